//! Documents that are wrong as texts: what is left of them is not YAML, or not the YAML that is read here.

use baton_core::Code;
use baton_core::document::yaml::{MAX_BYTES, MAX_DEPTH};
use fastrand::Rng;

use super::{Bad, Base};

use Code::*;

/// A key stands twice in its mapping.
pub(crate) fn key_twice(random: &mut Rng, base: &Base) -> Option<Bad> {
    let (index, line) = random.choice(scalar_lines(&base.text))?;
    let text = inserted(&base.text, index + 1, line);
    Some(Bad::text("key twice", text, DuplicateKey, Some(index + 2)))
}

/// An anchor, an alias, a tag or a merge.
pub(crate) fn feature(random: &mut Rng, base: &Base) -> Option<Bad> {
    let (index, line) = random.choice(scalar_lines(&base.text))?;
    let (key, value) = line.split_once(": ")?;
    let indent = &line[..line.len() - line.trim_start().len()];
    let (new, code) = match random.usize(..8) {
        0 => (format!("{key}: &a {value}"), YamlFeature),
        1 => (format!("{key}: !!str {value}"), YamlFeature),
        2 => (format!("{key}: !secret {value}"), YamlFeature),
        3 => (format!("{key}: ! {value}"), YamlFeature),
        4 => (format!("{key}: *a"), YamlSyntax),
        5 => (format!("&a {}", line.trim_start()), YamlFeature),
        6 => (format!("{indent}<<: {{ a: 1 }}\n{line}"), YamlFeature),
        _ => (format!("{key}: {{ <<: [] }}"), YamlFeature),
    };
    let new = if new.starts_with('&') {
        format!("{indent}{new}")
    } else {
        new
    };
    let text = replaced(&base.text, index, &new);
    Some(Bad::text("feature", text, code, Some(index + 1)))
}

/// A second document behind the first, or in the middle of it.
pub(crate) fn second_document(random: &mut Rng, base: &Base) -> Option<Bad> {
    let tops = lines(&base.text, |line| {
        line.starts_with(|c: char| c.is_ascii_lowercase())
    });
    let (first, _) = *tops.first()?;
    let (index, _) = random.choice(tops)?;
    let marker = random
        .choice(["---", "--- # more", "...\n---", "---\n---"])
        .unwrap();
    // Before the first key it would only begin the one document there is.
    let text = if index == first {
        format!("{}{marker}\na: 1\n", base.text)
    } else {
        inserted(&base.text, index, marker)
    };
    Some(Bad::text("second document", text, YamlFeature, None))
}

/// It ends in the middle of a quoted text or of a mapping in braces.
pub(crate) fn cut_off(random: &mut Rng, base: &Base) -> Option<Bad> {
    let mut places = Vec::new();
    let (mut quoted, mut escaped, mut comment, mut open) = (false, false, false, 0_i32);
    for (at, c) in base.text.char_indices() {
        if quoted || open > 0 {
            places.push(at);
        }
        match c {
            '\n' => comment = false,
            _ if comment || escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '#' => comment = true,
            '{' | '[' => open += 1,
            '}' | ']' => open -= 1,
            _ => {}
        }
    }
    let at = random.choice(places)?;
    let text = base.text[..at].to_owned();
    Some(Bad::text("cut off", text, YamlSyntax, None))
}

/// Nested deeper than anybody means it.
pub(crate) fn nested(random: &mut Rng, base: &Base) -> Option<Bad> {
    let depth = MAX_DEPTH + random.usize(..300);
    let (open, close) = random
        .choice([("[", "]"), ("{ a: ", "}"), ("[{ a: ", "}]"), ("- ", "")])
        .unwrap();
    let value = format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let text = match random.usize(..3) {
        0 => value,
        1 if !open.starts_with('-') => format!("{}deep: {value}\n", base.text),
        _ => format!("deep:\n  {value}\n{}", base.text),
    };
    Some(Bad::text("nested", text, TooDeep, None))
}

