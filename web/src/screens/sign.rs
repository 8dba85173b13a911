//! Signed files: reviewing and signing the draft, checking a file, and the versions known here.

mod check;
mod desk;
mod dropped;
mod form;
mod key_card;
mod result;
mod review;
mod section;

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::session::session;
use check::{Chain, Check};
use desk::Desk;
use form::Fields;
use key_card::KeyCard;
use result::Footer;
use review::Review;
use section::Section;

/// The link in the bar, and the dialog that it opens. Each section has an address.
#[component]
pub(crate) fn Sign() -> impl IntoView {
    let session = session();
    let desk = Desk::new();
    provide_context(desk);
    let section = RwSignal::new(None::<Section>);
    let dialog = NodeRef::<Dialog>::new();
    let follow = move || {
        let asked = Section::of(&browser::fragment());
        if asked.is_some() && section.get_untracked().is_none() {
            desk.open();
        }
        section.set(asked);
        // Once its content is there, so that the focus goes to the first field.
        request_animation_frame(move || {
            if let Some(dialog) = dialog.get_untracked() {
                if section.get_untracked().is_none() {
                    dialog.close();
                } else if !dialog.open() {
                    // It fails only for a dialog that is open already.
                    drop(dialog.show_modal());
                }
            }
        });
    };
    follow();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
    // Closing it, with Esc too, goes back to the call that is looked at.
    let closed = move |_| {
        if section.get_untracked().is_some() {
            let back = session.peek(|model| model.place.address(model.place.screen, model.samples()));
            browser::go_to(&back);
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let link = move |own: Section| {
        let current = move || (section.get() == Some(own)).then_some("page");
        view! {
            <a
                class="segment"
                href=format!("#{}", own.address())
                data-testid=own.test_id()
                aria-current=current
            >
                <span>{own.title()}</span>
            </a>
        }
    };
    let body = move || {
        section.get().map(|section| match section {
            Section::Sign => view! { <Review /> <Fields /> <KeyCard /> <Footer /> }.into_any(),
            Section::Check => view! { <Check /> }.into_any(),
            Section::History => view! { <Chain /> }.into_any(),
        })
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="sign-title" data-testid="sign-dialog" on:close=closed>
            <div class="dialog-head">
                <h2 id="sign-title">"Sign and export"</h2>
                <nav class="segments" aria-label="Signed files">
                    {Section::ALL.map(link).into_iter().collect_view()}
                </nav>
                <button type="button" class="icon" aria-label="close" data-testid="close-sign" on:click=close>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </div>
            {body}
        </dialog>
    }
}

/// Something that went wrong, said at once.
pub(crate) fn problem(why: String) -> impl IntoView {
    view! {
        <p class="problem" role="alert">
            <span class="glyph" aria-hidden="true">"✕"</span> <span>{why}</span>
        </p>
    }
}
