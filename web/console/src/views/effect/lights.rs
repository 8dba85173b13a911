//! Why: a light for each condition, with the call's value against what is needed; and the facts still to ask for.

use baton_core::call::Phase;
use baton_core::decision::{Missing, TraceLine};
use baton_core::value::money::Currency;
use baton_worker::html::Html;

use super::Answer;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    lines(&answer.decision.trace, answer.currency, html);
    missing(&answer.decision.missing, answer.call.phase, html);
}

/// The lights of a trace.
pub(crate) fn lines(trace: &[TraceLine], currency: Currency, html: &mut Html) {
    html.within("ul", &[("class", "lights")], |html| {
        let mut number = 0;
        for line in trace {
            let depth = line.depth.to_string();
            if line.field.is_none() {
                let attributes = [("class", "group"), ("data-depth", depth.as_str())];
                html.tag("li", &attributes, &[&line.sentence, ":"].concat());
            } else {
                condition(currency, line, &format!("light-{number}"), &depth, html);
                number += 1;
            }
        }
    });
}

fn condition(currency: Currency, line: &TraceLine, id: &str, depth: &str, html: &mut Html) {
    let attributes = [
        ("data-testid", id),
        ("data-truth", line.result.as_str()),
        ("data-depth", depth),
    ];
    // The field and the value stand on their own; the rest of the sentence says what is needed.
    let needed = line.sentence.rsplit_once("; ");
    let needed = needed.map_or(line.sentence.as_str(), |(_, needed)| needed);
    let actual = line.actual.as_ref().map(|fact| fact.describe(currency));
    html.within("li", &attributes, |html| {
        light(html, line.result);
        html.within("p", &[], |html| {
            let field = words::field(line.field.as_deref().unwrap_or_default());
            html.tag("span", &[("class", "fact")], &field);
            html.text(" ");
            let actual = actual.as_deref().unwrap_or("not known");
            html.tag("span", &[("class", "actual")], actual);
            html.text(" ");
            html.tag("span", &[("class", "needed")], needed);
        });
        let distance = line.distance.as_deref().unwrap_or_default();
        html.tag("span", &[("class", "distance")], distance);
    });
}

/// A light: a glyph and a word, never the colour alone.
pub(crate) fn light(html: &mut Html, truth: baton_core::Truth) {
    let glyph = match truth {
        baton_core::Truth::Met => "✓",
        baton_core::Truth::NotMet => "✕",
        baton_core::Truth::Unknown => "?",
    };
    let attributes = [("class", "light"), ("data-truth", truth.as_str())];
    html.within("span", &attributes, |html| {
        crate::views::parts::mark(html, glyph);
        html.tag("span", &[], words::truth(truth));
    });
}

/// The facts that could still change the outcome, and what to ask.
pub(crate) fn missing(missing: &[Missing], phase: Phase, html: &mut Html) {
    if missing.is_empty() {
        return;
    }
    let lead = match phase {
        Phase::Live => "There is still time to ask:",
        Phase::Ended => "The call is over, so a person has to find out:",
    };
    html.within("div", &[("class", "missing")], |html| {
        html.tag("h5", &[], "Missing");
        html.tag("p", &[], lead);
        html.within("ul", &[], |html| {
            for one in missing {
                let id = ["missing", &one.field].join("-");
                html.within("li", &[("data-testid", &id)], |html| {
                    html.tag("span", &[("class", "fact")], &words::field(&one.field));
                    let ask = match &one.ask {
                        Some(question) => format!("“{question}”"),
                        None => "no question is written for this fact".to_owned(),
                    };
                    html.tag("span", &[("class", "ask")], &ask);
                });
            }
        });
    });
}
