//! What an action does to the [`Model`]: a function of the two. What has to happen outside, in the browser, comes back
//! as [`Wish`]es.

mod edits;
mod messages;
pub mod yaml;

use baton_core::document::Path;
use baton_core::policy::Edit;
use baton_core::{Node, document::json};

use crate::action::{Action, Verb, act};
use crate::model::{Dialog, Model, Screen, Trial};
use crate::reading::Reads;
use crate::views::bar::THEMES;
use crate::views::palette;
use crate::words;

pub use messages::crm_name;

/// Something that only the browser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Move the focus to the element with this id, once the page shows it.
    Focus(String),
    /// Move the focus to the field of a place of the document, once the page shows it.
    FocusPlace(String),
    /// Scroll to the element with this id, once the page shows it.
    Reveal(String),
    /// Put the caret into the field of text with this id, at a line and a column, once the page shows it.
    Caret(String, u32, u32),
    /// Go to another address.
    Go(String),
    /// Go to another address in place of this one: the way back does not lead here.
    Leave(String),
    /// Hand out a file: name, type, text.
    Save(&'static str, &'static str, String),
    /// Keep a value in this browser.
    Keep(&'static str, String),
    /// Keep a value under a name that is not known beforehand.
    Remember(String, String),
    /// Something for the worker that holds calls.
    Calls(crate::calls::Errand),
    /// Make a link of the draft and copy it.
    Share,
    /// Print the page.
    Print,
    /// Read a text of YAML and take it as the draft; with whether the reader is asked first.
    ReadYaml(String),
    /// Take the draft that another tab has kept.
    TakeOver,
    /// Something for the worker that plays the live call: what, and what the element holds.
    Live(String, String),
    /// Fetch the scenarios and policies of a live call.
    Rehearsals,
    /// Let time pass in a live call: the run that it belongs to, and after how many milliseconds.
    Tick(u32, u32),
    /// Full screen, or back.
    FullScreen,
    /// Something that takes the browser's key, its storage, or the worker for signed files.
    Desk(crate::desk::Errand),
}

pub use edits::ENDS;

/// Where the theme and the choice about keys are kept.
pub const THEME: &str = "baton.theme";
/// Where it is kept whether single keys are shortcuts.
pub const SINGLE_KEYS: &str = "baton.single-keys";

