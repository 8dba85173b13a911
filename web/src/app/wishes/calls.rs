//! Calls of one's own: the worker reads and judges them in pieces, and is asked for the next piece only while somebody
//! waits for it.

use std::cell::RefCell;

use baton_console::calls::{self, Errand};
use baton_console::model::Model;
use baton_core::document::json;
use baton_core::policy::DocumentForm;
use baton_worker::protocol::{
    CallsFeed, CallsHead, CallsJudge, CallsOpen, CallsPick, CallsRows, ReadCalls,
};
use web_sys::File;

use crate::session::Session;
use crate::{browser, stage, worker};

/// How many calls are judged before the page may do something else.
const AT_ONCE: u64 = 5_000;
/// As much of a file as tells its columns, in bytes.
const HEAD: i32 = 65_536;
/// Files up to this size that are no tables are read whole, and become samples.
const SMALL: f64 = 262_144.0;

thread_local! {
    /// The file in hand, how its text is written, and its beginning. It is the browser's and has no place in the model.
    static FILE: RefCell<Option<(File, String, String)>> = const { RefCell::new(None) };
}

/// Whether a file is one of many calls, rather than a few to be added to the samples.
pub(super) fn is_large(file: &File) -> bool {
    let name = file.name().to_ascii_lowercase();
    let mut tables = [".csv", ".tsv", ".txt"].iter();
    file.size() > SMALL || tables.any(|end| name.ends_with(end))
}

/// Takes a file in hand.
pub(super) fn take(session: Session, file: File) {
    browser::spawn(async move {
        let (told, name) = match stage::beginning(&file, HEAD).await {
            Ok((encoding, head)) => {
                let request = CallsHead {
                    head: head.clone(),
                    draft: draft(session),
                };
                let mut name = file.name();
                if encoding != "utf-8" {
                    name = [&name, " (", &encoding, ")"].concat();
                }
                let told = worker::ask(request).await;
                FILE.set(Some((file, encoding, head)));
                (told, name)
            }
            Err(why) => (Err(why), file.name()),
        };
        let wishes = session.change(|model| calls::headed(model, &name, told, browser::recall));
        super::grant(session, wishes);
    });
}

/// Runs an errand to its end.
pub(super) fn run(session: Session, errand: Errand) {
    browser::spawn(async move {
        match errand {
            Errand::Read(text) => {
                let request = ReadCalls {
                    text: text.clone(),
                    draft: draft(session),
                };
                let read = worker::ask(request).await;
                session.change(|model| calls::taken(model, &text, read));
            }
            Errand::Load(mapping) => {
                if load(session, mapping).await {
                    judge(session).await;
                }
            }
            Errand::Judge => judge(session).await,
            Errand::Rows => rows(session).await,
            Errand::Pick(index) => {
                let call = worker::ask(CallsPick { index }).await;
                let wishes = session.change(|model| calls::picked(model, call));
                super::grant(session, wishes);
            }
        }
    });
}

/// Judges the file anew: the draft is another.
pub(in crate::app) fn judge_again(session: Session) {
    let wishes = session.peek(calls::again);
    super::grant(session, wishes);
}

/// The last policy that could decide, as JSON.
fn draft(session: Session) -> String {
    session.peek(|model| json::to_string(&model.policy().to_node(DocumentForm::Signed)))
}

/// Reads the file in hand; `true` if it was read to its end.
async fn load(session: Session, mapping: Vec<String>) -> bool {
    let Some((file, encoding, head)) = FILE.with_borrow(Clone::clone) else {
        return false;
    };
    // Sizes of files are whole numbers far below the limit of a float's.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size"
    )]
    let size = file.size() as u64;
    let turn = session.change(|model| calls::reading(model, size));
    let open = CallsOpen {
        head,
        mapping,
        draft: draft(session),
    };
    let mut told = worker::ask(open).await;
    let texts = stage::texts(&file, &encoding);
    let mut done = 0;
    loop {
        if !session.change(|model| calls::fed(model, turn, done, told)) {
            return false;
        }
        let next = match stage::next_text(&texts).await {
            Ok(next) => next,
            Err(why) => {
                session.change(|model| calls::fed(model, turn, done, Err(why)));
                return false;
            }
        };
        let last = next.is_none();
        let text = next.unwrap_or_default();
        done += text.len() as u64;
        told = worker::ask(CallsFeed {
            text,
            last: u8::from(last),
        })
        .await;
        if last {
            return session.change(|model| calls::fed(model, turn, size, told));
        }
    }
}

async fn judge(session: Session) {
    let turn = change(session, calls::judging);
    let draft = draft(session);
    let baseline =
        session.peek(|model| json::to_string(&model.baseline().to_node(DocumentForm::Signed)));
    let mut from = 0;
    loop {
        let request = CallsJudge {
            draft: draft.clone(),
            baseline: baseline.clone(),
            from,
            count: AT_ONCE,
        };
        let told = worker::ask(request).await;
        from += AT_ONCE;
        let between = told.as_ref().is_ok_and(|told| told.judged < told.total);
        let judged = |model: &mut Model| calls::judged(model, turn, told);
        if !between {
            session.change(judged);
            return look(session);
        }
        if !change(session, judged) {
            return;
        }
    }
}

/// Changes what is shown of the file. On another screen that is nothing, and somebody may be typing there.
fn change<T>(session: Session, change: impl FnOnce(&mut Model) -> T) -> T {
    if session.peek(calls::on_screen) {
        session.change(change)
    } else {
        session.change_unseen(change)
    }
}

/// Fetches the page of the table, if it is looked at and is another now.
pub(in crate::app) fn look(session: Session) {
    if session.peek(calls::lacks_rows) {
        run(session, Errand::Rows);
    }
}

async fn rows(session: Session) {
    let request = session.peek(|model| {
        let file = &model.loaded.file;
        CallsRows {
            filter: file.filter.word().to_owned(),
            from: file.from,
        }
    });
    let told = worker::ask(request).await;
    session.change(|model| calls::shown(model, told));
}
