//! A call in progress.

use std::rc::Rc;

use baton_core::decision::LiveCall;
use baton_core::{Call, Instant, Node, Policy, decide, document::canonical, document::json};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::policy::{PolicyHandle, given, written};
use crate::thrown;

/// A call in progress, which keeps its policy alive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LiveHandle {
    live: LiveCall<Rc<Policy>>,
    /// The last moment passed.
    now: Instant,
}

#[wasm_bindgen]
impl LiveHandle {
    /// Begins with a call's JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &PolicyHandle, call: &str, at: &str) -> Result<Self, JsValue> {
        let call = Call::from_json(call).map_err(|why| thrown::call(&why))?;
        let now = thrown::moment(at)?;
        Ok(Self {
            live: LiveCall::begin(Rc::clone(&policy.policy), call, now),
            now,
        })
    }

    /// Adds facts, as a JSON mapping.
    pub fn update(&mut self, facts: &str, at: &str) -> Result<JsValue, JsValue> {
        let facts = match json::parse_sent(facts) {
            Ok(Node::Map(facts)) => facts,
            Ok(other) => {
                let message = format!("facts are a mapping of fields, not {}", other.describe());
                return Err(thrown::argument(message));
            }
            Err(why) => return Err(thrown::argument(why.message())),
        };
        self.now = thrown::moment(at)?;
        object(&self.live.update_all(self.now, facts))
    }

    /// Sets the prospect's words that make this call a lead.
    pub fn hear(&mut self, intent_signal: &str) {
        self.live.set_intent_signal(intent_signal);
    }

    /// Ends the call.
    pub fn end(&mut self, at: &str) -> Result<JsValue, JsValue> {
        self.now = thrown::moment(at)?;
        object(&self.live.end(self.now))
    }

    /// Returns the moment at which the trigger fired, if it has.
    #[must_use]
    pub fn fired_at(&self) -> Option<String> {
        self.live.fired_at().map(|at| at.to_string())
    }

    /// Returns the current call as JSON whose numbers are exact in JavaScript.
    #[must_use]
    pub fn call(&self) -> String {
        let mut call = self.live.call().clone();
        keep_digits(&mut call.facts);
        call.to_json()
    }

    /// Returns the decision for a moment; without one, for the moment at which the trigger fired, or the last one passed.
    pub fn decide(&self, at: &str) -> Result<String, JsValue> {
        let at = given(at)?.or(self.live.fired_at()).unwrap_or(self.now);
        Ok(written(&decide(self.live.policy(), self.live.call(), at)))
    }
}

/// Replaces each number that JavaScript would round by `{"decimal": "…"}`, which every fact reads as that number.
fn keep_digits(node: &mut Node) {
    let digits = match node {
        Node::Int(n) if n.unsigned_abs() > canonical::MAX_INTEGER.unsigned_abs() => n.to_string(),
        Node::Decimal(digits) if !is_kept(digits) => digits.clone(),
        Node::List(items) => return items.iter_mut().for_each(keep_digits),
        Node::Map(entries) => {
            return entries.iter_mut().for_each(|(_, value)| keep_digits(value));
        }
        _ => return,
    };
    *node = Node::map([("decimal", Node::text(digits))]);
}

/// Returns true for a decimal of at most 15 significant digits, which a double prints unchanged.
fn is_kept(decimal: &str) -> bool {
    const MAX_CHARACTERS: usize = 40;
    let digits = decimal.trim_start_matches(['-', '0', '.']);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let plain = decimal
        .bytes()
        .all(|b| matches!(b, b'-' | b'.' | b'0'..=b'9'));
    plain && count <= 15 && decimal.len() <= MAX_CHARACTERS
}

/// Converts a small answer into a JavaScript object.
pub(crate) fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let object = value.serialize(&serializer);
    object.map_err(|why| thrown::plain("internal", why.to_string()))
}
