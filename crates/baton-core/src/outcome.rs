//! The outcome alone, without the account of it: for a backend that decides many calls and shows few.
//!
//! Both ways give what [`crate::decide()`] gives, on every call; a test holds them against it.

use crate::call::{self, Call, CallError, Phase};
use crate::decision::Outcome;
use crate::fact::{FactSpec, FactType, Facts, Slot};
use crate::instant::Instant;
use crate::json::{self, Kind, Reader};
use crate::node::{self, Node};
use crate::policy::Policy;
use crate::program::{self, Program};
use crate::truth::Truth;

impl Policy {
    /// The outcome of prepared facts ([`Call::prepare`]). Nothing is allocated.
    ///
    /// ```
    /// # use baton_core::{Call, Outcome, PolicyDraft};
    /// # let yaml = include_str!("../../../web/samples/article-policy.yaml");
    /// # let policy = PolicyDraft::from_yaml(yaml)?.check().policy.ok_or("errors")?;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// let (facts, _) = call.prepare(policy.schema(), policy.money());
    /// assert_eq!(policy.outcome(&facts), Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outcome(&self, facts: &Facts) -> Outcome {
        let truth = match self.program() {
            Some(program) => program.run(
                facts.settled(),
                |slot| facts.key(slot),
                |slot, test| facts.get(slot).is_some_and(|fact| test.passes(fact)),
            ),
            None => self.trigger().holds(facts),
        };
        match truth {
            Truth::Met => Outcome::HandOff,
            Truth::NotMet => Outcome::NoHandoff,
            Truth::Unknown
                if facts.settled()
                    && self.lets_decline()
                    && program::settles_no(self.trigger(), facts, self.schema()) =>
            {
                Outcome::NoHandoff
            }
            Truth::Unknown => Outcome::Undecided,
        }
    }

    /// The outcome of a call's JSON text, in one pass over it. A text of the usual kind is read without allocating
    /// anything; what is unusual in it (an escape, a fact that the policy does not know, a list or a
    /// decimal that the trigger asks about) is read as [`Call::from_json`] does.
    ///
    /// # Errors
    /// [`CallError`], for the texts for which [`Call::from_json`] gives it.
    ///
    /// ```
    /// # use baton_core::{Outcome, PolicyDraft};
    /// # let yaml = include_str!("../../../web/samples/article-policy.yaml");
    /// # let policy = PolicyDraft::from_yaml(yaml)?.check().policy.ok_or("errors")?;
    /// let outcome = policy.outcome_of_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// assert_eq!(outcome, Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outcome_of_json(&self, text: &str) -> Result<Outcome, CallError> {
        if let Some(outcome) = self.program().and_then(|program| self.skim(program, text)) {
            return Ok(outcome);
        }
        let call = Call::from_json(text)?;
        Ok(self.outcome(&call.prepare(self.schema(), self.money()).0))
    }

    /// The outcome of a usual text; `None` for any other, and for what is not a call.
    fn skim(&self, program: &Program, text: &str) -> Option<Outcome> {
        let mut skim = Skim {
            policy: self,
            program,
            reader: Reader::new(json::without_mark(text), json::MAX_DEPTH_SENT),
            phase: Phase::default(),
            keys: [program::MISSING; MOST_FACTS],
            texts: [""; MOST_FACTS],
        };
        skim.call()?;
        let ended = skim.phase == Phase::Ended;
        let truth = program.run(
            ended,
            |slot| *skim.keys.get(slot.index()).unwrap_or(&program::MISSING),
            |slot, test| test.passes_text(skim.texts.get(slot.index()).unwrap_or(&"")),
        );
        match truth {
            Truth::Met => Some(Outcome::HandOff),
            Truth::NotMet => Some(Outcome::NoHandoff),
            Truth::Unknown if !ended || !self.lets_decline() => Some(Outcome::Undecided),
            // Which facts are waited for is worked out from all of them.
            Truth::Unknown => None,
        }
    }
}

/// More facts than this are read in the other way.
const MOST_FACTS: usize = 32;

