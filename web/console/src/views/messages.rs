//! What everybody reads and hears: the texts of the messages, the CRM record, and what is asked of a summary.

mod crm;
mod measures;
mod summary;
mod values;

use baton_core::Node;
use baton_core::document::Path;
use baton_core::handoff::LateDay;
use baton_core::message::MessageKind;

pub(crate) use crm::provider;
pub(crate) use measures::sentence;

use super::form::{Form, Text};
use crate::action::{Verb, act};
use crate::model::Model;
use crate::reading::Reads;

/// The messages in the order in which they are met, each with the name of its field.
const ALL: [(MessageKind, &str, &str); 5] = [
    (MessageKind::SlackBrief, "slack-brief", "Slack brief"),
    (MessageKind::WarmHoldSms, "warm-hold-sms", "Warm-hold SMS"),
    (
        MessageKind::HoldingMessage,
        "holding-message",
        "Holding message",
    ),
    (MessageKind::Whisper, "whisper", "Whisper"),
    (MessageKind::TransferLine, "transfer-line", "Transfer line"),
];

/// Where a message's text stands in the document.
pub(crate) fn place(kind: MessageKind) -> Path {
    match kind {
        MessageKind::TransferLine => Path::new("/warm_transfer/say"),
        kind => Path::new("/messages").key(kind.as_str()),
    }
}

/// The message whose text stands at a place.
pub(crate) fn kind_at(at: &Path) -> Option<MessageKind> {
    let mut kinds = ALL.into_iter().map(|(kind, ..)| kind);
    kinds.find(|kind| place(*kind) == *at)
}

pub(super) fn view(form: &mut Form<'_>) {
    let aside = "A value in braces is filled in for each call; {company|your company} says what stands there without one.";
    form.block("messages-title", "Messages", aside, |form| {
        for (kind, id, label) in ALL {
            message(form, kind, id, label);
        }
        form.problems(&Path::new("/messages"), "messages-problems");
    });
    crm::view(form);
    summary::view(form);
}

fn message(form: &mut Form<'_>, kind: MessageKind, id: &str, label: &str) {
    let at = place(kind);
    let model = form.model;
    form.within(
        "div",
        &[("class", "text"), ("data-kind", kind.as_str())],
        |form| {
            form.text(
                &at,
                &Text {
                    id,
                    label,
                    reads: Reads::Text,
                    rows: if kind == MessageKind::SlackBrief {
                        5
                    } else {
                        3
                    },
                    ..Text::default()
                },
            );
            form.tag("p", &[("class", "note")], &reader(model, kind));
            measures::view(form, kind, id, &at);
            form.within("div", &[("class", "under")], |form| {
                values::view(form, id, &values::of(kind));
                usual(form, &at, id, kind.default_text());
            });
        },
    );
}

/// The way back to our own text, where another stands or none.
fn usual(form: &mut Form<'_>, at: &Path, id: &str, usual: &str) {
    if form.model.node(at) != Some(&Node::text(usual)) {
        let what = act(Verb::Usual, at.as_str());
        form.button(
            "link",
            &[id, "usual"].join("-"),
            &what,
            "Put the usual text back",
        );
    }
}

