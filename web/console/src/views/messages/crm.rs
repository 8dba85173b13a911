//! What is written into the CRM: whose names the properties have, and a value for each.

use baton_core::Node;
use baton_core::document::Path;
use baton_core::handoff::{CrmSource, Provider};
use baton_worker::html::when;

use super::Form;
use crate::action::{Verb, act};
use crate::update::crm_name;
use crate::views::form::Text;
use crate::words;

/// The list that the value fields suggest from.
const SUGGESTED: &str = "crm-values";

pub(super) fn view(form: &mut Form<'_>) {
    let at = Path::new("/crm/fields");
    form.block(
        "crm-title",
        "CRM record",
        "Written at the moment of the handoff.",
        |form| {
            let options = [("generic", "plain"), ("hubspot", "HubSpot’s")];
            form.choice(
                &Path::new("/crm/provider"),
                "crm-provider",
                "Names of the properties",
                false,
                Verb::Pick,
                &options,
            );
            form.html.within("datalist", &[("id", SUGGESTED)], |html| {
                for (word, _) in CrmSource::WORDS {
                    html.single("option", &[("value", &["{", word, "}"].concat())]);
                }
            });
            let names = match form.model.node(&at) {
                Some(Node::Map(entries)) => entries.as_slice(),
                _ => &[],
            };
            form.within(
                "ol",
                &[("class", "rows crm-rows"), ("aria-label", "CRM properties")],
                |form| {
                    for (index, (name, _)) in names.iter().enumerate() {
                        form.within("li", &[("class", "row")], |form| {
                            row(form, &at, index, name)
                        });
                    }
                },
            );
            also(form, &at, names);
            form.problems(&at, "crm-fields-problems");
            form.problems(&Path::new("/crm"), "crm-problems");
            form.within("div", &[("class", "actions")], |form| {
                form.button(
                    "button",
                    "add-property",
                    &act(Verb::Add, at.as_str()),
                    "Add a property",
                );
                if !usual(form, names) {
                    form.button(
                        "button quiet",
                        "crm-usual",
                        &act(Verb::Usual, at.as_str()),
                        "Put the usual ones back",
                    );
                }
            });
        },
    );
}

fn row(form: &mut Form<'_>, list: &Path, index: usize, name: &str) {
    let at = list.key(name);
    let id = |part| format!("crm-{index}-{part}");
    let number = index + 1;
    let typed = form.model.fields.typed(&crm_name(index)).to_owned();
    let shown = if typed.is_empty() {
        name
    } else {
        typed.as_str()
    };
    let (name_id, said) = (id("name"), id("name-said"));
    form.within("div", &[("class", "field")], |form| {
        form.tag(
            "label",
            &[("for", &name_id), ("class", "hidden")],
            &format!("property {number}"),
        );
        let attributes = [
            ("type", "text"),
            ("id", name_id.as_str()),
            ("data-testid", &name_id),
            ("data-do", &act(Verb::Rename, at.as_str())),
            ("value", shown),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("aria-invalid", when(!typed.is_empty(), "true")),
            ("aria-describedby", &said),
        ];
        form.html.single("input", &attributes);
        form.html.within("div", &[("id", &said)], |html| {
            if !typed.is_empty() {
                let text = format!("another property is called {typed}: this one is still {name}");
                html.tag(
                    "p",
                    &[("class", "problem"), ("data-severity", "error")],
                    &text,
                );
            }
        });
    });
    let value = id("value");
    form.text(
        &at,
        &Text {
            id: &value,
            label: &format!("value of {name}"),
            quiet: true,
            list: SUGGESTED,
            ..Text::default()
        },
    );
    let what = act(Verb::Remove, at.as_str());
    form.icon(&id("remove"), &what, "✕", &format!("remove {name}"), false);
}

/// What is written though it is not listed: a handoff never goes without the usual values.
fn also(form: &mut Form<'_>, at: &Path, names: &[(String, Node)]) {
    let policy = form.model.policy();
    let unlisted = |name: &&String| names.iter().all(|(own, _)| own != *name);
    let added: Vec<String> = policy
        .crm()
        .fields
        .keys()
        .filter(unlisted)
        .cloned()
        .collect();
    if added.is_empty() || form.model.stale() {
        return;
    }
    for name in &added {
        form.claim(&at.key(name));
    }
    let text = format!(
        "Written all the same: {}. A handoff never goes without the usual values.",
        words::list(&added, "and")
    );
    form.tag(
        "p",
        &[("class", "note"), ("data-testid", "crm-also")],
        &text,
    );
}

/// Whether the properties are the provider's usual ones, in any order.
fn usual(form: &Form<'_>, names: &[(String, Node)]) -> bool {
    let provider = provider(form.model.node(&Path::new("/crm/provider")));
    let usual = provider.default_properties();
    let listed = |(name, value): &(&str, &str)| {
        names
            .iter()
            .any(|(own, node)| own == name && *node == Node::text(*value))
    };
    names.len() == usual.len() && usual.iter().all(listed)
}

/// The provider that a word of the document means.
pub(crate) fn provider(word: Option<&Node>) -> Provider {
    let word = word.map(Node::typed).unwrap_or_default();
    word.parse().unwrap_or_default()
}
