//! The page: loading, then the two panes.

use leptos::prelude::*;

use crate::components::live::LiveRegion;
use crate::components::theme::ThemeToggle;
use crate::screens::calls::Calls;
use crate::screens::effect::{Effect, ResultBar};
use crate::screens::findings::{Findings, Notes};
use crate::screens::formats::Formats;
use crate::screens::sign::Sign;
use crate::screens::sla::Ladder;
use crate::screens::trigger::Trigger;
use crate::screens::yaml::Yaml;
use crate::session::Session;
use crate::{browser, samples};

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let opened = RwSignal::new(None::<Result<Session, String>>);
    // The session belongs to the page: not to the task that fetches its files, and not to the button that retries.
    let owner = Owner::current().unwrap_or_default();
    let load = move || {
        opened.set(None);
        let owner = owner.clone();
        browser::spawn(async move {
            let calls = samples::fetch().await;
            opened.set(Some(owner.with(|| {
                calls.and_then(|calls| Session::open(samples::POLICY, &calls, browser::now()))
            })));
        });
    };
    load();
    let retry = Callback::new(move |()| load());
    move || match opened.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(why)) => view! { <Failed why retry /> }.into_any(),
        Some(Ok(session)) => view! { <Console session /> }.into_any(),
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <main class="splash" aria-busy="true">
            <h1>"Baton"</h1>
            <p role="status">"Opening the policy and its sample calls…"</p>
        </main>
    }
}

#[component]
fn Failed(why: String, retry: Callback<()>) -> impl IntoView {
    view! {
        <main class="splash">
            <h1>"Baton"</h1>
            <p role="alert">
                "The console has nothing to show yet: " {why} "."
            </p>
            <button class="button primary" on:click=move |_| retry.run(())>"Try again"</button>
        </main>
    }
}

#[component]
fn Console(session: Session) -> impl IntoView {
    provide_context(session);
    follow_address(session);
    view! {
        <a class="skip" href="#effect" on:click=move |event| {
            event.prevent_default();
            browser::focus_later("effect".to_owned());
        }>"Skip to the effect"</a>
        <header class="bar">
            <h1 class="brand">
                <span class="mark" aria-hidden="true"></span>
                "Baton"
            </h1>
            <p class="title">
                {move || session.with_policy(|policy| policy.title().to_owned())}
                <Changes />
            </p>
            <ThemeToggle />
            <Sign />
        </header>
        <main class="panes">
            <div class="pane edit">
                <h2 class="hidden">"Policy"</h2>
                <Findings />
                <Trigger />
                <Formats />
                <Ladder />
                <Notes />
                <Yaml />
            </div>
            <div class="pane effect" id="effect" tabindex="-1">
                <Calls />
                <Effect />
            </div>
        </main>
        <ResultBar />
        <LiveRegion />
    }
}

/// How far the draft has moved from the policy that the console opened with.
#[component]
fn Changes() -> impl IntoView {
    let session = crate::session::session();
    view! {
        <span class="note" data-testid="changed-count">
            {move || match session.changed() {
                0 => "no call changes".to_owned(),
                number => format!("{} changed", crate::words::count(number, "call")),
            }}
        </span>
    }
}

/// Keeps the selected call and the address in step.
fn follow_address(session: Session) {
    let follow = move || {
        let fragment = browser::fragment();
        if let Some(id) = fragment.strip_prefix("call=") {
            session.select(id);
        }
    };
    follow();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
}