/// A character that no text has, seen or not.
pub(crate) fn character(random: &mut Rng, base: &Base) -> Option<Bad> {
    let bad = random
        .choice(&[
            '\0', '\u{1}', '\u{7}', '\u{8}', '\u{b}', '\u{c}', '\u{1b}', '\u{7f}', '\u{80}',
            '\u{85}', '\u{9f}', '\u{2028}', '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}',
        ])
        .unwrap();
    // Not at the very beginning, where a byte-order mark may stand.
    let places: Vec<usize> = base.text.char_indices().map(|(at, _)| at).skip(1).collect();
    let at = random.choice(places)?;
    let (before, after) = base.text.split_at(at);
    let line = before.matches('\n').count() + 1;
    let text = format!("{before}{bad}{after}");
    Some(Bad::text("character", text, YamlFeature, Some(line)))
}

/// A line that is indented by a tab.
pub(crate) fn tab(random: &mut Rng, base: &Base) -> Option<Bad> {
    let (index, line) = random.choice(lines(&base.text, |line| {
        line.starts_with("  ")
            && line
                .trim_start()
                .starts_with(|c: char| c.is_ascii_lowercase())
    }))?;
    let tabs = "\t".repeat((line.len() - line.trim_start().len()) / 2);
    let text = replaced(&base.text, index, &format!("{tabs}{}", line.trim_start()));
    Some(Bad::text("tab", text, YamlSyntax, None))
}

/// Brackets and quotes that nothing opened, and marks that begin no value.
pub(crate) fn stray(random: &mut Rng, base: &Base) -> Option<Bad> {
    let (index, line) = random.choice(scalar_lines(&base.text))?;
    let (key, _) = line.split_once(": ")?;
    let value = random
        .choice([
            "]", "}", "@a", "`a`", "\"a", "'a", "\"a\" b", "[a", "{a", "a: b: c", "\"\\q\"",
            "[a]]", "| x", "- a",
        ])
        .unwrap();
    let text = replaced(&base.text, index, &format!("{key}: {value}"));
    Some(Bad::text("stray", text, YamlSyntax, None))
}

/// More than a policy can have.
pub(crate) fn large(random: &mut Rng, base: &Base) -> Option<Bad> {
    let over = MAX_BYTES + 1 - base.text.len() + random.usize(..100_000);
    let more = match random.usize(..3) {
        0 => format!("#{}", "x".repeat(over)),
        1 => "# £\n".repeat(over / 5 + 1),
        _ => format!("more: \"{}\"\n", "y".repeat(over)),
    };
    let text = format!("{}{more}", base.text);
    Some(Bad::text("large", text, DocumentTooLarge, None))
}

/// Something else altogether.
pub(crate) fn no_policy(random: &mut Rng, _: &Base) -> Option<Bad> {
    let number = random.usize(..100_000);
    let (text, code) = match random.usize(..8) {
        0 => (format!("{number}"), WrongKind),
        1 => (format!("- {number}\n- a\n"), WrongKind),
        2 => (format!("hello {number}\n"), WrongKind),
        3 => (
            format!("{{\"id\": \"{number}\", \"facts\": {{}}}}"),
            UnknownKey,
        ),
        4 => (format!("# {number}\n"), MissingKey),
        5 => (format!("\"\\u00a3{number}\""), WrongKind),
        6 => (format!("<html><body>{number}</body></html>"), WrongKind),
        _ => (format!("[{number}, ~, true]"), WrongKind),
    };
    Some(Bad::text("no policy", text, code, None))
}

/// Lines with one key and a value beside it, in block style.
fn scalar_lines(text: &str) -> Vec<(usize, &str)> {
    lines(text, |line| {
        let key = line.trim_start().split_once(": ").map(|(key, _)| key);
        key.is_some_and(|key| {
            key.bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
        })
    })
}

fn lines(text: &str, wanted: impl Fn(&str) -> bool) -> Vec<(usize, &str)> {
    let numbered = text.lines().enumerate();
    numbered.filter(|(_, line)| wanted(line)).collect()
}

fn inserted(text: &str, before: usize, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(before, line);
    lines.join("\n") + "\n"
}

fn replaced(text: &str, index: usize, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines[index] = line;
    lines.join("\n") + "\n"
}

impl Bad {
    fn text(kind: &'static str, text: String, code: Code, line: Option<usize>) -> Self {
        Self {
            kind,
            text,
            code: code.as_str(),
            line,
        }
    }
}
