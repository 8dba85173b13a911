//! Names of columns, and what they seem to mean.

use baton_core::Policy;

use super::Target;

/// The parts of a call that a column may hold, with words that columns for them are called by.
pub(super) const PARTS: [(&str, &[&str]); 10] = [
    (
        "id",
        &[
            "id",
            "call_id",
            "callid",
            "call",
            "reference",
            "record_id",
            "lead_id",
            "deal_id",
            "opportunity_id",
            "conversation_id",
        ],
    ),
    (
        "at",
        &[
            "at",
            "time",
            "date",
            "created",
            "created_at",
            "created_date",
            "create_date",
            "timestamp",
            "ended_at",
            "end_time",
            "call_time",
            "call_date",
            "datetime",
            "date_time",
        ],
    ),
    ("phase", &["phase"]),
    (
        "name",
        &[
            "name",
            "contact",
            "contact_name",
            "full_name",
            "lead",
            "lead_name",
            "prospect",
            "prospect_name",
        ],
    ),
    (
        "company",
        &[
            "company",
            "account",
            "account_name",
            "organisation",
            "organization",
            "company_name",
        ],
    ),
    (
        "phone",
        &[
            "phone",
            "phone_number",
            "mobile",
            "mobile_phone",
            "telephone",
        ],
    ),
    ("email", &["email", "e_mail", "email_address"]),
    ("intent_signal", &["intent_signal", "intent", "signal"]),
    (
        "call_summary",
        &[
            "call_summary",
            "summary",
            "notes",
            "call_notes",
            "ai_summary",
        ],
    ),
    ("recording_url", &["recording_url", "recording"]),
];

/// Other words for built-in facts.
const FACTS: [(&str, &[&str]); 5] = [
    (
        "qualification_score",
        &["score", "lead_score", "qualification"],
    ),
    ("budget_confirmed", &["budget", "has_budget"]),
    (
        "decision_maker_confirmed",
        &["decision_maker", "authority", "dm_confirmed"],
    ),
    (
        "deal_size",
        &[
            "amount",
            "deal_value",
            "deal",
            "value",
            "deal_amount",
            "size",
        ],
    ),
    ("lead_source", &["source", "channel", "direction"]),
];

/// A column's name as words are compared: lower case, with `_` for everything between them.
pub(crate) fn plain(column: &str) -> String {
    let mut plain = String::new();
    for c in column.trim().chars() {
        if c.is_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        } else if !plain.ends_with('_') && !plain.is_empty() {
            plain.push('_');
        }
    }
    plain.trim_end_matches('_').to_owned()
}

/// The target that a column's name suggests.
pub(super) fn suggest(column: &str, policy: &Policy) -> Option<Target> {
    let plain = plain(column);
    fact(&plain, policy).or_else(|| part(&plain))
}

fn fact(plain: &str, policy: &Policy) -> Option<Target> {
    let specs = policy.schema().specs();
    let known = |name: &str| specs.iter().any(|spec| spec.name == name);
    if known(plain) {
        return Some(Target::Fact(plain.to_owned()));
    }
    let (name, _) = FACTS.iter().find(|(_, words)| words.contains(&plain))?;
    known(name).then(|| Target::Fact((*name).to_owned()))
}

fn part(plain: &str) -> Option<Target> {
    let (part, _) = PARTS.iter().find(|(_, words)| words.contains(&plain))?;
    Some(Target::Part(part))
}
