//! What the AE reads.

use baton_core::brief::Brief;
use leptos::prelude::*;

use crate::session::session;
use crate::time;

/// The seven fields with what should be mended in them.
#[component]
pub(crate) fn BriefCard() -> impl IntoView {
    let session = session();
    let brief = session.decision(|d| d.brief.clone());
    move || {
        let brief = brief.get()?;
        let zone = session.with_policy(|policy| policy.calendar().zone());
        let stamp = brief
            .fields
            .handoff_timestamp
            .map(|at| time::moment(at, zone));
        let flags = brief.fields.disqualifying_flags.join(", ");
        let fields = [
            ("contact_name", "Contact", brief.fields.contact_name.clone()),
            ("company", "Company", brief.fields.company.clone()),
            (
                "qualification_status",
                "Status",
                brief.fields.qualification_status.replace('_', " "),
            ),
            (
                "intent_signal",
                "Intent signal",
                brief.fields.intent_signal.clone(),
            ),
            ("call_summary", "Summary", brief.fields.call_summary.clone()),
            ("disqualifying_flags", "Flags", flags),
            ("handoff_timestamp", "Handed off", stamp.unwrap_or_default()),
        ];
        let words = format!("summary: {} words", brief.summary_words);
        let rows = fields.map(|(key, label, value)| row(&brief, key, label, value));
        Some(view! {
            <section class="part" aria-labelledby="brief-title">
                <h4 id="brief-title">"Brief for the AE"</h4>
                <dl class="brief">{rows.into_iter().collect_view()}</dl>
                <p class="note">{words}</p>
            </section>
        })
    }
}

fn row(
    brief: &Brief,
    key: &'static str,
    label: &'static str,
    value: String,
) -> impl IntoView + use<> {
    let findings: Vec<_> = brief
        .findings
        .iter()
        .filter(|f| f.field == key)
        .cloned()
        .collect();
    let found = findings.into_iter().map(|f| {
        view! {
            <p class="problem" data-severity="warning" data-code=f.code>
                <span class="glyph" aria-hidden="true">"!"</span> <span>{f.message}</span>
            </p>
        }
    });
    let none = value.is_empty();
    view! {
        <div data-testid=format!("brief-{key}") data-key=key>
            <dt>{label}</dt>
            <dd class:none=none>
                {if none { "none".to_owned() } else { value }}
                {found.collect_view()}
            </dd>
        </div>
    }
}
