//! What a call can tell us: the typed facts that conditions are about.

mod builtin;
mod portable;
mod yes_no;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::decimal::Decimal;
use crate::instant::Instant;
use crate::missing_value;
use crate::money::{self, Basis, Currency, StatedAmount};
use crate::node::{self, Node};
use crate::program;

pub use builtin::{
    BUDGET_CONFIRMED, DEAL_SIZE, DECISION_MAKER_CONFIRMED, LEAD_SOURCE, QUALIFICATION_SCORE,
    builtin,
};
pub use yes_no::yes_no;

/// The type of a fact, with the values it may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// A whole number, both ends included.
    Integer {
        /// The smallest value allowed.
        min: Option<i64>,
        /// The largest value allowed.
        max: Option<i64>,
    },
    /// Yes or no.
    Boolean,
    /// An amount in the policy's currency.
    Money,
    /// One of a few words.
    Choice(Vec<String>),
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// An exact decimal.
    Number,
    /// A moment.
    Instant,
}

impl FactType {
    /// The type's name in a document.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Integer { .. } => "integer",
            Self::Boolean => "boolean",
            Self::Money => "money",
            Self::Choice(_) => "choice",
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Number => "number",
            Self::Instant => "instant",
        }
    }

    /// Whether values have an order, so that "at least" means something.
    #[must_use]
    pub const fn ordered(&self) -> bool {
        matches!(
            self,
            Self::Integer { .. } | Self::Number | Self::Money | Self::Instant
        )
    }
}

/// What happens to an ended call that lacks a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenMissing {
    /// The caller should have asked: a person looks.
    Ask,
    /// A person looks.
    #[default]
    Review,
    /// No handoff.
    NoHandoff,
}

impl WhenMissing {
    /// Every word, in the order of the enum.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("ask", Self::Ask),
        ("review", Self::Review),
        ("no_handoff", Self::NoHandoff),
    ];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Review => "review",
            Self::NoHandoff => "no_handoff",
        }
    }
}

/// One fact that the policy knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSpec {
    /// The field's name, such as `budget_confirmed`.
    pub name: String,
    /// What values it takes.
    pub kind: FactType,
    /// What its absence means once a call has ended.
    pub when_missing: WhenMissing,
    /// The question that would settle it.
    pub ask: Option<String>,
}

impl FactSpec {
    /// The name as a person says it: `budget_confirmed` is "budget confirmed".
    #[must_use]
    pub fn words(&self) -> String {
        self.name.replace('_', " ")
    }

    /// Reads a value of this type. No coercion: a text is not a number, and a boolean is not 1.
    ///
    /// # Errors
    /// [`Misread`] when the value is of another type or outside what the fact may be.
    pub fn read(&self, node: &Node, reading: MoneyReading) -> Result<Fact, Misread> {
        let carried;
        let node = match portable::number(node) {
            Some(number) => {
                carried = number;
                &carried
            }
            None => node,
        };
        match (&self.kind, node) {
            (FactType::Integer { min, max }, Node::Int(n)) => {
                let inside = min.is_none_or(|min| *n >= min) && max.is_none_or(|max| *n <= max);
                let inside =
                    inside && n.unsigned_abs() <= crate::canonical::MAX_INTEGER.unsigned_abs();
                if inside {
                    Ok(Fact::Integer(*n))
                } else {
                    Err(self.outside(node))
                }
            }
            (FactType::Boolean, Node::Bool(b)) => Ok(Fact::Boolean(*b)),
            (FactType::Text, Node::Text(t)) => Ok(Fact::Text(t.clone())),
            (FactType::Texts, Node::List(items)) => {
                let texts = items.iter().map(|item| match item {
                    Node::Text(text) => Some(text.clone()),
                    _ => None,
                });
                texts
                    .collect::<Option<_>>()
                    .map(Fact::Texts)
                    .ok_or_else(|| self.other_type(node))
            }
            // A whole number of any size, beyond all that are allowed.
            (FactType::Integer { .. }, Node::Decimal(text)) if node::is_whole(text) => {
                Err(self.outside(node))
            }
            (FactType::Number, Node::Int(n)) => Decimal::of_whole(*n)
                .map(Fact::Number)
                .ok_or_else(|| self.outside(node)),
            (FactType::Number, Node::Decimal(text)) => Decimal::parse(text)
                .map(Fact::Number)
                .ok_or_else(|| self.outside(node)),
            (FactType::Instant, Node::Text(text)) => Instant::parse(text)
                .map(Fact::Instant)
                .ok_or_else(|| self.other_type(node)),
            (FactType::Choice(options), Node::Text(t)) => {
                if options.contains(t) {
                    Ok(Fact::Text(t.clone()))
                } else {
                    Err(self.outside(node))
                }
            }
            (FactType::Money, _) => {
                let stated = self.money(node, reading.currency)?;
                Ok(Fact::Money(stated.amount.on(reading.basis)))
            }
            _ => Err(self.other_type(node)),
        }
    }

