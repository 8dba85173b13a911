//! Spoken form of amounts: currencies, ranges, thousands and percentages.

use super::number::{cardinal, digits, ordinal, year};

/// Dashes used in ranges and compound words.
pub(super) const DASHES: [char; 5] = ['-', '–', '—', '‑', '−'];

/// Speaks an amount or a range with its currency, scale or percent sign. Returns false for other text.
pub(super) fn amount(core: &str, out: &mut Vec<&str>) -> bool {
    let (unit, rest) = unit(core);
    let Some((low, rest)) = Number::read(rest) else {
        return false;
    };
    let (high, unit, rest) = match rest.strip_prefix(DASHES) {
        None => (None, unit, rest),
        Some(after) => {
            let (second, after) = self::unit(after);
            match Number::read(after) {
                Some((high, rest)) => (Some(high), unit.or(second), rest),
                None => return false,
            }
        }
    };
    let percent = match rest {
        "" => false,
        "%" => true,
        _ => return false,
    };
    match high {
        None => low.speak(unit, out),
        Some(high) => {
            low.speak(None, out);
            out.push("to");
            high.speak(unit, out);
        }
    }
    if percent {
        out.push("percent");
    }
    true
}

/// The singular and plural of a currency's name.
type Unit = (&'static str, &'static str);

fn unit(text: &str) -> (Option<Unit>, &str) {
    for (sign, unit) in [
        ('£', ("pound", "pounds")),
        ('€', ("euro", "euros")),
        ('$', ("dollar", "dollars")),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (Some(unit), rest);
        }
    }
    (None, text)
}

/// A number as written: `12,500`, `1.2m`, `21st`.
struct Number<'a> {
    whole: u64,
    is_year: bool,
    fraction: &'a str,
    scale: Option<&'static str>,
    is_ordinal: bool,
}

impl<'a> Number<'a> {
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let end = |t: &str, f: fn(char) -> bool| t.find(|c| !f(c)).unwrap_or(t.len());
        let (whole, rest) = text.split_at(end(text, |c| c.is_ascii_digit() || c == ','));
        if whole.ends_with(',') {
            return None;
        }
        let (fraction, rest) = match rest.strip_prefix('.') {
            Some(after) => after.split_at(end(after, |c| c.is_ascii_digit())),
            None => ("", rest),
        };
        let (suffix, rest) = rest.split_at(end(rest, char::is_alphabetic));
        let (scale, is_ordinal) = match suffix {
            "" => (None, false),
            "k" | "K" => (Some("thousand"), false),
            "m" | "M" => (Some("million"), false),
            "bn" => (Some("billion"), false),
            "st" | "nd" | "rd" | "th" => (None, true),
            _ => return None,
        };
        let value: u64 = whole.replace(',', "").parse().ok()?;
        let bare = fraction.is_empty() && scale.is_none();
        let number = Self {
            whole: value,
            is_year: bare && whole.len() == 4 && (1900..2100).contains(&value),
            fraction,
            scale,
            is_ordinal,
        };
        Some((number, rest))
    }

    fn speak(&self, unit: Option<Unit>, out: &mut Vec<&str>) {
        // £12.50 is read as pounds and pence; £1.2m as a decimal.
        let pence = (unit.is_some() && self.scale.is_none() && self.fraction.len() == 2)
            .then(|| self.fraction.parse::<u64>().unwrap_or(0));
        if let (0, Some(pence @ 1..)) = (self.whole, pence) {
            cardinal(pence, out);
            out.push("pence");
            return;
        }
        match (self.is_ordinal, self.is_year && unit.is_none()) {
            (true, _) => ordinal(self.whole, out),
            (_, true) => year(self.whole, out),
            _ => cardinal(self.whole, out),
        }
        if pence.is_none() && !self.fraction.is_empty() {
            out.push("point");
            digits(self.fraction, out);
        }
        out.extend(self.scale);
        if let Some((singular, plural)) = unit {
            let is_one = self.whole == 1 && self.scale.is_none() && self.fraction.is_empty();
            out.push(if is_one { singular } else { plural });
        }
        if let Some(pence @ 1..) = pence {
            cardinal(pence, out);
        }
    }
}
