//! A file of many calls, as far as the page knows it.

use baton_worker::protocol::{CallsFed, CallsHeaded, CallsJudged};

use super::{Errand, Filter};
use crate::model::{Dialog, Model, Screen};
use crate::update::Wish;

/// How far the file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// Its calls are being judged; what was judged before is shown, dimmed.
    Judging,
    /// All is told.
    Ready,
    /// It was given up: why.
    Stopped(String),
}

/// A file of many calls.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// How far it is.
    pub phase: Phase,
    /// Its name.
    pub name: String,
    /// How much of the present work is done, of how much: bytes, then calls.
    pub done: (u64, u64),
    /// Which work it is: what belongs to an earlier one is not taken any more.
    pub turn: u64,
    /// What was read.
    pub fed: Option<CallsFed>,
    /// The counts, as HTML.
    pub summary: String,
    /// How many calls change outcome or tier against the published policy: no more is judged of so many.
    pub changed: u64,
    /// The shown page of the table, as HTML.
    pub rows: String,
    /// Whether the rows are of an earlier judging.
    pub outdated: bool,
    /// Whether reading was cancelled: what is here is not all of it.
    pub part: bool,
    /// Which rows are shown.
    pub filter: Filter,
    /// The first row that is shown.
    pub from: u64,
}

/// A table whose columns are being mapped; the file that was read before it stays until that is done.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The table's name.
    pub name: String,
    /// Its columns, and what they may be.
    pub head: CallsHeaded,
    /// What each column is.
    pub targets: Vec<String>,
}

impl Mapping {
    /// Where the targets for tables with these columns are kept.
    #[must_use]
    pub fn kept_under(&self) -> String {
        ["baton.columns.", &self.head.columns.join("\u{1f}")].concat()
    }
}

impl File {
    /// Whether a turn is still the present one.
    #[must_use]
    pub fn is_turn(&self, turn: u64) -> bool {
        self.turn == turn
    }

    fn next_turn(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }
}

/// Does what is asked of the file.
pub(super) fn update(model: &mut Model, word: &str, rest: &str, value: &str) -> Vec<Wish> {
    let loaded = &mut model.loaded;
    let file = &mut loaded.file;
    match word {
        "map" => {
            let column = rest.parse().unwrap_or(usize::MAX);
            let targets = loaded.mapping.as_mut().map(|mapping| &mut mapping.targets);
            if let Some(target) = targets.and_then(|targets| targets.get_mut(column)) {
                value.clone_into(target);
            }
        }
        "load" => {
            model.dialog = None;
            let Some(mapping) = loaded.mapping.take() else {
                return Vec::new();
            };
            let keep = Wish::Remember(mapping.kept_under(), mapping.targets.join(" "));
            begin(file, mapping.name);
            return vec![keep, Wish::Calls(Errand::Load(mapping.targets))];
        }
        "cancel" => {
            file.next_turn();
            file.part |= file.phase == Phase::Reading;
            file.phase = Phase::Stopped("cancelled: the counts are of an earlier draft".to_owned());
            if file.fed.as_ref().is_some_and(|fed| fed.calls > 0) && file.summary.is_empty() {
                return vec![Wish::Calls(Errand::Judge)];
            }
        }
        "rows" => {
            file.from = 0;
            file.filter = Filter::of(rest);
            return vec![Wish::Calls(Errand::Rows)];
        }
        "from" => {
            file.from = rest.parse().unwrap_or(0);
            return vec![Wish::Calls(Errand::Rows)];
        }
        _ => {}
    }
    Vec::new()
}

/// Judges the file anew: the draft is another, or what it is compared with. Nothing without a file.
#[must_use]
pub fn again(model: &Model) -> Vec<Wish> {
    let file = &model.loaded.file;
    let calls = file.fed.as_ref().map_or(0, |fed| fed.calls);
    if calls == 0 || file.summary.is_empty() {
        return Vec::new();
    }
    vec![Wish::Calls(Errand::Judge)]
}

