//! The trigger as a program: what it says of a call, and nothing else, as fast as can be.
//!
//! A rule is compiled once into a list of steps: tests, and the beginnings and ends of groups. Every step is taken
//! for every call. That is quicker than to stop at what decides, because the processor then never guesses wrong
//! where a call goes next. It gives what [`Rule::holds`] gives; [`crate::decide()`] does not use it, so the two can
//! be held against each other.

use super::key::{MISSING, OTHER, key};
use crate::rule::condition::{Comparison, Condition, Test};
use crate::rule::fact::Fact;
use crate::rule::fact_type::WhenMissing;
use crate::rule::facts::Facts;
use crate::rule::schema::{Schema, Slot};
use crate::rule::tree::{Join, Rule};
use crate::rule::truth::Truth;

/// A compiled rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    steps: Vec<Step>,
    /// Whether all steps are tests of keys and all are needed, as in most triggers.
    flat: bool,
    /// The tests that no range of numbers can say.
    tests: Vec<Test>,
    /// The slots that are looked at.
    slots: Slots,
}

/// A set of slots, of the first 32; in those after them, nobody looks this way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slots(u32);

impl Slots {
    /// Puts a slot into the set.
    pub(crate) fn insert(&mut self, slot: Slot) {
        self.0 |= Self::bit(slot);
    }

    /// All of this set and of another.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a slot is in the set.
    #[inline]
    pub(crate) fn contains(self, slot: Slot) -> bool {
        self.0 & Self::bit(slot) != 0
    }

    fn bit(slot: Slot) -> u32 {
        let place = u32::try_from(slot.index()).unwrap_or(u32::MAX);
        1u32.checked_shl(place).unwrap_or_default()
    }
}

/// One step. Every kind has every field, so that a step is read without asking what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    kind: StepKind,
    slot: Slot,
    /// The range of keys that a test asks for, both ends included.
    low: i64,
    high: i64,
    /// What a test says to its group, turned round already if a `not` stands around it: of a key inside the range,
    /// of one outside, and of a fact that is missing while the call goes on and once it has ended.
    inside: Truth,
    outside: Truth,
    missing_live: Truth,
    missing_ended: Truth,
    /// Which of the other tests it is, if it is one.
    other: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepKind {
    /// A test of a key.
    Range,
    /// Another test.
    Other,
    /// A group begins in which all are needed.
    All,
    /// A group begins in which one is enough.
    Any,
    /// The group ends and joins the one around it.
    Close,
}

/// A group while its members are asked.
#[derive(Clone, Copy)]
struct Group {
    join: Join,
    value: Truth,
}

impl Group {
    const fn new(join: Join) -> Self {
        let value = match join {
            Join::All => Truth::Met,
            Join::Any => Truth::NotMet,
        };
        Self { join, value }
    }

    /// Kleene's *and* is the minimum, his *or* the maximum.
    #[inline]
    fn add(&mut self, truth: Truth) {
        self.value = match self.join {
            Join::All => self.value.min(truth),
            Join::Any => self.value.max(truth),
        };
    }
}

impl Program {
    /// How deep groups may be nested.
    const DEPTH: usize = 16;

    /// Compiles conditions that are all needed.
    pub(crate) fn all(conditions: &[Condition]) -> Option<Self> {
        Self::of(&Rule::Group {
            id: String::new(),
            join: Join::All,
            rules: conditions.iter().cloned().map(Rule::Condition).collect(),
        })
    }

    /// Compiles a rule; `None` if it is nested too deep.
    pub(crate) fn of(rule: &Rule) -> Option<Self> {
        let mut program = Self {
            steps: Vec::new(),
            flat: false,
            tests: Vec::new(),
            slots: Slots::default(),
        };
        program.add(rule, false, 0)?;
        let flat = |step: &Step| step.kind == StepKind::Range;
        program.flat = program.steps.iter().all(flat);
        Some(program)
    }

    /// What the rule says of a call's facts, given the key of each, and what the other tests say of those that are
    /// no numbers.
    #[inline]
    pub(crate) fn run(
        &self,
        ended: bool,
        key: impl Fn(Slot) -> i64,
        passes: impl Fn(Slot, &Test) -> bool,
    ) -> Truth {
        if !self.flat {
            return self.run_any(ended, key, passes);
        }
        let mut value = Truth::Met;
        for step in &self.steps {
            value = value.min(step.says(ended, key(step.slot)));
        }
        value
    }

    #[inline(never)]
    fn run_any(
        &self,
        ended: bool,
        key: impl Fn(Slot) -> i64,
        passes: impl Fn(Slot, &Test) -> bool,
    ) -> Truth {
        let mut around = [Group::new(Join::All); Self::DEPTH];
        let mut depth = 0;
        let mut group = Group::new(Join::All);
        for step in &self.steps {
            let key = match step.kind {
                StepKind::Range => key(step.slot),
                StepKind::Other => match (key(step.slot), self.tests.get(step.other)) {
                    (MISSING, _) => MISSING,
                    // The range of such a step is 1: it passed.
                    (OTHER, test) => i64::from(test.is_some_and(|test| passes(step.slot, test))),
                    (number, test) => i64::from(test.is_some_and(|test| lists(test, number))),
                },
                StepKind::All | StepKind::Any => {
                    if let Some(place) = around.get_mut(depth) {
                        *place = group;
                    }
                    depth += 1;
                    group = Group::new(match step.kind {
                        StepKind::Any => Join::Any,
                        _ => Join::All,
                    });
                    continue;
                }
                StepKind::Close => {
                    let value = group.value;
                    depth = depth.saturating_sub(1);
                    if let Some(outer) = around.get(depth) {
                        group = *outer;
                    }
                    group.add(value);
                    continue;
                }
            };
            group.add(step.says(ended, key));
        }
        group.value
    }