    /// Reads a value that a call gave: as [`FactSpec::read`], but a marker for a missing value is none. Returns a remark
    /// beside an amount of money that words qualify.
    ///
    /// An item of a list that is a marker is left out. A list of markers alone is empty if one of them says that there is
    /// nothing to list (`none`, `n/a`), and missing otherwise (`unknown`).
    ///
    /// # Errors
    /// [`Misread`] when the value is a marker, of another type or outside what the fact may be.
    pub fn read_given(
        &self,
        node: &Node,
        reading: MoneyReading,
    ) -> Result<(Fact, Option<String>), Misread> {
        match (&self.kind, node) {
            (FactType::Text | FactType::Money, Node::Text(text))
                if missing_value::is_marker(text) =>
            {
                Err(self.marker(text))
            }
            (FactType::Money, Node::Text(_)) => {
                let stated = self.money(node, reading.currency)?;
                let remark = stated.remark(reading.currency, reading.basis);
                Ok((
                    Fact::Money(stated.amount.on(reading.basis)),
                    remark.map(|remark| format!("{} {remark}", node.describe())),
                ))
            }
            (FactType::Texts, Node::List(_)) => {
                let mut fact = self.read(node, reading)?;
                if let Fact::Texts(items) = &mut fact
                    && items.iter().any(|item| missing_value::is_marker(item))
                {
                    let none = items.iter().any(|item| missing_value::says_none(item));
                    let first = items.first().cloned().unwrap_or_default();
                    items.retain(|item| !missing_value::is_marker(item));
                    if items.is_empty() && !none {
                        return Err(self.marker(&first));
                    }
                }
                Ok((fact, None))
            }
            _ => Ok((self.read(node, reading)?, None)),
        }
    }

    fn marker(&self, text: &str) -> Misread {
        Misread::Marker(format!(
            "{} is the placeholder “{}”",
            self.words(),
            text.trim()
        ))
    }

    fn money(&self, node: &Node, currency: Currency) -> Result<StatedAmount, Misread> {
        let unreadable = |why| Misread::Amount(format!("{} {why}", node.describe()));
        money::read(node, currency).map_err(unreadable)
    }

    fn other_type(&self, node: &Node) -> Misread {
        let expects = self.expects();
        Misread::WrongType(format!(
            "{} is {}; {expects} belongs here",
            self.words(),
            node.describe()
        ))
    }

    fn outside(&self, node: &Node) -> Misread {
        let allowed = self.expects();
        Misread::OutOfRange(format!(
            "{} is {}; {allowed} belongs here",
            self.words(),
            node.describe()
        ))
    }

    /// What belongs here, in words: "a whole number from 0 to 100".
    #[must_use]
    pub fn expects(&self) -> String {
        match &self.kind {
            FactType::Integer {
                min: Some(a),
                max: Some(b),
            } => format!("a whole number from {a} to {b}"),
            FactType::Integer {
                min: Some(a),
                max: None,
            } => format!("a whole number from {a} up"),
            FactType::Integer {
                min: None,
                max: Some(b),
            } => format!("a whole number up to {b}"),
            FactType::Integer {
                min: None,
                max: None,
            } => "a whole number".to_owned(),
            FactType::Boolean => "true or false".to_owned(),
            FactType::Money => "an amount of money".to_owned(),
            FactType::Choice(options) => format!("one of {}", options.join(", ")),
            FactType::Text => "a text".to_owned(),
            FactType::Texts => "a list of texts".to_owned(),
            FactType::Number => format!("a number of at most {} digits", Decimal::MAX_DIGITS),
            FactType::Instant => "a time such as 2026-06-19T14:23:00Z".to_owned(),
        }
    }
}

/// How money in a call is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyReading {
    /// The policy's one currency.
    pub currency: Currency,
    /// The number that a range stands for.
    pub basis: Basis,
}

/// The code of a finding about an amount that was given and could not be read.
pub const AMOUNT_UNREADABLE: &str = "amount_unreadable";

/// The code of a finding about an amount that was read without the words beside it.
pub const AMOUNT_QUALIFIED: &str = "amount_qualified";

/// Why a value is not one of a fact's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// Another type.
    WrongType(String),
    /// The right type, outside the range or options.
    OutOfRange(String),
    /// A marker for a missing value, such as `N/A`.
    Marker(String),
    /// No amount of money that can be read in exactly one way.
    Amount(String),
}

impl Misread {
    /// What is wrong, in words.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::WrongType(m) | Self::OutOfRange(m) | Self::Amount(m) | Self::Marker(m) => m,
        }
    }

    /// The stable code of the finding about a call's value.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongType(_) => "wrong_type",
            Self::OutOfRange(_) => "out_of_range",
            Self::Amount(_) => AMOUNT_UNREADABLE,
            Self::Marker(_) => crate::call::Finding::PLACEHOLDER_VALUE,
        }
    }
}

