//! What is to be seen: functions from the [`Model`] to HTML. They decide nothing and remember
//! nothing, and need no browser.

pub mod bar;
pub(crate) mod calls;
pub(crate) mod effect;
mod file;
pub(crate) mod findings;
pub mod foot;
pub(crate) mod form;
mod formats;
pub mod live;
pub(crate) mod messages;
pub(crate) mod palette;
pub(crate) mod parts;
pub mod print;
mod review;
mod samples;
mod shortcuts;
mod sign;
mod sla;
pub(crate) mod trigger;
mod yaml;

use baton_worker::html::Html;

use crate::model::{Model, Screen};
use form::Form;

/// The left pane: the screen's part of the policy, with what was found there and elsewhere.
pub fn edit(model: &Model) -> String {
    if model.place.screen == Screen::Live {
        return titled("Live call", &model.shown.controls);
    }
    let mut form = Form::new(model);
    match model.place.screen {
        Screen::Trigger => trigger::view(&mut form),
        Screen::Formats => formats::view(&mut form),
        Screen::Sla => sla::view(&mut form),
        Screen::Messages => messages::view(&mut form),
        Screen::Yaml => yaml::view(&mut form),
        Screen::Samples => samples::view(&mut form),
        Screen::Live => {}
        Screen::Review => review::view(&mut form),
    }
    let (body, claimed) = form.done();
    let mut html = Html::new();
    html.tag("h2", &[("class", "hidden")], model.place.screen.name());
    // Always there: what comes and goes in front of the fields would be drawn over the one that somebody is in.
    let place = [("id", "found"), ("class", "found")];
    html.within("div", &place, |html| findings::view(model, &claimed, html));
    html.written(&body);
    html.done()
}

/// A pane that a worker has written, under its name.
fn titled(name: &str, written: &str) -> String {
    let mut html = Html::new();
    html.tag("h2", &[("class", "hidden")], name);
    html.written(written);
    html.done()
}

/// The right pane: the calls, and what the policy does to the selected one.
pub fn effect(model: &Model) -> String {
    if model.place.screen == Screen::Live {
        return titled("What happens", &model.shown.sides);
    }
    let mut html = Html::new();
    html.tag("h2", &[("class", "hidden")], "Effect");
    calls::view(model, &mut html);
    effect::view(model, &mut html);
    html.done()
}

/// A stretch of a day's bar, in minutes.
fn day_rect(html: &mut Html, class: &str, from: u32, to: u32) {
    let attributes = [
        ("class", class),
        ("x", &*from.to_string()),
        ("y", "0"),
        ("width", &*to.saturating_sub(from).to_string()),
        ("height", "40"),
    ];
    html.within("rect", &attributes, |_| {});
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;
    use baton_core::document::Path;
    use baton_core::policy::Edit;

    /// What the page's script relies on: islands are marked where they begin and end, and none is in another.
    #[test]
    fn islands_stand_apart_on_every_screen() {
        let mut model = opened();
        let mut count = 0;
        for (_, word, _) in Screen::ALL {
            model.go(&format!("/{word}/c-1042"));
            for html in [edit(&model), effect(&model)] {
                let pieces: Vec<&str> = html.split("<!>").collect();
                assert_eq!(pieces.len() % 2, 1, "{word}");
                for (index, piece) in pieces.iter().enumerate() {
                    let marks = piece.matches(" data-island=").count();
                    assert_eq!(marks, index % 2, "{word}: {piece}");
                }
                count += pieces.len() / 2;
            }
        }
        assert!(count > 50, "{count}");
    }

    /// Else the parts of the one would be drawn into those of the other, folded as those were.
    #[test]
    fn two_screens_differ_between_their_islands() {
        let mut model = opened();
        let mut seen: Vec<Vec<String>> = Vec::new();
        for (_, word, _) in Screen::ALL {
            model.go(&format!("/{word}/c-1042"));
            let html = effect(&model);
            let pieces = html.split("<!>").step_by(2).map(str::to_owned).collect();
            assert!(!seen.contains(&pieces), "{word}");
            seen.push(pieces);
        }
    }

    /// A keystroke draws no more than islands, whatever calls turn at it.
    #[test]
    fn a_call_that_turns_changes_islands_only() {
        let mut model = opened();
        model.go("/trigger/c-1043");
        let between = |html: String| -> Vec<String> {
            let pieces = html.split("<!>").step_by(2);
            pieces.map(str::to_owned).collect()
        };
        let before = between(effect(&model));
        let outcome = |model: &Model| model.selected().map(|(.., decision)| decision.outcome);
        let was = outcome(&model);
        let at = Path::new("/handoff_trigger/conditions/0/value");
        let to = baton_core::Node::Int(99);
        assert!(model.edit(&[Edit::Set { at, to }], 0));
        assert_ne!(outcome(&model), was);
        assert_eq!(between(effect(&model)), before);
    }

    /// Elements are found again by their ids when the page is drawn: two with one id would be mixed up.
    #[test]
    fn no_id_stands_twice_on_a_screen() {
        let mut model = opened();
        for (_, word, _) in Screen::ALL {
            model.go(&format!("/{word}/c-1042"));
            // With the dialog over it.
            let now = model.now;
            crate::desk::opened(&mut model, "sign", now);
            let html = [edit(&model), effect(&model), foot::dialogs(&model)].concat();
            assert!(html.contains("sign-dialog"), "{word}");
            let ids = html.split(" id=\"").skip(1);
            let mut ids: Vec<&str> = ids.filter_map(|rest| rest.split('"').next()).collect();
            ids.sort_unstable();
            let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{word}");
        }
    }

    #[test]
    fn a_group_is_one_island_with_all_that_is_in_it() {
        let mut model = opened();
        let list = crate::conditions::list();
        let what = crate::action::act(
            crate::action::Verb::AddGroup,
            &format!("any {}", list.as_str()),
        );
        let action = crate::action::Action::parse(&what).unwrap();
        crate::update::update(&mut model, &action, "", 0);
        let html = edit(&model);
        assert!(html.matches("class=\"row\"").count() > 4);
        for piece in html.split("<!>") {
            assert!(piece.matches("data-island").count() < 2);
        }
    }
}
