//! What each person sees: the messages as they go out, with their measures.

use baton_core::crm::CrmValue;
use baton_core::message::Message;
use baton_core::template::Placeholder;
use baton_worker::html::Html;

use super::Answer;
use crate::time;
use crate::views::parts;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let rendered = &answer.decision.brief.messages;
    let optional = [
        ("warm_hold_sms", "The prospect, by text message", &rendered.warm_hold_sms),
        ("transfer_line", "The prospect, on the line", &rendered.transfer_line),
        ("whisper", "The AE, before the lines are joined", &rendered.whisper),
        ("holding_message", "The prospect, if nobody calls", &rendered.holding_message),
    ];
    message(answer, html, "slack_brief", "The AE, in Slack", &rendered.slack_brief);
    for (id, who, one) in optional {
        if let Some(one) = one {
            message(answer, html, id, who, one);
        }
    }
    crm(answer, html);
}

fn message(answer: &Answer<'_>, html: &mut Html, id: &str, who: &str, message: &Message) {
    let attributes = [("class", "message"), ("data-testid", &*["message-", id].concat())];
    html.within("div", &attributes, |html| {
        html.within("p", &[("class", "to")], |html| {
            html.tag("span", &[], who);
            html.tag("span", &[("class", "note")], &measures(answer, message));
        });
        html.tag("p", &[("class", "bubble"), ("data-kind", id)], &message.text);
        for found in &message.findings {
            parts::warning(html, found.code, &found.message);
        }
        for claim in message.claims.iter().filter(|claim| !claim.made) {
            let text = format!("“{}” is not said: the facts do not support it.", Placeholder::Claim(claim.claim).as_str());
            html.tag("p", &[("class", "note")], &text);
        }
    });
}

fn measures(answer: &Answer<'_>, message: &Message) -> String {
    let measures = &message.measures;
    let mut said = format!("{} · {} words", time::moment(message.at, answer.zone), measures.words);
    if let Some(lines) = measures.lines {
        said.push_str(&format!(" · {lines} lines"));
    }
    if let Some(sms) = &measures.sms {
        said.push_str(&format!(" · {} of {}", crate::words::count(sms.segments as usize, "segment"), sms.encoding.as_str()));
    }
    if let Some(seconds) = measures.reading_seconds {
        said.push_str(&format!(" · about {seconds} s to read"));
    }
    if let Some(speech) = &measures.speech {
        said.push_str(&format!(" · {} to {} s to say", speech.fast_ms.div_ceil(1000), speech.slow_ms.div_ceil(1000)));
    }
    said
}

/// What is written into the CRM.
fn crm(answer: &Answer<'_>, html: &mut Html) {
    let Some(write) = &answer.decision.crm else {
        return;
    };
    html.within("div", &[("class", "message"), ("data-testid", "message-crm")], |html| {
        html.within("p", &[("class", "to")], |html| {
            html.tag("span", &[], "The CRM record");
            html.tag("span", &[("class", "note")], "written at the moment of the handoff");
        });
        html.within("dl", &[("class", "brief")], |html| {
            for (name, value) in write.properties.iter() {
                let value = match value {
                    CrmValue::Integer(number) => number.to_string(),
                    CrmValue::Text(text) => text.clone(),
                };
                html.within("div", &[], |html| {
                    html.tag("dt", &[], name);
                    html.tag("dd", &[], &value);
                });
            }
            for name in &write.pending {
                html.within("div", &[], |html| {
                    html.tag("dt", &[], name);
                    html.tag("dd", &[("class", "none")], "written once it is known");
                });
            }
        });
    });
}