/// Does an action. `value` is what the element holds: what was typed or chosen.
pub fn update(model: &mut Model, action: &Action, value: &str, now_ms: i64) -> Vec<Wish> {
    // A dialog that closes is the end of something, and what was told of it has just been told.
    if action.verb != Verb::Close {
        model.move_on();
    }
    let to = action.to.as_str();
    let at = Path::new(to);
    match action.verb {
        Verb::Type => typed(model, to, value, now_ms),
        Verb::Pick if crate::views::messages::kind_at(&at).is_some() => {
            messages::take(model, &at, value, now_ms)
        }
        Verb::Pick => edit(model, &[set(&at, Node::text(value))], now_ms),
        Verb::Flag => edit(model, &[set(&at, Node::Bool(value == "true"))], now_ms),
        Verb::Toggle => {
            let (word, list) = to.split_once(' ').unwrap_or((to, ""));
            let edits = edits::toggle(model, word, &Path::new(list));
            edit(model, &edits, now_ms)
        }
        Verb::Field => {
            let edits = edits::field(model, &at, value);
            edit(model, &edits, now_ms)
        }
        Verb::Operator => {
            let edits = edits::operator(model, &at, value);
            edit(model, &edits, now_ms)
        }
        Verb::Regroup => {
            let edits = edits::regroup(model, &at, value);
            edit(model, &edits, now_ms)
        }
        Verb::AddCondition => edits::add_condition(model, &at, now_ms),
        Verb::AddGroup => {
            let (kind, list) = to.split_once(' ').unwrap_or((to, ""));
            edits::add_group(model, kind, &Path::new(list), now_ms)
        }
        Verb::Add if to == "/crm/fields" => messages::add(model, now_ms),
        Verb::End => {
            let (end, range) = to.split_once(' ').unwrap_or((to, ""));
            let edits = edits::end(model, &Path::new(range), end == "low", value);
            edit(model, &edits, now_ms)
        }
        Verb::AddTier => edits::add_tier(model, &at, now_ms),
        Verb::Add => edits::add(model, to, value, now_ms),
        Verb::Rename => messages::rename(model, &at, value, now_ms),
        Verb::Usual => messages::usual(model, &at, now_ms),
        Verb::Paste => {
            value.clone_into(&mut model.pasted);
            Vec::new()
        }
        Verb::Remove if messages::holds(&at) => messages::remove(model, &at, now_ms),
        Verb::Remove => edits::remove(model, &at, now_ms),
        Verb::Up => edits::shift(model, &at, true, now_ms),
        Verb::Down => edits::shift(model, &at, false, now_ms),
        Verb::Try => trial(model, to),
        Verb::Untry => {
            model.set_trial(None);
            Vec::new()
        }
        Verb::Undo | Verb::Redo => step(model, action.verb == Verb::Undo),
        Verb::Go => vec![Wish::Go(to.to_owned())],
        Verb::Jump if !to.is_empty() && !to.starts_with('/') => vec![Wish::Focus(to.to_owned())],
        Verb::Jump => jump(model, &at),
        Verb::Theme => {
            if let Some((word, _)) = THEMES.into_iter().find(|(word, _)| *word == to) {
                model.theme = word;
            }
            vec![Wish::Keep(THEME, to.to_owned())]
        }
        Verb::Keys => {
            model.single_keys = value == "true";
            vec![Wish::Keep(SINGLE_KEYS, value.to_owned())]
        }
        Verb::Open => {
            model.dialog = match to {
                "palette" => Some(Dialog::Palette),
                "shortcuts" => Some(Dialog::Shortcuts),
                "mapping" => Some(Dialog::Mapping),
                _ => None,
            };
            model.search = (String::new(), 0);
            // Nothing plays on behind a dialog.
            live(model, "pause")
        }
        Verb::Close => {
            model.dialog = None;
            Vec::new()
        }
        Verb::Search => {
            model.search = (value.to_owned(), 0);
            Vec::new()
        }
        Verb::Choose => {
            let last = palette::found(model).len().saturating_sub(1);
            let chosen = model.search.1.min(last);
            model.search.1 = match to {
                "-1" => chosen.checked_sub(1).unwrap_or(last),
                _ if chosen == last => 0,
                _ => chosen + 1,
            };
            vec![Wish::Reveal(format!("command-{}", model.search.1))]
        }
        Verb::Run => {
            model.dialog = None;
            match Action::parse(to) {
                Some(action) if action.verb != Verb::Run => update(model, &action, "", now_ms),
                _ => Vec::new(),
            }
        }
        Verb::Share => vec![Wish::Share],
        Verb::Print => vec![Wish::Print],
        Verb::Reset => {
            let opening = json::parse(crate::samples::POLICY).unwrap_or_default();
            load(model, opening, now_ms);
            model.said =
                "the draft is the opening policy; undo brings back what was there".to_owned();
            Vec::new()
        }
        Verb::Yaml => {
            yaml::typed(model, value);
            Vec::new()
        }
        Verb::TakeYaml => match &model.yaml {
            Some((text, _)) => vec![Wish::ReadYaml(text.clone())],
            None => {
                "the text is the draft already".clone_into(&mut model.said);
                Vec::new()
            }
        },
        Verb::DropYaml => {
            model.yaml = None;
            "the text shows the draft again".clone_into(&mut model.said);
            vec![Wish::Focus("yaml".to_owned())]
        }
        Verb::Caret => yaml::caret(to),
        Verb::SaveYaml => {
            let text = model.history().draft().to_yaml();
            vec![Wish::Save("policy.yaml", "application/yaml", text)]
        }
        Verb::OpenYaml => vec![Wish::ReadYaml(value.to_owned())],
        Verb::TakeOver => vec![Wish::TakeOver],
        Verb::Dismiss => {
            match to {
                "notice" => model.notice.clear(),
                _ => model.overtaken = false,
            }
            Vec::new()
        }
        Verb::Desk => crate::desk::update(model, to, value),
        Verb::Live => vec![Wish::Live(to.to_owned(), value.to_owned())],
        Verb::Calls => crate::calls::update(model, to, value),
    }
}

