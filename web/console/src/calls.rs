//! Calls beside the sample calls that the console opens with: a few that somebody pastes, or a file of many. The engine
//! beside the page reads and judges them; here is what the page knows of it.

mod file;
mod read;

use baton_core::Call;
use baton_worker::protocol::CallsRead;

use crate::model::Model;
use crate::samples::Sample;
use crate::update::Wish;

pub use file::{
    File, Mapping, Phase, again, fed, headed, judged, judging, lacks_rows, on_screen, reading,
    shown,
};
pub(crate) use read::asked;
pub use read::{Found, read};

/// Which calls the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those that are handed off.
    HandedOff,
    /// Those that are not.
    NotHandedOff,
    /// Those that nobody can tell yet.
    Unclear,
    /// Those that the draft decides otherwise than the published policy.
    Changed,
}

impl Filter {
    /// Every filter, with its word and its name.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::All, "all", "All"),
        (Self::HandedOff, "hand_off", "Handed off"),
        (Self::NotHandedOff, "no_handoff", "Not handed off"),
        (Self::Unclear, "undecided", "Cannot tell"),
        (Self::Changed, "changed", "Changed"),
    ];

    /// The filter that a word means; all calls for another.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, own, _)| *own == word)
            .map_or(Self::All, |(filter, ..)| filter)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(own, ..)| *own == self)
            .map_or("all", |(_, word, _)| word)
    }

    /// Whether a sample is shown.
    #[must_use]
    pub fn shows(self, model: &Model, index: usize) -> bool {
        let outcome = model.verdict(index).map(|verdict| verdict.outcome.as_str());
        match self {
            Self::All => true,
            Self::Changed => model.was(index).is_some(),
            other => outcome == Some(other.word()),
        }
    }
}

/// What the screen of calls holds besides the calls themselves.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Which calls are shown.
    pub filter: Filter,
    /// What is being pasted.
    pub pasted: String,
    /// What could not be read of it, and what was noticed.
    pub problems: Vec<String>,
    /// The file of many calls.
    pub file: File,
    /// A table that may become it, once its columns are mapped.
    pub mapping: Option<Mapping>,
}

/// Something for the worker that holds the calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Read a few calls.
    Read(String),
    /// Read the file in hand from its beginning, with this target for each column.
    Load(Vec<String>),
    /// Judge the file's calls.
    Judge,
    /// Give a page of the table.
    Rows,
    /// Give one call, to be looked at.
    Pick(u64),
}

/// Does what is asked on the screen of calls.
pub fn update(model: &mut Model, what: &str, value: &str) -> Vec<Wish> {
    let (word, rest) = what.split_once(' ').unwrap_or((what, ""));
    let errand = match word {
        "filter" => {
            model.loaded.filter = Filter::of(rest);
            None
        }
        "paste" => {
            value.clone_into(&mut model.loaded.pasted);
            None
        }
        "take" => Some(Errand::Read(std::mem::take(&mut model.loaded.pasted))),
        "file" => Some(Errand::Read(value.to_owned())),
        "pick" => rest.parse().ok().map(Errand::Pick),
        _ => return file::update(model, word, rest, value),
    };
    errand.into_iter().map(Wish::Calls).collect()
}

/// Adds the calls of a text to the samples. What cannot be read stays in the box, with what is wrong with it.
pub fn taken(model: &mut Model, text: &str, read: Result<CallsRead, String>) {
    let found = read.unwrap_or_else(|why| CallsRead {
        calls: Vec::new(),
        stories: Vec::new(),
        problems: vec![why],
    });
    let mut samples = Vec::new();
    for (call, story) in found.calls.iter().zip(found.stories) {
        if let Ok(call) = Call::from_json(call) {
            samples.push(Sample::untitled(call, story));
        }
    }
    let read = samples.len();
    let new = model.add_samples(samples);
    // What is wrong is mended in the box. What was right beside it is there already, and will not come twice.
    if read == 0 || !found.problems.is_empty() {
        text.clone_into(&mut model.loaded.pasted);
    }
    model.loaded.problems = found.problems;
    let count = crate::words::count;
    model.said = match (new, model.loaded.problems.as_slice()) {
        (0, [why, ..]) => format!("nothing was added: {why}"),
        (0, []) if read > 0 => return model.tell("Nothing was added: they are here already."),
        (0, []) => return model.tell("Nothing was added: there is no call in it."),
        (new, []) => format!("{} added", count(new, "call")),
        (new, wrong) => format!(
            "{} added; {} to mend",
            count(new, "call"),
            count(wrong.len(), "other")
        ),
    };
}

