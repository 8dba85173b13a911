//! What the console does beside its page: verifying, comparing and reading files.
//!
//! Verification and YAML weigh more than a page should carry that may never need them. Here is the work;
//! [`protocol`] says what the page may ask for and what it gets. The page links the protocol alone, and the worker no
//! engine: what an engine decides (checks 14 and 15, the self-test) is done by the page, which has one.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

mod document;
mod history;
pub mod html;
mod inspect;
mod look;
pub mod protocol;
mod report;
mod sealing;
mod words;

use baton_core::{Node, document::json};
use protocol::{Append, BUILD, Field, Inspect, Look, Prepare, ReadYaml, Request, Restore, Seal};

/// The answer of the worker for signed files to one request, both as JSON texts of [`protocol`]. It never fails: what
/// goes wrong is an answer too.
#[must_use]
pub fn answer(request: &str) -> String {
    respond(request, |what, body| match what {
        Inspect::WHAT => told(body, |request| Ok(inspect::inspect(request))),
        Append::WHAT => told(body, sealing::append),
        Look::WHAT => told(body, |request| Ok(look::look(&request))),
        Restore::WHAT => told(body, look::restore),
        Prepare::WHAT => told(body, sealing::prepare),
        Seal::WHAT => told(body, sealing::seal),
        _ => Err(UNKNOWN.to_owned()),
    })
}

/// The same of the worker that reads YAML.
#[must_use]
pub fn read(request: &str) -> String {
    respond(request, |what, body| match what {
        ReadYaml::WHAT => told(body, |request| Ok(document::read(&request))),
        _ => Err(UNKNOWN.to_owned()),
    })
}

/// What a worker says first, once, under the id 0: which build it is.
#[must_use]
pub fn greeting() -> String {
    written(0, Ok(Node::text(BUILD)))
}

const UNKNOWN: &str = "the worker does not know this request";

/// Reads a request, has the work done, and writes the answer: what a worker is around its own requests.
pub fn respond(request: &str, work: impl FnOnce(&str, &Node) -> Result<Node, String>) -> String {
    let node = match json::parse(request) {
        Ok(node) => node,
        Err(why) => return written(0, Err(format!("the request cannot be read: {why}"))),
    };
    let id = node.get("id").and_then(u64::from_node).unwrap_or(0);
    let told = match (node.get("what"), node.get("body")) {
        (Some(Node::Text(what)), Some(body)) => work(what, body),
        _ => Err(UNKNOWN.to_owned()),
    };
    written(id, told)
}

/// One kind of request, read, done, and its answer as it travels.
///
/// # Errors
/// Why it could not be read or done.
pub fn told<R: Request>(
    body: &Node,
    work: impl FnOnce(R) -> Result<R::Told, String>,
) -> Result<Node, String> {
    let request = R::from_node(body).ok_or("the request cannot be read")?;
    work(request).map(Field::to_node)
}

fn written(id: u64, told: Result<Node, String>) -> String {
    let (told, failed) = match told {
        Ok(told) => (told, Node::Null),
        Err(why) => (Node::Null, Node::Text(why)),
    };
    let answer = Node::map([("id", id.to_node()), ("told", told), ("failed", failed)]);
    json::to_string(&answer)
}
