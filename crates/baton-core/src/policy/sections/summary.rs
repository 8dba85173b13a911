//! Reading and writing of `summary:`.

use super::section::{Report, Section, text};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::message::summary::{LIMIT_PLACEHOLDER, MAX_WORDS, SummaryRules};

const KEY: &str = "summary";

pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> SummaryRules {
    let default = SummaryRules::default();
    let Some((node, path)) = doc.get(KEY) else {
        let value = "80 words and the default instruction";
        report.note_default(doc.path(), KEY, value);
        return default;
    };
    let mut section = Section::open(node, path.clone(), report);
    let max_words = match section.get("max_words") {
        None => {
            report.note_default(&path, "max_words", "80 words");
            default.max_words
        }
        Some((Node::Int(n), _)) if (1..=i64::from(MAX_WORDS)).contains(n) => {
            u32::try_from(*n).unwrap_or(default.max_words)
        }
        Some((other, path)) => {
            let message = words!(
                "expected a number of words from 1 to {MAX_WORDS}, found {}",
                other.describe()
            );
            report.add(Diagnostic::error(Code::ValueOutOfRange, &path, message));
            default.max_words
        }
    };
    let instruction = match section.get("instruction") {
        None => {
            report.note_default(&path, "instruction", "the default instruction");
            None
        }
        Some((node, path)) => {
            let written = text(node, &path, report).map(|t| t.trim_end().to_owned());
            written.inspect(|t| check(t, max_words, &path, report))
        }
    };
    section.close(report);
    SummaryRules {
        max_words,
        instruction: instruction.unwrap_or(default.instruction),
    }
}

/// Checks that an instruction names the limit, without which a summary may have any length.
fn check(instruction: &str, max_words: u32, path: &Path, report: &mut Report) {
    if instruction.trim().is_empty() {
        report.add(
            Diagnostic::error(Code::EmptyText, path, "the instruction is empty")
                .hint("write one, or remove the key to use the default"),
        );
        return;
    }
    let limit = max_words.to_string();
    let mut numbers = instruction.split(|c: char| !c.is_ascii_digit());
    if !instruction.contains(LIMIT_PLACEHOLDER) && !numbers.any(|n| n == limit) {
        let message = words!("the instruction does not name the limit of {max_words} words");
        report.add(
            Diagnostic::warning(Code::InstructionLimit, path, message)
                .hint("write `in at most {max_words} words`"),
        );
    }
}

pub(in crate::policy) fn write(summary: &SummaryRules) -> Node {
    Node::map([
        ("max_words", Node::Int(summary.max_words.into())),
        ("instruction", Node::text(&summary.instruction)),
    ])
}