/// A file was given: its beginning tells what it is. `kept` is the mapping of the last file with these columns.
pub fn headed(
    model: &mut Model,
    name: &str,
    head: Result<CallsHeaded, String>,
    kept: impl FnOnce(&str) -> Option<String>,
) -> Vec<Wish> {
    let head = match head {
        Ok(head) => head,
        Err(why) => {
            model.said = [name, ": ", &why].concat();
            model.loaded.problems = vec![model.said.clone()];
            return Vec::new();
        }
    };
    model.loaded.problems.clear();
    if head.columns.is_empty() {
        begin(&mut model.loaded.file, name.to_owned());
        return vec![Wish::Calls(Errand::Load(Vec::new()))];
    }
    let mut mapping = Mapping {
        name: name.to_owned(),
        targets: head.suggested.clone(),
        head,
    };
    if let Some(kept) = kept(&mapping.kept_under()) {
        let kept: Vec<String> = kept.split(' ').map(str::to_owned).collect();
        if kept.len() == mapping.targets.len() {
            mapping.targets = kept;
        }
    }
    model.loaded.mapping = Some(mapping);
    model.dialog = Some(Dialog::Mapping);
    Vec::new()
}

/// Another file comes in the place of the one that was in hand.
fn begin(file: &mut File, name: String) {
    let turn = file.next_turn();
    *file = File {
        name,
        turn,
        ..File::default()
    };
}

/// Reading begins, of so many bytes. The turn is the work's own.
pub fn reading(model: &mut Model, size: u64) -> u64 {
    let file = &mut model.loaded.file;
    file.phase = Phase::Reading;
    file.part = false;
    file.done = (0, size);
    file.fed = None;
    file.summary.clear();
    file.rows.clear();
    file.next_turn()
}

/// A piece was read, up to so many bytes. `false` if nobody waits for more.
pub fn fed(model: &mut Model, turn: u64, done: u64, told: Result<CallsFed, String>) -> bool {
    let file = &mut model.loaded.file;
    if !file.is_turn(turn) {
        return false;
    }
    match told {
        Ok(told) => {
            file.done.0 = done.min(file.done.1);
            file.fed = Some(told);
            true
        }
        Err(why) => {
            model.said = why.clone();
            file.phase = Phase::Stopped(why);
            false
        }
    }
}

/// Judging begins. What was judged before stays until it is done.
pub fn judging(model: &mut Model) -> u64 {
    let file = &mut model.loaded.file;
    file.phase = Phase::Judging;
    file.done = (0, file.fed.as_ref().map_or(0, |fed| fed.calls));
    file.next_turn()
}

/// So many were judged. `true` if there are more to judge.
pub fn judged(model: &mut Model, turn: u64, told: Result<CallsJudged, String>) -> bool {
    let file = &mut model.loaded.file;
    if !file.is_turn(turn) {
        return false;
    }
    match told {
        Ok(told) if told.judged < told.total => {
            file.done = (told.judged, told.total);
            true
        }
        Ok(told) => {
            let first = file.summary.is_empty();
            file.summary = told.summary;
            file.changed = told.changed;
            file.outdated = true;
            file.phase = Phase::Ready;
            // A piece may have come after somebody had stopped waiting for it.
            if let Some(fed) = &mut file.fed {
                fed.calls = told.total;
            }
            if first {
                let total = usize::try_from(told.total).unwrap_or_default();
                let count = crate::words::count(total, "call");
                model.said = [&count, " read and judged"].concat();
            }
            false
        }
        Err(why) => {
            file.phase = Phase::Stopped(why);
            false
        }
    }
}

/// Whether the table is looked at, and its rows are not those of the last judging.
#[must_use]
pub fn lacks_rows(model: &Model) -> bool {
    on_screen(model) && model.loaded.file.outdated
}

/// Whether the file is looked at.
#[must_use]
pub fn on_screen(model: &Model) -> bool {
    model.place.screen == Screen::Samples
}

