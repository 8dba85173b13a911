//! Conversions of payload values.

use std::collections::BTreeMap;

use super::unreadable::{Unreadable, Why};
use crate::calendar::Instant;
use crate::call::split_flags;
use crate::document::canonical::MAX_INTEGER;
use crate::document::node::Node;
use crate::rule::{MoneyReading, yes_no};
use crate::value::money::{self, Amount};
use crate::value::written_number::{self, NumberMarks};

/// A way to read a value. Each accepts only the listed forms; all others are unreadable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The value unchanged.
    AsIs,
    /// A boolean, or text that [`yes_no`] accepts, or 1 or 0.
    BooleanText,
    /// An integer, or text as a spreadsheet or a person writes it (`82`, `82.0`, `1,234`).
    IntegerText,
    /// A written amount in the policy's currency; a number is in major units. The text is kept, so that a range is
    /// still a range when the call is decided.
    MoneyText,
    /// A list of texts, or a text separated by commas or semicolons.
    CommaText,
    /// Milliseconds since 1970, from 2000 to 2099.
    EpochMilliseconds,
    /// The platform's words, each with the value it is replaced with; null means unknown.
    Choice(BTreeMap<String, Node>),
}

/// A converted value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// The value; null if it is marked as unknown.
    pub(super) node: Node,
    /// A description of the conversion, if any.
    pub(super) converted: Option<String>,
}

impl Value {
    fn unchanged(node: &Node) -> Self {
        Self {
            node: node.clone(),
            converted: None,
        }
    }

    fn converted(node: Node, message: String) -> Self {
        Self {
            node,
            converted: Some(message),
        }
    }
}

impl Reading {
    /// Returns the word used in documents.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::AsIs => "as_is",
            Self::BooleanText => "boolean_text",
            Self::IntegerText => "integer_text",
            Self::MoneyText => "money_text",
            Self::CommaText => "comma_text",
            Self::EpochMilliseconds => "epoch_milliseconds",
            Self::Choice(_) => "choice",
        }
    }

    /// Reads a value.
    pub(super) fn read(&self, node: &Node, money: MoneyReading) -> Result<Value, Unreadable> {
        match self {
            Self::AsIs => Ok(Value::unchanged(node)),
            Self::BooleanText => boolean(node),
            Self::IntegerText => integer(node),
            Self::MoneyText => amount(node, money),
            Self::CommaText => list(node),
            Self::EpochMilliseconds => moment(node),
            Self::Choice(choices) => choice(node, choices),
        }
    }
}

fn boolean(node: &Node) -> Result<Value, Unreadable> {
    let read = match node {
        Node::Bool(_) => return Ok(Value::unchanged(node)),
        Node::Text(text) | Node::Decimal(text) => yes_no(text),
        Node::Int(0) => Some(false),
        Node::Int(1) => Some(true),
        _ => None,
    };
    let Some(yes) = read else {
        return Err(Unreadable::new(node, Why::IsNot("not a yes or no")));
    };
    let word = if yes { "yes" } else { "no" };
    let message = format!("{} was read as {word}", node.describe());
    Ok(Value::converted(Node::Bool(yes), message))
}

fn integer(node: &Node) -> Result<Value, Unreadable> {
    let text = match node {
        Node::Int(_) => return Ok(Value::unchanged(node)),
        Node::Text(text) | Node::Decimal(text) => text,
        other => return Err(Unreadable::new(other, Why::IsNot("not a whole number"))),
    };
    match written_number::read(text, NumberMarks::English) {
        Some(Node::Int(n)) if n.unsigned_abs() <= MAX_INTEGER.unsigned_abs() => {
            let message = format!("{} was read as the number {n}", node.describe());
            Ok(Value::converted(Node::Int(n), message))
        }
        _ => Err(Unreadable::new(node, Why::IsNot("not a whole number"))),
    }
}

fn amount(node: &Node, reading: MoneyReading) -> Result<Value, Unreadable> {
    let stated = money::read(node, reading.currency)
        .map_err(|why| Unreadable::new(node, Why::Money(why)))?;
    let Node::Text(_) = node else {
        return Ok(Value::unchanged(node));
    };
    let words = |minor| reading.currency.format(minor);
    let read = match stated.amount {
        Amount::Exact(minor) => format!("{} was read as {}", node.describe(), words(minor)),
        Amount::Range(low, high) => format!(
            "{} was read as {} to {}, and counts as {}",
            node.describe(),
            words(low),
            words(high),
            words(stated.amount.resolve(reading.basis))
        ),
    };
    let reported = stated.qualifiers.reported();
    let message = if reported.is_empty() {
        read
    } else {
        format!("{read}, without {reported}")
    };
    Ok(Value::converted(node.clone(), message))
}

fn list(node: &Node) -> Result<Value, Unreadable> {
    match node {
        Node::List(items) if items.iter().all(|item| matches!(item, Node::Text(_))) => {
            Ok(Value::unchanged(node))
        }
        Node::Text(text) => {
            let items: Vec<Node> = split_flags(text).map(Node::text).collect();
            let message = format!("{} was read as a list of {}", node.describe(), items.len());
            Ok(Value::converted(Node::List(items), message))
        }
        other => Err(Unreadable::new(
            other,
            Why::IsNot("neither a text nor a list of texts"),
        )),
    }
}

fn moment(node: &Node) -> Result<Value, Unreadable> {
    let whole = match node {
        Node::Int(milliseconds) => Some(*milliseconds),
        // Ignores fractions of a millisecond, which clocks based on floats produce.
        Node::Decimal(text) => text
            .split_once('.')
            .and_then(|(whole, _)| whole.parse().ok()),
        _ => None,
    };
    let Some(milliseconds) = whole else {
        return Err(Unreadable::new(
            node,
            Why::IsNot("not a number of milliseconds since 1970"),
        ));
    };
    let seconds = milliseconds.div_euclid(1_000);
    if Instant::CENTURY.contains(&seconds) {
        let at = Instant::from_epoch(seconds).to_string();
        let message = format!("{milliseconds} milliseconds since 1970 were read as {at}");
        return Ok(Value::converted(Node::Text(at), message));
    }
    Err(Unreadable::moment(milliseconds))
}

/// Returns the choice for a boolean: a key `true` or `yes`, or `false` or `no`.
fn choice_for_bool(answer: bool, choices: &BTreeMap<String, Node>) -> Option<&Node> {
    let words = if answer {
        ["true", "yes"]
    } else {
        ["false", "no"]
    };
    words.iter().find_map(|word| {
        let mut choices = choices.iter();
        let (_, meant) = choices.find(|(key, _)| key.trim().eq_ignore_ascii_case(word))?;
        Some(meant)
    })
}

fn choice(node: &Node, choices: &BTreeMap<String, Node>) -> Result<Value, Unreadable> {
    let found = match node {
        Node::Text(_) | Node::Int(_) | Node::Decimal(_) => choices.get(&node.typed()),
        Node::Bool(answer) => choice_for_bool(*answer, choices),
        Node::Null | Node::List(_) | Node::Map(_) => None,
    };
    match found {
        Some(same) if same == node => Ok(Value::unchanged(node)),
        Some(Node::Null) => Ok(Value::unchanged(&Node::Null)),
        Some(meant) => {
            let message = format!("{} was read as {}", node.describe(), meant.describe());
            Ok(Value::converted(meant.clone(), message))
        }
        None => {
            let known = choices.keys().cloned().collect();
            Err(Unreadable::new(node, Why::NoChoice(known)))
        }
    }
}
