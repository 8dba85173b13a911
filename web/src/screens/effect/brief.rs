//! What the AE reads.

use baton_core::brief::Brief;
use leptos::prelude::*;

use super::Answer;
use crate::time;

/// The seven fields with what should be mended in them.
pub(super) fn view(answer: &Answer) -> impl IntoView + use<> {
    let brief = &answer.decision.brief;
    let fields = &brief.fields;
    let stamp = fields.handoff_timestamp;
    let stamp = stamp.map(|at| time::moment(at, answer.zone));
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
        ("handoff_timestamp", "Handed off", stamp.unwrap_or_default()),
    ];
    let rows = rows.map(|(key, label, value)| row(brief, key, label, value));
    view! {
        <section class="part" aria-labelledby="brief-title">
            <h4 id="brief-title">"Brief for the AE"</h4>
            <dl class="brief">{rows.into_iter().collect_view()}</dl>
            <p class="note">{format!("summary: {} words", brief.summary_words)}</p>
        </section>
    }
}

fn row(
    brief: &Brief,
    key: &'static str,
    label: &'static str,
    value: String,
) -> impl IntoView + use<> {
    let found = brief.findings.iter().filter(|f| f.field == key).map(|f| {
        let message = f.message.clone();
        view! {
            <p class="problem" data-severity="warning" data-code=f.code>
                <span class="glyph" aria-hidden="true">"!"</span> <span>{message}</span>
            </p>
        }
    });
    let none = value.is_empty();
    let value = if none { "none".to_owned() } else { value };
    view! {
        <div data-testid=format!("brief-{key}") data-key=key>
            <dt>{label}</dt>
            <dd class:none=none>{value} {found.collect_view()}</dd>
        </div>
    }
}