/// The focus came into a field.
pub fn enter(model: &mut Model, action: &Action) {
    if let Some((_, at)) = typed_place(action) {
        let mut errors = model.errors();
        let shown = model.fields.shows(&at) && errors.any(|error| error.path == at);
        drop(errors);
        model.fields.enter(at, shown);
    }
}

/// The focus left a field: what is wrong there is said now.
pub fn leave(model: &mut Model, action: &Action) {
    if action.verb == Verb::Rename {
        messages::named(model, &Path::new(&action.to));
    }
    if let Some((_, at)) = typed_place(action) {
        model.fields.leave(&at);
        let said = model
            .errors()
            .find(|error| error.path == at)
            .map(words::finding);
        if let Some(said) = said {
            model.said = said;
        }
    }
}

/// The way of reading and the place of a text field's action.
fn typed_place(action: &Action) -> Option<(Reads, Path)> {
    if action.verb != Verb::Type {
        return None;
    }
    let (reads, at) = action.to.split_once(' ')?;
    Some((Reads::of(reads)?, Path::new(at)))
}

fn typed(model: &mut Model, to: &str, value: &str, now_ms: i64) -> Vec<Wish> {
    let action = Action {
        verb: Verb::Type,
        to: to.to_owned(),
    };
    let Some((reads, at)) = typed_place(&action) else {
        return Vec::new();
    };
    model.fields.set_typed(&at, value);
    let wishes = edit(model, &[set(&at, reads.node(value))], now_ms);
    if model.errors().all(|error| error.path != at) {
        model.fields.mended();
    }
    wishes
}

fn set(at: &Path, to: Node) -> Edit {
    Edit::Set { at: at.clone(), to }
}

fn edit(model: &mut Model, edits: &[Edit], now_ms: i64) -> Vec<Wish> {
    if !edits.is_empty() {
        model.edit(edits, now_ms);
    }
    Vec::new()
}

/// Takes up another document in place of this one, as one step.
pub fn load(model: &mut Model, document: Node, now_ms: i64) {
    model.fields.forget();
    let draft = baton_core::PolicyDraft::from_node(document).completed();
    model.edit(&[set(&Path::root(), draft.node().clone())], now_ms);
}

/// What a link to a document carries besides the rules: the policy's own tests are calls, and may name people.
pub fn carries(document: &Node) -> &'static str {
    let tests = match document.get("tests") {
        Some(Node::List(tests)) if !tests.is_empty() => tests,
        _ => return "It holds no calls and no contact data.",
    };
    let named = tests.iter().any(|test| {
        let contact = test.get("call").and_then(|call| call.get("contact"));
        matches!(contact, Some(Node::Map(parts)) if parts.iter().any(|(_, part)| !part.typed().is_empty()))
    });
    if named {
        "Careful: the policy’s own tests hold contact data, and the link carries them."
    } else {
        "It carries the policy’s own tests, and so the calls in them."
    }
}

/// Takes what a link holds as the draft, if it is a policy: a step that can be undone.
pub fn open_link(model: &mut Model, held: Option<Node>, now_ms: i64) {
    match held.filter(yaml::is_policy) {
        Some(node) => {
            load(model, node, now_ms);
            model.dialog = Some(Dialog::Shared);
        }
        None => model
            .tell("The link does not hold a policy that can be read: ask for it again, in full."),
    }
}

