//! The brief: what an AE needs before saying hello.

use serde::Serialize;

use super::render::Rendered;
use crate::call::CallFinding;
use crate::call::contact::{EmailError, KnownContact, PhoneError};
use crate::decision::brief_fields::{BriefFields, QUALIFIED};
use crate::message::BriefFinding;
use crate::message::summary::SummaryRules;
use crate::message::words;
use crate::rule::{AMOUNT_QUALIFIED, AMOUNT_UNREADABLE, DEAL_SIZE};

/// The words of a whole brief, as the AE reads it in five lines: fewer say too little, more slow the call back.
pub const BRIEF_WORDS: std::ops::RangeInclusive<usize> = 50..=100;

/// The brief of one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// The seven fields.
    pub fields: BriefFields,
    /// What should be mended before anybody reads it.
    pub findings: Vec<BriefFinding>,
    /// The messages as they go out.
    pub messages: Rendered,
    /// Seconds to read the whole brief in silence, at 238 words a minute.
    pub reading_seconds: u64,
    /// Words in the summary, split on white space.
    pub summary_words: usize,
    /// Words in the whole brief: the five lines that the AE reads.
    pub words: usize,
}

impl Brief {
    /// The brief with these fields and messages, held against a policy's rules for summaries.
    #[must_use]
    pub fn new(
        fields: BriefFields,
        contact: &KnownContact<'_>,
        messages: Rendered,
        rules: &SummaryRules,
    ) -> Self {
        let words = messages.slack_brief.measures.words;
        // A call that is not handed off is not returned.
        let handed_off = fields.qualification_status == QUALIFIED;
        let mut findings: Vec<_> = unreachable_contact(contact)
            .filter(|_| handed_off)
            .into_iter()
            .collect();
        findings.extend(self::findings(&fields, words, rules));
        Self {
            summary_words: words::count(&fields.call_summary),
            words,
            reading_seconds: words::reading_seconds(words),
            fields,
            messages,
            findings,
        }
    }

    /// Adds what a call's findings say of the deal size, before the other findings: a size that was given and not read
    /// is the first thing to ask about.
    #[must_use]
    pub fn with_intake(mut self, intake: &[CallFinding]) -> Self {
        let size = intake.iter().filter(|finding| finding.field == DEAL_SIZE);
        let found = size.filter_map(|finding| {
            let (code, what) = match finding.code {
                AMOUNT_UNREADABLE => ("deal_size_unreadable", "the deal size could not be read"),
                AMOUNT_QUALIFIED => ("deal_size_qualified", "the deal size is qualified"),
                _ => return None,
            };
            Some(BriefFinding {
                code,
                field: DEAL_SIZE,
                message: format!("{what}: {}", finding.message),
            })
        });
        self.findings.splice(0..0, found);
        self
    }
}

/// A finding about why the AE cannot call back; listed first.
fn unreachable_contact(contact: &KnownContact<'_>) -> Option<BriefFinding> {
    let why = *contact.phone.as_ref().err()?;
    let (code, message) = if contact.is_unreachable() {
        let email = contact
            .email
            .as_ref()
            .err()
            .copied()
            .unwrap_or(EmailError::Missing);
        let message = format!("the AE cannot reach the prospect: {why}, and {email}");
        ("contact_unreachable", message)
    } else if let Some(given) = contact.legible_phone() {
        let message = format!(
            "the number “{given}” {}: dial it manually and correct the record",
            why.reason()
        );
        (PhoneError::CODE, message)
    } else {
        let how = match &contact.email {
            Ok(email) => format!("; write to {email}"),
            Err(_) => String::new(),
        };
        let code = match why {
            PhoneError::Missing => "phone_missing",
            _ => PhoneError::CODE,
        };
        (code, format!("{why}{how}"))
    };
    Some(BriefFinding {
        code,
        field: "phone",
        message,
    })
}

fn findings(fields: &BriefFields, words: usize, rules: &SummaryRules) -> Vec<BriefFinding> {
    let mut found = Vec::new();
    let mut add = |code, field, message: String| {
        found.push(BriefFinding {
            code,
            field,
            message,
        });
    };
    if fields.intent_signal.trim().is_empty() {
        let message = "the intent signal is empty: the AE would not know how to open the call";
        add("intent_signal_empty", "intent_signal", message.to_owned());
    }
    if fields.contact_name.trim().is_empty() {
        let message = "the contact's name is empty: the AE cannot ask for anybody";
        add("contact_name_empty", "contact_name", message.to_owned());
    }
    // The length is for whoever calls back; without a summary the brief is short as well, and once is enough.
    let (least, most) = (BRIEF_WORDS.start(), BRIEF_WORDS.end());
    let handed_off = fields.qualification_status == QUALIFIED;
    if handed_off && words > *most {
        let message = format!("the brief has {words} words; over {most}, it is read later");
        add("brief_too_long", "slack_brief", message);
    } else if handed_off && words < *least && !fields.call_summary.trim().is_empty() {
        let message = format!("the brief has {words} words; under {least}, the AE has to guess");
        add("brief_too_short", "slack_brief", message);
    }
    found.extend(rules.check(&fields.call_summary));
    found
}