/// One value that a call gave.
///
/// Values of one field are of one variant, so their derived order is the order of that type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// Minor units of the policy's currency.
    Money(i64),
    /// A text or a choice.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// An exact decimal.
    Number(Decimal),
    /// A moment.
    Instant(Instant),
}

impl Fact {
    /// The value as a person says it: "yes", "£12,500", "inbound".
    #[must_use]
    pub fn words(&self, currency: Currency) -> String {
        match self {
            Self::Integer(n) => n.to_string(),
            Self::Boolean(true) => "yes".to_owned(),
            Self::Boolean(false) => "no".to_owned(),
            Self::Money(minor) => currency.format(*minor),
            Self::Text(t) => format!("“{t}”"),
            Self::Texts(items) if items.is_empty() => "an empty list".to_owned(),
            Self::Texts(items) => items
                .iter()
                .map(|t| format!("“{t}”"))
                .collect::<Vec<_>>()
                .join(", "),
            Self::Number(n) => n.to_string(),
            Self::Instant(at) => at.to_string(),
        }
    }
}

impl Fact {
    /// The value in the signed form of a document: money is `{"minor": 500000}`.
    #[must_use]
    pub fn to_node(&self) -> Node {
        match self {
            Self::Integer(n) => Node::Int(*n),
            Self::Boolean(b) => Node::Bool(*b),
            Self::Money(minor) => Node::map([("minor", Node::Int(*minor))]),
            Self::Text(t) => Node::text(t),
            Self::Texts(items) => Node::List(items.iter().map(Node::text).collect()),
            Self::Number(n) => Node::Decimal(n.to_string()),
            Self::Instant(at) => Node::text(at.to_string()),
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_node().serialize(serializer)
    }
}

/// Which fact of a [`Schema`] is meant: looked up once, when the policy is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(usize);

impl Slot {
    /// The first of every schema.
    pub(crate) const FIRST: Self = Self(0);

    /// Its number, from 0.
    pub(crate) const fn index(self) -> usize {
        self.0
    }
}

/// The facts a policy knows, each in its slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema(Vec<FactSpec>);

impl Schema {
    /// A schema of the given facts; of two with one name the first is found.
    #[must_use]
    pub fn new(specs: Vec<FactSpec>) -> Self {
        Self(specs)
    }

    /// The slot of a field.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.0.iter().position(|spec| spec.name == name).map(Slot)
    }

    /// The facts, in slot order.
    #[must_use]
    pub fn specs(&self) -> &[FactSpec] {
        &self.0
    }

    /// The slot of a number; that of a field is its place among the specs.
    pub(crate) fn slot_at(&self, number: usize) -> Option<Slot> {
        (number < self.0.len()).then_some(Slot(number))
    }

    /// The fact in a slot.
    #[must_use]
    pub fn spec(&self, slot: Slot) -> Option<&FactSpec> {
        self.0.get(slot.0)
    }
}

/// The values of one call, by slot. A slot is empty when the fact is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    slots: Vec<Option<Fact>>,
    /// The first slots' values as one number each, for [`crate::program`]: beside each other, and not behind a
    /// pointer, they are there when they are needed.
    keys: [i64; 8],
    settled: bool,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            keys: [program::MISSING; 8],
            settled: false,
        }
    }
}

impl Facts {
    /// A call that has told nothing yet, while it goes on.
    #[must_use]
    pub fn none(schema: &Schema) -> Self {
        Self {
            slots: vec![None; schema.0.len()],
            ..Self::default()
        }
    }

    /// The value in a slot, if it is known.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&Fact> {
        self.slots.get(slot.0)?.as_ref()
    }

    /// Fills a slot, or empties it.
    pub fn set(&mut self, slot: Slot, fact: impl Into<Option<Fact>>) {
        if let Some(place) = self.slots.get_mut(slot.0) {
            *place = fact.into();
            if let Some(key) = self.keys.get_mut(slot.0) {
                *key = program::key(place.as_ref());
            }
        }
    }

    /// The value in a slot as one number.
    #[inline]
    pub(crate) fn key(&self, slot: Slot) -> i64 {
        match self.keys.get(slot.0) {
            Some(key) => *key,
            None => self.later_key(slot),
        }
    }

    #[cold]
    fn later_key(&self, slot: Slot) -> i64 {
        program::key(self.get(slot))
    }

    /// Whether no more facts will arrive: the call has ended, and what is missing stays missing.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.settled
    }

    /// Says that no more facts will arrive.
    pub fn settle(&mut self) {
        self.settled = true;
    }
}

impl fmt::Display for FactType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
