//! What happens, in one sentence; whose call it is, and what of it could not be used.

use baton_core::call::Phase;
use baton_worker::html::Html;

use super::Answer;
use crate::action::{Verb, act};
use crate::time;
use crate::views::parts;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let Answer {
        sample,
        call,
        decision,
        ..
    } = answer;
    let phase = match call.phase {
        Phase::Live => "still on the line",
        Phase::Ended => "call over",
    };
    let when = match decision.at {
        Some(at) => format!(" · {} · {phase}", time::moment(at, answer.zone)),
        None => format!(" · {phase}"),
    };
    html.within("p", &[("class", "who")], |html| {
        html.tag("strong", &[], &sample.who());
        html.text(&when);
    });
    let attributes = [
        ("id", "outcome-title"),
        ("class", "outcome"),
        ("data-testid", "outcome"),
        ("data-outcome", decision.outcome.as_str()),
    ];
    html.within("h3", &attributes, |html| {
        parts::mark(html, parts::glyph(decision.outcome));
        html.tag("span", &[], &decision.sentence);
    });
    html.tag("p", &[("class", "story")], &sample.story);
    if let Some(trial) = answer.model.trial.as_ref().filter(|_| tried(answer)) {
        let attributes = [("class", "banner"), ("data-testid", "trial")];
        html.within("p", &attributes, |html| {
            parts::mark(html, "✎");
            let what = format!("Only tried: {}. ", words::list(&trial.words, "and"));
            html.tag("span", &[], &what);
            parts::button(html, "link", "untry", &act(Verb::Untry, ""), "Put it back");
        });
    }
    for finding in &decision.intake {
        parts::warning(html, "intake", &finding.message);
    }
    if let Some(straddles) = decision.format.as_ref().and_then(|f| f.straddles.as_ref()) {
        parts::warning(html, "straddles", straddles);
    }
}

/// Whether what is shown is the trial of this sample.
fn tried(answer: &Answer<'_>) -> bool {
    let trial = answer.model.trial.as_ref();
    trial.is_some_and(|trial| trial.sample == answer.model.place.sample)
}
