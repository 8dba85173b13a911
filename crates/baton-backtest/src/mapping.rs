//! Which column of a table is what of a call.

use baton_core::fact::{FactSpec, FactType};
use baton_core::{Call, Instant, Node, Policy};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing of the call.
    Ignored,
    /// A part of the call: `id`, `at`, `phase`, `intent_signal`, `call_summary`, `recording_url`, or of its contact:
    /// `name`, `company`, `phone`, `email`.
    Part(&'static str),
    /// A fact, by its name.
    Fact(String),
}

/// The parts of a call that a column may hold, with words that columns for them are called by.
const PARTS: [(&str, &[&str]); 10] = [
    ("id", &["id", "call_id", "callid", "call", "reference"]),
    (
        "at",
        &[
            "at",
            "time",
            "date",
            "created",
            "created_at",
            "timestamp",
            "ended_at",
            "call_time",
            "datetime",
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
            "prospect",
        ],
    ),
    (
        "company",
        &[
            "company",
            "account",
            "organisation",
            "organization",
            "company_name",
        ],
    ),
    ("phone", &["phone", "phone_number", "mobile", "telephone"]),
    ("email", &["email", "e_mail", "email_address"]),
    ("intent_signal", &["intent_signal", "intent", "signal"]),
    (
        "call_summary",
        &["call_summary", "summary", "notes", "ai_summary"],
    ),
    ("recording_url", &["recording_url", "recording"]),
];

/// The parts that stand under `contact`.
const CONTACT: [&str; 4] = ["name", "company", "phone", "email"];

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

impl Target {
    /// Its word, as a mapping is kept: `-`, `part:id`, `fact:deal_size`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Ignored => "-".to_owned(),
            Self::Part(part) => ["part:", part].concat(),
            Self::Fact(name) => ["fact:", name].concat(),
        }
    }

    /// The target that a word means; an unknown one is ignored.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if let Some(name) = word.strip_prefix("fact:") {
            return Self::Fact(name.to_owned());
        }
        let wanted = word.strip_prefix("part:");
        let part = PARTS.iter().find(|(part, _)| Some(*part) == wanted);
        part.map_or(Self::Ignored, |(part, _)| Self::Part(part))
    }

    /// Every target there is under a policy, with its word and what it is called.
    #[must_use]
    pub fn all(policy: &Policy) -> Vec<(String, String)> {
        let mut all = vec![(Self::Ignored.word(), "not used".to_owned())];
        for spec in policy.schema().specs() {
            all.push((Self::Fact(spec.name.clone()).word(), spec.words()));
        }
        for (part, _) in PARTS {
            all.push((Self::Part(part).word(), part.replace('_', " ")));
        }
        all
    }
}

/// A target for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<Target>);

impl Mapping {
    /// What the columns seem to be, by their names. No target is given twice.
    #[must_use]
    pub fn suggest(columns: &[String], policy: &Policy) -> Self {
        let mut taken: Vec<Target> = Vec::new();
        for column in columns {
            let plain = plain(column);
            let target = fact(&plain, policy).or_else(|| part(&plain));
            let target = target.filter(|target| !taken.contains(target));
            taken.push(target.unwrap_or(Target::Ignored));
        }
        Self(taken)
    }

    /// The call of a record, or why there is none. `line` stands in for an id.
    pub(crate) fn call(
        &self,
        fields: &[String],
        line: usize,
        policy: &Policy,
    ) -> Result<Call, String> {
        if fields.len() != self.0.len() {
            return Err(format!(
                "{} values stand under {} columns",
                fields.len(),
                self.0.len()
            ));
        }
        let mut call: Vec<(String, Node)> =
            vec![("id".to_owned(), Node::text(format!("line-{line}")))];
        let (mut contact, mut facts) = (Vec::new(), Vec::new());
        for (target, field) in self.0.iter().zip(fields) {
            let value = field.trim();
            if value.is_empty() {
                continue;
            }
            match target {
                Target::Ignored => {}
                Target::Fact(name) => {
                    let schema = policy.schema();
                    let spec = schema.slot(name).and_then(|slot| schema.spec(slot));
                    facts.push((
                        name.clone(),
                        spec.map_or_else(|| Node::text(value), |spec| cell(value, spec)),
                    ));
                }
                Target::Part("id") => {
                    if let Some((_, id)) = call.first_mut() {
                        *id = Node::text(value);
                    }
                }
                Target::Part("at") => {
                    let at = moment(value).ok_or_else(|| {
                        format!("“{value}” is no moment; 2026-06-19T14:23:00Z or 2026-06-19 14:23 is one")
                    })?;
                    call.push(("at".to_owned(), Node::text(at.to_string())));
                }
                Target::Part(part) if CONTACT.contains(part) => {
                    contact.push(((*part).to_owned(), Node::text(value)));
                }
                Target::Part(part) => call.push(((*part).to_owned(), Node::text(value))),
            }
        }
        call.push(("contact".to_owned(), Node::Map(contact)));
        call.push(("facts".to_owned(), Node::Map(facts)));
        Call::from_node(Node::Map(call)).map_err(|why| why.to_string())
    }
}

