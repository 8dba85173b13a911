//! The page's side of the worker: started at the first need, asked with texts, answered by id.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use baton_core::{Node, canonical, json};
use baton_worker::protocol::{Asked, BUILD, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::describe;

/// What starts the worker. Its name has no hash: the greeting says of which build it is.
const SCRIPT: &str = "/worker-boot.js";

thread_local! {
    static LINE: RefCell<Option<Line>> = const { RefCell::new(None) };
    static LAST: Cell<u64> = const { Cell::new(0) };
}

/// The line to the worker that runs.
struct Line {
    worker: Worker,
    /// Texts that wait for the greeting; `None` once it has come.
    held: Option<Vec<String>>,
    waiting: Vec<(u64, Rc<Slot>)>,
    _told: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(ErrorEvent)>,
}

/// Where an answer is put, and who waits for it.
#[derive(Default)]
struct Slot {
    answer: RefCell<Option<Result<Node, String>>>,
    waker: RefCell<Option<Waker>>,
}

impl Slot {
    fn put(&self, answer: Result<Node, String>) {
        self.answer.replace(Some(answer));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// Asks the worker, and waits for what it tells.
pub(crate) async fn ask<R>(request: &R) -> Result<R::Told, String>
where
    R: Request + Serialize,
    R::Told: DeserializeOwned,
{
    let id = LAST.get() + 1;
    LAST.set(id);
    let asked = Asked {
        id,
        what: R::WHAT,
        body: request,
    };
    let text = canonical::to_string(&asked).map_err(|why| why.to_string())?;
    let told = exchange(id, text).await?;
    told.read_as().map_err(|why| why.to_string())
}

async fn exchange(id: u64, text: String) -> Result<Node, String> {
    let slot = Rc::new(Slot::default());
    LINE.with_borrow_mut(|line| {
        if line.is_none() {
            *line = Some(start()?);
        }
        let Some(line) = line else { return Ok(()) };
        line.waiting.push((id, Rc::clone(&slot)));
        match &mut line.held {
            Some(held) => held.push(text),
            None => post(&line.worker, &text),
        }
        Ok::<(), String>(())
    })?;
    poll_fn(|context| match slot.answer.take() {
        Some(answer) => Poll::Ready(answer),
        None => {
            slot.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        }
    })
    .await
}

fn start() -> Result<Line, String> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(SCRIPT, &options)
        .map_err(|error| format!("the worker could not be started: {}", describe(&error)))?;
    let told = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        hear(&event.data().as_string().unwrap_or_default());
    });
    worker.set_onmessage(Some(told.as_ref().unchecked_ref()));
    let failed = Closure::<dyn FnMut(ErrorEvent)>::new(|event: ErrorEvent| {
        let why = event.message();
        hang_up(&format!(
            "the worker stopped ({why}): try again, or reload the page"
        ));
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Ok(Line {
        worker,
        held: Some(Vec::new()),
        waiting: Vec::new(),
        _told: told,
        _failed: failed,
    })
}

fn post(worker: &Worker, text: &str) {
    // A text can always be posted.
    drop(worker.post_message(&text.into()));
}

/// A text from the worker: the greeting, or an answer.
fn hear(text: &str) {
    let Ok(node) = json::parse(text) else {
        return hang_up("the worker says what cannot be read: reload the page");
    };
    let told = node.get("told").cloned().unwrap_or_default();
    let id = match node.get("id") {
        Some(Node::Int(id)) => u64::try_from(*id).unwrap_or(0),
        _ => 0,
    };
    if id == 0 {
        if told != Node::text(BUILD) {
            return hang_up("the console was updated meanwhile: reload the page, then try again");
        }
        return LINE.with_borrow_mut(|line| {
            if let Some(line) = line {
                for text in line.held.take().unwrap_or_default() {
                    post(&line.worker, &text);
                }
            }
        });
    }
    let slot = LINE.with_borrow_mut(|line| {
        let waiting = &mut line.as_mut()?.waiting;
        let index = waiting.iter().position(|(waits, _)| *waits == id)?;
        Some(waiting.swap_remove(index).1)
    });
    if let Some(slot) = slot {
        slot.put(match node.get("failed") {
            Some(Node::Text(why)) => Err(why.clone()),
            _ => Ok(told),
        });
    }
}

/// Ends the worker and tells everybody who waits why. The next question starts another.
fn hang_up(why: &str) {
    if let Some(line) = LINE.take() {
        line.worker.terminate();
        for (_, slot) in &line.waiting {
            slot.put(Err(why.to_owned()));
        }
        // It is called from one of the line's own closures, which must outlive the call.
        leptos::prelude::set_timeout(move || drop(line), std::time::Duration::ZERO);
    }
}
