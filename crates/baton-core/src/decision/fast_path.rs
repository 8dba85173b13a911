//! Outcome and tier of a usual call, straight from its JSON text and without allocating.
//!
//! [`Call::from_json`](crate::Call::from_json) is the exact reader. This one reads only usual texts and
//! returns `None` for any other: one with an escape, an unknown fact, a list or a mapping among the facts, a decimal in a
//! rule, or a policy of more than 32 facts. The caller then uses the exact reader, which also reports the errors of an
//! invalid call. A property test compares the two.

use super::call_verdict::CallVerdict;
use crate::calendar::Instant;
use crate::call::{self, Outcome, Phase};
use crate::document::json::{self, Kind, Reader};
use crate::document::node;
use crate::policy::Policy;
use crate::rule::{
    Fact, FactSpec, FactType, Keys, MISSING, MoneyReading, OTHER, Program, SlotSet, Truth,
    choice_key, fact_key,
};
use crate::value::{missing_value, money};

/// Returns the outcome of a usual text; `None` for any other.
pub(super) fn outcome(policy: &Policy, text: &str) -> Option<Outcome> {
    let mut call = UsualCall::new(policy, text);
    call.read()?;
    call.outcome()
}

/// Returns the outcome and the tier of a usual text; `None` for any other.
pub(super) fn verdict(policy: &Policy, text: &str) -> Option<CallVerdict> {
    let mut call = UsualCall::new(policy, text);
    call.read()?;
    let outcome = call.outcome()?;
    let tier = match outcome {
        Outcome::HandOff => call.tier()?,
        Outcome::NoHandoff | Outcome::Undecided => None,
    };
    Some(CallVerdict { outcome, tier })
}

