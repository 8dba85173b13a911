//! Checking a file: what it is, whether it would be taken, and adding a signature to it.

use std::sync::Arc;

use baton_worker::protocol::{Fact, Kind, Person, Report, Row, Standing};
use leptos::prelude::*;

use super::desk::{Desk, desk};
use super::dropped::{Checked, Dropped};
use super::review::sentences;
use crate::browser;
use crate::components::entry::Entry;
use crate::components::file::FileButton;

/// The place to drop a file, and what was found out about it.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let desk = desk();
    let over = RwSignal::new(false);
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            desk.take_file(file);
        }
    };
    // What is good for one audience is not for another.
    let audience = Memo::new(move |_| desk.audience.get().trim().to_owned());
    Effect::new(move |before: Option<()>| {
        audience.track();
        if before.is_some() {
            desk.inspect_again();
        }
    });
    let found = move || match desk.dropped.get() {
        Dropped::Nothing => ().into_any(),
        Dropped::Working => view! { <p role="status">"Checking…"</p> }.into_any(),
        Dropped::Failed(why) => super::problem(why).into_any(),
        Dropped::Checked(checked) => view! { <Found checked /> }.into_any(),
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            data-testid="drop"
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <p>"Drop a signed policy or a trust document here. It is checked in this browser and sent nowhere."</p>
            <FileButton
                id="check-file"
                label="Choose a file…"
                accept=".json,application/json"
                pick=Callback::new(move |file| desk.take_file(file))
            />
        </div>
        <div class="pair">
            <Entry id="check-audience" label="Verify for the audience" text=desk.audience wrong=Signal::stored(None::<String>) />
            <TrustInUse />
        </div>
        {found}
    }
}

