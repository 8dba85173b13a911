//! One condition, or a group with others in it.

use baton_core::Node;
use baton_core::document::Path;
use baton_core::rule::FactType;
use baton_core::rule::{Operand, Operator};
use baton_worker::html::ISLAND;

use super::rows;
use crate::action::{Verb, act};
use crate::conditions;
use crate::reading::Reads;
use crate::views::form::{Form, Text};
use crate::words;

/// A row: what is asked, what it says, and where it stands for the selected call.
pub(super) fn view(form: &mut Form<'_>, at: &Path, id: &str, index: usize) {
    let nothing = Node::Null;
    let row = form.model.node(at).unwrap_or(&nothing);
    let group = conditions::group(row).map(|(kind, _)| kind);
    let keys = act(Verb::Up, at.as_str());
    form.claim(at);
    // A group is drawn with all that is in it.
    let outermost = at
        .split_last()
        .is_some_and(|(list, _)| list == conditions::list());
    let attributes = [("class", "row"), ("data-keys", &keys), ISLAND];
    let attributes = if outermost {
        &attributes[..]
    } else {
        &attributes[..2]
    };
    form.within("li", attributes, |form| {
        match group {
            Some(kind) => group_row(form, at, id, index, kind),
            None => condition_row(form, at, id, index, row),
        }
        form.problems(at, &[id, "problems"].join("-"));
    });
}

fn condition_row(form: &mut Form<'_>, at: &Path, id: &str, index: usize, row: &Node) {
    let number = index + 1;
    form.within("fieldset", &[], |form| {
        form.tag(
            "legend",
            &[("class", "hidden")],
            &format!("Condition {number}"),
        );
        gutter(form, at);
        let specs = form.model.policy().schema().specs();
        let options: Vec<(&str, String)> = specs
            .iter()
            .map(|spec| (spec.name.as_str(), spec.label()))
            .collect();
        let options: Vec<(&str, &str)> = options.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let field = row.get("field").map(Node::typed).unwrap_or_default();
        form.choice_of(
            &at.key("field"),
            &field,
            &[id, "field"].join("-"),
            &format!("Field of condition {number}"),
            true,
            &act(Verb::Field, at.as_str()),
            &options,
        );
        let spec = conditions::spec(form.model.policy(), row);
        let kind = spec.map(|spec| spec.kind.clone());
        let options: Vec<(&str, &str)> = match &kind {
            Some(kind) => conditions::operators(kind)
                .map(|operator| (operator.as_str(), words::operator(operator)))
                .collect(),
            None => Vec::new(),
        };
        let operator = row.get("operator").map(Node::typed).unwrap_or_default();
        form.choice_of(
            &at.key("operator"),
            &operator,
            &[id, "operator"].join("-"),
            &format!("Operator of condition {number}"),
            true,
            &act(Verb::Operator, at.as_str()),
            &options,
        );
        value(
            form,
            at,
            id,
            number,
            kind.as_ref(),
            conditions::operator(row),
        );
        form.within("div", &[("class", "tools")], |form| {
            form.item_tools(at, id, "condition");
        });
    });
    let says = conditions::sentence(form.model.policy(), row);
    let says = says.map(|says| format!("Holds when {says}."));
    form.tag("p", &[("class", "says")], &says.unwrap_or_default());
}

/// What the field is compared with: one input, two, a list, or none.
fn value(
    form: &mut Form<'_>,
    at: &Path,
    id: &str,
    number: usize,
    kind: Option<&FactType>,
    operator: Option<Operator>,
) {
    let at = at.key("value");
    let id = [id, "value"].join("-");
    let label = format!("Value of condition {number}");
    let one = match kind {
        Some(FactType::Integer { .. }) => Reads::Whole,
        Some(FactType::Money) => Reads::Money,
        _ => Reads::Text,
    };
    let mut text = |at: &Path, id: &str, label: &str, reads: Reads| {
        let field = Text {
            id,
            label,
            quiet: true,
            reads,
            ..Text::default()
        };
        form.text(at, &field);
    };
    match operator.map_or(Operand::One, Operator::operand) {
        Operand::Nothing => form.tag("p", &[("class", "line none")], ""),
        Operand::Two => {
            for (end, what) in ["lowest", "highest"].into_iter().enumerate() {
                let id = format!("{id}-{end}");
                text(&at.index(end), &id, &format!("{label}, {what}"), one);
            }
            form.claim(&at);
        }
        Operand::Several => {
            let reads = match one {
                Reads::Text => Reads::Words,
                _ => Reads::Numbers,
            };
            text(&at, &id, &format!("{label}, several with commas"), reads);
        }
        Operand::One => match kind {
            Some(FactType::Boolean) => form.choice(
                &at,
                &id,
                &label,
                true,
                Verb::Flag,
                &[("true", "yes"), ("false", "no")],
            ),
            Some(FactType::Choice(options)) => {
                let options: Vec<(&str, &str)> = options
                    .iter()
                    .map(|word| (word.as_str(), word.as_str()))
                    .collect();
                form.choice(&at, &id, &label, true, Verb::Pick, &options);
            }
            _ => text(&at, &id, &label, one),
        },
    }
}

fn group_row(form: &mut Form<'_>, at: &Path, id: &str, index: usize, kind: &str) {
    let number = index + 1;
    form.within("fieldset", &[("class", "group")], |form| {
        form.tag("legend", &[("class", "hidden")], &format!("Group {number}"));
        gutter(form, &at.key(kind));
        form.choice_of(
            at,
            kind,
            &[id, "kind"].join("-"),
            &format!("Kind of group {number}"),
            true,
            &act(Verb::Regroup, at.as_str()),
            &conditions::GROUPS,
        );
        form.within("div", &[("class", "tools")], |form| {
            form.item_tools(at, id, "group");
        });
    });
    let inside = at.key(kind);
    form.within("div", &[("class", "nested")], |form| {
        if let Some(Node::List(_)) = form.model.node(&inside) {
            rows(form, &inside, id);
        } else {
            form.within("ol", &[("class", "rows")], |form| {
                view(form, &inside, &[id, "not"].join("-"), 0);
            });
        }
    });
}

/// The light of this row for the selected call; the effect says it in words.
///
/// While the draft has errors nothing judges its rows: the last good policy may have others in their places.
fn gutter(form: &mut Form<'_>, at: &Path) {
    let model = form.model;
    let id = at.as_str();
    let result = model.selected().and_then(|(_, _, decision)| {
        let mut lines = decision.trace.iter();
        lines.find(|line| line.id == id).map(|line| line.result)
    });
    let truth = match (model.stale(), result) {
        (true, _) => "not_judged",
        (false, Some(result)) => result.as_str(),
        (false, None) => "",
    };
    let attributes = [
        ("class", "gutter"),
        ("aria-hidden", "true"),
        ("data-truth", truth),
    ];
    form.tag("span", &attributes, "");
    let said = if model.stale() {
        "not judged: the draft has errors"
    } else {
        ""
    };
    form.tag("span", &[("class", "hidden")], said);
}
