//! What only the browser can do, done.

mod calls;
mod live;

pub(super) use calls::judge_again;

use baton_console::action::{Action, Verb};
use baton_console::desk::{self, Dropped};
use baton_console::update::{self, Wish};
use baton_core::document::json;
use baton_worker::protocol::ReadYaml;

use crate::session::Session;
use crate::signing::errands;
use crate::{browser, stage, worker};

/// No link holds more: a policy as JSON, twice over.
const MOST_SHARED: u32 = 200_000;

/// Carries out what an action has asked for.
pub(super) fn grant(session: Session, wishes: Vec<Wish>) {
    for wish in wishes {
        match wish {
            Wish::Focus(id) => browser::focus_later(id),
            Wish::Reveal(id) => browser::reveal_later(id),
            Wish::FocusPlace(at) => browser::focus_place_later(at),
            Wish::Caret(id, line, column) => stage::caret_later(id, line, column),
            Wish::Go(address) => browser::go_to(&address),
            Wish::Leave(address) => browser::leave_for(&address),
            Wish::Save(name, kind, text) => {
                if let Err(why) = browser::download(name, kind, &text) {
                    session.change(|model| model.tell(why));
                }
            }
            Wish::Keep(key, value) => browser::remember(key, &value),
            Wish::Share => share(session),
            Wish::Print => browser::print(),
            Wish::ReadYaml(text) => read_yaml(session, text),
            Wish::TakeOver => take_over(session),
            Wish::Remember(key, value) => browser::remember(&key, &value),
            Wish::Calls(errand) => calls::run(session, errand),
            Wish::FullScreen => browser::full_screen(),
            Wish::Live(what, value) => live::play(session, what, value, None),
            // These come from the worker only, in its own words.
            Wish::Rehearsals | Wish::Tick(..) => {}
            Wish::Desk(errand) => browser::spawn(async move {
                let wishes = errands::run(session, errand).await;
                grant(session, wishes);
            }),
        }
    }
}

/// What the arrival at an address asks of the workers.
pub(super) fn arrive(session: Session) {
    live::arrive(session);
    calls::look(session);
}

/// Reads a file for the action of the place where it was given.
pub(super) fn take_file(session: Session, action: Action, file: web_sys::File) {
    if action.verb == Verb::Calls && calls::is_large(&file) {
        return calls::take(session, file);
    }
    let for_desk = action.verb == Verb::Desk;
    if for_desk {
        session.change(|model| desk::arriving(model, file.name()));
    }
    browser::spawn(async move {
        match browser::read_file(&file).await {
            Ok(text) => {
                let now = browser::now_ms();
                let wishes = session.change(|model| update::update(model, &action, &text, now));
                grant(session, wishes);
            }
            Err(why) => session.change(|model| {
                if for_desk {
                    model.desk.dropped = Dropped::Failed(why.clone());
                    model.said = why;
                } else {
                    model.tell(why);
                }
            }),
        }
    });
}

/// Takes a text of YAML as the draft. What cannot be read at all is said beside the text, which stays.
fn read_yaml(session: Session, text: String) {
    browser::spawn(async move {
        let read = worker::ask(ReadYaml { text: text.clone() }).await;
        let now = browser::now_ms();
        let wishes = session.change(|model| update::yaml::taken(model, text, read, now));
        grant(session, wishes);
    });
}

/// Makes a link that holds the draft, and copies it.
fn share(session: Session) {
    let (text, carries) = session.peek(|model| {
        let text = json::to_string(model.document());
        (text, update::carries(model.document()))
    });
    browser::spawn(async move {
        let told = match stage::packed(&text).await {
            Some(packed) => browser::copy_link(&["#/draft/", &packed].concat()).await,
            None => "This browser cannot make a link of the draft.",
        };
        session.change(|model| model.tell([told, " ", carries].concat()));
    });
}

/// Opens what a link holds: it becomes the draft, as a step that can be undone.
pub(super) fn open_link(session: Session, packed: String) {
    browser::spawn(async move {
        let text = stage::unpacked(&packed, MOST_SHARED).await;
        let node = text.and_then(|text| json::parse(&text).ok());
        session.change(|model| update::open_link(model, node, browser::now_ms()));
        browser::replace_fragment("#/trigger");
    });
}

/// Takes the draft that another tab has kept.
fn take_over(session: Session) {
    let kept = browser::recall(super::DRAFT).and_then(|text| super::kept(&text));
    session.change(|model| {
        model.overtaken = false;
        match kept {
            Some(history) => {
                model.fields.forget();
                model.replace_history(history);
                model.said = "the other tab's draft is shown here now".to_owned();
            }
            None => model.tell("The other tab’s draft is gone."),
        }
    });
}
