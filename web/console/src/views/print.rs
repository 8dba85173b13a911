//! The policy on paper: what it says, in words, without anything to press. It is drawn out of sight and only printed.

use baton_core::Node;
use baton_core::document::Path;
use baton_core::handoff::{Clock, LateDay};
use baton_core::message::MessageKind;
use baton_core::policy::DocumentForm;
use baton_core::rule::Join;
use baton_worker::html::Html;

use crate::conditions;
use crate::model::Model;
use crate::words;

/// A name and what stands beside it.
type Rows = Vec<(String, String)>;

/// The last policy that could decide, as two pages: when, how and by when; then what everybody reads.
pub fn view(model: &Model) -> String {
    let policy = model.policy();
    let mut html = Html::new();
    html.tag("h1", &[], policy.title());
    let mut note = format!("Policy {}, {}", policy.id(), policy.digest());
    if model.stale() {
        note.push_str(". The draft has errors: this is the last policy that could decide calls.");
    }
    html.tag("p", &[], &note);
    let document = policy.to_node(DocumentForm::Authored);
    html.within("section", &[], |html| {
        html.tag("h2", &[], "When a call is handed off");
        html.tag("p", &[], &trigger(model, &document));
    });
    section(&mut html, "", "Formats", &formats(model, &document));
    section(&mut html, "", "By when", &ladder(model));
    section(&mut html, "", "Working time", &hours(model, &document));
    section(&mut html, "second", "Messages", &messages(model));
    let crm = policy.crm();
    let fields = crm.fields.iter();
    let fields: Rows = fields
        .map(|(name, value)| (name.clone(), value.source().to_owned()))
        .collect();
    section(
        &mut html,
        "",
        &format!("CRM record, {}", crm.provider.as_str()),
        &fields,
    );
    html.within("section", &[], |html| {
        html.tag("h2", &[], "What is asked of a summary");
        html.tag("p", &[], &policy.summary().prompt());
    });
    html.done()
}

fn section(html: &mut Html, class: &str, title: &str, rows: &Rows) {
    html.within("section", &[("class", class)], |html| {
        html.tag("h2", &[], title);
        html.within("dl", &[], |html| {
            for (name, text) in rows {
                html.tag("dt", &[], name);
                html.tag("dd", &[], text);
            }
        });
    });
}

fn trigger(model: &Model, document: &Node) -> String {
    let trigger = document.get("handoff_trigger");
    let join = match trigger.and_then(|trigger| trigger.get("require_all")) {
        Some(Node::Bool(false)) => Join::Any,
        _ => Join::All,
    };
    let rows = match trigger.and_then(|trigger| trigger.get("conditions")) {
        Some(Node::List(rows)) => rows.as_slice(),
        _ => &[],
    };
    let said = rows
        .iter()
        .filter_map(|row| conditions::sentence(model.policy(), row));
    let actions = model.policy().actions().iter();
    let actions: Vec<String> = actions.map(|action| action.label().to_owned()).collect();
    format!(
        "{} Then: {}.",
        words::trigger(join, &said.collect::<Vec<_>>()),
        words::list(&actions, "and")
    )
}

fn formats(model: &Model, document: &Node) -> Rows {
    let policy = model.policy();
    let currency = policy.money().currency;
    let list = Path::new("/handoff_formats/tiers");
    let tiers = policy.formats().tiers.iter().enumerate();
    let unknown = document.at(&Path::new("/handoff_formats/when_unknown"));
    let unknown = unknown.map(|word| ("Size not known".to_owned(), listed(word)));
    tiers
        .map(|(index, tier)| {
            let when = match document.at(&list.index(index).key("when")) {
                Some(Node::List(rows)) => rows.as_slice(),
                _ => &[],
            };
            let when = when
                .iter()
                .filter_map(|row| conditions::sentence(policy, row));
            let range = tier
                .deal_size
                .map(|range| format!("deals {}", range.describe(currency)));
            let for_whom: Vec<String> = when.chain(range).collect();
            let steps: Vec<String> = tier
                .format
                .iter()
                .map(|step| step.label().to_owned())
                .collect();
            let mut text = format!(
                "{}: {}",
                words::list(&for_whom, "and"),
                words::list(&steps, "and")
            );
            if let Some(minutes) = tier.callback_within_minutes {
                text.push_str(&format!("; a call back within {minutes} minutes"));
            }
            (tier.id.clone(), text)
        })
        .chain(unknown)
        .collect()
}

