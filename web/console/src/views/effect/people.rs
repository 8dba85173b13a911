//! What each person sees: the messages as their readers see them, with their measures; and why one does not go out.

pub(crate) mod mrkdwn;

use baton_core::Outcome;
use baton_core::decision::CrmValue;
use baton_core::decision::Message;
use baton_core::handoff::Action;
use baton_core::handoff::StepId;
use baton_core::message::MessageKind;
use baton_core::message::template::{Claim, Placeholder};
use baton_worker::html::Html;

use super::Answer;
use crate::time;
use crate::views::messages::sentence;
use crate::views::parts;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let brief = &answer.decision.brief.messages;
    let all = [
        (
            MessageKind::SlackBrief,
            "The AE, in Slack",
            Some(&brief.slack_brief),
        ),
        (
            MessageKind::Whisper,
            "The AE, before the lines are joined",
            brief.whisper.as_ref(),
        ),
        (
            MessageKind::TransferLine,
            "The prospect, on the line",
            brief.transfer_line.as_ref(),
        ),
        (
            MessageKind::WarmHoldSms,
            "The prospect, by text",
            brief.warm_hold_sms.as_ref(),
        ),
        (
            MessageKind::HoldingMessage,
            "The prospect, if the AE has not called",
            brief.holding_message.as_ref(),
        ),
    ];
    let emails = [
        (
            MessageKind::WarmHoldEmail,
            "The prospect, by e-mail",
            brief.warm_hold_email.as_ref(),
        ),
        (
            MessageKind::HoldingEmail,
            "E-mail to the prospect if the AE has not responded",
            brief.holding_email.as_ref(),
        ),
    ];
    for (kind, who, message) in all {
        let why = why_not(answer, kind);
        match message.filter(|_| why.is_none()) {
            Some(message) => show(answer, html, kind, who, message),
            None => silent(html, kind.as_str(), who, &why.unwrap_or_default()),
        }
    }
    // E-mails only stand in for text messages: there is nothing to say where there are none.
    for (kind, who, message) in emails {
        if let Some(message) = message {
            show(answer, html, kind, who, message);
        }
    }
    crm(answer, html);
}

/// One message, in the look of its channel.
fn show(answer: &Answer<'_>, html: &mut Html, kind: MessageKind, who: &str, message: &Message) {
    let most = answer.model.policy().transfer().whisper_seconds_max;
    let measures = sentence(&message.measures, kind, most);
    let id = kind.as_str();
    let sent = message
        .at
        .map_or_else(String::new, |at| time::moment(at, answer.zone));
    part(html, id, who, &sent, |html| {
        let attributes = [("class", "bubble"), ("data-kind", id)];
        html.within("div", &attributes, |html| match kind {
            MessageKind::SlackBrief => {
                html.tag("p", &[("class", "app")], "Baton");
                mrkdwn::lines(&message.text, html);
            }
            MessageKind::Whisper | MessageKind::TransferLine => {
                html.tag("p", &[], &["“", &message.text, "”"].concat());
            }
            _ => html.tag("p", &[], &message.text),
        });
        html.tag("p", &[("class", "note")], &measures);
        for found in &message.findings {
            parts::warning(html, found.code, &found.message);
        }
        for claim in message.claims.iter().filter(|claim| !claim.made) {
            let name = words::field(Placeholder::Claim(claim.claim).as_str());
            let text = format!("“{name}” is not said: {}.", unsupported(claim.claim));
            html.tag("p", &[("class", "note"), ("data-claim", &name)], &text);
        }
    });
}

/// Why the facts do not support a claim.
const fn unsupported(claim: Claim) -> &'static str {
    match claim {
        Claim::TriedToReachYou => "nobody has tried since the handoff",
        Claim::Today => "it goes out on another day than the call",
        Claim::NextWorkingDay => "no day within a year is open",
    }
}

/// A message that does not go out.
fn silent(html: &mut Html, id: &str, who: &str, why: &str) {
    let aside = if id == "crm" {
        "not written"
    } else {
        "not sent"
    };
    part(html, id, who, aside, |html| {
        html.tag("p", &[("class", "note why-not")], why)
    });
}

