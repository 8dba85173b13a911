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
mod html;
mod inspect;
mod look;
pub mod protocol;
mod report;
mod sealing;
mod words;

use baton_core::{Node, canonical, json};
use protocol::{Answer, BUILD, Request, What};
use serde::{Deserialize, Serialize};

/// The answer to one request, both as JSON texts of [`protocol`]. It never fails: what goes wrong is an answer too.
#[must_use]
pub fn answer(request: &str) -> String {
    let node = match json::parse(request) {
        Ok(node) => node,
        Err(why) => return written(0, Err(format!("the request cannot be read: {why}"))),
    };
    let id = match node.get("id") {
        Some(Node::Int(id)) => u64::try_from(*id).unwrap_or(0),
        _ => 0,
    };
    let nothing = Node::Null;
    let body = node.get("body").unwrap_or(&nothing);
    let what = node.get("what").map(Node::read_as);
    let told = match what {
        Some(Ok(What::Inspect)) => told(body, |request| Ok(inspect::inspect(request))),
        Some(Ok(What::Append)) => told(body, sealing::append),
        Some(Ok(What::Look)) => told(body, |request| Ok(look::look(&request))),
        Some(Ok(What::Restore)) => told(body, look::restore),
        Some(Ok(What::Prepare)) => told(body, sealing::prepare),
        Some(Ok(What::Seal)) => told(body, sealing::seal),
        Some(Ok(What::ReadYaml)) => told(body, document::read),
        Some(Err(_)) | None => Err("the worker does not know this request".to_owned()),
    };
    written(id, told)
}

/// What the worker says first, once: which build it is.
#[must_use]
pub fn greeting() -> String {
    written(0, Ok(format!("\"{BUILD}\"")))
}

fn told<'n, R>(
    body: &'n Node,
    work: impl FnOnce(R) -> Result<R::Told, String>,
) -> Result<String, String>
where
    R: Request + Deserialize<'n>,
    R::Told: Serialize,
{
    let request: R = body
        .read_as()
        .map_err(|why| format!("the request cannot be read: {why}"))?;
    canonical::to_string(&work(request)?).map_err(|why| why.to_string())
}

fn written(id: u64, told: Result<String, String>) -> String {
    let (told, failed) = match told {
        Ok(told) => (told, None),
        Err(why) => ("null".to_owned(), Some(why)),
    };
    let failed = Answer { id, failed };
    // A number and a text: there is nothing in them that serialising could fail on.
    let mut out = canonical::to_string(&failed).unwrap_or_default();
    out.pop();
    out.push_str(",\"told\":");
    out.push_str(&told);
    out.push('}');
    out
}
