//! The values that a message may name, as buttons that write them into its field.

use baton_core::message::MessageKind;
use baton_core::message::template::Placeholder;
use baton_worker::html::Html;

use super::Form;
use crate::words;

/// Where a value comes from.
const GROUPS: [&str; 5] = ["Contact", "Call", "AE", "Timeline", "Claims"];

/// A group and the words of its values.
pub(super) type Groups = Vec<(&'static str, Vec<&'static str>)>;

/// What a message may name, group by group: a prospect should not read what was noted about them.
pub(super) fn of(kind: MessageKind) -> Groups {
    let mut groups: Groups = GROUPS.map(|name| (name, Vec::new())).into();
    for (word, what) in Placeholder::WORDS {
        if kind.reaches_prospect() && what.is_internal() {
            continue;
        }
        let own = group(what);
        for (name, words) in &mut groups {
            if *name == own {
                words.push(word);
            }
        }
    }
    groups.retain(|(_, words)| !words.is_empty());
    groups
}

const fn group(what: Placeholder) -> &'static str {
    match what {
        Placeholder::ContactName
        | Placeholder::FirstName
        | Placeholder::Company
        | Placeholder::Phone
        | Placeholder::Email => "Contact",
        Placeholder::QualificationStatus
        | Placeholder::IntentSignal
        | Placeholder::CallSummary
        | Placeholder::DisqualifyingFlags
        | Placeholder::DealSize => "Call",
        Placeholder::AeName | Placeholder::AeFirstName => "AE",
        Placeholder::HandoffTimestamp
        | Placeholder::HandoffTime
        | Placeholder::ResponseDue
        | Placeholder::EscalationDue => "Timeline",
        Placeholder::Claim(_) => "Claims",
    }
}

/// The buttons, folded away. `stage.js` writes a button's value into the field it names, at the caret.
pub(super) fn view(form: &mut Form<'_>, field: &str, groups: &Groups) {
    form.html
        .within("details", &[("class", "fold values")], |html| {
            html.tag("summary", &[], "Insert a value");
            html.within("dl", &[], |html| {
                for (name, words) in groups {
                    html.tag("dt", &[], name);
                    html.within("dd", &[], |html| {
                        for word in words {
                            button(html, field, word);
                        }
                    });
                }
            });
        });
}

fn button(html: &mut Html, field: &str, word: &str) {
    let id = [field, "insert", word].join("-");
    let name = words::field(word).replace("ae ", "AE ");
    let attributes = [
        ("type", "button"),
        ("class", "value"),
        ("id", id.as_str()),
        ("data-testid", &id),
        ("data-into", field),
        ("value", &["{", word, "}"].concat()),
    ];
    html.tag("button", &attributes, &name);
}
