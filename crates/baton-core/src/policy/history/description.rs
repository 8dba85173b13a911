//! Descriptions of steps, derived from the paths of their edits.

use crate::document::Path;
use crate::policy::draft::Edit;

/// Lists and the names of their items.
const ITEMS: [(&str, &str); 12] = [
    ("conditions", "condition"),
    ("all", "condition"),
    ("any", "condition"),
    ("when", "condition"),
    ("tiers", "tier"),
    ("actions", "action"),
    ("format", "step"),
    ("options", "option"),
    ("tests", "test"),
    ("closed", "closed day"),
    ("open", "open day"),
    ("sources", "source"),
];

/// Mappings with named entries and the names of their entries.
const ENTRIES: [(&str, &str); 4] = [
    ("facts", "the fact"),
    ("fields", "the field"),
    ("hours", "the hours of"),
    ("special", "the hours of"),
];

/// Describes edits by the first: "the change of the value of condition 1", "moving tier 2", "the import".
pub(super) fn describe(edits: &[Edit]) -> String {
    let (what, at) = match edits.first() {
        None => return String::new(),
        Some(Edit::Set { at, .. }) if at.is_root() => return "the import".to_owned(),
        Some(Edit::Set { at, .. }) => ("the change of", at.clone()),
        Some(Edit::Insert { list, index, .. }) => ("adding", list.index(*index)),
        Some(Edit::Remove { at }) => ("removing", at.clone()),
        Some(Edit::Move { list, from, .. }) => ("moving", list.index(*from)),
    };
    format!("{what} {}", describe_path(&at))
}

/// Describes a path: "the value of condition 2.1", "tier 3", "the tier 1 response minutes".
fn describe_path(at: &Path) -> String {
    let (mut list, mut thing, mut last) = (String::new(), String::new(), String::new());
    let mut kind = "";
    for segment in at.segments() {
        let name_in = |names: &[(&str, &'static str)]| {
            let found = names.iter().find(|(name, _)| *name == list);
            found.map(|(_, name)| *name)
        };
        if let Ok(index) = segment.parse::<usize>() {
            let number = index.saturating_add(1);
            let item = name_in(&ITEMS).unwrap_or("item");
            thing = match thing.as_str() {
                "" => format!("{item} {number}"),
                // A condition within a group of conditions.
                _ if item == kind => format!("{thing}.{number}"),
                _ => format!("{item} {number} of {thing}"),
            };
            (kind, last) = (item, String::new());
        } else if let Some(entry) = name_in(&ENTRIES) {
            thing = format!("{entry} {}", segment.replace('_', " "));
            (kind, last) = (entry, String::new());
        } else {
            last = segment.replace('_', " ");
        }
        list = segment;
    }
    match (last.as_str(), thing.as_str()) {
        ("", "") => "the policy".to_owned(),
        ("", _) => thing,
        (_, "") => format!("the {last}"),
        _ => format!("the {last} of {thing}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::node::Node;

    #[test]
    fn steps_are_described_in_plain_english() {
        let set = |at: &str| Edit::Set {
            at: Path::new(at),
            to: Node::Null,
        };
        for (at, said) in [
            ("", "the import"),
            ("/title", "the change of the title"),
            (
                "/handoff_trigger/conditions/0/value",
                "the change of the value of condition 1",
            ),
            (
                "/handoff_trigger/conditions/1/any/0/not/field",
                "the change of the field of condition 2.1",
            ),
            (
                "/handoff_formats/tiers/2/when/0",
                "the change of condition 1 of tier 3",
            ),
            (
                "/handoff_formats/tiers/2/deal_size/up_to",
                "the change of the up to of tier 3",
            ),
            (
                "/handoff_sla/tier_1_response_minutes",
                "the change of the tier 1 response minutes",
            ),
            (
                "/facts/decision_maker_confirmed/ask",
                "the change of the ask of the fact decision maker confirmed",
            ),
            (
                "/calendar/hours/mon/0",
                "the change of item 1 of the hours of mon",
            ),
            ("/calendar/closed/0", "the change of closed day 1"),
        ] {
            assert_eq!(describe(&[set(at)]), said, "{at}");
        }
        let tiers = Path::new("/handoff_formats/tiers");
        let moved = Edit::Move {
            list: tiers.clone(),
            from: 1,
            to: 0,
        };
        assert_eq!(describe(&[moved, set("/title")]), "moving tier 2");
        let item = Node::Null;
        let added = Edit::Insert {
            list: tiers.clone(),
            index: 3,
            item,
        };
        assert_eq!(describe(&[added]), "adding tier 4");
        let gone = Edit::Remove {
            at: tiers.index(0).key("when"),
        };
        assert_eq!(describe(&[gone]), "removing the when of tier 1");
    }
}
