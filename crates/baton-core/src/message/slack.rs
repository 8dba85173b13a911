//! The Slack form of a brief: mrkdwn, Block Kit, and plain text for notifications.
//!
//! Limits from Slack's Block Kit reference: 3,000 characters in a section's text, 50 blocks in a message.

mod neutral;

use std::borrow::Cow;

use serde::Serialize;

pub(crate) use neutral::neutralise;

/// Maximum number of characters in a section's text.
pub const SECTION_CHARACTERS: usize = 3_000;

/// Maximum number of blocks in a message.
pub const BLOCKS: usize = 50;

/// The payload posted to Slack: blocks, and always a text for notifications and screen readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payload {
    /// The section blocks.
    pub blocks: Vec<Block>,
    /// Always false: Slack shows the text literally, so an asterisk in it stays an asterisk.
    pub mrkdwn: bool,
    /// The text without the template's formatting marks, with the values as given.
    pub text: String,
}

/// A section block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The text of the section.
    pub text: BlockText,
    /// Always `section`.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// The text of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockText {
    /// Escaped mrkdwn, at most [`SECTION_CHARACTERS`] characters.
    pub text: String,
    /// Always `mrkdwn`.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

impl Payload {
    /// Builds the payload of a rendered brief.
    ///
    /// Lines share a section while they fit. A line that is too long for a section is cut and ends with an ellipsis.
    #[must_use]
    pub fn from_mrkdwn(mrkdwn: &str) -> Self {
        let mut sections: Vec<String> = Vec::new();
        for line in mrkdwn.split('\n') {
            let line = cut(line);
            match sections.last_mut() {
                Some(last)
                    if last.chars().count() + 1 + line.chars().count() <= SECTION_CHARACTERS =>
                {
                    last.push('\n');
                    last.push_str(&line);
                }
                _ => sections.push(line),
            }
        }
        // Slack refuses a section without text.
        sections.retain(|section| !section.is_empty());
        sections.truncate(BLOCKS);
        Self {
            mrkdwn: false,
            text: neutral::plain(mrkdwn),
            blocks: sections.into_iter().map(section).collect(),
        }
    }
}

fn section(text: String) -> Block {
    Block {
        kind: "section",
        text: BlockText {
            kind: "mrkdwn",
            text,
        },
    }
}

/// Escapes `&`, `<` and `>` as entities, so that no value becomes a link or mentions a channel.
///
/// ```
/// use baton_core::message::slack::escaped;
/// assert_eq!(escaped("Ellery & Daughters <!channel>"), "Ellery &amp; Daughters &lt;!channel&gt;");
/// ```
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    let marks = |byte: u8| matches!(byte, b'&' | b'<' | b'>');
    // Nearly every text.
    if !text.bytes().any(marks) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(marks) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match mark.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        rest = mark.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Returns true if a line is too long for a section of its own.
pub(crate) fn has_cut_line(mrkdwn: &str) -> bool {
    mrkdwn.len() > SECTION_CHARACTERS
        && mrkdwn
            .split('\n')
            .any(|line| line.chars().count() > SECTION_CHARACTERS)
}

fn cut(line: &str) -> String {
    if line.chars().count() <= SECTION_CHARACTERS {
        return line.to_owned();
    }
    let mut kept: String = line.chars().take(SECTION_CHARACTERS - 1).collect();
    // Drops an entity that the cut would split.
    if let Some(at) = kept.rfind('&')
        && kept.get(at..).is_some_and(|rest| !rest.contains(';'))
    {
        kept.truncate(at);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_lines_share_a_section_and_have_a_plain_text() {
        let payload = Payload::from_mrkdwn("*A &amp; B*\n2\n3\n4\n5");
        assert_eq!(payload.blocks.len(), 1);
        assert_eq!(payload.text, "A &amp; B\n2\n3\n4\n5");
        assert_eq!(
            serde_json::to_value(&payload.blocks[0]).unwrap(),
            serde_json::json!({"type": "section", "text": {"type": "mrkdwn", "text": "*A &amp; B*\n2\n3\n4\n5"}})
        );
    }

    #[test]
    fn a_section_has_at_most_three_thousand_characters() {
        let long = "é".repeat(2_999);
        let payload = Payload::from_mrkdwn(&format!("a\n{long}\nb"));
        let lengths: Vec<_> = payload
            .blocks
            .iter()
            .map(|b| b.text.text.chars().count())
            .collect();
        assert_eq!(lengths, [1, 2_999, 1]);
        let over = format!("{}&amp;{}", "x".repeat(2_997), "y".repeat(100));
        assert!(has_cut_line(&over));
        let text = &Payload::from_mrkdwn(&over).blocks[0].text.text;
        assert_eq!(*text, format!("{}…", "x".repeat(2_997)));
    }
}
