//! Calls beside the sample calls that the console opens with: those that somebody pastes or brings in a file.

mod read;

use crate::model::Model;
use crate::update::Wish;

pub use read::read;

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

    /// Whether a sample is shown.
    pub fn shows(self, model: &Model, index: usize) -> bool {
        let outcome = model.verdict(index).map(|verdict| verdict.outcome.as_str());
        match self {
            Self::All => true,
            Self::Changed => model.was(index).is_some(),
            other => Self::ALL
                .iter()
                .any(|(own, word, _)| *own == other && outcome == Some(*word)),
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
}

/// Does what is asked on the screen of calls.
pub fn update(model: &mut Model, what: &str, value: &str) -> Vec<Wish> {
    let (word, rest) = what.split_once(' ').unwrap_or((what, ""));
    match word {
        "filter" => {
            let mut all = Filter::ALL.into_iter();
            let known = all.find(|(_, own, _)| *own == rest);
            model.loaded.filter = known.map_or(Filter::All, |(filter, ..)| filter);
        }
        "paste" => value.clone_into(&mut model.loaded.pasted),
        "take" => {
            let text = std::mem::take(&mut model.loaded.pasted);
            take(model, &text);
        }
        "file" => take(model, value),
        _ => {}
    }
    Vec::new()
}

/// Adds the calls of a text to the samples. What cannot be read stays in the box, with what is wrong with it.
fn take(model: &mut Model, text: &str) {
    let found = read(text, model.policy());
    model.loaded.problems = found.problems;
    let count = found.samples.len();
    if count == 0 {
        text.clone_into(&mut model.loaded.pasted);
    }
    model.add_samples(found.samples);
    model.said = match (count, model.loaded.problems.first()) {
        (0, Some(why)) => format!("nothing was added: {why}"),
        (0, None) => "there is no call in it".to_owned(),
        (count, _) => format!("{} added", crate::words::count(count, "call")),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    #[test]
    fn a_pasted_call_becomes_a_sample_and_is_decided() {
        let mut model = opened();
        let before = model.samples().len();
        let call = r#"{"id":"mine-1","facts":{"qualification_score":90}}"#;
        update(&mut model, "paste", call);
        update(&mut model, "take", "");
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
        update(&mut model, "paste", "{\"id\":");
        update(&mut model, "take", "");
        assert_eq!(model.samples().len(), before);
        assert_eq!(model.loaded.pasted, "{\"id\":");
        assert!(
            model.loaded.problems[0].contains("line 1"),
            "{:?}",
            model.loaded.problems
        );
    }

    #[test]
    fn filters_show_what_they_say() {
        let mut model = opened();
        for (filter, word, _) in Filter::ALL {
            update(&mut model, &["filter", word].join(" "), "");
            assert_eq!(model.loaded.filter, filter);
        }
        let all = 0..model.samples().len();
        let shown = |filter: Filter| all.clone().filter(|i| filter.shows(&model, *i)).count();
        let parts = [Filter::HandedOff, Filter::NotHandedOff, Filter::Unclear].map(shown);
        assert!(parts.iter().all(|count| *count > 0), "{parts:?}");
        assert_eq!(parts.iter().sum::<usize>(), model.samples().len());
        assert_eq!(shown(Filter::Changed), 0);
    }
}
