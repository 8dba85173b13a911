//! CRM data written for a call.

use std::collections::BTreeMap;

use serde::Serialize;

use super::render_context::RenderContext;
use crate::call::Call;
use crate::handoff::{CrmMap, CrmSource};
use crate::rule::{Fact, Facts};
use crate::value::missing_value;

/// The value of a CRM property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CrmValue {
    /// An integer, such as the score.
    Integer(i64),
    /// A text. Times are in RFC 3339.
    Text(String),
}

/// An entry in the contact's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// The summary.
    pub body: String,
    /// The URL of the recording, which replaces a transcript.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub call_recording_url: String,
    /// Always `sdr_handoff`.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// The data written to the CRM at the moment of the handoff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrmWrite {
    /// An entry for the contact's history.
    pub activity: Activity,
    /// Properties left out because their value is not known yet, such as the AE before assignment.
    pub pending: Vec<String>,
    /// The properties and their values.
    pub properties: BTreeMap<String, CrmValue>,
    /// The CRM whose property names are used.
    pub provider: &'static str,
}

impl CrmMap {
    /// Builds the CRM data of a handed-off call. `tier` is the ID of its tier.
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
            // A template with a single value keeps the type of the value.
            let value = match template.only_value() {
                Some((what, fallback)) => {
                    source(what).or_else(|| Some(CrmValue::Text(fallback?.to_owned())))
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