fn ladder(model: &Model) -> Rows {
    let sla = model.policy().sla();
    let minutes = [
        (
            sla.warm_hold_sms_minutes,
            "the warm-hold SMS to the prospect",
        ),
        (sla.tier_1_response_minutes, "the AE’s response is due"),
        (
            sla.tier_2_escalation_minutes,
            "the sales manager is alerted",
        ),
        (
            sla.tier_3_minutes,
            "the holding message; the lead enters nurture",
        ),
    ];
    let row = |(minutes, what): (u32, &str)| (format!("{minutes} minutes"), what.to_owned());
    let mut rows: Rows = minutes.map(row).into();
    let clock = match sla.clock {
        Clock::Business => "only working time counts",
        Clock::Elapsed => "every minute counts, day and night",
    };
    let late = match sla.late_day {
        LateDay::AtClose => "the holding message goes out when the day closes",
        LateDay::Carry => "the holding message waits for the next opening",
    };
    rows.push(("Clock".to_owned(), clock.to_owned()));
    rows.push(("Late in the day".to_owned(), late.to_owned()));
    rows
}

fn hours(model: &Model, document: &Node) -> Rows {
    let calendar = document.get("calendar");
    let mut rows: Rows = Vec::new();
    if let Some(Node::Map(days)) = calendar.and_then(|calendar| calendar.get("hours")) {
        for (day, windows) in days {
            rows.push((capital(day), listed(windows)));
        }
    }
    rows.push((
        "Time zone".to_owned(),
        model.policy().calendar().zone().name().to_owned(),
    ));
    for (key, label) in [
        ("holidays", "Holidays"),
        ("closed", "Closed as well"),
        ("open", "Open all the same"),
    ] {
        let text = calendar
            .and_then(|calendar| calendar.get(key))
            .map(listed)
            .unwrap_or_default();
        if !text.is_empty() {
            rows.push((label.to_owned(), text));
        }
    }
    rows
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or_default();
    [first.to_ascii_uppercase().as_str(), rest].concat()
}

fn listed(node: &Node) -> String {
    match node {
        Node::List(items) => items.iter().map(Node::typed).collect::<Vec<_>>().join(", "),
        one => one.typed(),
    }
}

fn messages(model: &Model) -> Rows {
    let kinds = MessageKind::IN_MESSAGES
        .into_iter()
        .chain([MessageKind::TransferLine]);
    let row = |kind: MessageKind| {
        let name = words::field(kind.as_str()).replace("sms", "SMS");
        (
            capital(&name),
            model.policy().message(kind).source().to_owned(),
        )
    };
    kinds.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::model::tests::opened;
    use crate::update::update;

    #[test]
    fn the_whole_policy_is_there_in_words_and_nothing_to_press() {
        let html = view(&opened());
        for text in [
            "A call goes to an AE when the qualification score is at least 75, the budget is confirmed and",
            "the lead source is “inbound”: warm transfer; a call back within 5 minutes",
            "deals from £5,000 up to £25,000: Slack alert and SMS to prospect",
            "<dt>Size not known</dt><dd>small</dd>",
            "<dt>30 minutes</dt><dd>the AE’s response is due</dd>",
            "<dt>Mon</dt><dd>09:00-17:30</dd>",
            "<dt>Time zone</dt><dd>Europe/London</dd>",
            "<dt>Warm hold SMS</dt><dd>Hi {first_name|there}",
            "Stay with me for a moment",
            "<dt>call_summary</dt><dd>{call_summary}</dd>",
            "in at most 80 words",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        for control in ["<button", "<input", "<textarea", "data-do", " id="] {
            assert!(!html.contains(control), "{control}");
        }
        assert_eq!(html.matches("class=\"second\"").count(), 1, "two pages");
    }

    #[test]
    fn a_draft_with_errors_is_not_passed_off_as_a_policy() {
        let mut model = opened();
        let action = Action::parse("type text /messages/slack_brief").unwrap();
        update(&mut model, &action, "one line", 0);
        let html = view(&model);
        assert!(html.contains("The draft has errors") && !html.contains("one line"));
    }
}
