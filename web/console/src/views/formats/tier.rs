//! One tier: which calls take it, and what happens to them.

use baton_core::Node;
use baton_core::document::Path;
use baton_core::handoff::FormatStep;

use crate::action::{Verb, act};
use crate::conditions;
use crate::reading::Reads;
use crate::update::ENDS;
use crate::views::form::{Form, Text};
use crate::words;

/// A row of the table; marked when the selected call takes it.
pub(super) fn view(form: &mut Form<'_>, at: &Path, index: usize) {
    let nothing = Node::Null;
    let model = form.model;
    let tier = model.node(at).unwrap_or(&nothing);
    let id = tier.get("id").map(Node::typed).unwrap_or_default();
    // While the draft has errors the decision shown is an older one's: no tier is marked as taking the call.
    let taken = model
        .selected()
        .and_then(|(_, _, decision)| decision.format.as_ref());
    let taken = taken.and_then(|format| format.tier.as_deref());
    let current = !model.stale() && taken == Some(id.as_str());
    let own = format!("tier-{index}");
    let keys = act(Verb::Up, at.as_str());
    let attributes = [
        ("class", if current { "current" } else { "" }),
        ("data-testid", own.as_str()),
        ("data-keys", keys.as_str()),
    ];
    form.claim(at);
    form.claim(&at.key("deal_size"));
    form.within("tr", &attributes, |form| {
        form.within("th", &[("scope", "row")], |form| {
            let label = format!("Id of tier {}", index + 1);
            let field = Text {
                id: &[own.as_str(), "id"].join("-"),
                label: &label,
                quiet: true,
                ..Text::default()
            };
            form.text(&at.key("id"), &field);
            if let Some(when) = when(form, tier) {
                form.tag("span", &[("class", "note")], &when);
            }
            form.claim(&at.key("when"));
            form.problems(&at.key("when"), "");
            if current {
                form.tag("span", &[("class", "mark")], "takes this call");
            }
            form.problems(at, &[&own, "-problems"].concat());
        });
        form.within("td", &[("data-label", "Deal size")], |form| {
            let range = at.key("deal_size");
            if tier.get("deal_size").is_some() {
                for low in [true, false] {
                    end(form, &range, index, low);
                }
            } else {
                form.tag("p", &[("class", "note")], "any size, known or not");
            }
            form.problems(&range, &[&own, "-range-problems"].concat());
        });
        form.within("td", &[("data-label", "What happens")], |form| {
            steps(form, at, tier, index);
        });
        form.within("td", &[("class", "tools")], |form| {
            form.item_tools(at, &own, "tier");
        });
    });
}

/// The condition of a tier in words, such as the one that overrides for inbound enquiries.
fn when(form: &Form<'_>, tier: &Node) -> Option<String> {
    let Node::List(rows) = tier.get("when")? else {
        return None;
    };
    let policy = form.model.policy();
    let say = |row: &Node| conditions::sentence(policy, row);
    let said: Vec<String> = rows.iter().filter_map(say).collect();
    Some(format!("when {}", words::list(&said, "and")))
}

/// One end of the range: a word (included, excluded, or open) and an amount.
fn end(form: &mut Form<'_>, range: &Path, index: usize, low: bool) {
    let ends = ENDS[usize::from(!low)];
    let node = form.model.node(range);
    let word = ends
        .iter()
        .find(|(word, _)| node.is_some_and(|node| node.get(word).is_some()));
    let word = word.map_or("open", |(word, _)| *word);
    let (name, title, open) = if low {
        ("low", "Lower end", "no lower end")
    } else {
        ("high", "Upper end", "no upper end")
    };
    let number = index + 1;
    let id = format!("tier-{index}-{name}");
    let options = [ends[0], ends[1], ("open", open)];
    form.within("div", &[("class", "end")], |form| {
        let label = format!("{title} of tier {number}, included or not");
        let what = act(Verb::End, &[name, " ", range.as_str()].concat());
        form.choice_of(
            range,
            word,
            &[&id, "-word"].concat(),
            &label,
            true,
            &what,
            &options,
        );
        if word != "open" {
            let label = format!("{title} of tier {number}");
            let field = Text {
                id: &id,
                label: &label,
                quiet: true,
                reads: Reads::Money,
                ..Text::default()
            };
            form.text(&range.key(word), &field);
        }
    });
}

/// What the tier does, and the call back that stands in for a transfer.
fn steps(form: &mut Form<'_>, at: &Path, tier: &Node, index: usize) {
    let list = at.key("format");
    form.within("fieldset", &[("class", "checks")], |form| {
        let legend = format!("What tier {} does", index + 1);
        form.tag("legend", &[("class", "hidden")], &legend);
        for step in FormatStep::ALL {
            let word = step.as_str();
            let on = matches!(tier.get("format"), Some(Node::List(items)) if items.contains(&Node::text(word)));
            let what = act(Verb::Toggle, &[word, " ", list.as_str()].concat());
            form.tick(&format!("tier-{index}-{word}"), step.label(), on, &what);
        }
    });
    form.problems(&list, "");
    if tier.get("callback_within_minutes").is_some() {
        form.within("div", &[("class", "callback")], |form| {
            let field = Text {
                id: &format!("tier-{index}-callback"),
                label: "or a call back within",
                reads: Reads::Minutes,
                unit: "min",
                ..Text::default()
            };
            form.text(&at.key("callback_within_minutes"), &field);
        });
    }
}