fn part(html: &mut Html, id: &str, who: &str, aside: &str, inside: impl FnOnce(&mut Html)) {
    let id = ["message-", id].concat();
    let mut body = Html::new();
    inside(&mut body);
    html.within(
        "div",
        &[("class", "message"), ("data-testid", id.as_str())],
        |html| {
            html.within("p", &[("class", "to")], |html| {
                html.tag("span", &[], who);
                html.tag("span", &[("class", "note")], aside);
            });
            html.written(&body.done());
        },
    );
}

/// Why a message does not go out for this call; `None` if it does.
fn why_not(answer: &Answer<'_>, kind: MessageKind) -> Option<String> {
    let decision = answer.decision;
    let messages = &decision.brief.messages;
    let (name, goes_out, step) = match kind {
        MessageKind::SlackBrief => {
            let does = planned(answer, Action::NotifyAeSlack.as_str(), "slack_alert");
            ("No Slack message", does, None)
        }
        MessageKind::WarmHoldSms => (
            "No SMS",
            messages.warm_hold_sms.is_some(),
            Some(StepId::WarmHold),
        ),
        MessageKind::HoldingMessage => {
            let does = messages.holding_message.is_some();
            ("No holding message", does, Some(StepId::HoldingMessage))
        }
        MessageKind::WarmHoldEmail | MessageKind::HoldingEmail => return None,
        MessageKind::TransferLine => ("No transfer line", messages.transfer_line.is_some(), None),
        MessageKind::Whisper => ("No whisper", messages.whisper.is_some(), None),
    };
    if goes_out {
        return None;
    }
    let merged = step.and_then(|id| {
        let step = decision.timeline.iter().find(|step| step.id == id)?;
        step.merged.map(|merged| merged.why)
    });
    let why = match (decision.outcome, kind) {
        (Outcome::HandOff, MessageKind::SlackBrief) => {
            "neither the trigger nor the format tells the AE in Slack"
        }
        (Outcome::HandOff, MessageKind::Whisper | MessageKind::TransferLine) => {
            not_possible(answer, "warm_transfer").unwrap_or("the format has no warm transfer")
        }
        (Outcome::HandOff, _) => merged
            .or_else(|| not_possible(answer, step.map_or("", StepId::as_str)))
            .or_else(|| not_possible(answer, "sms_to_prospect"))
            .unwrap_or("no SLA clock runs"),
        (other, _) => not_handed_off(other),
    };
    Some([name, ": ", why, "."].concat())
}

const fn not_handed_off(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Undecided => "whether the call is handed off cannot be told yet",
        _ => "the call is not handed off",
    }
}

/// Why a step of the plan cannot be done.
fn not_possible<'a>(answer: &Answer<'a>, step: &str) -> Option<&'a str> {
    let mut plan = answer.decision.plan.iter();
    let not = plan
        .find(|known| known.step == step)?
        .not_possible
        .as_ref()?;
    Some(&not.reason)
}

/// Whether the plan does one of two things.
fn planned(answer: &Answer<'_>, one: &str, other: &str) -> bool {
    let mut plan = answer.decision.plan.iter();
    plan.any(|step| step.step == one || step.step == other)
}

