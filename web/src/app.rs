//! The page: loading, then the bar and the two panes.

mod wishes;

use baton_console::action::Action;
use baton_console::desk::Errand;
use baton_console::model::Model;
use baton_console::update::{SINGLE_KEYS, THEME, Wish};
use baton_console::{desk, samples, update, views};
use baton_core::document::json;
use baton_core::policy::History;
use leptos::prelude::*;

use crate::session::{Session, session};
use crate::signing::errands;
use crate::stage::{Block, Paper, Told, hear};
use crate::{browser, fetch, stage};

/// Where the draft and the steps to it are kept.
pub(crate) const DRAFT: &str = "baton.draft";
/// How much of a browser's storage, of about 5 MB, the steps may take.
const MOST_KEPT: usize = 1_500_000;
/// How long typing must rest before the draft is kept, and before an outcome is announced.
const REST: std::time::Duration = std::time::Duration::from_millis(400);

/// The same before many calls are judged again.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(150);

/// What is said when a browser keeps nothing.
const UNKEPT: &str = "This browser has no room to keep the draft, or may not: it is gone with this tab. Download it as YAML.";

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
            let calls = fetch::text(samples::CALLS).await;
            opened.set(Some(owner.with(|| {
                let kept = browser::recall(DRAFT);
                let model = Model::open(samples::POLICY, &calls?, kept.as_deref(), browser::now());
                model.map(Session::new)
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
    session.change(|model| {
        if let Some(theme) = browser::recall(THEME) {
            let known = views::bar::THEMES
                .into_iter()
                .find(|(word, _)| *word == theme);
            model.theme = known.map_or("auto", |(word, _)| word);
        }
        model.single_keys = browser::recall(SINGLE_KEYS).as_deref() != Some("false");
    });
    follow_address(session);
    follow_theme(session);
    if errands::knows_versions() {
        // What counts as changed is told from the newest version, not from the opening policy.
        wishes::grant(session, vec![Wish::Desk(Errand::Recall)]);
    }
    keep_draft(session);
    hear(move |told| dispatch(session, told));
    view! {
        <a class="skip" href="#effect" on:click=move |event| {
            event.prevent_default();
            browser::focus_later("effect".to_owned());
        }>"Skip to the effect"</a>
        <header>
            <Block class="bar" id="bar" role="" label="" view=views::bar::view />
        </header>
        <Block class="notices" id="notices" role="" label="" view=views::foot::notices />
        <main class="panes">
            <Block class="pane edit" id="edit" role="region" label="Policy" view=views::edit />
            <Block class="pane effect" id="effect" role="region" label="Effect" view=views::effect />
        </main>
        <Block class="result-bar" id="result-bar" role="complementary" label="Result" view=views::foot::result_bar />
        <Block class="dialogs" id="dialogs" role="" label="" view=views::foot::dialogs />
        <Paper view=views::print::view />
        <LiveRegion />
    }
}

/// What somebody did, carried out. `true` keeps the browser from doing what it would do.
fn dispatch(session: Session, told: Told) -> bool {
    let what = match told.kind.as_str() {
        "key" => {
            let Some(what) = session.peek(|model| update::key(model, &told.what, &told.value))
            else {
                return false;
            };
            what
        }
        _ => told.what,
    };
    let Some(action) = Action::parse(&what) else {
        return false;
    };
    match told.kind.as_str() {
        "enter" => session.change(|model| update::enter(model, &action)),
        "leave" => session.change(|model| update::leave(model, &action)),
        "file" => {
            if let Some(file) = told.file {
                wishes::take_file(session, action, file);
            }
        }
        kind => {
            let value = if kind == "key" { "" } else { &told.value };
            let now = browser::now_ms();
            let all = session.change(|model| update::update(model, &action, value, now));
            wishes::grant(session, all);
        }
    }
    true
}

/// The page's one live region: what was done, and how the selected call stands once typing rests.
#[component]
fn LiveRegion() -> impl IntoView {
    let session = session();
    let standing = Memo::new(move |_| session.see(views::foot::standing));
    let say = leptos::leptos_dom::helpers::debounce(REST, move |()| {
        session.announce(standing.get_untracked());
    });
    let say = StoredValue::new_local(say);
    Effect::new(move |before: Option<String>| {
        let now = standing.get();
        if before.is_some_and(|before| before != now) {
            say.update_value(|say| say(()));
        }
        now
    });
    let said = Memo::new(move |_| session.see(|model| model.said.clone()));
    view! { <p class="hidden" role="status" data-testid="live">{move || said.get()}</p> }
}

/// Keeps the address and the model in step.
fn follow_address(session: Session) {
    let follow = move || {
        let fragment = stage::fragment();
        if let Some(packed) = fragment.strip_prefix("/draft/") {
            wishes::open_link(session, packed.to_owned());
        } else {
            let (wishes, lost) = session.change(|model| {
                model.go(&fragment);
                let lost = model.place.lacks(&fragment, model.samples()).is_some();
                let lost = lost.then(|| model.place.address(model.place.screen, model.samples()));
                (desk::opened(model, &fragment, browser::now()), lost)
            });
            if let Some(address) = lost {
                browser::replace_fragment(&address);
            }
            wishes::grant(session, wishes);
            wishes::arrive(session);
        }
    };
    follow();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
}

fn follow_theme(session: Session) {
    let theme = Memo::new(move |_| session.see(|model| model.theme));
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // An attribute of this name is always allowed.
            drop(root.set_attribute("data-theme", theme.get()));
        }
    });
}

/// Keeps the draft in this browser, and notices when another tab does.
fn keep_draft(session: Session) {
    // The document that is kept; the one that the page opened with needs no keeping.
    let kept_one = StoredValue::new_local(session.peek(Model::revision));
    let keep = move || {
        let now = session.peek(Model::revision);
        if kept_one.get_value() == now || session.peek(|model| model.overtaken) {
            return;
        }
        kept_one.set_value(now);
        let text = session.peek(|model| json::to_string(&model.history().to_node(MOST_KEPT)));
        if !browser::keep(DRAFT, &text) {
            session.change(|model| UNKEPT.clone_into(&mut model.notice));
        }
    };
    let later = leptos::leptos_dom::helpers::debounce(REST, move |()| keep());
    let later = StoredValue::new_local(later);
    // Files of calls are judged again once typing rests: a keystroke does not wait for them.
    let judge =
        leptos::leptos_dom::helpers::debounce(PAUSE, move |()| wishes::judge_again(session));
    let judge = StoredValue::new_local(judge);
    // Whoever decides for this tab's draft wants it kept, changed or not.
    let state = Memo::new(move |_| session.see(|model| (model.revision(), model.overtaken)));
    Effect::new(move |before: Option<(u64, bool)>| {
        let now = state.get();
        if before == Some((now.0, true)) && !now.1 {
            kept_one.set_value(0);
            keep();
        } else if before.is_some_and(|before| before.0 != now.0) {
            later.update_value(|later| later(()));
            judge.update_value(|judge| judge(()));
        }
        now
    });
    // What rests in the debounce when the page goes is kept at once.
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| keep());
    let other = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().as_deref() == Some(DRAFT) {
            let newer = event.new_value().and_then(|text| kept(&text));
            let same = session
                .peek(|model| newer.is_none_or(|newer| newer.draft() == model.history().draft()));
            if !same {
                session.change(|model| model.overtaken = true);
            }
        }
    });
    on_cleanup(move || {
        leaving.remove();
        other.remove();
    });
}

/// The steps that a tab has kept.
pub(crate) fn kept(text: &str) -> Option<History> {
    History::from_node(&json::parse(text).ok()?)
}
