//! Reading and writing of `tests:`, the policy's test cases.

use super::section::{Report, Section, items, text, word};
use crate::calendar::Instant;
use crate::call::contact::PhoneNumber;
use crate::call::{Call, Phase};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, suggest, words};
use crate::handoff::{Formats, StepId};
use crate::policy::case::{Expectation, PolicyTest};
use crate::rule::Schema;

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    schema: &Schema,
    formats: Option<&Formats>,
    report: &mut Report,
) -> Vec<PolicyTest> {
    let Some((node, path)) = doc.get("tests") else {
        return Vec::new();
    };
    let reader = CaseReader { schema, formats };
    items(node, &path, report)
        .into_iter()
        .filter_map(|(node, path)| reader.case(node, path, report))
        .collect()
}

struct CaseReader<'a> {
    schema: &'a Schema,
    formats: Option<&'a Formats>,
}

impl CaseReader<'_> {
    fn case(&self, node: &Node, path: Path, report: &mut Report) -> Option<PolicyTest> {
        let mut section = Section::open(node, path.clone(), report);
        let name = section
            .require("name", report)
            .and_then(|(node, path)| text(node, &path, report));
        let facts = section.require("call", report);
        let at = section
            .require("at", report)
            .and_then(|(node, path)| instant(node, &path, report));
        let phase = match section.get("phase") {
            Some((node, path)) => word(node, &path, report).unwrap_or_default(),
            None => Phase::default(),
        };
        let expect = section
            .require("expect", report)
            .map(|(node, path)| self.expectations(node, path, report));
        section.close(report);
        let mut call = Call::new(name.as_deref().unwrap_or_default(), phase);
        PhoneNumber::FICTIONAL.clone_into(&mut call.contact.phone);
        let (facts, facts_path) = facts?;
        let Node::Map(entries) = facts else {
            Section::open(facts, facts_path, report);
            return None;
        };
        for (field, value) in entries {
            self.check_known(field, &facts_path.key(field), report);
            call.set_fact(field, value.clone());
        }
        call.facts = self.schema.portable(&call.facts);
        Some(PolicyTest {
            name: name?,
            call,
            at: at?,
            expect: expect?,
        })
    }

    fn check_known(&self, field: &str, path: &Path, report: &mut Report) {
        if self.schema.slot(field).is_none() {
            let message = words!("the policy has no fact `{field}`");
            let hint = suggest::hint(field, self.schema.specs().iter().map(|s| s.name.as_str()));
            report.add(Diagnostic::error(Code::UnknownField, path, message).hint(hint));
        }
    }

    fn expectations(&self, node: &Node, path: Path, report: &mut Report) -> Vec<Expectation> {
        let mut section = Section::open(node, path.clone(), report);
        let mut expect = Vec::new();
        if let Some((node, path)) = section.get("outcome") {
            expect.extend(word(node, &path, report).map(Expectation::Outcome));
        }
        if let Some((node, path)) = section.get("format") {
            expect.extend(self.tier(node, &path, report).map(Expectation::Format));
        }
        if let Some((node, path)) = section.get("missing") {
            let fields = items(node, &path, report);
            let fields: Vec<String> = fields
                .iter()
                .filter_map(|(node, path)| text(node, path, report))
                .collect();
            for (index, field) in fields.iter().enumerate() {
                self.check_known(field, &path.index(index), report);
            }
            expect.push(Expectation::Missing(fields));
        }
        for id in StepId::WITH_SMS {
            if let Some((node, path)) = section.get(id.as_str()) {
                expect.extend(instant(node, &path, report).map(|at| Expectation::Step(id, at)));
            }
        }
        section.close(report);
        if expect.is_empty() {
            let message = "a test case needs at least one expectation";
            report.add(
                Diagnostic::error(Code::EmptyGroup, &path, message).hint("add `outcome: hand_off`"),
            );
        }
        expect
    }

    fn tier(&self, node: &Node, path: &Path, report: &mut Report) -> Option<String> {
        let id = text(node, path, report)?;
        let ids = self.formats.map(|formats| {
            formats
                .tiers
                .iter()
                .map(|tier| tier.id.as_str())
                .chain([Expectation::REVIEW])
        });
        if let Some(mut known) = ids.clone()
            && !known.any(|known| known == id)
        {
            let message = words!("“{id}” is neither a tier nor `{}`", Expectation::REVIEW);
            let hint = suggest::hint(&id, ids.into_iter().flatten().collect::<Vec<_>>());
            report.add(Diagnostic::error(Code::UnknownWord, path, message).hint(hint));
        }
        Some(id)
    }
}

fn instant(node: &Node, path: &Path, report: &mut Report) -> Option<Instant> {
    let found = match node {
        Node::Text(text) => Instant::parse(text),
        _ => None,
    };
    if found.is_none() {
        let message = words!("expected a time, found {}", node.describe());
        let hint = "RFC 3339, such as 2026-06-19T14:23:00Z";
        report.add(Diagnostic::error(Code::WrongKind, path, message).hint(hint));
    }
    found
}

pub(in crate::policy) fn write(tests: &[PolicyTest]) -> Node {
    Node::List(tests.iter().map(write_one).collect())
}

fn write_one(test: &PolicyTest) -> Node {
    let mut entries = vec![
        ("name", Node::text(&test.name)),
        ("call", test.call.facts.clone()),
        ("at", Node::text(test.at.to_string())),
    ];
    if test.call.phase != Phase::default() {
        entries.push(("phase", Node::text(test.call.phase.as_str())));
    }
    let expect = test.expect.iter().map(|expectation| match expectation {
        Expectation::Outcome(outcome) => ("outcome", Node::text(outcome.as_str())),
        Expectation::Format(tier) => ("format", Node::text(tier)),
        Expectation::Missing(fields) => (
            "missing",
            Node::List(fields.iter().map(Node::text).collect()),
        ),
        Expectation::Step(id, at) => (id.as_str(), Node::text(at.to_string())),
    });
    entries.push(("expect", Node::map(expect.collect::<Vec<_>>())));
    Node::map(entries)
}
