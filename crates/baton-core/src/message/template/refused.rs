//! Content refused in briefs and automatic CRM writes.

use crate::message::words;

/// A kind of content that an AE adds or looks up after the call back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// The transcript of the call.
    Transcript,
    /// A list of objections.
    ObjectionBreakdown,
    /// The competitors that the prospect is talking to.
    Competitors,
    /// A proposal of what to sell.
    ProposedSolution,
}

/// A 64-bit filter over the first two letters of every phrase. Other pairs of letters may share a bit.
const BEGINNINGS: u64 = {
    let (mut beginnings, mut groups): (u64, &[(Refused, &[&str])]) = (0, &Refused::PHRASES);
    while let &[(_, mut phrases), ref later @ ..] = groups {
        while let [phrase, others @ ..] = phrases {
            beginnings |= beginning(phrase.as_bytes());
            phrases = others;
        }
        groups = later;
    }
    beginnings
};

/// Returns the filter bit for the first two letters of a word, ignoring case.
const fn beginning(word: &[u8]) -> u64 {
    match word {
        [first, second, ..] => {
            let (first, second) = ((*first & 0x1f) as u32, (*second & 0x1f) as u32);
            1 << ((first * 5 + second) & 0x3f)
        }
        _ => 0,
    }
}

impl Refused {
    /// Fragments of field names that reveal each kind: lower case, without separators.
    const NAMES: [(Self, &'static [&'static str]); 4] = [
        (Self::Transcript, &["transcript", "transcription"]),
        (Self::ObjectionBreakdown, &["objection"]),
        (
            Self::Competitors,
            &["competitor", "competition", "competing"],
        ),
        (
            Self::ProposedSolution,
            &[
                "proposedsolution",
                "solutionfit",
                "solutionproposed",
                "recommendedsolution",
            ],
        ),
    ];

    /// Phrases that reveal each kind in running text. A summary may still name an objection.
    const PHRASES: [(Self, &'static [&'static str]); 4] = [
        (Self::Transcript, &["transcript", "verbatim"]),
        (
            Self::ObjectionBreakdown,
            &[
                "objection breakdown",
                "objection analysis",
                "objection 1",
                "objection one",
            ],
        ),
        (Self::Competitors, &["competitor", "competitors"]),
        (
            Self::ProposedSolution,
            &[
                "proposed solution",
                "solution fit",
                "recommended solution",
                "we should offer",
                "we should sell",
            ],
        ),
    ];

    /// Returns the refused content that a field name denotes, if any.
    ///
    /// ```
    /// use baton_core::message::template::Refused;
    /// assert_eq!(Refused::by_name("Call-Transcript__c"), Some(Refused::Transcript));
    /// assert_eq!(Refused::by_name("call_summary"), None);
    /// ```
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let found = Self::NAMES
            .iter()
            .find(|(_, parts)| parts.iter().any(|part| plain.contains(part)));
        found.map(|(what, _)| *what)
    }

    /// Finds the refused content that a running text mentions, each kind once, with the phrase that reveals it.
    #[must_use]
    pub fn in_text(text: &str) -> Vec<(Self, &'static str)> {
        let mut found: Vec<(Self, &'static str)> = Vec::new();
        for rest in words::from_each_word(text) {
            // Fast exit: nearly all words fail the filter.
            if beginning(rest.as_bytes()) & BEGINNINGS == 0 {
                continue;
            }
            let begins = |phrase: &&&str| words::begins_with(rest, phrase);
            for (what, phrases) in &Self::PHRASES {
                if let Some(phrase) = phrases.iter().find(begins)
                    && found.iter().all(|(known, _)| known != what)
                {
                    found.push((*what, phrase));
                }
            }
        }
        found
    }

    /// Returns the reason for the refusal and an alternative.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Transcript => {
                "a transcript is too long to read before a call back: link to the recording"
            }
            Self::ObjectionBreakdown => {
                "an objection breakdown is for later: the summary names what was raised"
            }
            Self::Competitors => {
                "competitors are a guess from the call: the AE notes them once they are confirmed"
            }
            Self::ProposedSolution => "the solution is for the AE to judge, after the call back",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_content_is_recognised_by_name() {
        for (name, what) in [
            ("full_transcript", Some(Refused::Transcript)),
            ("objections", Some(Refused::ObjectionBreakdown)),
            ("objectionBreakdown", Some(Refused::ObjectionBreakdown)),
            ("competitor mentions", Some(Refused::Competitors)),
            ("Proposed-Solution", Some(Refused::ProposedSolution)),
            ("solution_fit", Some(Refused::ProposedSolution)),
            ("intent_signal", None),
            ("recording_url", None),
        ] {
            assert_eq!(Refused::by_name(name), what, "{name}");
        }
    }

    #[test]
    fn refused_content_is_found_in_summaries() {
        let found = |text| {
            Refused::in_text(text)
                .iter()
                .map(|(_, p)| *p)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("Competitor: Acme. Objections: price."),
            ["competitor"]
        );
        assert_eq!(found("Transcripts are kept."), Vec::<&str>::new());
        assert_eq!(
            found("See the transcript; proposed solution: ten seats"),
            ["transcript", "proposed solution"]
        );
    }
}
