//! Spoken form of a text: amounts, ranges, times and dates in words.

use super::amount::{DASHES, amount};
use super::number::{cardinal, digits, ordinal, year};
use crate::calendar::date::MONTHS;

/// Returns the text as a British speaker would say it, without punctuation.
///
/// An abbreviation spoken letter by letter, such as "SMS", counts as one word.
///
/// ```
/// use baton_core::message::words::spoken;
/// assert_eq!(spoken("£15k confirmed"), "fifteen thousand pounds confirmed");
/// assert_eq!(spoken("10-agent trial, £15–20k"), "ten agent trial fifteen to twenty thousand pounds");
/// ```
#[must_use]
pub fn spoken(text: &str) -> String {
    words(text).join(" ")
}

/// Returns the spoken words of a text.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for token in text.split_whitespace() {
        speak(token, &mut out);
    }
    out
}

fn speak<'a>(token: &'a str, out: &mut Vec<&'a str>) {
    if token == "&" {
        out.push("and");
        return;
    }
    let silent = |c: char| !c.is_alphanumeric() && !matches!(c, '£' | '€' | '$' | '%' | '+');
    let core = token.trim_matches(silent);
    if core.contains('@') || core.contains("://") {
        address(core, out);
    } else if !core.bytes().any(|b| b.is_ascii_digit()) {
        out.extend(pieces(core));
    } else if !(date(core, out) || time(core, out) || telephone(core, out) || amount(core, out)) {
        for piece in pieces(core) {
            if !amount(piece, out) {
                runs(piece, out);
            }
        }
    }
}

/// Splits compound words at hyphens and slashes: "decision-maker" is two words.
fn pieces(core: &str) -> impl Iterator<Item = &str> {
    core.split(|c: char| DASHES.contains(&c) || matches!(c, '/' | '&' | '+'))
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
}

/// Speaks an e-mail address or a link, including its punctuation.
fn address<'a>(core: &'a str, out: &mut Vec<&'a str>) {
    for part in core.split_inclusive(['@', '.', '/', ':', '-', '_']) {
        let (name, mark) = match part.char_indices().next_back() {
            Some((i, mark)) if !mark.is_alphanumeric() => part.split_at(i),
            _ => (part, ""),
        };
        runs(name, out);
        out.extend(match mark {
            "@" => Some("at"),
            "." => Some("dot"),
            "/" => Some("slash"),
            ":" => Some("colon"),
            "-" => Some("dash"),
            "_" => Some("underscore"),
            _ => None,
        });
    }
}

/// Speaks alternating runs of letters and digits: "B2B" is three words.
fn runs<'a>(piece: &'a str, out: &mut Vec<&'a str>) {
    let mut rest = piece;
    while let Some(first) = rest.chars().next() {
        let kind = first.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != kind)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if !kind {
            out.extend(Some(run).filter(|r| r.chars().any(char::is_alphanumeric)));
        } else if let Ok(n) = run.parse() {
            cardinal(n, out);
        } else {
            digits(run, out);
        }
        rest = after;
    }
}

/// Speaks a date, `2026-06-19` or `19/06/2026`, or a timestamp. Returns false for other text.
fn date<'a>(core: &'a str, out: &mut Vec<&'a str>) -> bool {
    let (day, clock) = core.split_once('T').unwrap_or((core, ""));
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let (y, m, d) = match parts.as_slice() {
        [y, m, d] if y.len() == 4 => (y, m, d),
        [d, m, y] if y.len() == 4 => (y, m, d),
        _ => return false,
    };
    let (Ok(y), Ok(m), Ok(d)) = (y.parse::<u64>(), m.parse::<usize>(), d.parse::<u64>()) else {
        return false;
    };
    let Some(month) = m.checked_sub(1).and_then(|m| MONTHS.get(m)) else {
        return false;
    };
    if !(1..=31).contains(&d) || y < 1000 {
        return false;
    }
    out.push("the");
    ordinal(d, out);
    out.extend(["of", month]);
    year(y, out);
    time(clock.get(..5).unwrap_or_default(), out);
    true
}

/// Speaks a time such as `15:53`. Returns false for other text.
fn time(core: &str, out: &mut Vec<&str>) -> bool {
    let Some((hours, minutes)) = core.split_once(':') else {
        return false;
    };
    if minutes.len() != 2 || hours.len() > 2 {
        return false;
    }
    let (Ok(hours @ 0..=24), Ok(minutes @ 0..=59)) = (hours.parse(), minutes.parse()) else {
        return false;
    };
    cardinal(hours, out);
    match minutes {
        0 => out.push("o'clock"),
        1..10 => {
            out.push("oh");
            cardinal(minutes, out);
        }
        _ => cardinal(minutes, out),
    }
    true
}

/// Speaks a telephone number digit by digit: `+447700900123`, or a number with a leading zero.
fn telephone(core: &str, out: &mut Vec<&str>) -> bool {
    let number = core.strip_prefix('+').unwrap_or(core);
    let all_digits = number.bytes().all(|b| b.is_ascii_digit());
    let long = number.len() >= if number.starts_with('0') { 5 } else { 9 };
    if !all_digits || !(long || core.len() > number.len()) || number.is_empty() {
        return false;
    }
    if core.len() > number.len() {
        out.push("plus");
    }
    digits(number, out);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_as_spoken() {
        for (written, said) in [
            ("£15k", "fifteen thousand pounds"),
            ("(£15–20k)", "fifteen to twenty thousand pounds"),
            ("£15k-£20k,", "fifteen thousand to twenty thousand pounds"),
            ("£1.2m", "one point two million pounds"),
            ("£12,500.50", "twelve thousand five hundred pounds fifty"),
            ("£1", "one pound"),
            ("£0.50", "fifty pence"),
            ("15–30%", "fifteen to thirty percent"),
            ("10-agent", "ten agent"),
            ("B2B in Q2", "B two B in Q two"),
            ("140-headcount", "one hundred and forty headcount"),
            ("15:53 or 09:00", "fifteen fifty three or nine o'clock"),
            ("2026-06-19", "the nineteenth of June twenty twenty six"),
            ("19/06/2026", "the nineteenth of June twenty twenty six"),
            (
                "the 21st of May 2027",
                "the twenty first of May twenty twenty seven",
            ),
            ("30 days", "thirty days"),
            ("decision-maker, on – line!", "decision maker on line"),
            ("Ellery & Daughters", "Ellery and Daughters"),
            (
                "07700900123",
                "zero seven seven zero zero nine zero zero one two three",
            ),
            ("+44", "plus four four"),
            ("a@example.com", "a at example dot com"),
            ("99999999999999999999999", &"nine ".repeat(23)),
        ] {
            assert_eq!(spoken(written), said.trim(), "{written}");
        }
    }

    #[test]
    fn unusual_texts_do_not_panic() {
        for odd in [
            "",
            "£",
            "–",
            "£–",
            "1,",
            ",1",
            "1.",
            ".5",
            "£15–",
            "1:2:3",
            "24:60",
            "%",
            "٣",
            "2026-13-01",
            "2026-06-19T1",
            "1é",
            "²",
        ] {
            let _ = spoken(odd);
        }
    }
}
