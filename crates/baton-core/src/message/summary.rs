//! Call summaries: the instruction for the summariser, and the checks on its text.

use crate::message::brief_finding::BriefFinding;
use crate::message::template::Refused;
use crate::message::words;

/// Maximum value of `max_words` in a policy.
pub const MAX_WORDS: u32 = 80;

/// The default instruction for the summariser, a model or a person.
pub const INSTRUCTION: &str = "Write up this call for the colleague who rings back, in at most {max_words} words. \
    Begin with the prospect's need, as they put it. Then, as far as each came up: the budget; the timeline for \
    deciding or starting; doubts and objections; what was agreed before the call ended. No preamble, no headings, \
    no advice on what to sell, no word on competitors. If something did not come up, leave it out.";

/// The placeholder for the limit in the instruction, so that the two cannot disagree.
pub const LIMIT_PLACEHOLDER: &str = "{max_words}";

/// The rules for summaries in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRules {
    /// Maximum number of words.
    pub max_words: u32,
    /// The instruction for the summariser; `{max_words}` is replaced with the limit.
    pub instruction: String,
}

impl Default for SummaryRules {
    fn default() -> Self {
        Self {
            max_words: MAX_WORDS,
            instruction: INSTRUCTION.to_owned(),
        }
    }
}

/// Openings that announce a summary instead of giving it, in lower case.
const PREAMBLES: [&str; 19] = [
    "here is",
    "here's",
    "here’s",
    "here are",
    "this call",
    "this is a summary",
    "this is the summary",
    "this summary",
    "this qualification call",
    "in this call",
    "on this call",
    "during this call",
    "the call was",
    "the following",
    "below is",
    "summary:",
    "call summary",
    "sure",
    "certainly",
];

impl SummaryRules {
    /// Returns the instruction with the limit filled in.
    #[must_use]
    pub fn prompt(&self) -> String {
        self.instruction
            .replace(LIMIT_PLACEHOLDER, &self.max_words.to_string())
    }

    /// Checks a summary: empty, too long, with a preamble, or with content that does not belong in it.
    ///
    /// ```
    /// use baton_core::message::summary::SummaryRules;
    /// let found = SummaryRules::default().check("Here is the summary: wants pricing.");
    /// assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), ["summary_preamble"]);
    /// ```
    #[must_use]
    pub fn check(&self, summary: &str) -> Vec<BriefFinding> {
        let mut found = Vec::new();
        let mut add = |code, message: String| {
            found.push(BriefFinding {
                code,
                field: "call_summary",
                message,
            });
        };
        let count = words::count(summary);
        if count == 0 {
            let message = "there is no summary, so the AE has nothing to start from";
            add("summary_empty", message.to_owned());
            return found;
        }
        if count > self.max_words as usize {
            let message = format!(
                "the summary has {count} words; the maximum is {}",
                self.max_words
            );
            add("summary_too_long", message);
        }
        if let Some(opening) = preamble(summary) {
            let message = format!(
                "the summary begins with “{opening}”: it should begin with the prospect's need"
            );
            add("summary_preamble", message);
        }
        for (what, phrase) in Refused::in_text(summary) {
            let message = format!("the summary mentions “{phrase}”: {}", what.message());
            add("summary_refused", message);
        }
        found
    }
}

fn preamble(summary: &str) -> Option<&'static str> {
    let start = summary.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut openings = PREAMBLES.into_iter();
    openings.find(|opening| words::begins_with(start, opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(summary: &str) -> Vec<&'static str> {
        let found = SummaryRules::default().check(summary);
        found.iter().map(|f| f.code).collect()
    }

    #[test]
    fn summaries_are_checked() {
        assert_eq!(codes(" \n"), ["summary_empty"]);
        assert_eq!(codes(&"word ".repeat(80)), Vec::<&str>::new());
        assert_eq!(codes(&"word ".repeat(81)), ["summary_too_long"]);
        for opening in [
            "Here’s the summary:",
            "**Summary:**",
            "This call was about",
            "Sure! Wants",
        ] {
            assert_eq!(codes(opening), ["summary_preamble"], "{opening}");
        }
        assert_eq!(
            codes("Surely wants pricing. Objection: the price."),
            Vec::<&str>::new()
        );
        assert_eq!(
            codes("Wants pricing. Competitors: two."),
            ["summary_refused"]
        );
    }

    #[test]
    fn the_default_instruction_covers_all_topics_and_the_limit() {
        let prompt = SummaryRules::default().prompt();
        for word in [
            "need",
            "budget",
            "timeline",
            "objections",
            "agreed",
            "No preamble",
            "80 words",
        ] {
            assert!(prompt.contains(word), "{word}");
        }
    }
}
