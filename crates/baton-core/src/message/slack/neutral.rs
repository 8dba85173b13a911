//! Neutralising of values, so that Slack never reads them as mrkdwn.
//!
//! Slack has no escape for its formatting marks. A zero-width character beside a mark does not help, because Slack
//! treats it as a word boundary, and marks work at word boundaries. A mark in a value is therefore replaced with a
//! look-alike that has no meaning in Slack. The plain text of a payload restores the original.
//!
//! An underscore between two letters or digits has no effect in Slack and is kept, so that addresses can be copied.

/// The mrkdwn marks, each with its look-alike.
const LOOK_ALIKES: [(char, char); 7] = [
    ('*', '\u{2217}'),
    ('_', '\u{2cd}'),
    ('~', '\u{223c}'),
    ('`', '\u{2cb}'),
    // `:fire:` is an emoji, `@here` notifies a channel where names are linked, a leading `>` makes a quotation.
    (':', '\u{a789}'),
    ('@', '\u{ff20}'),
    ('>', '\u{203a}'),
];

/// Inserted before a value that would otherwise start a list item.
const WORD_JOINER: char = '\u{2060}';

/// Neutralises the marks in the text from byte `from` on, which is the value that was just appended.
pub(crate) fn neutralise(text: &mut String, from: usize) {
    let Some(value) = text.get(from..).filter(|value| !value.is_empty()) else {
        return;
    };
    let begins_line = text
        .get(..from)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    // Fast exit: nearly all values have no marks.
    let marks = |byte: u8| matches!(byte, b'*' | b'_' | b'~' | b'`' | b':' | b'@');
    if !value.bytes().any(marks) && !begins_line {
        return;
    }
    let neutral = neutral(value, begins_line);
    text.truncate(from);
    text.push_str(&neutral);
}

fn neutral(value: &str, begins_line: bool) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut before = None;
    let mut rest = value;
    let item = begins_line && is_item(value);
    if item {
        out.push(WORD_JOINER);
    }
    // True while only quotation marks have been seen.
    let mut quotes = begins_line && !item;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let works = match c {
            '*' | '~' | '`' => true,
            '_' => !(is_word(before) && is_word(after.chars().next())),
            ':' => is_emoji(before, after),
            '@' => !is_word(before) && is_call(after),
            '>' => quotes,
            _ => false,
        };
        let alike = LOOK_ALIKES.iter().find(|(mark, _)| works && *mark == c);
        out.push(alike.map_or(c, |(_, alike)| *alike));
        quotes &= c == '>';
        before = Some(c);
        rest = after;
    }
    out
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Returns true for the colon that begins `:name:`. The colons of "10:30:45" do not count.
fn is_emoji(before: Option<char>, after: &str) -> bool {
    let Some((name, _)) = after.split_once(':') else {
        return false;
    };
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '\'');
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    !name.is_empty() && name.chars().all(letter) && !(digits && is_word(before))
}

/// Returns true if a group mention such as `@here` follows.
fn is_call(after: &str) -> bool {
    let name = after
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    ["here", "channel", "everyone", "group"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Returns true if the value begins like a list item: "- ", "1. ".
fn is_item(value: &str) -> bool {
    let bullet = value.strip_prefix(['-', '*', '+', '•', '◦', '▪', '#']);
    let number = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = (number.len() < value.len()).then_some(number);
    let numbered = number.and_then(|rest| rest.strip_prefix(['.', ')']));
    bullet
        .or(numbered)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '#']))
}

/// Returns the text without the template's formatting marks. Marks in values are already neutralised.
pub(super) fn plain(mrkdwn: &str) -> String {
    let mut out = String::with_capacity(mrkdwn.len());
    let mut before = None;
    let mut rest = mrkdwn;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let mark = match c {
            '*' | '`' => true,
            // Only opening or closing marks, not the dash of a range or the underscore of a path.
            '_' | '~' => is_word(before) != is_word(next) && (is_word(before) || is_word(next)),
            WORD_JOINER => true,
            _ => false,
        };
        if !mark {
            let given = LOOK_ALIKES.iter().find(|(_, alike)| *alike == c);
            match given {
                // An entity, like every other `>` in the text.
                Some(('>', _)) => out.push_str("&gt;"),
                Some((given, _)) => out.push(*given),
                None => out.push(c),
            }
        }
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(before: &str, value: &str) -> String {
        let mut text = before.to_owned();
        let from = text.len();
        text.push_str(value);
        neutralise(&mut text, from);
        text.get(from..).unwrap().to_owned()
    }

    #[test]
    fn values_contain_no_effective_marks() {
        for (value, neutral) in [
            ("5* hotel", "5\u{2217} hotel"),
            ("*urgent*", "\u{2217}urgent\u{2217}"),
            ("_now_", "\u{2cd}now\u{2cd}"),
            ("~£10k~ £8k", "\u{223c}£10k\u{223c} £8k"),
            ("`rm`", "\u{2cb}rm\u{2cb}"),
            ("```x```", "\u{2cb}\u{2cb}\u{2cb}x\u{2cb}\u{2cb}\u{2cb}"),
            ("wants :fire: now", "wants \u{a789}fire: now"),
            (":+1:", "\u{a789}+1:"),
            ("at 10:30:45", "at 10:30:45"),
            ("note: call", "note: call"),
            ("@here please", "\u{ff20}here please"),
            ("@Channel", "\u{ff20}Channel"),
            ("sarah_o_k@example.com", "sarah_o_k@example.com"),
            ("a plain value", "a plain value"),
            ("", ""),
        ] {
            assert_eq!(after("*Why:* ", value), neutral, "{value}");
        }
        assert_eq!(after("a\n", "> a quote"), "\u{203a} a quote");
        assert_eq!(after("", ">>> a quote"), "\u{203a}\u{203a}\u{203a} a quote");
        assert_eq!(after("a ", "a > b"), "a > b");
        assert_eq!(after("\n", "- one"), "\u{2060}- one");
        assert_eq!(after("\n", "1. one"), "\u{2060}1. one");
        assert_eq!(after("\n", "1.5 million"), "1.5 million");
    }

    #[test]
    fn only_leading_marks_make_a_quotation() {
        assert_eq!(after("", ">>a>"), "\u{203a}\u{203a}a>");
        assert_eq!(after("", " > a"), " > a");
        assert_eq!(after("", "*>"), "\u{2217}>");
        let long = ">".repeat(200_000);
        assert_eq!(after("", &long), "\u{203a}".repeat(200_000));
        assert_eq!(after("a ", &long), long);
    }

    #[test]
    fn plain_text_restores_the_original_value() {
        for value in [
            "5* hotel",
            "*urgent*",
            "_now_ ~later~",
            "`x`",
            ":fire: @here",
            "a_b",
            "- one",
            "2*3*4",
            "50~60",
        ] {
            for before in ["*Why:* ", "", "_Note_ "] {
                let mrkdwn = [before, &after(before, value)].concat();
                let label = before.replace(['*', '_'], "");
                assert_eq!(plain(&mrkdwn), [&label, value].concat(), "{mrkdwn}");
            }
        }
    }
}
