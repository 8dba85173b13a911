//! Rules compiled to arithmetic on bits. The result is that of [`Rule::evaluate`], within nanoseconds.
//!
//! 1. A condition becomes a range test: the fact's key is inside a range, or outside it. Test *n* has bit *n*.
//! 2. Kleene's three values are two bits: *certain* (met, whatever facts arrive) and *possible* (met, or may still
//!    be met). Met is `11`, unknown `01`, not met `00`, so *and* and *or* work on each bit alone. One word holds
//!    the certain bits of all tests, another the possible bits.
//! 3. A group is a mask of the bits that it joins, and has the next bit after the tests. The last group is the rule.
//!
//! `not` needs no step: it inverts the tests below it and swaps *all* and *any*.
//!
//! Every call runs every test. This is faster than stopping at the deciding test, because there is no branch to
//! mispredict. [`crate::decide()`] does not use programs, so tests can compare the two.

use super::condition::{Comparison, Condition, Test};
use super::fact::Fact;
use super::flat_rule::FlatRule;
use super::key::{KeyRange, Keys, MISSING, OTHER, key};
use super::schema::{FactSpec, Schema, Slot};
use super::slot_set::SlotSet;
use super::tree::{Join, Rule};
use super::truth::Truth;

/// A compiled rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Program {
    /// The rule in a simpler form, if it has one.
    flat: Option<FlatRule>,
    /// The tests; test *n* has bit *n*.
    ranges: Vec<RangeTest>,
    /// The tests that are not ranges. Their entry among the ranges is empty.
    others: Vec<OtherTest>,
    /// The tests that are met outside their range.
    outside: u64,
    /// The tests `is_present` and `is_missing`, which decide on a missing fact once the call has ended.
    of_absence: u64,
    /// The groups, each after its members.
    groups: Vec<Group>,
    /// The slots that the rule tests.
    slots: SlotSet,
}

/// The range of keys that a test accepts for the fact of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct RangeTest {
    slot: Slot,
    range: KeyRange,
}

/// A test of a free text, a list or a decimal.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OtherTest {
    bit: usize,
    slot: Slot,
    test: Test,
}

/// Tests and groups that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    /// The bits of the members.
    members: u64,
    /// All ones for *all*, which is computed as the inverse of *any* of the inverses; zero for *any*.
    opposite: u64,
}

impl Group {
    /// Returns the group's bit, given those of its members.
    #[inline]
    fn value(self, bits: u64) -> u64 {
        let any = (bits ^ self.opposite) & self.members != 0;
        u64::from(any) ^ (self.opposite & 1)
    }
}

impl Program {
    /// The maximum number of tests and groups, with a bit each.
    const MOST: usize = u64::BITS as usize;

    /// Compiles conditions joined by *all*.
    pub(crate) fn all(conditions: &[Condition], schema: &Schema) -> Option<Self> {
        let rule = Rule::Group {
            id: String::new(),
            join: Join::All,
            rules: conditions.iter().cloned().map(Rule::Condition).collect(),
        };
        Self::of(&rule, schema)
    }

    /// Compiles a rule; `None` if it has too many tests and groups, or tests a fact without a key.
    pub(crate) fn of(rule: &Rule, schema: &Schema) -> Option<Self> {
        let mut compiler = Compiler {
            schema,
            program: Self::default(),
            groups: Vec::new(),
        };
        let members = compiler.add(rule, false, Join::All)?;
        compiler.groups.push((Join::All, members));
        compiler.finish()
    }

    /// Returns the rule's result. `passes` evaluates the tests that are not ranges.
    #[inline]
    pub(crate) fn run(&self, keys: &Keys, passes: impl Fn(Slot, &Test) -> bool) -> Truth {
        match &self.flat {
            Some(flat) => flat.run(keys),
            None => self.run_nested(keys, passes),
        }
    }

    #[inline(never)]
    fn run_nested(&self, keys: &Keys, passes: impl Fn(Slot, &Test) -> bool) -> Truth {
        let (mut inside, mut missing) = (0, 0);
        // From the last to the first, so that number 0 ends up in bit 0.
        for test in self.ranges.iter().rev() {
            let key = keys.get(test.slot);
            inside = inside << 1 | u64::from(test.range.contains(key));
            missing = missing << 1 | u64::from(key == MISSING);
        }
        for other in &self.others {
            inside |= u64::from(passes(other.slot, &other.test)) << other.bit;
        }
        // A missing fact lies outside every range, which answers `is_present` and `is_missing`.
        let answered = if keys.is_final { self.of_absence } else { 0 };
        let (met, unknown) = (inside ^ self.outside, missing & !answered);
        let (mut certain, mut possible) = (met & !unknown, met | unknown);
        let (mut is_certain, mut is_possible) = (0, 0);
        for (bit, group) in (self.ranges.len()..).zip(&self.groups) {
            (is_certain, is_possible) = (group.value(certain), group.value(possible));
            certain |= is_certain << bit;
            possible |= is_possible << bit;
        }
        Truth::from_bits(is_certain, is_possible)
    }

    /// Returns the flat form of a rule that joins ranges by *all*.
    fn flat(&self) -> Option<FlatRule> {
        let joins_all = matches!(self.groups.as_slice(), [group] if group.opposite != 0);
        if !joins_all || !self.others.is_empty() || self.of_absence != 0 {
            return None;
        }
        let mut flat = FlatRule::default();
        for (bit, test) in self.ranges.iter().enumerate() {
            let outside = self.outside >> bit & 1 == 1;
            let range = if outside {
                test.range.opposite()?
            } else {
                test.range
            };
            flat.need(test.slot, range)?;
        }
        Some(flat)
    }

