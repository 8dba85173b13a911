//! The outcome and the tier alone, without the account of them: for a backend that decides many calls and shows few.
//!
//! All of these ways give what [`crate::decide()`] gives, on every call; a test holds them against it.

use crate::calendar::Instant;
use crate::call::Outcome;
use crate::call::{self, Call, CallError, Phase};
use crate::document::json::{self, Kind, Reader};
use crate::document::node::{self, Node};
use crate::policy::Policy;
use crate::rule::Truth;
use crate::rule::{FactSpec, FactType, Facts, Slot};
use crate::rule::{MISSING, OTHER, fact_key, settles_no};
use crate::rule::{Program, Slots};
use crate::value::missing_value;

/// The outcome, and the tier of a call that is handed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallVerdict {
    /// Whether it is handed off.
    pub outcome: Outcome,
    /// The tier's number in [`crate::handoff::Formats::tiers`], from 0; `None` also when a person picks.
    pub tier: Option<usize>,
}

impl Policy {
    /// The outcome of prepared facts ([`Call::prepare`]). Nothing is allocated.
    ///
    /// ```
    /// # use baton_core::{Call, Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// let (facts, _) = call.prepare(policy.schema(), policy.money());
    /// assert_eq!(policy.outcome(&facts), Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outcome(&self, facts: &Facts) -> Outcome {
        let truth = match self.program() {
            Some(program) => program.run(
                facts.is_final(),
                |slot| facts.key(slot),
                |slot, test| facts.get(slot).is_some_and(|fact| test.passes(fact)),
            ),
            None => self.trigger().holds(facts),
        };
        match truth {
            Truth::Met => Outcome::HandOff,
            Truth::NotMet => Outcome::NoHandoff,
            Truth::Unknown
                if facts.is_final()
                    && self.lets_decline()
                    && settles_no(self.trigger(), facts, self.schema()) =>
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
    /// # use baton_core::{Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
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

    /// The outcome of a call's JSON text, and its tier: what [`Policy::outcome_of_json`] gives, and for a call that is
    /// handed off the tier in a second pass.
    ///
    /// # Errors
    /// As [`Policy::outcome_of_json`].
    ///
    /// ```
    /// # use baton_core::{Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// let verdict = policy.verdict_of_json(
    ///     r#"{"id":"c-1","facts":{"qualification_score":82,"budget_confirmed":true,
    ///         "decision_maker_confirmed":true,"deal_size":"£15–20k"}}"#,
    /// )?;
    /// assert_eq!(verdict.outcome, Outcome::HandOff);
    /// let tier = verdict.tier.and_then(|number| policy.formats().tiers.get(number));
    /// assert_eq!(tier.map(|tier| tier.id.as_str()), Some("medium"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verdict_of_json(&self, text: &str) -> Result<CallVerdict, CallError> {
        let outcome = self.outcome_of_json(text)?;
        let tier = if outcome == Outcome::HandOff {
            match self.skim_tier(text) {
                Some(tier) => tier,
                None => {
                    let (facts, _) = Call::from_json(text)?.prepare(self.schema(), self.money());
                    self.formats().number_for(&facts)
                }
            }
        } else {
            None
        };
        Ok(CallVerdict { outcome, tier })
    }

    /// The outcome of a usual text; `None` for any other, and for what is not a call.
    fn skim(&self, program: &Program, text: &str) -> Option<Outcome> {
        let skim = Skim::of(self, program.slots(), text)?;
        let ended = skim.phase == Phase::Ended;
        match skim.run(program) {
            Truth::Met => Some(Outcome::HandOff),
            Truth::NotMet => Some(Outcome::NoHandoff),
            Truth::Unknown if !ended || !self.lets_decline() => Some(Outcome::Undecided),
            // Which facts are waited for is worked out from all of them.
            Truth::Unknown => None,
        }
    }

    /// The tier of a usual text; `None` for any other.
    fn skim_tier(&self, text: &str) -> Option<Option<usize>> {
        let programs = self.tier_programs()?;
        let deal_size = self.formats().deal_size;
        let mut asked = Slots::default();
        asked.insert(deal_size);
        let asked = programs.iter().fold(asked, |all, p| all.union(p.slots()));
        let skim = Skim::of(self, asked, text)?;
        let size = Some(skim.key(deal_size)).filter(|key| *key != MISSING);
        let conditions = |tier: usize| {
            programs
                .get(tier)
                .map_or(Truth::NotMet, |program| skim.run(program))
        };
        Some(self.formats().number_by(size, conditions).0)
    }
}

/// More facts than this are read in the other way.
const MOST_FACTS: usize = 32;

/// One pass over a call's text.
struct Skim<'p, 't> {
    policy: &'p Policy,
    /// The facts that are wanted.
    asked: Slots,
    reader: Reader<'t>,
    phase: Phase,
    /// The key of each of them.
    keys: [i64; MOST_FACTS],
    /// Those that are texts.
    texts: [Option<&'t str>; MOST_FACTS],
}

/// The keys of one mapping that were there already, by their numbers.
#[derive(Default)]
struct Seen {
    bits: u32,
    /// The number after the last: what most texts go on with.
    next: usize,
}

impl<'p, 't> Skim<'p, 't> {
    /// What a usual text says of the facts asked for; `None` for any other text.
    #[inline]
    fn of(policy: &'p Policy, asked: Slots, text: &'t str) -> Option<Self> {
        let mut skim = Skim {
            policy,
            asked,
            reader: Reader::sent(json::without_mark(text)),
            phase: Phase::default(),
            keys: [MISSING; MOST_FACTS],
            texts: [None; MOST_FACTS],
        };
        skim.call()?;
        Some(skim)
    }

    /// What a program says of them.
    #[inline]
    fn run(&self, program: &Program) -> Truth {
        program.run(
            self.phase == Phase::Ended,
            |slot| self.key(slot),
            |slot, test| {
                let text = self.texts.get(slot.index()).copied().flatten();
                test.passes_text(text.unwrap_or_default())
            },
        )
    }

    #[inline]
    fn key(&self, slot: Slot) -> i64 {
        *self.keys.get(slot.index()).unwrap_or(&MISSING)
    }

    /// The number of the next key among those that a mapping may have, or its end. No key may stand twice.
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
            let spec = schema.specs().get(number)?;
            let slot = schema.slot_at(number)?;
            let asked = self.asked.contains(slot);
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
                return Some(MISSING);
            }
            Kind::Bool => {
                let yes = reader.boolean().ok()?;
                if spec.kind == FactType::Boolean {
                    return Some(i64::from(yes));
                }
                Node::Bool(yes)
            }
            Kind::Number => {
                let number = reader.number().ok()?;
                if !asked {
                    return Some(MISSING);
                }
                node::number(number)
            }
            Kind::Text => {
                let text = reader.plain_text()?;
                if !asked {
                    return Some(MISSING);
                }
                *self.texts.get_mut(slot.index())? = Some(text);
                match &spec.kind {
                    FactType::Text if missing_value::is_marker(text) => {
                        return Some(MISSING);
                    }
                    FactType::Text => return Some(OTHER),
                    FactType::Choice(options) => {
                        let known = options.iter().any(|option| option == text);
                        return Some(if known { OTHER } else { MISSING });
                    }
                    _ => Node::text(text),
                }
            }
            Kind::List | Kind::Map => return None,
        };
        match spec.read_given(&node, self.policy.money()) {
            // What cannot be used counts as missing.
            Err(_) => Some(MISSING),
            // A decimal is compared as one, elsewhere.
            Ok((fact, _)) => Some(fact_key(Some(&fact))).filter(|key| *key != OTHER),
        }
    }
}
