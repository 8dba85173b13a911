//! What signing would change: in sentences, and in calls.

use baton_worker::protocol::Compared;
use leptos::prelude::*;

use super::desk::desk;
use crate::session::session;
use crate::words;

/// The differences of the draft from the newest version.
#[component]
pub(crate) fn Review() -> impl IntoView {
    let (session, desk) = (session(), desk());
    let version = move || desk.last().map_or(0, |last| last.version);
    let body = move || {
        match desk.review() {
        None => view! { <p role="status">"Comparing…"</p> }.into_any(),
        Some(Err(why)) => super::problem(why).into_any(),
        Some(Ok(None)) => view! {
            <p>
                "Nothing is published yet, as far as this browser knows. If a version is in force somewhere, drop its \
                 file under " <a href="#sign/check">"Check a file"</a> " first: the next one has to follow it."
            </p>
        }
        .into_any(),
        Some(Ok(Some(compared))) => {
            let lead = match compared.differences.len() {
                0 => format!("The draft is the same as version {}.", version()),
                n => format!("{} from version {}.", words::count(n, "difference"), version()),
            };
            let calls = calls(&compared, session.samples().len());
            view! { <p>{lead} " " {calls}</p> {sentences(compared.differences)} }.into_any()
        }
    }
    };
    view! {
        <section class="review" aria-labelledby="review-title" data-testid="review">
            <h3 id="review-title">"Review"</h3>
            {body}
            <dl class="facts">
                <div>
                    <dt>"Policy"</dt>
                    <dd>{move || session.with_policy(|p| format!("{} ({})", p.title(), p.id()))}</dd>
                </div>
                <div>
                    <dt>"Policy digest"</dt>
                    <dd><code data-testid="policy-digest">{move || session.with_policy(|p| p.digest().to_owned())}</code></dd>
                </div>
            </dl>
        </section>
    }
}

/// Which calls are decided differently.
fn calls(compared: &Compared, all: usize) -> String {
    let all = words::count(all, "sample call");
    match compared.changed.as_slice() {
        [] => format!("None of {all} changes its outcome."),
        changed => format!(
            "{} of {all} {} the outcome or the tier: {}.",
            changed.len(),
            if changed.len() == 1 {
                "changes"
            } else {
                "change"
            },
            words::list(changed, "and")
        ),
    }
}

/// Differences as a list.
pub(super) fn sentences(differences: Vec<String>) -> impl IntoView {
    (!differences.is_empty()).then(|| {
        let line = |text: String| view! { <li>{text}</li> };
        view! {
            <ul class="differences" data-testid="differences" tabindex="0" aria-label="differences">
                {differences.into_iter().map(line).collect_view()}
            </ul>
        }
    })
}