fn step(model: &mut Model, back: bool) -> Vec<Wish> {
    model.fields.forget();
    let history = model.history_mut();
    let what = if back { history.undo() } else { history.redo() };
    model.said = match (what, back) {
        (Some(what), true) => format!("undone: {what}"),
        (Some(what), false) => format!("done again: {what}"),
        (None, true) => "there is nothing to undo".to_owned(),
        (None, false) => "there is nothing to do again".to_owned(),
    };
    model.consider();
    live(model, "look")
}

/// Tells the live call, if that is what is looked at.
fn live(model: &Model, what: &str) -> Vec<Wish> {
    if model.place.screen == Screen::Live {
        return vec![Wish::Live(what.to_owned(), String::new())];
    }
    Vec::new()
}

/// Goes to where a finding is: its screen, and its field.
fn jump(model: &Model, at: &Path) -> Vec<Wish> {
    let screen = Screen::of_path(at);
    let mut wishes = Vec::new();
    if screen != model.place.screen {
        wishes.push(Wish::Go(model.place.address(screen, model.samples())));
    }
    wishes.push(Wish::FocusPlace(at.to_string()));
    wishes
}

/// Tries a change of the selected call: the field, and the value as JSON.
fn trial(model: &mut Model, to: &str) -> Vec<Wish> {
    let Some((field, value)) = to.split_once(' ') else {
        return Vec::new();
    };
    let (Ok(value), Some((_, call, _))) = (json::parse(value), model.selected()) else {
        return Vec::new();
    };
    let mut call = call.clone();
    call.set_fact(field, value.clone());
    let schema = model.policy().schema();
    let spec = schema.slot(field).and_then(|slot| schema.spec(slot));
    let money = model.policy().money();
    let shown = spec.and_then(|spec| Some(spec.read(&value, money).ok()?.describe(money.currency)));
    let said = format!("{} {}", words::field(field), shown.unwrap_or_default());
    let mut all = model
        .trial
        .as_ref()
        .map_or_else(Vec::new, |trial| trial.words.clone());
    all.push(said);
    let sample = model.place.sample;
    model.set_trial(Some(Trial {
        sample,
        call,
        words: all,
    }));
    Vec::new()
}

/// What a key does, if it is a shortcut here. `holder` is the action of the list item around the focus.
pub fn key(model: &Model, chord: &str, holder: &str) -> Option<String> {
    let item = holder.split_once(' ').map(|(_, at)| at);
    if model.dialog == Some(Dialog::Palette) {
        let command = || palette::found(model).into_iter().nth(model.search.1);
        return match chord {
            "ArrowDown" => Some(act(Verb::Choose, "1")),
            "ArrowUp" => Some(act(Verb::Choose, "-1")),
            "Enter" => command().map(|command| act(Verb::Run, &command.action)),
            _ => None,
        };
    }
    // What lies under a dialog is not what keys are meant for.
    if model.dialog.is_some() || model.desk.section.is_some() {
        return None;
    }
    let action = match (chord, item) {
        // Typing that is no part of the document yet is undone by the browser.
        ("mod+z" | "mod+shift+z" | "mod+y", _) if yaml::is_typed(model) => return None,
        ("mod+z", _) => act(Verb::Undo, ""),
        ("mod+shift+z" | "mod+y", _) => act(Verb::Redo, ""),
        ("mod+k", _) => act(Verb::Open, "palette"),
        ("alt+ArrowUp", Some(at)) => act(Verb::Up, at),
        ("alt+ArrowDown", Some(at)) => act(Verb::Down, at),
        ("?", _) if model.single_keys => act(Verb::Open, "shortcuts"),
        _ => return live_key(model, chord),
    };
    Some(action)
}

