//! The live call is played by a worker: it is told what was done, and what it shows is put on the page.

use std::cell::RefCell;

use baton_core::document::json;
use baton_worker::protocol::{Perform, Performed};

use crate::session::Session;
use crate::{browser, fetch, stage, worker};

/// Where the scenarios and the policies to compare with are served.
const FILES: [&str; 2] = ["/samples/scenarios.json", "/samples/policies.json"];

thread_local! {
    /// The draft that the worker was told of last.
    static TOLD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Both files, or why one did not come.
type Files = Result<(String, String), String>;

/// Tells the worker what was done, and shows what it answers.
pub(super) fn play(session: Session, what: String, value: String, files: Option<Files>) {
    browser::spawn(async move {
        let request = request(session, what, value, files);
        match worker::ask(request).await {
            Ok(performed) => show(session, performed),
            Err(why) => session.change(|model| {
                model.shown = baton_console::model::Shown::default();
                model.said = why;
                // A worker that was started anew knows nothing of the draft.
                TOLD.take();
            }),
        }
    });
}

fn request(session: Session, what: String, value: String, files: Option<Files>) -> Perform {
    let (draft, call) = session.peek(|model| {
        let draft = json::to_string(model.document());
        let sample = model.samples().get(model.place.sample);
        (
            draft,
            sample.map_or_else(String::new, |sample| sample.key.clone()),
        )
    });
    let news = TOLD.with_borrow_mut(|told| {
        let news = *told != draft;
        told.clone_from(&draft);
        news
    });
    let (scenarios, policies, failed) = match files {
        Some(Ok((scenarios, policies))) => (Some(scenarios), Some(policies), None),
        Some(Err(why)) => (None, None, Some(why)),
        None => (None, None, None),
    };
    Perform {
        what,
        value,
        fragment: stage::fragment(),
        call,
        draft: news.then_some(draft),
        scenarios,
        policies,
        failed,
    }
}

fn show(session: Session, performed: Performed) {
    session.change(|model| {
        model.shown.controls = performed.controls;
        model.shown.sides = performed.sides;
        if !performed.said.is_empty() {
            model.said = performed.said;
        }
    });
    if let Some(address) = performed.go {
        browser::go_to(&address);
    }
    if let Some(id) = performed.focus {
        browser::focus_later(id);
    }
    if let Some([run, ms]) = performed.tick.as_deref() {
        tick(session, *run, *ms);
    }
    for wish in performed.browser {
        match wish.as_str() {
            "full" => browser::full_screen(),
            _ => bring(session),
        }
    }
}

/// Fetches the files and hands them over.
fn bring(session: Session) {
    browser::spawn(async move {
        let [scenarios, policies] = FILES;
        let files = async {
            let scenarios = fetch::text(scenarios).await?;
            Ok((scenarios, fetch::text(policies).await?))
        };
        let files = files.await;
        play(session, "fetched".to_owned(), String::new(), Some(files));
    });
}

/// Lets time pass. Who asked for less motion sees one moment after the other, with time to read it.
fn tick(session: Session, run: u64, ms: u64) {
    let (word, ms) = if browser::wants_stillness() {
        ("stride", 2500)
    } else {
        ("tick", ms)
    };
    let pass = move || play(session, format!("{word} {run}"), String::new(), None);
    leptos::prelude::set_timeout(pass, std::time::Duration::from_millis(ms));
}

/// What the arrival at an address asks of the worker, if it has anything to do with it.
pub(super) fn arrive(session: Session) {
    use baton_console::model::Screen;
    let (here, shown) = session.peek(|model| {
        let here = model.place.screen == Screen::Live;
        (here, !model.shown.controls.is_empty())
    });
    if here || shown {
        play(session, "arrive".to_owned(), String::new(), None);
    }
}