/// Who reads it, and when.
fn reader(model: &Model, kind: MessageKind) -> String {
    let policy = model.policy();
    let sla = policy.sla();
    match kind {
        MessageKind::SlackBrief => {
            "The AE reads it in Slack at the moment of the handoff: five lines; *asterisks* make bold.".to_owned()
        }
        MessageKind::WarmHoldSms => format!(
            "The prospect gets it as a text: with the handoff if the format sends one, else after {} minutes without a call.",
            sla.warm_hold_sms_minutes
        ),
        MessageKind::HoldingMessage => {
            let close = match sla.late_day {
                LateDay::AtClose => ", or when the day closes before that",
                LateDay::Carry => "",
            };
            format!(
                "The prospect gets it as a text if nobody has rung them back after {} minutes{close}.",
                sla.tier_3_minutes
            )
        }
        MessageKind::WarmHoldEmail | MessageKind::HoldingEmail => {
            "The prospect gets it as an e-mail if no text message can reach them.".to_owned()
        }
        MessageKind::Whisper => format!(
            "The AE hears it before a warm transfer joins the two: {} seconds at most.",
            policy.transfer().whisper_seconds_max
        ),
        MessageKind::TransferLine => {
            "The agent says it to the prospect before a warm transfer puts them on hold.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::model::tests::opened;
    use crate::update::{Wish, leave, update};
    use baton_core::handoff::Provider;

    fn shown(model: &Model) -> String {
        let mut form = Form::new(model);
        view(&mut form);
        form.done().0
    }

    fn act_on(model: &mut Model, what: &str, value: &str) -> Vec<Wish> {
        update(model, &Action::parse(what).unwrap(), value, 0)
    }

    /// The content of the element with this id.
    fn element<'a>(html: &'a str, id: &str) -> &'a str {
        let (_, after) = html
            .split_once(&format!("id=\"{id}\""))
            .unwrap_or_else(|| panic!("no {id}"));
        let after = after.split_once('>').unwrap().1;
        after.split("</p>").next().unwrap()
    }

    #[test]
    fn every_text_of_the_document_has_a_field_and_nothing_is_found_in_our_own() {
        let model = opened();
        let mut form = Form::new(&model);
        view(&mut form);
        let (html, claimed) = form.done();
        for (kind, id, _) in ALL {
            assert!(claimed.contains(&place(kind)), "{id}");
            assert!(html.contains(&format!("data-testid=\"{id}\"")), "{id}");
            assert_eq!(kind_at(&place(kind)), Some(kind));
        }
        assert!(!html.contains("class=\"problem\""));
        assert!(
            !html.contains("-usual\""),
            "our own texts are the usual ones"
        );
        assert_eq!(kind_at(&Path::new("/summary/instruction")), None);
    }

    #[test]
    fn a_message_offers_only_what_its_reader_may_see() {
        let html = shown(&opened());
        assert!(html.contains("id=\"slack-brief-insert-intent_signal\""));
        assert!(!html.contains("id=\"warm-hold-sms-insert-intent_signal\""));
        assert!(html.contains("id=\"warm-hold-sms-insert-today\""));
        assert!(html.contains("data-into=\"whisper\" value=\"{deal_size}\""));
    }

    #[test]
    fn the_measures_follow_every_keystroke_and_the_form_in_gsm_7_is_one_click() {
        let mut model = opened();
        model.go("/messages/c-1042");
        let at = "/messages/warm_hold_sms";
        act_on(
            &mut model,
            &format!("type text {at}"),
            "We will ring you – soon",
        );
        let html = shown(&model);
        let said = element(&html, "warm-hold-sms-measures");
        assert!(
            said.contains("6 words") && said.contains("1 segment of UCS-2, 23 of 70"),
            "{said}"
        );
        let (_, button) = html.split_once("id=\"warm-hold-sms-gsm\"").unwrap();
        assert!(
            button.contains(&format!("data-do=\"pick {at}\"")),
            "{button}"
        );
        assert!(
            button.contains("value=\"We will ring you - soon\""),
            "{button}"
        );
        let wishes = act_on(&mut model, &format!("pick {at}"), "We will ring you - soon");
        assert_eq!(
            wishes,
            [Wish::FocusPlace(at.to_owned())],
            "the button is gone"
        );
        let html = shown(&model);
        let said = element(&html, "warm-hold-sms-measures");
        assert!(said.contains("1 segment of GSM-7, 23 of 160"), "{said}");
        assert!(!html.contains("warm-hold-sms-gsm\""));
    }

    #[test]
    fn a_whisper_that_runs_over_says_by_how_much() {
        let mut model = opened();
        model.go("/messages/c-1046");
        act_on(
            &mut model,
            "type text /messages/whisper",
            &"word ".repeat(30),
        );
        let said = shown(&model);
        let said = element(&said, "whisper-measures");
        assert!(
            said.contains("30 words") && said.contains("10 to 12 s to say"),
            "{said}"
        );
        assert!(said.contains("10 words over 8 s"), "{said}");
    }

    #[test]
    fn a_brief_of_four_lines_is_an_error_at_its_field() {
        let mut model = opened();
        act_on(
            &mut model,
            "type text /messages/slack_brief",
            "one\ntwo\nthree\nfour",
        );
        let html = shown(&model);
        assert!(
            html.contains("the Slack brief has 4 lines, not 5"),
            "{html}"
        );
        assert!(element(&html, "slack-brief-measures").contains("4 of 5 lines"));
    }

    #[test]
    fn the_usual_text_comes_back() {
        let mut model = opened();
        for (kind, id, _) in ALL {
            let at = place(kind);
            act_on(&mut model, &format!("type text {at}"), "Hello\n\n\n\nthere");
            assert!(
                shown(&model).contains(&format!("id=\"{id}-usual\"")),
                "{id}"
            );
            act_on(&mut model, &format!("usual {at}"), "");
            assert_eq!(
                model.node(&at),
                Some(&Node::text(kind.default_text())),
                "{id}"
            );
        }
        assert!(model.said.contains("usual"), "{}", model.said);
        act_on(
            &mut model,
            "type text /summary/instruction",
            "Sum up in 80 words.",
        );
        act_on(&mut model, "usual /summary/instruction", "");
        let usual = Node::text(baton_core::message::summary::INSTRUCTION);
        assert_eq!(model.node(&Path::new("/summary/instruction")), Some(&usual));
    }

    #[test]
    fn crm_properties_are_named_filled_added_and_taken_out() {
        let mut model = opened();
        let fields = Path::new("/crm/fields");
        let count = |model: &Model| match model.node(&fields) {
            Some(Node::Map(entries)) => entries.len(),
            _ => 0,
        };
        assert_eq!(count(&model), 8);
        let wishes = act_on(&mut model, "add /crm/fields", "");
        assert_eq!(wishes, [Wish::Focus("crm-8-name".to_owned())]);
        assert!(
            !shown(&model).contains("is not a name"),
            "nobody has done anything wrong yet"
        );
        act_on(&mut model, "rename /crm/fields/", "lead_source");
        act_on(&mut model, "type text /crm/fields/lead_source", "AI caller");
        assert!(!model.stale(), "{:?}", model.errors().next());
        let html = shown(&model);
        assert!(html.contains("id=\"crm-8-name\"") && html.contains("value=\"lead_source\""));
        // A name that another has is kept as typed, and said; it does not swallow the other.
        act_on(&mut model, "rename /crm/fields/lead_source", "call_summary");
        assert_eq!(count(&model), 9);
        assert!(shown(&model).contains("another property is called call_summary"));
        act_on(&mut model, "rename /crm/fields/lead_source", "transcript");
        leave(
            &mut model,
            &Action::parse("rename /crm/fields/transcript").unwrap(),
        );
        assert!(
            shown(&model).contains("link to the recording"),
            "refused names are errors"
        );
        let wishes = act_on(&mut model, "remove /crm/fields/transcript", "");
        assert_eq!((count(&model), model.stale()), (8, false));
        assert_eq!(wishes, [Wish::Focus("crm-7-remove".to_owned())]);
    }

    #[test]
    fn the_usual_properties_are_those_of_the_provider() {
        let mut model = opened();
        act_on(&mut model, "pick /crm/provider", "hubspot");
        act_on(&mut model, "usual /crm/fields", "");
        let Some(Node::Map(entries)) = model.node(&Path::new("/crm/fields")) else {
            panic!("no properties");
        };
        let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
        let usual = Provider::Hubspot.default_properties().map(|(name, _)| name);
        assert_eq!(names, usual);
        act_on(&mut model, "remove /crm/fields/call_summary", "");
        assert!(shown(&model).contains("Written all the same: call_summary"));
    }

    #[test]
    fn a_returned_summary_is_held_against_the_rules() {
        let mut model = opened();
        act_on(&mut model, "paste", "Here is the summary: wants pricing.");
        let html = shown(&model);
        assert!(html.contains("6 of 80 words"), "{html}");
        assert!(html.contains("begins with “here is”"), "{html}");
        act_on(&mut model, "type whole /summary/max_words", "5");
        assert!(shown(&model).contains("the maximum is 5"));
        act_on(&mut model, "paste", "Wants pricing this month.");
        assert!(shown(&model).contains("Nothing to mend."));
        assert_eq!(
            model.document(),
            opened_with_five().document(),
            "the paste is not in the document"
        );
    }

    fn opened_with_five() -> Model {
        let mut model = opened();
        act_on(&mut model, "type whole /summary/max_words", "5");
        model
    }
}
