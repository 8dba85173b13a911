//! The brief for the AE who calls back.

use serde::Serialize;

use super::render::Rendered;
use crate::call::CallFinding;
use crate::call::contact::{EmailError, KnownContact, PhoneError};
use crate::decision::brief_fields::{BriefFields, QUALIFIED};
use crate::message::summary::SummaryRules;
use crate::message::{BriefFinding, words};
use crate::rule::{AMOUNT_QUALIFIED, AMOUNT_UNREADABLE, DEAL_SIZE};

/// Recommended number of words in the five lines of a brief. Fewer say too little, and more delay the call back.
pub const BRIEF_WORDS: std::ops::RangeInclusive<usize> = 50..=100;

/// The brief of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// The seven fields.
    pub fields: BriefFields,
    /// Problems to fix before the AE reads the brief.
    pub findings: Vec<BriefFinding>,
    /// The rendered messages.
    pub messages: Rendered,
    /// Silent reading time of the whole brief in seconds, at 238 words a minute.
    pub reading_seconds: u64,
    /// Number of words in the summary, separated by white space.
    pub summary_words: usize,
    /// Number of words in the five lines of the brief.
    pub words: usize,
}

impl Brief {
    /// Creates a brief and checks it against a policy's rules for summaries.
    #[must_use]
    pub fn new(
        fields: BriefFields,
        contact: &KnownContact<'_>,
        messages: Rendered,
        rules: &SummaryRules,
    ) -> Self {
        let words = messages.slack_brief.measures.words;
        // Without a handoff, no one needs to reach the contact.
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

    /// Adds the call's findings about the deal size. They precede other findings, because an AE should ask about an
    /// unreadable size first.
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

/// Returns the finding, listed first, that explains why the AE cannot call back.
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
        let message = "the intent signal is empty, so the AE does not know how to open the call";
        add("intent_signal_empty", "intent_signal", message.to_owned());
    }
    if fields.contact_name.trim().is_empty() {
        let message = "the contact's name is empty, so the AE cannot ask for anyone";
        add("contact_name_empty", "contact_name", message.to_owned());
    }
    // The length matters only if there is a call back. Without a summary a brief is always short, which is reported
    // once.
    let (least, most) = (BRIEF_WORDS.start(), BRIEF_WORDS.end());
    let handed_off = fields.qualification_status == QUALIFIED;
    if handed_off && words > *most {
        let message =
            format!("the brief has {words} words, more than the {most} that an AE reads at once");
        add("brief_too_long", "slack_brief", message);
    } else if handed_off && words < *least && !fields.call_summary.trim().is_empty() {
        let message =
            format!("the brief has {words} words, fewer than the {least} that an AE needs");
        add("brief_too_short", "slack_brief", message);
    }
    found.extend(rules.check(&fields.call_summary));
    found
}