/// The keys of the live call; the worker that plays it knows what each does there.
fn live_key(model: &Model, chord: &str) -> Option<String> {
    let single = [" ", "ArrowLeft", "ArrowRight", "Home", "End", "Escape"].contains(&chord)
        || chord.len() == 1 && "clnrpfs0123456789".contains(chord);
    let here = model.place.screen == Screen::Live && model.single_keys && single;
    here.then(|| act(Verb::Live, &["key ", chord].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    fn act_on(model: &mut Model, verb: Verb, to: &str, value: &str) -> Vec<Wish> {
        let to = to.to_owned();
        update(model, &Action { verb, to }, value, 0)
    }

    #[test]
    fn typing_keeps_the_text_and_reads_it() {
        let mut model = opened();
        let at = "/handoff_formats/tiers/1/deal_size/below";
        act_on(&mut model, Verb::Type, &["money ", at].concat(), "4k");
        assert_eq!(model.node(&Path::new(at)), Some(&Node::text("4k")));
        assert_eq!(model.fields.typed(&Path::new(at)), "4k");
        assert!(model.stale(), "from £4,000 to £5,000 there is a gap");
    }

    #[test]
    fn a_link_says_what_it_carries_of_the_policys_own_tests() {
        let document = |contact: &str| {
            let text = format!(r#"{{"tests":[{{"call":{{"id":"t","contact":{contact}}}}}]}}"#);
            json::parse(&text).unwrap()
        };
        assert!(carries(&document(r#"{"name":"Sarah"}"#)).contains("hold contact data"));
        assert!(carries(&document("{}")).contains("the calls in them"));
        for none in [
            opened().document(),
            &json::parse(r#"{"tests":[]}"#).unwrap(),
        ] {
            assert!(carries(none).contains("no calls"));
        }
    }

    #[test]
    fn a_link_is_opened_if_it_holds_a_policy_and_named_by_its_own_title() {
        let mut model = opened();
        let before = json::to_string(model.document());
        for held in ["{}", r#"{"a":1}"#, r#"{"calendar":{}}"#, "[1]"] {
            open_link(&mut model, json::parse(held).ok(), 0);
            assert_eq!(model.dialog, None, "{held}");
            assert!(model.notice.contains("does not hold a policy"), "{held}");
        }
        open_link(&mut model, None, 0);
        assert_eq!(json::to_string(model.document()), before);
        // It has an error, so the policy that decides is still the one before.
        let broken = before
            .replacen("Untitled policy", "Theirs", 1)
            .replacen("75", "\"high\"", 1);
        open_link(&mut model, json::parse(&broken).ok(), 0);
        assert!(model.stale());
        assert!(crate::views::foot::dialogs(&model).contains("“Theirs”"));
    }

    #[test]
    fn what_was_told_goes_with_the_next_thing_that_is_done() {
        let mut model = opened();
        model.tell("so it went");
        act_on(&mut model, Verb::Search, "", "a");
        assert_eq!(model.notice, "");
        model.notice = "to be put away".to_owned();
        act_on(&mut model, Verb::Search, "", "b");
        assert_eq!(model.notice, "to be put away");
    }

    #[test]
    fn undo_says_what_it_undoes() {
        let mut model = opened();
        act_on(&mut model, Verb::Undo, "", "");
        assert_eq!(model.said, "there is nothing to undo");
        let at = "/handoff_trigger/require_all";
        act_on(&mut model, Verb::Flag, at, "false");
        assert_eq!(model.node(&Path::new(at)), Some(&Node::Bool(false)));
        act_on(&mut model, Verb::Undo, "", "");
        assert!(model.said.starts_with("undone: "), "{}", model.said);
        assert_eq!(model.node(&Path::new(at)), Some(&Node::Bool(true)));
    }

    #[test]
    fn a_trial_changes_the_selected_call_only_and_is_put_back() {
        let mut model = opened();
        model.go("/trigger/c-1048");
        let before = model.selected().map(|(_, _, decision)| decision.outcome);
        act_on(&mut model, Verb::Try, "qualification_score 75", "");
        let after = model.selected().map(|(_, _, decision)| decision.outcome);
        assert_ne!(before, after);
        act_on(&mut model, Verb::Untry, "", "");
        assert_eq!(model.selected().map(|(_, _, d)| d.outcome), before);
        assert!(!model.history().can_undo(), "the document was not touched");
    }
}
