//! Where the reader is. The address says it: `#/formats/c-1042`.

use baton_core::document::Path;

use crate::samples::Sample;

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// When a call is handed off.
    #[default]
    Trigger,
    /// In which format.
    Formats,
    /// What is due by when.
    Sla,
    /// What everybody reads and hears.
    Messages,
    /// Calls, the samples and one's own.
    Samples,
    /// A call as it happens.
    Live,
    /// What has changed, and signing it.
    Review,
    /// The document as a text.
    Yaml,
}

impl Screen {
    /// Every screen, in the order of the bar, with its word in the address and its name.
    pub const ALL: [(Self, &'static str, &'static str); 8] = [
        (Self::Trigger, "trigger", "Trigger"),
        (Self::Formats, "formats", "Formats"),
        (Self::Sla, "sla", "SLA"),
        (Self::Messages, "messages", "Messages"),
        (Self::Samples, "samples", "Calls"),
        (Self::Live, "live", "Live call"),
        (Self::Yaml, "yaml", "YAML"),
        (Self::Review, "review", "Review"),
    ];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(screen, ..)| *screen == self)
            .map_or("", |(_, word, _)| word)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(screen, ..)| *screen == self)
            .map_or("", |(.., name)| name)
    }

    /// The screen on which a place of the document is changed.
    pub fn of_path(at: &Path) -> Self {
        let section = at.segments().next().unwrap_or_default();
        if at.as_str() == "/warm_transfer/say" {
            return Self::Messages;
        }
        match section.as_str() {
            "handoff_trigger" | "facts" => Self::Trigger,
            "handoff_formats" | "warm_transfer" => Self::Formats,
            "handoff_sla" | "calendar" => Self::Sla,
            "messages" | "crm" | "summary" => Self::Messages,
            "title" | "policy" | "currency" => Self::Review,
            _ => Self::Yaml,
        }
    }
}

/// A screen and a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The index of the selected sample.
    pub sample: usize,
    /// What else the address says, for the screen.
    pub rest: String,
}

impl Place {
    /// Goes where an address says. What it does not name stays; `false` if it is no place of the console.
    pub fn follow(&mut self, fragment: &str, samples: &[Sample]) -> bool {
        let Some(address) = fragment.strip_prefix('/') else {
            return fragment.is_empty();
        };
        let mut parts = address.splitn(3, '/');
        let word = parts.next().unwrap_or_default();
        let known = Screen::ALL.into_iter().find(|(_, own, _)| *own == word);
        let Some((screen, ..)) = known else {
            return false;
        };
        self.screen = screen;
        let id = parts.next().unwrap_or_default();
        if let Some(index) = samples.iter().position(|sample| sample.is(id)) {
            self.sample = index;
        }
        self.rest = parts.next().unwrap_or_default().to_owned();
        true
    }

    /// The call that an address asks for, if it is none of the samples.
    #[must_use]
    pub fn lacks<'f>(&self, fragment: &'f str, samples: &[Sample]) -> Option<&'f str> {
        let mut parts = fragment.strip_prefix('/')?.splitn(3, '/');
        parts.next().filter(|word| *word == self.screen.word())?;
        let id = parts.next().filter(|id| !id.is_empty())?;
        let here = samples.get(self.sample).is_some_and(|sample| sample.is(id));
        (!here).then_some(id)
    }

    /// The address of a screen with this call.
    pub fn address(&self, screen: Screen, samples: &[Sample]) -> String {
        let id = samples.get(self.sample).map(|sample| sample.key.as_str());
        ["#/", screen.word(), "/", id.unwrap_or_default()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_screen_and_a_call() {
        let samples = crate::samples::read(include_str!("../../../samples/calls.json")).unwrap();
        let mut place = Place::default();
        assert!(place.follow("/formats/c-1044", &samples));
        assert_eq!((place.screen, place.sample), (Screen::Formats, 2));
        assert_eq!(place.address(Screen::Sla, &samples), "#/sla/c-1044");
        assert!(place.follow("/messages", &samples), "the call stays");
        assert_eq!((place.screen, place.sample), (Screen::Messages, 2));
        assert_eq!(place.lacks("/messages/c-1044", &samples), None);
        assert_eq!(place.lacks("/messages/c-9", &samples), Some("c-9"));
        let call = baton_core::Call::new("a b", baton_core::call::Phase::Ended);
        let own = [Sample::untitled(call, String::new())];
        assert!(place.follow("/trigger/a b", &own), "as somebody writes it");
        assert_eq!((place.sample, place.lacks("/trigger/a b", &own)), (0, None));
        assert!(!place.follow("/nowhere", &samples));
        assert!(!place.follow("sign/check", &samples), "the dialog's own");
        assert!(place.follow("", &samples));
    }

    #[test]
    fn every_section_of_the_document_has_a_screen() {
        let screen = |at| Screen::of_path(&Path::new(at));
        assert_eq!(screen("/handoff_trigger/conditions/0"), Screen::Trigger);
        assert_eq!(screen("/calendar/hours/mon"), Screen::Sla);
        assert_eq!(screen("/warm_transfer/say"), Screen::Messages);
        assert_eq!(screen("/routing"), Screen::Yaml);
    }
}