    /// The slots that the rule tests.
    pub(crate) const fn slots(&self) -> SlotSet {
        self.slots
    }
}

/// The bits of tests and groups while the number of tests is not yet known.
#[derive(Clone, Copy, Default)]
struct Members {
    tests: u64,
    groups: u64,
}

impl Members {
    /// The bit of one test or group by its number.
    fn bit(number: usize) -> Option<u64> {
        1_u64.checked_shl(u32::try_from(number).ok()?)
    }

    const fn union(self, other: Self) -> Self {
        Self {
            tests: self.tests | other.tests,
            groups: self.groups | other.groups,
        }
    }
}

/// Keys in one of several ranges, or outside all of them.
struct Ranges {
    ranges: Vec<(i64, i64)>,
    inside: bool,
}

struct Compiler<'s> {
    schema: &'s Schema,
    program: Program,
    groups: Vec<(Join, Members)>,
}

impl Compiler<'_> {
    /// Adds a rule to the enclosing group; `negated` is true below an odd number of `not`s.
    fn add(&mut self, rule: &Rule, negated: bool, around: Join) -> Option<Members> {
        match rule {
            Rule::Condition(condition) => self.condition(condition, negated, around),
            Rule::Not { rule, .. } => self.add(rule, !negated, around),
            Rule::Group { join, rules, .. } => {
                let join = if negated { join.swapped() } else { *join };
                let mut members = Members::default();
                for rule in rules {
                    members = members.union(self.add(rule, negated, join)?);
                }
                self.group(join, members, around)
            }
        }
    }

    /// Adds the tests of a condition: one for each range.
    fn condition(&mut self, condition: &Condition, negated: bool, around: Join) -> Option<Members> {
        let slot = condition.slot;
        if slot.index() >= Keys::MOST {
            return None;
        }
        self.program.slots.insert(slot);
        let Some(Ranges { ranges, inside }) = ranges(&condition.test, self.schema.spec(slot)?)
        else {
            self.program.others.push(OtherTest {
                bit: self.program.ranges.len(),
                slot,
                test: condition.test.clone(),
            });
            return self.range(slot, (MISSING, MISSING), negated);
        };
        let outside = negated == inside;
        let mut members = Members::default();
        for ends in ranges {
            members = members.union(self.range(slot, ends, outside)?);
        }
        if matches!(condition.test, Test::IsPresent | Test::IsMissing) {
            self.program.of_absence |= members.tests;
        }
        self.group(if outside { Join::All } else { Join::Any }, members, around)
    }

    fn range(&mut self, slot: Slot, ends: (i64, i64), outside: bool) -> Option<Members> {
        let tests = Members::bit(self.program.ranges.len())?;
        self.program.ranges.push(RangeTest {
            slot,
            range: KeyRange::new(ends),
        });
        if outside {
            self.program.outside |= tests;
        }
        Some(Members { tests, groups: 0 })
    }

    /// Adds a group, or merges its members into the enclosing group where that is equivalent.
    fn group(&mut self, join: Join, members: Members, around: Join) -> Option<Members> {
        let single = members.tests.count_ones() + members.groups.count_ones() == 1;
        if join == around || single {
            return Some(members);
        }
        let groups = Members::bit(self.groups.len())?;
        self.groups.push((join, members));
        Some(Members { tests: 0, groups })
    }

    /// Assigns the bits after the tests to the groups.
    fn finish(self) -> Option<Program> {
        let mut program = self.program;
        let tests = program.ranges.len();
        if tests + self.groups.len() > Program::MOST {
            return None;
        }
        let shift = u32::try_from(tests).ok()?;
        let groups = self.groups.into_iter().map(|(join, members)| Group {
            members: members.tests | members.groups.checked_shl(shift).unwrap_or_default(),
            opposite: match join {
                Join::All => u64::MAX,
                Join::Any => 0,
            },
        });
        program.groups = groups.collect();
        program.flat = program.flat();
        Some(program)
    }
}

/// Returns the ranges of keys that a test accepts; `None` if it is not a set of ranges.
fn ranges(test: &Test, spec: &FactSpec) -> Option<Ranges> {
    let number = |fact: &Fact| Some(key(fact, &spec.kind)).filter(|key| *key != OTHER);
    let (least, most) = (OTHER, i64::MAX);
    let one = |low, high, inside| Ranges {
        ranges: vec![(low, high)],
        inside,
    };
    Some(match test {
        Test::Compare(comparison, value) => {
            let n = number(value)?;
            match comparison {
                Comparison::Eq => one(n, n, true),
                Comparison::Ne => one(n, n, false),
                Comparison::Lt => one(n, most, false),
                Comparison::Lte => one(least, n, true),
                Comparison::Gt => one(least, n, false),
                Comparison::Gte => one(n, most, true),
            }
        }
        Test::Between(low, high) => {
            let (low, high) = (number(low)?, number(high)?);
            (low <= high).then_some(one(low, high, true))?
        }
        Test::In(values) | Test::NotIn(values) => {
            let keys: Option<Vec<i64>> = values.iter().map(number).collect();
            Ranges {
                ranges: runs(keys?),
                inside: matches!(test, Test::In(_)),
            }
        }
        Test::IsPresent => one(least, most, true),
        Test::IsMissing => one(least, most, false),
        Test::Contains(_) | Test::NotContains(_) | Test::StartsWith(_) | Test::EndsWith(_) => {
            return None;
        }
    })
}

/// Returns the ranges of neighbouring numbers.
fn runs(mut numbers: Vec<i64>) -> Vec<(i64, i64)> {
    numbers.sort_unstable();
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, high)) if number <= high.saturating_add(1) => *high = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}
