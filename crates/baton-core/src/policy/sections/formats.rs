//! Reading of `handoff_formats:`.

use super::section::{Report, Section, items, minutes, name, word};
use super::trigger::Conditions;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, suggest, words};
use crate::handoff::{Bound, FormatStep, Formats, SizeRange, Tier, WhenUnknown};
use crate::rule::{Comparison, Condition, DEAL_SIZE, LEAD_SOURCE, MoneyReading, Schema, Test};
use crate::value::money::{self, Basis};

const KEY: &str = "handoff_formats";

/// Reads only the basis, which is needed before any amount can be read.
pub(in crate::policy) fn basis(doc: &mut Section<'_>, report: &mut Report) -> Basis {
    let Some((node, path)) = doc.get(KEY) else {
        return Basis::default();
    };
    match node.get("deal_size_basis") {
        Some(node) => word(node, &path.key("deal_size_basis"), report).unwrap_or_default(),
        None => {
            report.note_default(&path, "deal_size_basis", "mid");
            Basis::default()
        }
    }
}

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    schema: &Schema,
    money: MoneyReading,
    report: &mut Report,
) -> Option<Formats> {
    let Some((node, path)) = doc.get(KEY) else {
        let default = default_formats(schema, money);
        let name = match &default {
            Some(formats) if formats.tiers.len() == 3 => "the default formats by deal size",
            _ => "the four default formats",
        };
        report.note_default(doc.path(), KEY, name);
        return default;
    };
    let mut section = Section::open(node, path.clone(), report);
    section.get("deal_size_basis");
    let tiers = section.require("tiers", report);
    let unknown = section.get("when_unknown");
    section.close(report);

    let (node, tiers_path) = tiers?;
    let mut conditions = Conditions {
        schema,
        money,
        ids: Vec::new(),
    };
    let tiers: Vec<Option<Tier>> = items(node, &tiers_path, report)
        .into_iter()
        .map(|(node, path)| tier(node, path, &mut conditions, report))
        .collect();
    let tiers: Vec<Tier> = tiers.into_iter().collect::<Option<_>>()?;
    for (i, one) in tiers.iter().enumerate() {
        if tiers.iter().take(i).any(|earlier| earlier.id == one.id) {
            let message = words!("the id `{}` is already used by an earlier tier", one.id);
            report.add(Diagnostic::error(
                Code::DuplicateId,
                &tiers_path.index(i).key("id"),
                message,
            ));
        }
    }
    let when_unknown = when_unknown(unknown, &path, &tiers, report);
    let formats = Formats {
        basis: money.basis,
        tiers,
        when_unknown,
        deal_size: schema.slot(DEAL_SIZE)?,
    };
    if let Some(minor) = formats.gap() {
        let amount = money.currency.format(minor);
        let message = words!("a deal of {amount} belongs to no tier");
        report.add(
            Diagnostic::error(Code::TierGap, &tiers_path, message)
                .hint("let the ranges meet, and leave the last one open at the top"),
        );
    }
    Some(formats)
}

/// Returns the article's table: an inbound tier, then small, medium and large by size. The inbound tier is left out if
/// the policy's own lead sources do not include it.
fn default_formats(schema: &Schema, money: MoneyReading) -> Option<Formats> {
    use FormatStep::{CrmNote, SlackAlert, SmsToProspect, WarmTransfer};
    let unit = 10i64.pow(money.currency.exponent());
    let edge = |major: i64, included| {
        Some(Bound {
            minor: major * unit,
            included,
        })
    };
    let sized = |id: &str, low, high, format: &[FormatStep]| Tier {
        id: id.to_owned(),
        when: Vec::new(),
        deal_size: Some(SizeRange { low, high }),
        format: format.to_vec(),
        callback_within_minutes: None,
    };
    let slot = schema.slot(LEAD_SOURCE)?;
    let inbound = schema.spec(slot)?.read(&Node::text("inbound"), money);
    let inbound = inbound.ok().map(|inbound| Tier {
        id: "inbound".to_owned(),
        when: vec![Condition {
            id: "/handoff_formats/tiers/0/when/0".to_owned(),
            field: LEAD_SOURCE.to_owned(),
            slot,
            test: Test::Compare(Comparison::Eq, inbound),
        }],
        deal_size: None,
        format: vec![WarmTransfer],
        callback_within_minutes: Some(5),
    });
    let sized = [
        sized("small", None, edge(5_000, false), &[SlackAlert, CrmNote]),
        sized(
            "medium",
            edge(5_000, true),
            edge(25_000, true),
            &[SlackAlert, SmsToProspect],
        ),
        sized("large", edge(25_000, false), None, &[WarmTransfer]),
    ];
    Some(Formats {
        basis: money.basis,
        tiers: inbound.into_iter().chain(sized).collect(),
        when_unknown: WhenUnknown::Tier("small".to_owned()),
        deal_size: schema.slot(DEAL_SIZE)?,
    })
}