    /// The slots that are looked at.
    pub(crate) const fn slots(&self) -> Slots {
        self.slots
    }

    /// Adds a rule's steps; `turned` below an odd number of `not`s, where "all" is "any" of the opposites.
    fn add(&mut self, rule: &Rule, turned: bool, depth: usize) -> Option<()> {
        match rule {
            Rule::Condition(condition) => {
                let step = self.test(condition);
                self.slots.insert(step.slot);
                let turn = |truth: Truth| if turned { truth.negated() } else { truth };
                self.steps.push(Step {
                    inside: turn(step.inside),
                    outside: turn(step.outside),
                    missing_live: turn(step.missing_live),
                    missing_ended: turn(step.missing_ended),
                    ..step
                });
            }
            Rule::Not { rule, .. } => self.add(rule, !turned, depth)?,
            Rule::Group { join, rules, .. } => {
                let kind = match (join, turned) {
                    (Join::All, false) | (Join::Any, true) => StepKind::All,
                    (Join::Any, false) | (Join::All, true) => StepKind::Any,
                };
                // The outermost group is there from the beginning, and is "all".
                let opens = depth > 0 || kind == StepKind::Any;
                let depth = depth + usize::from(opens);
                if depth > Self::DEPTH {
                    return None;
                }
                if opens {
                    self.steps.push(Step::bracket(kind));
                }
                for rule in rules {
                    self.add(rule, turned, depth.max(1))?;
                }
                if opens {
                    self.steps.push(Step::bracket(StepKind::Close));
                }
            }
        }
        Some(())
    }

    /// The step of a condition.
    fn test(&mut self, condition: &Condition) -> Step {
        let number = |fact: &Fact| Some(key(Some(fact))).filter(|key| *key != OTHER);
        let (least, most) = (OTHER, i64::MAX);
        // The range, and whether what is asked for lies in it or outside.
        let range = match &condition.test {
            Test::Compare(comparison, value) => number(value).map(|n| match comparison {
                Comparison::Eq => (n, n, true),
                Comparison::Ne => (n, n, false),
                Comparison::Lt => (n, most, false),
                Comparison::Lte => (least, n, true),
                Comparison::Gt => (least, n, false),
                Comparison::Gte => (n, most, true),
            }),
            Test::Between(low, high) => {
                let ends = number(low).zip(number(high));
                ends.map(|(low, high)| (low, high, true))
            }
            Test::IsPresent => Some((least, most, true)),
            Test::IsMissing => Some((least, most, false)),
            _ => None,
        };
        let (kind, (low, high, is)) = match range {
            Some(range) => (StepKind::Range, range),
            None => (StepKind::Other, (1, 1, true)),
        };
        let other = self.tests.len();
        if kind == StepKind::Other {
            self.tests.push(condition.test.clone());
        }
        Step {
            kind,
            slot: condition.slot,
            low,
            high,
            inside: is.into(),
            outside: (!is).into(),
            missing_live: Truth::Unknown,
            missing_ended: match condition.test {
                Test::IsPresent => Truth::NotMet,
                Test::IsMissing => Truth::Met,
                _ => Truth::Unknown,
            },
            other,
        }
    }
}

/// Whether a test of several numbers passes; the tests of one or two are ranges.
fn lists(test: &Test, number: i64) -> bool {
    let is = |value: &Fact| key(Some(value)) == number;
    match test {
        Test::In(values) => values.iter().any(is),
        Test::NotIn(values) => !values.iter().any(is),
        _ => false,
    }
}

impl Step {
    /// What a test says of a key; choices, not branches.
    #[inline]
    fn says(&self, ended: bool, key: i64) -> Truth {
        let known = if (self.low <= key) & (key <= self.high) {
            self.inside
        } else {
            self.outside
        };
        let missing = if ended {
            self.missing_ended
        } else {
            self.missing_live
        };
        if key == MISSING { missing } else { known }
    }

    /// The beginning or the end of a group.
    const fn bracket(kind: StepKind) -> Self {
        Self {
            kind,
            slot: Slot::FIRST,
            low: 0,
            high: 0,
            inside: Truth::Unknown,
            outside: Truth::Unknown,
            missing_live: Truth::Unknown,
            missing_ended: Truth::Unknown,
            other: 0,
        }
    }
}

/// Whether an undecided rule waits only for facts without which an ended call is no handoff. Says what
/// [`crate::decision::explain::waits_for`] says, without a list.
pub(crate) fn settles_no(rule: &Rule, facts: &Facts, schema: &Schema) -> bool {
    let waits = |rule: &Rule| rule.holds(facts) == Truth::Unknown;
    match rule {
        _ if !waits(rule) => true,
        Rule::Condition(Condition { slot, .. }) => schema
            .spec(*slot)
            .is_some_and(|spec| spec.when_missing == WhenMissing::NoHandoff),
        Rule::Group { rules, .. } => rules.iter().all(|rule| settles_no(rule, facts, schema)),
        Rule::Not { rule, .. } => settles_no(rule, facts, schema),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nested_too_deep_is_not_compiled() {
        let mut rule = Rule::Condition(Condition {
            id: String::new(),
            field: String::new(),
            slot: Schema::new(crate::rule::schema::builtin())
                .slot("deal_size")
                .unwrap(),
            test: Test::IsPresent,
        });
        for depth in 1..40 {
            let join = if depth % 2 == 0 { Join::All } else { Join::Any };
            rule = Rule::Group {
                id: String::new(),
                join,
                rules: vec![rule],
            };
            let nested = depth - usize::from(join == Join::All);
            assert_eq!(Program::of(&rule).is_some(), nested <= Program::DEPTH);
        }
    }
}