/// A usual call.
struct UsualCall<'p, 't> {
    policy: &'p Policy,
    reader: Reader<'t>,
    /// The facts as written.
    facts: [Written<'t>; Keys::MOST],
    /// The keys of the facts that a rule tests.
    keys: Keys,
}

/// A fact as written.
#[derive(Clone, Copy)]
enum Written<'t> {
    Missing,
    Boolean(bool),
    Number(&'t str),
    Text(&'t str),
}

/// The keys of one mapping that have already been read.
#[derive(Default)]
struct Seen {
    bits: u32,
    /// The index after that of the last key, which is the next key of most texts.
    next: usize,
}

impl<'p, 't> UsualCall<'p, 't> {
    #[inline]
    fn new(policy: &'p Policy, text: &'t str) -> Self {
        let mut keys = Keys::default();
        keys.is_final = Phase::default() == Phase::Ended;
        Self {
            policy,
            reader: Reader::sent(json::without_mark(text)),
            facts: [Written::Missing; Keys::MOST],
            keys,
        }
    }

    #[inline]
    fn outcome(&mut self) -> Option<Outcome> {
        let program = self.policy.program()?;
        self.find_keys(program.slots())?;
        let truth = self.run(program);
        // The missing facts depend on all facts, not only on those read here.
        let may_decline = self.policy.can_decline() && truth == Truth::Unknown;
        (!may_decline).then(|| truth.into())
    }

    /// Returns the index of the tier, if the call has one.
    fn tier(&mut self) -> Option<Option<usize>> {
        let programs = self.policy.tier_programs()?;
        let deal_size = self.policy.formats().deal_size;
        let mut asked = SlotSet::default();
        asked.insert(deal_size);
        self.find_keys(programs.iter().fold(asked, |all, p| all.union(p.slots())))?;
        let size = Some(self.keys.get(deal_size)).filter(|key| *key != MISSING);
        let conditions = |tier: usize| {
            let program = programs.get(tier);
            program.map_or(Truth::NotMet, |program| self.run(program))
        };
        Some(self.policy.formats().tier_index(size, conditions).0)
    }

    #[inline]
    fn run(&self, program: &Program) -> Truth {
        program.run(&self.keys, |slot, test| {
            match self.facts.get(slot.index()) {
                Some(Written::Text(text)) => test.passes_text(text),
                _ => false,
            }
        })
    }

    /// Computes the keys of some facts.
    #[inline]
    fn find_keys(&mut self, asked: SlotSet) -> Option<()> {
        let schema = self.policy.schema();
        let money = self.policy.money();
        for (number, spec) in schema.specs().iter().enumerate() {
            let slot = schema.slot_at(number)?;
            if asked.contains(slot) {
                let key = self.facts.get(number)?.key(spec, money)?;
                self.keys.set(slot, key);
            }
        }
        Some(())
    }

    /// Returns the index of the next key among those that a mapping may have, or `Some(None)` at its end. A key that
    /// appears twice is not usual.
    #[inline]
    fn next_key<'n>(
        &mut self,
        seen: &mut Seen,
        name: impl Fn(usize) -> Option<&'n str>,
    ) -> Option<Option<usize>> {
        if !self.reader.next_entry().ok()? {
            return Some(None);
        }
        let number = match name(seen.next) {
            Some(expected) if self.reader.take_key(expected) => seen.next,
            _ => {
                let key = self.reader.plain_key()?;
                (0..Keys::MOST).find(|number| name(*number) == Some(key))?
            }
        };
        let bit = 1_u32.checked_shl(u32::try_from(number).ok()?)?;
        if seen.bits & bit != 0 {
            return None;
        }
        (seen.bits, seen.next) = (seen.bits | bit, number + 1);
        Some(Some(number))
    }

    /// Reads the whole text.
    fn read(&mut self) -> Option<()> {
        const ID: u32 = 1 << call::place("id");
        const AT: usize = call::place("at");
        const PHASE: usize = call::place("phase");
        const CONTACT: usize = call::place("contact");
        const FACTS: usize = call::place("facts");
        const FLAGS: usize = call::place("disqualifying_flags");
        let mut seen = Seen::default();
        self.reader.open_map().ok()?;
        while let Some(number) = self.next_key(&mut seen, |n| call::FIELDS.get(n).copied())? {
            match number {
                AT => drop(Instant::parse(self.reader.plain_text()?)?),
                PHASE => self.phase()?,
                CONTACT => self.contact()?,
                FACTS => self.facts()?,
                FLAGS => self.texts()?,
                _ => drop(self.reader.plain_text()?),
            }
        }
        self.reader.end().ok()?;
        (seen.bits & ID != 0).then_some(())
    }

    fn phase(&mut self) -> Option<()> {
        self.keys.is_final = match self.reader.plain_text()? {
            "live" => false,
            "ended" => true,
            _ => return None,
        };
        Some(())
    }

    fn contact(&mut self) -> Option<()> {
        let mut seen = Seen::default();
        self.reader.open_map().ok()?;
        let name = |n: usize| call::CONTACT.get(n).copied();
        while self.next_key(&mut seen, name)?.is_some() {
            self.reader.plain_text()?;
        }
        Some(())
    }

    fn texts(&mut self) -> Option<()> {
        self.reader.open_list().ok()?;
        while self.reader.next_item().ok()? {
            self.reader.plain_text()?;
        }
        Some(())
    }

    fn facts(&mut self) -> Option<()> {
        let schema = self.policy.schema();
        let mut seen = Seen::default();
        self.reader.open_map().ok()?;
        let name = |n: usize| schema.specs().get(n).map(|spec| spec.name.as_str());
        while let Some(number) = self.next_key(&mut seen, name)? {
            let reader = &mut self.reader;
            *self.facts.get_mut(number)? = match reader.peek().ok()? {
                Kind::Null => {
                    reader.null().ok()?;
                    Written::Missing
                }
                Kind::Bool => Written::Boolean(reader.boolean().ok()?),
                Kind::Number => Written::Number(reader.number().ok()?),
                Kind::Text => Written::Text(reader.plain_text()?),
                Kind::List | Kind::Map => return None,
            };
        }
        Some(())
    }
}

impl Written<'_> {
    /// Returns the key of a fact; `None` for a decimal, which has none. An unusable value counts as missing.
    fn key(self, spec: &FactSpec, reading: MoneyReading) -> Option<i64> {
        Some(match (self, &spec.kind) {
            (Self::Boolean(yes), FactType::Boolean) => i64::from(yes),
            (Self::Number(digits), kind) => {
                match spec.read_from_call(&node::number(digits), reading) {
                    Ok((fact, _)) => Some(fact_key(&fact, kind)).filter(|key| *key != OTHER)?,
                    Err(_) => MISSING,
                }
            }
            (Self::Text(text), FactType::Choice(options)) => {
                choice_key(text, options).unwrap_or(MISSING)
            }
            (Self::Text(text), FactType::Text | FactType::Money)
                if missing_value::is_marker(text) =>
            {
                MISSING
            }
            (Self::Text(_), FactType::Text) => OTHER,
            (Self::Text(text), FactType::Money) => match money::read_text(text, reading.currency) {
                Ok(stated) => fact_key(
                    &Fact::Money(stated.amount.resolve(reading.basis)),
                    &spec.kind,
                ),
                Err(_) => MISSING,
            },
            (Self::Text(text), FactType::Instant) => {
                Instant::parse(text).map_or(MISSING, Instant::epoch)
            }
            _ => MISSING,
        })
    }
}