/// The page of the table came.
pub fn shown(model: &mut Model, told: Result<String, String>) {
    match told {
        Ok(rows) => {
            model.loaded.file.rows = rows;
            model.loaded.file.outdated = false;
        }
        Err(why) => model.said = why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    fn told(columns: &[&str]) -> CallsHeaded {
        let texts = |all: &[&str]| {
            all.iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        CallsHeaded {
            columns: texts(columns),
            suggested: vec!["-".to_owned(); columns.len()],
            targets: texts(&["-", "fact:deal_size"]),
            names: texts(&["not used", "deal size"]),
        }
    }

    #[test]
    fn a_table_asks_for_its_columns_and_remembers_them() {
        let mut model = opened();
        headed(&mut model, "a.csv", Ok(told(&["x", "y"])), |_| None);
        assert_eq!(model.dialog, Some(Dialog::Mapping));
        update(&mut model, "map", "1", "fact:deal_size");
        let wishes = update(&mut model, "load", "", "");
        assert_eq!(
            wishes[0],
            Wish::Remember(
                "baton.columns.x\u{1f}y".to_owned(),
                "- fact:deal_size".to_owned()
            )
        );
        let mapping = vec!["-".to_owned(), "fact:deal_size".to_owned()];
        assert_eq!(wishes[1], Wish::Calls(Errand::Load(mapping.clone())));
        headed(&mut model, "b.csv", Ok(told(&["x", "y"])), |asked| {
            assert_eq!(asked, "baton.columns.x\u{1f}y");
            Some("- fact:deal_size".to_owned())
        });
        let kept = model.loaded.mapping.as_ref().map(|kept| &kept.targets);
        assert_eq!(kept, Some(&mapping));
    }

    #[test]
    fn a_table_that_is_not_begun_leaves_the_file_before_it_alone() {
        let mut model = opened();
        headed(&mut model, "one.ndjson", Ok(told(&[])), |_| None);
        let turn = reading(&mut model, 10);
        headed(&mut model, "two.csv", Ok(told(&["x", "y"])), |_| None);
        assert!(model.loaded.file.is_turn(turn), "the first is read on");
        headed(&mut model, "three", Err("no calls".to_owned()), |_| None);
        assert_eq!(model.loaded.file.name, "one.ndjson");
        assert_eq!(model.loaded.problems, ["three: no calls"]);
        update(&mut model, "load", "", "");
        assert_eq!(model.loaded.file.name, "two.csv");
        assert!(!model.loaded.file.is_turn(turn));
    }

    #[test]
    fn a_cancelled_file_takes_nothing_more_and_keeps_what_it_has() {
        let mut model = opened();
        let wishes = headed(&mut model, "a.ndjson", Ok(told(&[])), |_| None);
        assert_eq!(wishes, [Wish::Calls(Errand::Load(Vec::new()))]);
        let turn = reading(&mut model, 1000);
        let piece = CallsFed {
            calls: 5,
            bad: String::new(),
        };
        assert!(fed(&mut model, turn, 400, Ok(piece.clone())));
        assert_eq!(model.loaded.file.done, (400, 1000));
        let wishes = update(&mut model, "cancel", "", "");
        assert_eq!(
            wishes,
            [Wish::Calls(Errand::Judge)],
            "what is there is judged"
        );
        assert!(!fed(&mut model, turn, 800, Ok(piece)));
        assert_eq!(model.loaded.file.done, (400, 1000));
        let turn = judging(&mut model);
        let all = CallsJudged {
            judged: 5,
            total: 5,
            changed: 0,
            summary: "five".to_owned(),
        };
        judged(&mut model, turn, Ok(all));
        model.go("/samples");
        let html = crate::views::edit(&model);
        assert!(html.contains("Cancelled"), "it does not look complete");
        reading(&mut model, 1000);
        assert!(!crate::views::edit(&model).contains("Cancelled"));
    }

    #[test]
    fn another_published_version_has_the_file_judged_again() {
        let mut model = opened();
        assert!(!model.publish(None), "it is the same");
        assert_eq!(again(&model), [], "there is no file");
        let file = &mut model.loaded.file;
        file.summary = "all".to_owned();
        file.fed = Some(CallsFed {
            calls: 5,
            bad: String::new(),
        });
        let head = baton_core::document::json::to_string(model.document()).replacen("75", "80", 1);
        model.desk.asked = 1;
        let looked = baton_worker::protocol::Looked {
            review: String::new(),
            chain: String::new(),
            trust: String::new(),
            last: 1,
            restores: 0,
            head: Some(head),
        };
        let wishes = crate::desk::looked(&mut model, 1, Ok(looked.clone()));
        assert_eq!(wishes, [Wish::Calls(Errand::Judge)]);
        assert_eq!(crate::desk::looked(&mut model, 1, Ok(looked)), []);
    }

    #[test]
    fn the_last_result_stays_until_the_next_is_there() {
        let mut model = opened();
        reading(&mut model, 10);
        let step = |judged, summary: &str| CallsJudged {
            judged,
            total: 10,
            changed: 0,
            summary: summary.to_owned(),
        };
        let first = judging(&mut model);
        assert!(judged(&mut model, first, Ok(step(4, ""))));
        assert!(!judged(&mut model, first, Ok(step(10, "one"))));
        let second = judging(&mut model);
        assert_eq!(model.loaded.file.summary, "one");
        assert!(!judged(&mut model, first, Ok(step(10, "late"))));
        judged(&mut model, second, Ok(step(10, "two")));
        assert_eq!(
            (model.loaded.file.summary.as_str(), &model.loaded.file.phase),
            ("two", &Phase::Ready)
        );
    }
}