/// What is written into the CRM.
fn crm(answer: &Answer<'_>, html: &mut Html) {
    let who = "The CRM record";
    let written = planned(answer, Action::WriteCrmContact.as_str(), "crm_note");
    let Some(write) = answer.decision.crm.as_ref().filter(|_| written) else {
        let why = match answer.decision.outcome {
            Outcome::HandOff => "neither the trigger nor the format writes one",
            other => not_handed_off(other),
        };
        silent(html, "crm", who, &["No CRM record: ", why, "."].concat());
        return;
    };
    part(html, "crm", who, write.provider, |html| {
        let attributes = [
            ("class", "record"),
            ("aria-label", "CRM properties with their values"),
        ];
        html.within("table", &attributes, |html| {
            let mut row = |name: &str, class: &str, value: &str| {
                html.within("tr", &[], |html| {
                    html.tag("th", &[("scope", "row")], name);
                    html.tag("td", &[("class", class)], value);
                });
            };
            for (name, value) in write.properties.iter() {
                match value {
                    CrmValue::Integer(number) => row(name, "number", &number.to_string()),
                    CrmValue::Text(text) => row(name, "", text),
                }
            }
            for name in &write.pending {
                row(name, "none", "written once it is known");
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use crate::action::Action;
    use crate::model::Model;
    use crate::model::tests::opened;
    use crate::update::update;

    /// What the part shows of a message.
    fn shown(model: &Model, id: &str) -> String {
        let html = crate::views::effect(model);
        let from = format!("data-testid=\"message-{id}\"");
        let (_, after) = html.split_once(&from).unwrap_or_else(|| panic!("no {id}"));
        let end = after
            .find("data-testid=\"message-")
            .or_else(|| after.find("data-testid=\"part-"));
        after.get(..end.unwrap_or(after.len())).unwrap().to_owned()
    }

    /// A sample with this outcome and tier.
    fn at(outcome: &str, tier: Option<&str>) -> Model {
        let mut model = opened();
        let found = (0..model.samples().len()).find(|index| {
            let verdict = model.verdict(*index).unwrap();
            let own = verdict.tier.as_deref();
            verdict.outcome.as_str() == outcome && (tier.is_none() || own == tier)
        });
        model.select(found.unwrap());
        model.go("/messages");
        model
    }

    #[test]
    fn a_brief_looks_as_in_slack_and_its_bold_is_bold() {
        let html = shown(&at("hand_off", None), "slack_brief");
        assert!(html.contains("<strong>Why:</strong>"), "{html}");
        assert!(html.contains("5 of 5 lines"), "{html}");
        assert!(!html.contains("*Why"), "{html}");
    }

    #[test]
    fn what_does_not_go_out_says_why() {
        let none = at("no_handoff", None);
        for (id, name) in [
            ("slack_brief", "No Slack message"),
            ("warm_hold_sms", "No SMS"),
            ("holding_message", "No holding message"),
            ("whisper", "No whisper"),
            ("crm", "No CRM record"),
        ] {
            let html = shown(&none, id);
            assert!(
                html.contains(&format!("{name}: the call is not handed off.")),
                "{html}"
            );
        }
        let open = shown(&at("undecided", None), "crm");
        assert!(open.contains("cannot be told yet"), "{open}");
        let small = at("hand_off", Some("small"));
        assert!(shown(&small, "whisper").contains("the format has no warm transfer"));
        assert!(shown(&small, "warm_hold_sms").contains("segment of GSM-7"));
    }

    #[test]
    fn a_text_that_another_stands_in_for_names_the_other() {
        let mut model = opened();
        let merged = (0..model.samples().len()).find(|index| {
            model.select(*index);
            let (_, _, decision) = model.selected().unwrap();
            !decision.timeline.is_empty() && decision.brief.messages.warm_hold_sms.is_none()
        });
        assert!(merged.is_some());
        let html = shown(&model, "warm_hold_sms");
        assert!(
            html.contains("No SMS: the holding message follows within 20 minutes"),
            "{html}"
        );
    }

    #[test]
    fn what_is_not_true_is_not_said_and_that_is_said() {
        let html = shown(&at("hand_off", Some("small")), "holding_message");
        let text = "“tried to reach you” is not said: nobody has tried since the handoff.";
        assert!(html.contains(text), "{html}");
    }

    #[test]
    fn the_record_follows_the_field_map() {
        let mut model = at("hand_off", None);
        assert!(
            shown(&model, "crm")
                .contains("<th scope=\"row\">qualification_score</th><td class=\"number\">")
        );
        let set = Action::parse("type text /crm/fields/lead_source").unwrap();
        update(&mut model, &set, "AI <caller>", 0);
        assert!(
            shown(&model, "crm").contains("lead_source</th><td class=\"\">AI &lt;caller&gt;</td>")
        );
    }
}
