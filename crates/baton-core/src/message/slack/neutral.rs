//! Values in mrkdwn that stay text.
//!
//! Slack has no escape for its marks. A zero-width character beside a mark does not help: Slack takes it for the edge of
//! a word, at which a mark works. So a mark in a value becomes a character that looks alike and means nothing to Slack.
//! The plain text of a payload turns them back.
//!
//! An underscore between two letters or digits never works in Slack and stays, so that an address can be copied.

/// Marks that work in mrkdwn, each with its look-alike.
const LOOK_ALIKES: [(char, char); 7] = [
    ('*', '\u{2217}'),
    ('_', '\u{2cd}'),
    ('~', '\u{223c}'),
    ('`', '\u{2cb}'),
    // `:fire:` is an emoji, `@here` calls a channel where names are linked, `>` at the beginning of a line is a quote.
    (':', '\u{a789}'),
    ('@', '\u{ff20}'),
    ('>', '\u{203a}'),
];

/// Before a value that begins a line like an item of a list.
const NO_ITEM: char = '\u{2060}';

/// Takes the meaning from every mark in a text from a place on: the value that was just added.
pub(crate) fn neutralise(text: &mut String, from: usize) {
    let Some(value) = text.get(from..).filter(|value| !value.is_empty()) else {
        return;
    };
    let begins_line = text
        .get(..from)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    // Nearly every value has none.
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
        out.push(NO_ITEM);
    }
    // Nothing but quote marks so far.
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

/// Returns true for a colon that begins `:name:`. The colons of "10:30:45" begin none.
fn is_emoji(before: Option<char>, after: &str) -> bool {
    let Some((name, _)) = after.split_once(':') else {
        return false;
    };
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '\'');
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    !name.is_empty() && name.chars().all(letter) && !(digits && is_word(before))
}

/// Returns true for the names of groups that a text can call.
fn is_call(after: &str) -> bool {
    let name = after
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    ["here", "channel", "everyone", "group"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Returns true for the beginning of an item: "- ", "1. ".
fn is_item(value: &str) -> bool {
    let bullet = value.strip_prefix(['-', '*', '+', '•', '◦', '▪', '#']);
    let number = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = (number.len() < value.len()).then_some(number);
    let numbered = number.and_then(|rest| rest.strip_prefix(['.', ')']));
    bullet
        .or(numbered)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '#']))
}

/// The text without the template's marks: every mark that still works is the template's own.
pub(super) fn plain(mrkdwn: &str) -> String {
    let mut out = String::with_capacity(mrkdwn.len());
    let mut before = None;
    let mut rest = mrkdwn;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let mark = match c {
            '*' | '`' => true,
            // One that opens or closes, and not the dash of a range or a path.
            '_' | '~' => is_word(before) != is_word(next) && (is_word(before) || is_word(next)),
            NO_ITEM => true,
            _ => false,
        };
        if !mark {
            let given = LOOK_ALIKES.iter().find(|(_, alike)| *alike == c);
            match given {
                // As an entity, like every other one in the text.
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
    fn a_value_has_no_mark_that_works() {
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
    fn only_the_marks_at_the_beginning_of_a_line_are_a_quote() {
        assert_eq!(after("", ">>a>"), "\u{203a}\u{203a}a>");
        assert_eq!(after("", " > a"), " > a");
        assert_eq!(after("", "*>"), "\u{2217}>");
        let long = ">".repeat(200_000);
        assert_eq!(after("", &long), "\u{203a}".repeat(200_000));
        assert_eq!(after("a ", &long), long);
    }

    #[test]
    fn the_plain_text_has_the_value_as_it_was_given() {
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
