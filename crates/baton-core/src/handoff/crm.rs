//! CRM properties written at the moment of the handoff, and their values.

use std::collections::BTreeMap;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::message::template::Template;
use crate::rule::Slot;

/// The CRM whose property names are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Provider {
    /// Plain names, for a CRM with its own schema.
    #[default]
    Generic,
    /// HubSpot's internal names. All but `lifecyclestage` are custom properties that must exist in the account.
    Hubspot,
}

impl Provider {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the default properties, each with the template of its value.
    #[must_use]
    pub const fn default_properties(self) -> [(&'static str, &'static str); 8] {
        let stage = match self {
            Self::Generic => ("lifecycle_stage", "sales_qualified_lead"),
            Self::Hubspot => ("lifecyclestage", "salesqualifiedlead"),
        };
        [
            stage,
            ("qualification_date", "{qualification_date}"),
            ("qualification_score", "{qualification_score}"),
            ("call_summary", "{call_summary}"),
            ("intent_signal", "{intent_signal}"),
            ("handoff_format", "{handoff_format}"),
            ("assigned_ae", "{assigned_ae}"),
            ("sla_deadline", "{sla_deadline}"),
        ]
    }
}

/// A value available to CRM properties at the moment of the handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrmSource {
    /// The time of the handoff, RFC 3339.
    QualificationDate,
    /// The fact `qualification_score`, an integer.
    QualificationScore,
    /// The brief's summary.
    CallSummary,
    /// The brief's intent signal.
    IntentSignal,
    /// The format's tier ID, or `review`.
    HandoffFormat,
    /// The AE, once assigned.
    AssignedAe,
    /// The time at which the AE's response is due, RFC 3339.
    SlaDeadline,
    /// The contact's name.
    ContactName,
    /// The contact's company.
    Company,
    /// The contact's phone number in E.164, if usable.
    Phone,
    /// The contact's e-mail address, if usable.
    Email,
}

impl CrmSource {
    /// Every source with the name used between braces.
    pub const WORDS: [(&'static str, Self); 11] = [
        ("qualification_date", Self::QualificationDate),
        ("qualification_score", Self::QualificationScore),
        ("call_summary", Self::CallSummary),
        ("intent_signal", Self::IntentSignal),
        ("handoff_format", Self::HandoffFormat),
        ("assigned_ae", Self::AssignedAe),
        ("sla_deadline", Self::SlaDeadline),
        ("contact_name", Self::ContactName),
        ("company", Self::Company),
        ("phone", Self::Phone),
        ("email", Self::Email),
    ];
}

/// The properties that a handoff writes into a CRM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrmMap {
    /// The CRM whose property names are used.
    pub provider: Provider,
    /// The template of each property's value.
    pub fields: BTreeMap<String, Template<CrmSource>>,
    /// The slot of the qualification score.
    pub score: Option<Slot>,
}

impl CrmMap {
    /// Returns the default properties of a provider.
    #[must_use]
    pub fn default_for(provider: Provider, score: Option<Slot>) -> Self {
        let fields = provider.default_properties().map(|(name, value)| {
            (
                name.to_owned(),
                Template::built_in(value, &CrmSource::WORDS),
            )
        });
        Self {
            provider,
            fields: BTreeMap::from(fields),
            score,
        }
    }
}
