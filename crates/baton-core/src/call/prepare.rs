//! Conversion of a call's untyped facts to a policy's typed facts.

use super::finding::CallFinding;
use super::record::{Call, Phase};
use crate::document::Node;
use crate::rule::{AMOUNT_QUALIFIED, Fact, Facts, MoneyReading, Schema};
use crate::value::missing_value;

impl Call {
    /// Creates the finding for a call without a time, which can have no deadlines.
    pub(crate) fn moment_missing(&self) -> CallFinding {
        let why = match &self.unreadable_at {
            Some(given) => format!(
                "the call's time is {}, which cannot be read as a time such as 2026-06-19T14:23:00Z",
                given.describe()
            ),
            None => "the call has no time".to_owned(),
        };
        CallFinding {
            code: "moment_missing",
            field: "at".to_owned(),
            message: format!("{why}; no deadline is set"),
        }
    }

    /// Adds a finding for each of the call's texts that is a marker for a missing value.
    pub(crate) fn report_texts(&self, findings: &mut Vec<CallFinding>) {
        for (field, text) in [
            ("intent_signal", &self.intent_signal),
            ("call_summary", &self.call_summary),
            ("recording_url", &self.recording_url),
        ] {
            if missing_value::is_marker(text) {
                findings.push(CallFinding::marker(field, text));
            }
        }
        let flags = self.disqualifying_flags.iter();
        let markers = flags.filter(|flag| missing_value::is_marker(flag));
        findings
            .extend(markers.map(|flag| CallFinding::marker_in_list("disqualifying_flags", flag)));
    }
}

impl Call {
    /// Reads the call's facts into a policy's slots. Values that cannot be used count as missing and are reported.
    #[must_use]
    pub fn prepare(&self, schema: &Schema, reading: MoneyReading) -> (Facts, Vec<CallFinding>) {
        let mut facts = Facts::empty(schema);
        if self.phase == Phase::Ended {
            facts.close();
        }
        let mut findings = Vec::new();
        let Node::Map(entries) = &self.facts else {
            return (facts, findings);
        };
        for (field, node) in entries {
            let known = schema
                .slot(field)
                .and_then(|slot| Some((slot, schema.spec(slot)?)));
            let Some((slot, spec)) = known else {
                let message = match field.chars().count() {
                    0 => "a fact has no name; it was not used".to_owned(),
                    1..=100 => {
                        format!("the policy has no fact called {field}; it was not used")
                    }
                    _ => "the policy has no fact with such a long name; it was not used".to_owned(),
                };
                findings.push(CallFinding {
                    code: "unknown_fact",
                    field: field.clone(),
                    message,
                });
                continue;
            };
            if *node == Node::Null {
                continue;
            }
            let (code, message) = match spec.read_from_call(node, reading) {
                Ok((fact, remark)) => {
                    report_items(field, &fact, node, &mut findings);
                    facts.set(schema, slot, fact);
                    let Some(remark) = remark else { continue };
                    (AMOUNT_QUALIFIED, remark)
                }
                Err(why) => {
                    let message = format!("{}; it counts as missing", why.message());
                    (why.code(), message)
                }
            };
            findings.push(CallFinding {
                code,
                field: field.clone(),
                message,
            });
        }
        (facts, findings)
    }
}

/// Reports the items that were dropped from a list of texts.
fn report_items(field: &str, fact: &Fact, node: &Node, findings: &mut Vec<CallFinding>) {
    let (Fact::Texts(kept), Node::List(items)) = (fact, node) else {
        return;
    };
    if kept.len() == items.len() {
        return;
    }
    for item in items {
        if let Node::Text(item) = item
            && missing_value::is_marker(item)
        {
            findings.push(CallFinding::marker_in_list(field, item));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::builtin;
    use crate::value::money::{Basis, Currency};

    const READING: MoneyReading = MoneyReading {
        currency: Currency::GBP,
        basis: Basis::Mid,
    };

    #[test]
    fn values_are_never_coerced_and_every_refusal_is_reported() {
        let call = Call::from_json(
            r#"{"id":"c","facts":{"qualification_score":"82","budget_confirmed":1,"deal_size":"£15–20k",
                "lead_source":"referral","mood":"good","decision_maker_confirmed":null}}"#,
        )
        .unwrap();
        let schema = Schema::new(builtin());
        let (facts, findings) = call.prepare(&schema, READING);
        let codes: Vec<_> = findings
            .iter()
            .map(|f| (f.field.as_str(), f.code))
            .collect();
        assert_eq!(
            codes,
            [
                ("qualification_score", "wrong_type"),
                ("budget_confirmed", "wrong_type"),
                ("lead_source", "out_of_range"),
                ("mood", "unknown_fact"),
            ]
        );
        let slot = |name: &str| schema.slot(name).unwrap();
        assert_eq!(facts.get(slot("deal_size")), Some(&Fact::Money(1_750_000)));
        assert_eq!(facts.get(slot("qualification_score")), None);
        assert_eq!(facts.get(slot("decision_maker_confirmed")), None);
    }

    #[test]
    fn errors_have_their_line_and_reason() {
        let error = Call::from_json("{\"id\":\"c\",\n\"facts\":{\"a\":1,\"a\":2}}").unwrap_err();
        assert_eq!(error.line(), 2);
        assert!(error.to_string().contains("`a` appears twice"), "{error}");
        assert!(
            Call::from_json(r#"{"id":"c","facts":[]}"#)
                .unwrap_err()
                .to_string()
                .contains("a list")
        );
        assert!(
            Call::from_json(r#"{"id":"c","fact":{}}"#)
                .unwrap_err()
                .to_string()
                .contains("unknown field")
        );
    }
}
