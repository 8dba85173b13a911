//! The warm transfer's seconds against the longest hold.

use baton_core::Node;
use baton_core::document::Path;
use baton_core::handoff::CARRIER_BUFFER_SECONDS;

use crate::reading::Reads;
use crate::views::form::{Form, Text};

/// The stretches in the order of the transfer: key, id, label.
const STRETCHES: [(&str, &str, &str); 4] = [
    ("ring_seconds", "transfer-ring", "The AE’s phone rings"),
    (
        "detect_seconds",
        "transfer-detect",
        "A person is told from voicemail",
    ),
    (
        "whisper_seconds_max",
        "transfer-whisper",
        "The AE is briefed in a whisper",
    ),
    ("accept_seconds", "transfer-accept", "The AE accepts"),
];

pub(super) fn view(form: &mut Form<'_>) {
    let at = Path::new("/warm_transfer");
    let aside = "What the agent says stands under Messages.";
    form.block("transfer-title", "Warm transfer", aside, |form| {
        let mut sum = i64::from(CARRIER_BUFFER_SECONDS);
        form.within("div", &[("class", "grid")], |form| {
            let all = [(
                "hold_seconds_max",
                "transfer-hold",
                "Longest hold, with music",
            )];
            for (key, id, label) in all.into_iter().chain(STRETCHES) {
                let field = Text {
                    id,
                    label,
                    reads: Reads::Whole,
                    unit: "s",
                    ..Text::default()
                };
                form.text(&at.key(key), &field);
            }
        });
        for (key, ..) in STRETCHES {
            if let Some(Node::Int(seconds)) = form.model.node(&at.key(key)) {
                sum = sum.saturating_add(*seconds);
            }
        }
        let hold = match form.model.node(&at.key("hold_seconds_max")) {
            Some(Node::Int(seconds)) => *seconds,
            _ => 0,
        };
        let attributes = [
            ("max", &*hold.to_string()),
            ("value", &*sum.to_string()),
            ("high", &*hold.to_string()),
            ("aria-label", "seconds used of the hold"),
        ];
        form.within("p", &[("class", "budget"), ("data-testid", "hold-budget")], |form| {
            form.tag("meter", &attributes, "");
            let verdict = if sum > hold { "over" } else { "of" };
            let text = format!(
                "{sum} s, with {CARRIER_BUFFER_SECONDS} for the carrier, {verdict} {hold} s of hold"
            );
            form.tag("span", &[], &text);
        });
        form.problems(&at, "transfer-problems");
    });
}
