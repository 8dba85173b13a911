//! The page's side of the workers: each is started at its first need, asked with texts, answered by id.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use baton_core::{Node, document::json};
use baton_worker::protocol::{BUILD, Field, Request};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::describe;

/// What starts a worker; the worker's name says which. Neither has a hash: the greeting says of which build it is.
const SCRIPT: &str = "/worker-boot.js";

thread_local! {
    static LINES: RefCell<Vec<Line>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<i64> = const { Cell::new(0) };
}

/// The line to a worker that runs.
struct Line {
    name: &'static str,
    worker: Worker,
    /// Texts that wait for the greeting; `None` once it has come.
    held: Option<Vec<String>>,
    waiting: Vec<(i64, Rc<Slot>)>,
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

/// Asks a worker, and waits for what it tells.
pub(crate) async fn ask<R: Request>(request: R) -> Result<R::Told, String> {
    let told = exchange(R::WORKER, R::WHAT, request.to_node()).await?;
    R::Told::from_node(&told).ok_or_else(|| "the worker's answer cannot be read".to_owned())
}

/// One type for every question keeps the page small.
type Told = Pin<Box<dyn Future<Output = Result<Node, String>>>>;

fn exchange(name: &'static str, what: &'static str, body: Node) -> Told {
    let slot = send(name, what, body);
    Box::pin(async move {
        let slot = slot?;
        poll_fn(|context| match slot.answer.take() {
            Some(answer) => Poll::Ready(answer),
            None => {
                slot.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    })
}

fn send(name: &'static str, what: &'static str, body: Node) -> Result<Rc<Slot>, String> {
    let id = LAST.get() + 1;
    LAST.set(id);
    let asked = Node::map([
        ("id", Node::Int(id)),
        ("what", Node::text(what)),
        ("body", body),
    ]);
    let text = json::to_string(&asked);
    let slot = Rc::new(Slot::default());
    LINES.with_borrow_mut(|lines| {
        if lines.iter().all(|line| line.name != name) {
            lines.push(start(name)?);
        }
        for line in lines.iter_mut().filter(|line| line.name == name) {
            line.waiting.push((id, Rc::clone(&slot)));
            match &mut line.held {
                Some(held) => held.push(text.clone()),
                None => post(&line.worker, &text),
            }
        }
        Ok(slot)
    })
}

fn start(name: &'static str) -> Result<Line, String> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(name);
    let worker = Worker::new_with_options(SCRIPT, &options)
        .map_err(|error| format!("the worker could not be started: {}", describe(&error)))?;
    let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        hear(name, &event.data().as_string().unwrap_or_default());
    });
    worker.set_onmessage(Some(told.as_ref().unchecked_ref()));
    let failed = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        let why = event.message();
        hang_up(
            name,
            &format!("the worker stopped ({why}): try again, or reload the page"),
        );
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Ok(Line {
        name,
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

/// A text from a worker: the greeting, or an answer.
fn hear(name: &'static str, text: &str) {
    let Ok(node) = json::parse(text) else {
        return hang_up(name, "the worker says what cannot be read: reload the page");
    };
    let told = node.get("told").cloned().unwrap_or_default();
    let id = match node.get("id") {
        Some(Node::Int(id)) => *id,
        _ => 0,
    };
    if id == 0 && told != Node::text(BUILD) {
        let why = "the console was updated meanwhile: reload the page, then try again";
        return hang_up(name, why);
    }
    let slot = LINES.with_borrow_mut(|lines| {
        let line = lines.iter_mut().find(|line| line.name == name)?;
        if id == 0 {
            for text in line.held.take().unwrap_or_default() {
                post(&line.worker, &text);
            }
        }
        let index = line.waiting.iter().position(|(waits, _)| *waits == id)?;
        Some(line.waiting.swap_remove(index).1)
    });
    if let Some(slot) = slot {
        slot.put(match node.get("failed") {
            Some(Node::Text(why)) => Err(why.clone()),
            _ => Ok(told),
        });
    }
}

/// Ends a worker and tells everybody who waits why. The next question starts another.
fn hang_up(name: &'static str, why: &str) {
    let line = LINES.with_borrow_mut(|lines| {
        let index = lines.iter().position(|line| line.name == name)?;
        Some(lines.swap_remove(index))
    });
    if let Some(line) = line {
        line.worker.terminate();
        for (_, slot) in &line.waiting {
            slot.put(Err(why.to_owned()));
        }
        // It is called from one of the line's own closures, which must outlive the call.
        leptos::prelude::set_timeout(move || drop(line), std::time::Duration::ZERO);
    }
}
