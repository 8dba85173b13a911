//! What was typed into fields: the text stays as typed while it stands for the value, and what is wrong with it is
//! shown once the field was left.

use baton_core::document::Path;

/// The fields that people have been in.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    typed: Vec<(Path, String)>,
    /// The field that has the focus, and whether its errors were shown when it was entered.
    inside: Option<(Path, bool)>,
    /// Fields that began empty and were not left yet: nobody has done anything wrong there.
    fresh: Vec<Path>,
}

impl Fields {
    /// What was typed at a place.
    pub fn typed(&self, at: &Path) -> &str {
        let found = self.typed.iter().find(|(place, _)| place == at);
        found.map_or("", |(_, text)| text)
    }

    /// Somebody types.
    pub fn set_typed(&mut self, at: &Path, text: &str) {
        self.typed.retain(|(place, _)| place != at);
        self.typed.push((at.clone(), text.to_owned()));
    }

    /// A field begins empty.
    pub fn begin(&mut self, at: Path) {
        self.fresh.push(at);
    }

    /// The focus is in a field now; `shown` says whether it has errors that are shown.
    pub fn enter(&mut self, at: Path, shown: bool) {
        self.inside = Some((at, shown));
    }

    /// The focus left a field.
    pub fn leave(&mut self, at: &Path) {
        // The next field may have been entered meanwhile.
        self.inside.take_if(|(inside, _)| inside == at);
        self.fresh.retain(|place| place != at);
    }

    /// What was wrong in the field that has the focus is right now: the next error waits again.
    pub fn mended(&mut self) {
        if let Some((_, shown)) = &mut self.inside {
            *shown = false;
        }
    }

    /// Whether what is wrong at a place is shown yet.
    pub fn shows(&self, at: &Path) -> bool {
        let waits = matches!(&self.inside, Some((place, false)) if place == at);
        !waits && !self.fresh.contains(at)
    }

    /// The screen was left, and with it every field: what is missing there is missing now.
    pub fn left(&mut self) {
        self.inside = None;
        self.fresh.clear();
    }

    /// The document was changed from elsewhere: what was typed counts for nothing any more.
    pub fn forget(&mut self) {
        self.typed.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_waits_until_the_field_is_left_unless_it_was_shown_before() {
        let at = Path::new("/a");
        let mut fields = Fields::default();
        assert!(fields.shows(&at));
        fields.enter(at.clone(), false);
        assert!(!fields.shows(&at));
        assert!(fields.shows(&Path::new("/b")));
        fields.enter(Path::new("/b"), false);
        fields.leave(&at);
        assert!(fields.shows(&at));
        assert!(
            !fields.shows(&Path::new("/b")),
            "it was entered before the other was left"
        );
        fields.leave(&Path::new("/b"));
        fields.enter(at.clone(), true);
        assert!(fields.shows(&at), "it is being mended");
        fields.mended();
        assert!(!fields.shows(&at));
    }

    #[test]
    fn a_field_that_begins_empty_is_not_wrong_yet() {
        let at = Path::new("/a");
        let mut fields = Fields::default();
        fields.begin(at.clone());
        assert!(!fields.shows(&at));
        fields.leave(&at);
        assert!(fields.shows(&at));
        fields.begin(at.clone());
        fields.left();
        assert!(fields.shows(&at), "the whole screen was left");
    }
}