/// Whose signatures count here.
#[component]
fn TrustInUse() -> impl IntoView {
    let desk = desk();
    view! {
        <div class="field" data-testid="trust">
            <p class="label">"Trust document"</p>
            {move || match desk.trust.get() {
                None => view! { <p class="note">"None yet: drop one to say whose signatures count."</p> }.into_any(),
                Some(kept) => view! {
                    <p>
                        {format!("Epoch {} ", kept.epoch)}
                        <code title=kept.digest.clone()>{super::brief(&kept.digest)}</code>
                        " "
                        <button
                            type="button"
                            class="button small"
                            data-testid="forget-trust"
                            on:click=move |_| desk.forget_trust()
                        >
                            "Forget"
                        </button>
                    </p>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Found(checked: Arc<Checked>) -> impl IntoView {
    let desk = desk();
    let Report {
        standing,
        code,
        headline,
        advice,
        ..
    } = checked.report.clone();
    let done = checked.done.clone().map(|done| {
        view! { <p class="done-line" data-testid="file-done"><span class="glyph" aria-hidden="true">"✓ "</span>{done}</p> }
    });
    let report = &checked.report;
    let differences = (!report.compared.is_empty()).then(|| {
        let (compared, all) = (report.compared.clone(), report.differences.clone());
        view! { <section class="part"><h4>"What it changes"</h4><p>{compared}</p>{sentences(all)}</section> }
    });
    let people_title = match report.kind {
        Kind::Trust => "Enrolled",
        _ => "Signatures",
    };
    let people = (!report.people.is_empty()).then(|| {
        let all = report.people.iter().map(person).collect_view();
        view! { <section class="part"><h4>{people_title}</h4><ul class="people" data-testid="people">{all}</ul></section> }
    });
    let facts = (!report.facts.is_empty()).then(|| {
        let all = report.facts.iter().map(fact).collect_view();
        view! { <section class="part"><h4>"What it says"</h4><dl class="facts" data-testid="file-facts">{all}</dl></section> }
    });
    let checks = (!report.checks.is_empty()).then(|| {
        let rows = report.checks.iter().map(row).collect_view();
        view! {
            <section class="part">
                <h4 id="checks-title">"Checks"</h4>
                <table class="checks-table" aria-labelledby="checks-title" data-testid="checks">
                    <thead class="hidden">
                        <tr><th scope="col">"Check"</th><th scope="col">"Result"</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    view! {
        <article aria-label=checked.name.clone() data-testid="report">
            <div class="verdict" data-standing=word(standing) data-code=code data-testid="verdict">
                <p class="note">{checked.name.clone()}</p>
                <h3><span class="glyph" aria-hidden="true">{glyph(standing)}</span> {headline}</h3>
                <p>{advice}</p>
                {done}
                {actions(desk, &checked)}
            </div>
            {differences}
            {people}
            {facts}
            {checks}
        </article>
    }
}

/// What may be done with the file.
fn actions(desk: Desk, checked: &Arc<Checked>) -> impl IntoView + use<> {
    let report = &checked.report;
    let accept = report.trust.as_ref().map(|trust| {
        let text = if desk.trust.get_untracked().is_some() {
            format!("Use epoch {}", trust.epoch)
        } else {
            "The digest is the one I was given: trust it".to_owned()
        };
        let checked = Arc::clone(checked);
        view! {
            <button
                type="button"
                class="button primary"
                data-testid="accept-trust"
                on:click=move |_| desk.accept_trust(&checked)
            >
                {text}
            </button>
        }
    });
    let sign = report.to_sign.is_some().then(|| {
        let checked = Arc::clone(checked);
        view! {
            <button
                type="button"
                class="button primary"
                data-testid="cosign"
                on:click=move |_| desk.cosign(&checked)
            >
                "Add my signature"
            </button>
        }
    });
    let open = report
        .link
        .clone()
        .filter(|_| report.standing != Standing::Refused)
        .map(|link| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid="open-as-draft"
                    on:click=move |_| {
                        if desk.load(&link, false) {
                            browser::go_to("sign");
                        }
                    }
                >
                    "Open as the draft"
                </button>
            }
        });
    let why_not = report
        .not_to_sign
        .clone()
        .filter(|_| report.kind == Kind::Policy);
    view! {
        <div class="actions">{accept} {sign} {open}</div>
        {why_not.map(|why| view! { <p class="note" data-testid="not-to-sign">{why}</p> })}
    }
}

fn row(row: &Row) -> impl IntoView + use<> {
    let said = match row.standing {
        Standing::Passed => "passed: ",
        Standing::Refused => "refused: ",
        Standing::Open | Standing::NotMade => "",
    };
    view! {
        <tr data-standing=word(row.standing) data-check=row.number.to_string()>
            <th scope="row">
                <span class="glyph" aria-hidden="true">{glyph(row.standing)}</span>
                <span class="number">{row.number.to_string()}</span>
                {row.title.clone()}
            </th>
            <td><span class="hidden">{said}</span>{row.text.clone()}</td>
        </tr>
    }
}

fn person(person: &Person) -> impl IntoView + use<> {
    let (glyph, standing) = if person.counts {
        ("✓", "passed")
    } else {
        ("·", "not_made")
    };
    view! {
        <li data-standing=standing>
            <span class="glyph" aria-hidden="true">{glyph}</span>
            <span><strong>{person.name.clone()}</strong> " " <span class="note">{person.note.clone()}</span></span>
            <code title=person.keyid.clone()>{super::brief(&person.keyid)}</code>
        </li>
    }
}

fn fact(fact: &Fact) -> impl IntoView + use<> {
    let text = if fact.code {
        view! { <code>{fact.text.clone()}</code> }.into_any()
    } else {
        fact.text.clone().into_any()
    };
    view! { <div><dt>{fact.name.clone()}</dt><dd>{text}</dd></div> }
}

const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => "passed",
        Standing::Open => "open",
        Standing::Refused => "refused",
        Standing::NotMade => "not_made",
    }
}

const fn glyph(standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => "✓",
        Standing::Open => "?",
        Standing::Refused => "✗",
        Standing::NotMade => "·",
    }
}
