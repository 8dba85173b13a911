//! The write itself, for one call.

use std::collections::BTreeMap;

use serde::Serialize;

use super::render_context::RenderContext;
use crate::call::Call;
use crate::handoff::{CrmMap, CrmSource};
use crate::rule::{Fact, Facts};
use crate::value::missing_value;

/// A property's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CrmValue {
    /// A whole number, such as the score.
    Integer(i64),
    /// A text; moments are RFC 3339.
    Text(String),
}

/// An entry in the contact's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// The summary.
    pub body: String,
    /// Where the recording is: it stands in for the transcript.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub call_recording_url: String,
    /// Always `sdr_handoff`.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// What is written into the CRM at the moment of the handoff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrmWrite {
    /// The entry in the contact's history.
    pub activity: Activity,
    /// Properties whose value is not known yet, such as the AE before one is assigned; they are not written.
    pub pending: Vec<String>,
    /// The properties with their values.
    pub properties: BTreeMap<String, CrmValue>,
    /// Whose names the properties have.
    pub provider: &'static str,
}

impl CrmMap {
    /// The write for a handed-off call with this tier.
    #[must_use]
    pub fn write(
        &self,
        call: &Call,
        facts: &Facts,
        tier: Option<&str>,
        context: &RenderContext<'_>,
    ) -> CrmWrite {
        let mut properties = BTreeMap::new();
        let mut pending = Vec::new();
        let source = |what| self.value(what, facts, tier, context);
        for (name, template) in self.fields.iter() {
            // A property that is one value keeps that value's type.
            let value = match template.only_value() {
                Some((what, otherwise)) => {
                    source(what).or_else(|| Some(CrmValue::Text(otherwise?.to_owned())))
                }
                None => {
                    let text = template.render(|what, out| {
                        out.push_str(&source(what).map_or_else(String::new, CrmValue::into_text));
                    });
                    (!text.is_empty()).then_some(CrmValue::Text(text))
                }
            };
            match value {
                Some(value) => {
                    properties.insert(name.clone(), value);
                }
                None => pending.push(name.clone()),
            }
        }
        CrmWrite {
            provider: self.provider.as_str(),
            properties,
            pending,
            activity: Activity {
                kind: "sdr_handoff",
                body: context.fields.call_summary.clone(),
                call_recording_url: missing_value::known(&call.recording_url).to_owned(),
            },
        }
    }

    fn value(
        &self,
        what: CrmSource,
        facts: &Facts,
        tier: Option<&str>,
        context: &RenderContext<'_>,
    ) -> Option<CrmValue> {
        let fields = context.fields;
        let text = |text: &str| (!text.trim().is_empty()).then(|| CrmValue::Text(text.to_owned()));
        match what {
            CrmSource::QualificationDate => text(&context.at?.to_string()),
            CrmSource::QualificationScore => match facts.get(self.score?)? {
                Fact::Integer(score) => Some(CrmValue::Integer(*score)),
                _ => None,
            },
            CrmSource::CallSummary => text(&fields.call_summary),
            CrmSource::IntentSignal => text(&fields.intent_signal),
            CrmSource::HandoffFormat => text(tier.unwrap_or("review")),
            CrmSource::AssignedAe => text(&context.ae_name()),
            CrmSource::SlaDeadline => text(&context.response_due()?.to_string()),
            CrmSource::ContactName => text(&fields.contact_name),
            CrmSource::Company => text(&fields.company),
            CrmSource::Phone => text(&context.contact.phone.as_ref().ok()?.e164()),
            CrmSource::Email => text(context.contact.email.as_ref().ok()?.as_str()),
        }
    }
}

impl CrmValue {
    fn into_text(self) -> String {
        match self {
            Self::Integer(n) => n.to_string(),
            Self::Text(text) => text,
        }
    }
}