fn tier(
    node: &Node,
    path: Path,
    conditions: &mut Conditions<'_>,
    report: &mut Report,
) -> Option<Tier> {
    let mut section = Section::open(node, path, report);
    let id = section
        .require("id", report)
        .and_then(|(node, path)| name(node, &path, report));
    let when: Option<Vec<_>> = match section.get("when") {
        Some((node, path)) => {
            let found = items(node, &path, report);
            if found.is_empty() {
                let message = "an empty `when` would take every call";
                report.add(
                    Diagnostic::error(Code::EmptyGroup, &path, message)
                        .hint("add a condition, or leave `when` out"),
                );
            }
            let all: Vec<_> = found
                .into_iter()
                .map(|(n, p)| conditions.condition(n, p, report))
                .collect();
            all.into_iter().collect()
        }
        None => Some(Vec::new()),
    };
    let deal_size = match section.get("deal_size") {
        Some((node, path)) => Some(range(node, path, conditions.money, report)?),
        None => None,
    };
    let format = section
        .require("format", report)
        .map(|(node, path)| steps(node, &path, report));
    let callback_within_minutes = section
        .get("callback_within_minutes")
        .and_then(|(node, path)| minutes(node, &path, report));
    section.close(report);
    Some(Tier {
        id: id?,
        when: when?,
        deal_size,
        format: format?,
        callback_within_minutes,
    })
}

fn steps(node: &Node, path: &Path, report: &mut Report) -> Vec<FormatStep> {
    let found = items(node, path, report);
    if found.is_empty() {
        let message = "a format without steps notifies no one";
        report.add(Diagnostic::error(Code::EmptyGroup, path, message).hint("add `slack_alert`"));
    }
    let mut steps: Vec<FormatStep> = Vec::new();
    for (node, path) in found {
        match word(node, &path, report) {
            Some(step) if steps.contains(&step) => {
                let message = words!("`{}` is listed twice", step.as_str());
                report.add(
                    Diagnostic::error(Code::DuplicateId, &path, message)
                        .hint("keep one of the two"),
                );
            }
            step => steps.extend(step),
        }
    }
    steps
}

fn range(node: &Node, path: Path, money: MoneyReading, report: &mut Report) -> Option<SizeRange> {
    let mut section = Section::open(node, path.clone(), report);
    // `None` for a bound that cannot be read, because the range is then unknown rather than open.
    let mut end = |key: &'static str, included: bool, report: &mut Report| {
        let Some((node, path)) = section.get(key) else {
            return Some(None);
        };
        let message = match money::read_exact(node, money.currency) {
            Ok(minor) => return Some(Some(Bound { minor, included })),
            Err(why) => words!("{} {why}", node.describe()),
        };
        report.add(Diagnostic::error(Code::ValueWrongType, &path, message));
        None
    };
    let (from, above) = (end("from", true, report), end("above", false, report));
    let (up_to, below) = (end("up_to", true, report), end("below", false, report));
    section.close(report);
    let (from, above, up_to, below) = (from?, above?, up_to?, below?);
    if (from.is_some() && above.is_some()) || (up_to.is_some() && below.is_some()) {
        let message = "the same bound is given twice";
        report.add(
            Diagnostic::error(Code::DuplicateKey, &path, message).hint(
                "use `from` or `above` for the lower bound, `up_to` or `below` for the upper",
            ),
        );
        return None;
    }
    let range = SizeRange {
        low: from.or(above),
        high: up_to.or(below),
    };
    let (low, high) = range.bounds();
    if low > high {
        let message = words!("no deal is {}", range.describe(money.currency));
        report.add(Diagnostic::error(Code::EmptyRange, &path, message).hint("swap the two bounds"));
        return None;
    }
    Some(range)
}

fn when_unknown(
    given: Option<(&Node, Path)>,
    path: &Path,
    tiers: &[Tier],
    report: &mut Report,
) -> WhenUnknown {
    let Some((node, path)) = given else {
        report.note_default(path, "when_unknown", "review");
        return WhenUnknown::Review;
    };
    match node {
        Node::Text(word) if word == "review" => WhenUnknown::Review,
        Node::Text(id) if tiers.iter().any(|tier| tier.id == *id) => WhenUnknown::Tier(id.clone()),
        other => {
            let message = words!("{} is neither a tier nor `review`", other.describe());
            let ids = tiers.iter().map(|tier| tier.id.as_str()).chain(["review"]);
            report.add(
                Diagnostic::error(Code::UnknownWord, &path, message)
                    .hint(suggest::hint(&other.typed(), ids)),
            );
            WhenUnknown::Review
        }
    }
}