/// One pass over a call's text.
struct Skim<'p, 't> {
    policy: &'p Policy,
    program: &'p Program,
    reader: Reader<'t>,
    phase: Phase,
    /// The key of each fact that the trigger asks about.
    keys: [i64; MOST_FACTS],
    /// Those that are texts.
    texts: [&'t str; MOST_FACTS],
}

/// The keys of one mapping that were there already, by their numbers.
#[derive(Default)]
struct Seen {
    bits: u32,
    /// The number after the last: what most texts go on with.
    next: usize,
}

impl Skim<'_, '_> {
    /// The number of the next key among those that a mapping may have, or its end. No key may stand twice.
    #[inline]
    fn key<'n>(
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
                (0..MOST_FACTS).find(|number| name(*number) == Some(key))?
            }
        };
        let bit = 1u32.checked_shl(u32::try_from(number).ok()?)?;
        if seen.bits & bit != 0 {
            return None;
        }
        (seen.bits, seen.next) = (seen.bits | bit, number + 1);
        Some(Some(number))
    }

    fn call(&mut self) -> Option<()> {
        const ID: u32 = 1;
        let mut seen = Seen::default();
        self.reader.open_map().ok()?;
        while let Some(number) = self.key(&mut seen, |n| call::FIELDS.get(n).copied())? {
            match *call::FIELDS.get(number)? {
                "at" => drop(Instant::parse(self.reader.plain_text()?)?),
                "phase" => self.phase()?,
                "contact" => self.contact()?,
                "facts" => self.facts()?,
                "disqualifying_flags" => self.texts()?,
                _ => drop(self.reader.plain_text()?),
            }
        }
        self.reader.end().ok()?;
        (seen.bits & ID != 0).then_some(())
    }

    fn phase(&mut self) -> Option<()> {
        self.phase = match self.reader.plain_text()? {
            "live" => Phase::Live,
            "ended" => Phase::Ended,
            _ => return None,
        };
        Some(())
    }

    fn contact(&mut self) -> Option<()> {
        let mut seen = Seen::default();
        self.reader.open_map().ok()?;
        let name = |n: usize| call::CONTACT.get(n).copied();
        while self.key(&mut seen, name)?.is_some() {
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
        while let Some(number) = self.key(&mut seen, name)? {
            let spec = schema.specs().get(number)?;
            let slot = schema.slot_at(number)?;
            let asked = self.program.looks_at(slot);
            let key = self.fact(spec, slot, asked)?;
            *self.keys.get_mut(slot.index())? = key;
        }
        Some(())
    }

    /// Reads one fact; its key. What the trigger does not ask about may be anything that JSON knows.
    fn fact(&mut self, spec: &FactSpec, slot: Slot, asked: bool) -> Option<i64> {
        let reader = &mut self.reader;
        let node = match reader.peek().ok()? {
            Kind::Null => {
                reader.null().ok()?;
                return Some(program::MISSING);
            }
            Kind::Bool => Node::Bool(reader.boolean().ok()?),
            Kind::Number => {
                let number = reader.number().ok()?;
                if !asked {
                    return Some(program::MISSING);
                }
                node::number(number)
            }
            Kind::Text => {
                let text = reader.plain_text()?;
                if !asked {
                    return Some(program::MISSING);
                }
                *self.texts.get_mut(slot.index())? = text;
                match &spec.kind {
                    FactType::Text => return Some(program::OTHER),
                    FactType::Choice(options) => {
                        let known = options.iter().any(|option| option == text);
                        return Some(if known {
                            program::OTHER
                        } else {
                            program::MISSING
                        });
                    }
                    _ => Node::text(text),
                }
            }
            Kind::List | Kind::Map => return None,
        };
        match spec.read(&node, self.policy.money()) {
            // What cannot be used counts as missing.
            Err(_) => Some(program::MISSING),
            // A decimal is compared as one, elsewhere.
            Ok(fact) => Some(program::key(Some(&fact))).filter(|key| *key != program::OTHER),
        }
    }
}