/// Looks at a call of the file: it becomes a sample.
pub fn picked(model: &mut Model, call: Result<String, String>) -> Vec<Wish> {
    match call.and_then(|text| Call::from_json(&text).map_err(|why| why.to_string())) {
        Ok(call) => {
            let story = "A call of your file.".to_owned();
            model.add_samples(vec![Sample::untitled(call.clone(), story)]);
            let mut samples = model.samples().iter();
            let mut place = model.place.clone();
            place.sample = samples
                .position(|sample| sample.call == call)
                .unwrap_or_default();
            vec![Wish::Go(place.address(place.screen, model.samples()))]
        }
        Err(why) => {
            model.said = why;
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    fn read_now(model: &mut Model, text: &str) {
        let found = read(text, model.policy());
        let calls = found.samples.iter();
        let told = CallsRead {
            calls: calls.map(|s| s.call.to_json()).collect(),
            stories: found.samples.iter().map(|s| s.story.clone()).collect(),
            problems: found.problems,
        };
        taken(model, text, Ok(told));
    }

    #[test]
    fn a_pasted_call_becomes_a_sample_and_is_decided() {
        let mut model = opened();
        let before = model.samples().len();
        let call = r#"{"id":"mine-1","facts":{"qualification_score":90}}"#;
        update(&mut model, "paste", call);
        let wishes = update(&mut model, "take", "");
        assert_eq!(wishes, [Wish::Calls(Errand::Read(call.to_owned()))]);
        read_now(&mut model, call);
        assert_eq!(model.samples().len(), before + 1);
        assert_eq!(model.said, "1 call added");
        assert_eq!(model.verdict(before).unwrap().outcome.as_str(), "undecided");
        assert!(model.go("/samples/mine-1"), "it has an address");
        assert_eq!(model.place.sample, before);
    }

    #[test]
    fn what_cannot_be_read_stays_in_the_box() {
        let mut model = opened();
        let before = model.samples().len();
        read_now(&mut model, "{\"id\":");
        assert_eq!(model.samples().len(), before);
        assert_eq!(model.loaded.pasted, "{\"id\":");
        assert!(
            model.loaded.problems[0].contains("line 1"),
            "{:?}",
            model.loaded.problems
        );
    }

    #[test]
    fn what_is_wrong_is_mended_in_the_box_and_the_others_do_not_come_twice() {
        let mut model = opened();
        let before = model.samples().len();
        let good = r#"{"id":"a","facts":{}}"#;
        let text = [good, "{\"id\":"].join("\n");
        read_now(&mut model, &text);
        assert_eq!(model.said, "1 call added; 1 other to mend");
        assert_eq!(model.loaded.pasted, text);
        model.loaded.pasted.clear();
        let mended = [good, r#"{"id":"b","facts":{}}"#].join("\n");
        read_now(&mut model, &mended);
        assert_eq!(model.said, "1 call added");
        assert_eq!(model.loaded.pasted, "");
        assert_eq!(model.samples().len(), before + 2);
        read_now(&mut model, &mended);
        assert!(model.notice.contains("here already"), "everybody sees it");
        update(&mut model, "paste", "[]");
        read_now(&mut model, "[]");
        assert!(model.notice.contains("no call in it"));
    }

    #[test]
    fn the_call_that_was_picked_is_the_one_that_is_shown() {
        let mut model = opened();
        for (score, address) in [(90, "#/trigger/c-1042-2"), (10, "#/trigger/c-1042-3")] {
            let call = format!(r#"{{"id":"c-1042","facts":{{"qualification_score":{score}}}}}"#);
            assert_eq!(picked(&mut model, Ok(call)), [Wish::Go(address.to_owned())]);
            model.go(address.trim_start_matches('#'));
            let (_, call, _) = model.selected().unwrap();
            assert_eq!(
                call.facts.get("qualification_score"),
                Some(&baton_core::Node::Int(score))
            );
        }
    }

    #[test]
    fn a_call_of_the_file_is_looked_at_once() {
        let mut model = opened();
        let before = model.samples().len();
        let call = r#"{"id":"row-7","facts":{}}"#;
        for _ in 0..2 {
            let wishes = picked(&mut model, Ok(call.to_owned()));
            assert_eq!(wishes, [Wish::Go("#/trigger/row-7".to_owned())]);
            assert_eq!(model.samples().len(), before + 1);
        }
    }

    #[test]
    fn filters_show_what_they_say() {
        let mut model = opened();
        for (filter, word, _) in Filter::ALL {
            update(&mut model, &["filter", word].join(" "), "");
            assert_eq!((model.loaded.filter, filter.word()), (filter, word));
        }
        let all = 0..model.samples().len();
        let shown = |filter: Filter| all.clone().filter(|i| filter.shows(&model, *i)).count();
        let parts = [Filter::HandedOff, Filter::NotHandedOff, Filter::Unclear].map(shown);
        assert!(parts.iter().all(|count| *count > 0), "{parts:?}");
        assert_eq!(parts.iter().sum::<usize>(), model.samples().len());
        assert_eq!(shown(Filter::Changed), 0);
    }
}
