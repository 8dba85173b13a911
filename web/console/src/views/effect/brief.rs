//! The seven fields of the brief, with what should be mended in them.

use baton_worker::html::{Html, when};

use super::Answer;
use crate::time;
use crate::views::parts;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let brief = &answer.decision.brief;
    let fields = &brief.fields;
    let stamp = fields.handoff_timestamp;
    let stamp = stamp.map_or_else(String::new, |at| time::moment(at, answer.zone));
    let rows = [
        ("contact_name", "Contact", fields.contact_name.clone()),
        ("company", "Company", fields.company.clone()),
        (
            "qualification_status",
            "Status",
            fields.qualification_status.replace('_', " "),
        ),
        (
            "intent_signal",
            "Intent signal",
            fields.intent_signal.clone(),
        ),
        ("call_summary", "Summary", fields.call_summary.clone()),
        (
            "disqualifying_flags",
            "Flags",
            fields.disqualifying_flags.join(", "),
        ),
        ("handoff_timestamp", "Handed off", stamp),
    ];
    html.within("dl", &[("class", "brief")], |html| {
        for (key, label, value) in &rows {
            let id = ["brief-", key].concat();
            html.within("div", &[("data-testid", &id), ("data-key", key)], |html| {
                html.tag("dt", &[], label);
                let none = value.is_empty();
                html.within("dd", &[("class", when(none, "none"))], |html| {
                    html.text(if none { "none" } else { value });
                    for found in brief.findings.iter().filter(|found| found.field == *key) {
                        parts::warning(html, found.code, &found.message);
                    }
                });
            });
        }
    });
    let note = format!(
        "{} words in all, read in about {} s; the summary has {}.",
        brief.words, brief.reading_seconds, brief.summary_words
    );
    html.tag("p", &[("class", "note")], &note);
}
