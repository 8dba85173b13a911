//! The brief: what an AE needs before saying hello.

use serde::Serialize;

use crate::call::Call;
use crate::decision::Outcome;
use crate::instant::Instant;

/// The most words of a summary.
pub const SUMMARY_MAX_WORDS: usize = 80;

/// The seven fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFields {
    /// Who to ask for.
    pub contact_name: String,
    /// Where they work.
    pub company: String,
    /// Follows the outcome: `qualified`, `not_qualified`, `undecided`.
    pub qualification_status: &'static str,
    /// What the prospect said or did: the opening of the call back.
    pub intent_signal: String,
    /// The call in at most 80 words.
    pub call_summary: String,
    /// Reasons for caution.
    pub disqualifying_flags: Vec<String>,
    /// When the handoff happened; `None` when there is none.
    pub handoff_timestamp: Option<Instant>,
}

/// Something about a brief that its reader would stumble over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFinding {
    /// The stable code: `intent_signal_empty`, `contact_name_empty`, `summary_empty`, `summary_too_long`.
    pub code: &'static str,
    /// The field it is about.
    pub field: &'static str,
    /// What is wrong, in words.
    pub message: String,
}

/// The brief of one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// The seven fields.
    pub fields: BriefFields,
    /// Words in the summary, split on white space.
    pub summary_words: usize,
    /// What should be mended before anybody reads it.
    pub findings: Vec<BriefFinding>,
}

impl Brief {
    /// The brief of a call with this outcome.
    #[must_use]
    pub fn of(call: &Call, outcome: Outcome, handoff: Option<Instant>) -> Self {
        let fields = BriefFields {
            contact_name: call.contact.name.clone(),
            company: call.contact.company.clone(),
            qualification_status: match outcome {
                Outcome::HandOff => "qualified",
                Outcome::NoHandoff => "not_qualified",
                Outcome::Undecided => "undecided",
            },
            intent_signal: call.intent_signal.clone(),
            call_summary: call.call_summary.clone(),
            disqualifying_flags: call.disqualifying_flags.clone(),
            handoff_timestamp: handoff,
        };
        let summary_words = fields.call_summary.split_whitespace().count();
        let findings = findings(&fields, summary_words);
        Self {
            fields,
            summary_words,
            findings,
        }
    }
}

fn findings(fields: &BriefFields, summary_words: usize) -> Vec<BriefFinding> {
    let mut found = Vec::new();
    let mut add = |code, field, message: &str| {
        found.push(BriefFinding {
            code,
            field,
            message: message.to_owned(),
        });
    };
    if fields.intent_signal.trim().is_empty() {
        let message = "the intent signal is empty: the AE would not know how to open the call";
        add("intent_signal_empty", "intent_signal", message);
    }
    if fields.contact_name.trim().is_empty() {
        add(
            "contact_name_empty",
            "contact_name",
            "the contact's name is empty: the AE cannot ask for anybody",
        );
    }
    if summary_words == 0 {
        add(
            "summary_empty",
            "call_summary",
            "there is no summary: the AE would start from nothing",
        );
    } else if summary_words > SUMMARY_MAX_WORDS {
        let message =
            format!("the summary has {summary_words} words; the most is {SUMMARY_MAX_WORDS}");
        add("summary_too_long", "call_summary", &message);
    }
    found
}
