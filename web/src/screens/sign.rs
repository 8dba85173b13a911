//! Signing the policy and taking it away.

mod desk;
mod form;
mod key_card;
mod result;

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::session::session;
use crate::words;
use desk::Desk;
use form::Fields;
use key_card::KeyCard;
use result::Footer;

/// The button in the bar, and the dialog that it opens.
#[component]
pub(crate) fn Sign() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    let opened = Memo::new(move |_| desk.opened());
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        desk.open();
        // Once its content is there, so that the focus goes to the first field.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.get_untracked() {
                // It fails only for a dialog that is open already.
                drop(dialog.show_modal());
            }
        });
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <button type="button" class="button primary" data-testid="open-sign" on:click=open>
            "Sign and export"
        </button>
        <dialog node_ref=dialog aria-labelledby="sign-title" data-testid="sign-dialog">
            <div class="dialog-head">
                <h2 id="sign-title">"Sign and export"</h2>
                <button type="button" class="icon" aria-label="close" data-testid="close-sign" on:click=close>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </div>
            {move || opened.get().then(|| view! {
                <Summary />
                <Fields />
                <KeyCard />
                <Footer />
            })}
        </dialog>
    }
}

/// What is about to be signed.
#[component]
fn Summary() -> impl IntoView {
    let session = session();
    let line = move || {
        let changed = session.changed();
        let all = words::count(session.samples().len(), "sample call");
        let moved = match changed {
            0 => "None of them is decided differently from the opening policy.".to_owned(),
            1 => "One is decided differently from the opening policy.".to_owned(),
            many => format!("{many} are decided differently from the opening policy."),
        };
        format!(
            "{all} travel along with their decisions, so that whoever imports the file can check that their engine decides the same. {moved}"
        )
    };
    view! {
        <p class="lead">{line}</p>
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
    }
}