/// A column's name as words are compared: lower case, with `_` for everything between them.
fn plain(column: &str) -> String {
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

/// A cell as the fact's type reads it. What cannot be read stays a text, and is a finding of the call.
fn cell(value: &str, spec: &FactSpec) -> Node {
    let text = || Node::text(value);
    match &spec.kind {
        FactType::Boolean => match value.to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "1" => Node::Bool(true),
            "false" | "no" | "n" | "0" => Node::Bool(false),
            _ => text(),
        },
        FactType::Integer { .. } => value.parse().map_or_else(|_| text(), Node::Int),
        FactType::Number => Node::number(value).unwrap_or_else(text),
        FactType::Choice(options) => {
            let known = options
                .iter()
                .find(|option| option.eq_ignore_ascii_case(value));
            known.map_or_else(text, Node::text)
        }
        FactType::Instant => moment(value).map_or_else(text, |at| Node::text(at.to_string())),
        FactType::Texts => Node::List(
            value
                .split(';')
                .map(|item| Node::text(item.trim()))
                .collect(),
        ),
        FactType::Money | FactType::Text => text(),
    }
}

/// A moment: RFC 3339, or a date and a time in UTC.
fn moment(value: &str) -> Option<Instant> {
    if let Some(at) = Instant::parse(value) {
        return Some(at);
    }
    let (date, time) = value.split_once([' ', 'T']).unwrap_or((value, "00:00"));
    let time = match time.len() {
        5 => [time, ":00"].concat(),
        _ => time.to_owned(),
    };
    Instant::parse(&[date, "T", &time, "Z"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::PolicyDraft;

    fn policy() -> Policy {
        let yaml = include_str!("../../../web/samples/article-policy.yaml");
        PolicyDraft::from_yaml(yaml)
            .unwrap()
            .check()
            .policy
            .unwrap()
    }

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn columns_are_told_by_their_names() {
        let columns = texts(&[
            "Call ID",
            "Created",
            "Lead score",
            "Budget",
            "Deal value",
            "Source",
            "Company",
            "Amount",
            "Mood",
        ]);
        let words: Vec<String> = Mapping::suggest(&columns, &policy())
            .0
            .iter()
            .map(Target::word)
            .collect();
        assert_eq!(
            words,
            [
                "part:id",
                "part:at",
                "fact:qualification_score",
                "fact:budget_confirmed",
                "fact:deal_size",
                "fact:lead_source",
                "part:company",
                "-",
                "-"
            ],
            "an amount beside the deal value is nobody's"
        );
        for word in &words {
            assert_eq!(Target::of(word).word(), *word);
        }
    }

    #[test]
    fn cells_are_read_by_the_facts_type() {
        let policy = policy();
        let columns = texts(&["id", "at", "score", "budget", "deal_size", "source"]);
        let mapping = Mapping::suggest(&columns, &policy);
        let record = texts(&[
            "c-1",
            "2026-06-19 14:23",
            "82",
            "Yes",
            "£15–20k",
            "Outbound",
        ]);
        let call = mapping.call(&record, 2, &policy).unwrap();
        assert_eq!(
            (call.id.as_str(), call.at.unwrap().to_string().as_str()),
            ("c-1", "2026-06-19T14:23:00Z")
        );
        let (facts, findings) = call.prepare(policy.schema(), policy.money());
        assert_eq!(findings, []);
        let size = facts.get(policy.formats().deal_size).unwrap();
        assert_eq!(*size, baton_core::fact::Fact::Money(1_750_000));
    }

    #[test]
    fn an_empty_cell_is_a_missing_fact_and_a_bad_one_is_a_finding() {
        let policy = policy();
        let mapping = Mapping::suggest(&texts(&["score", "budget"]), &policy);
        let call = mapping.call(&texts(&["", "maybe"]), 7, &policy).unwrap();
        assert_eq!(call.id, "line-7");
        let (_, findings) = call.prepare(policy.schema(), policy.money());
        assert_eq!(findings.len(), 1, "{findings:?}");
        let short = mapping.call(&texts(&["1"]), 7, &policy).unwrap_err();
        assert_eq!(short, "1 values stand under 2 columns");
    }
}
