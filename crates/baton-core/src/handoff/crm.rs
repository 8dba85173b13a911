//! The CRM record of a handoff, written at its moment: which properties, with which values.

use std::collections::BTreeMap;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::message::template::Template;
use crate::rule::Slot;

/// Whose names the properties have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Provider {
    /// Plain names, for a CRM of one's own.
    #[default]
    Generic,
    /// HubSpot's internal names. All but `lifecyclestage` are custom properties that must exist there.
    Hubspot,
}

impl Provider {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The properties that every handoff writes, each with its value's template.
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

/// A value that a CRM property may take: what is known at the moment of the handoff, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrmSource {
    /// The moment of the handoff, RFC 3339.
    QualificationDate,
    /// The fact `qualification_score`, a whole number.
    QualificationScore,
    /// The brief's summary.
    CallSummary,
    /// The brief's intent signal.
    IntentSignal,
    /// The format's tier, or `review`.
    HandoffFormat,
    /// The AE, once one is assigned.
    AssignedAe,
    /// When the AE's response is due, RFC 3339.
    SlaDeadline,
    /// The contact's name.
    ContactName,
    /// The contact's company.
    Company,
    /// The contact's phone number in E.164, if it can be used.
    Phone,
    /// The contact's e-mail address, if it can be used.
    Email,
}

impl CrmSource {
    /// Every source with its word between braces.
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
    /// Whose names the properties have.
    pub provider: Provider,
    /// A value's template for each property.
    pub fields: BTreeMap<String, Template<CrmSource>>,
    /// The slot of the qualification score.
    pub score: Option<Slot>,
}

impl CrmMap {
    /// The provider's own properties.
    #[must_use]
    pub fn default_for(provider: Provider, score: Option<Slot>) -> Self {
        let fields = provider
            .default_properties()
            .map(|(name, value)| (name.to_owned(), Template::shipped(value, &CrmSource::WORDS)));
        Self {
            provider,
            fields: BTreeMap::from(fields),
            score,
        }
    }
}
