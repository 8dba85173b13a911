//! Numbers in digits, with separators.

use super::currency::Currency;
use super::cursor::{Cursor, DASHES};
use super::error::MoneyErrorKind as Kind;
use super::value::Value;

/// A number in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    pub(super) value: Value,
    /// The separator before exactly three digits, if these may be thousands or decimals.
    pub(super) doubt: Option<Doubt>,
    /// True if decimals are written, even if they are zeros.
    pub(super) has_decimals: bool,
}

/// An ambiguous separator: a single one before exactly three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A point, as in `12.500`: refused, even with a unit, since `£12.500k` is 12,500 pounds or 12,500 thousand.
    Point,
    /// A comma, as in `12,500`: read as thousands, but refused if a unit follows in a currency with a decimal comma.
    Comma,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Point,
    Comma,
    Apostrophe,
    Space,
}

use Separator::{Apostrophe, Comma, Point, Space};

/// The maximum number of groups, more than any amount has.
const MAX_GROUPS: usize = 12;

/// The maximum number of digits, more than any amount has; an `i128` holds 38.
const MAX_DIGITS: usize = 30;

/// The groups of digits of a number, and the separators between them.
struct Groups {
    /// The number of digits of each group.
    lengths: [usize; MAX_GROUPS],
    /// The separator before each group; the first entry is not used.
    separators: [Separator; MAX_GROUPS],
    count: usize,
    digits: usize,
    /// The value of all digits together.
    mantissa: i128,
    leading_zero: bool,
}

impl Groups {
    /// Reads the digits and separators of one number.
    fn read(text: &str, has_lakhs: bool) -> Option<(Self, &str)> {
        let mut groups = Self {
            lengths: [0; MAX_GROUPS],
            separators: [Space; MAX_GROUPS],
            count: 0,
            digits: 0,
            mantissa: 0,
            leading_zero: text.starts_with('0'),
        };
        // `.5` has no digits before its point.
        let bare_point = text.strip_prefix('.').is_some_and(starts_with_digit);
        let mut rest = if bare_point {
            groups.push(0, Space)?;
            text
        } else {
            groups.digits(text, Space)?
        };
        while let Some((separator, after)) = groups.separator(rest, has_lakhs) {
            rest = groups.digits(after, separator)?;
        }
        Some((groups, rest))
    }

    fn push(&mut self, length: usize, separator: Separator) -> Option<()> {
        *self.lengths.get_mut(self.count)? = length;
        *self.separators.get_mut(self.count)? = separator;
        self.count += 1;
        Some(())
    }

    fn digits<'a>(&mut self, text: &'a str, separator: Separator) -> Option<&'a str> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at_checked(length)?;
        if digits.is_empty() {
            return None;
        }
        self.digits += length;
        if self.digits <= MAX_DIGITS {
            for digit in digits.bytes() {
                self.mantissa = self.mantissa * 10 + i128::from(digit - b'0');
            }
        }
        self.push(length, separator)?;
        Some(rest)
    }

    /// Reads the next separator, if it is followed by more digits of the number.
    fn separator<'a>(&self, text: &'a str, has_lakhs: bool) -> Option<(Separator, &'a str)> {
        let first = text.chars().next()?;
        let separator = match first {
            '.' => Point,
            ',' => Comma,
            '\'' | '’' | '_' => Apostrophe,
            _ if first.is_whitespace() => Space,
            _ => return None,
        };
        let after = if separator == Space {
            text.trim_start()
        } else {
            text.get(first.len_utf8()..)?
        };
        let belongs = if separator == Space {
            // A space is part of the number only between groups of three.
            let three = after.bytes().take_while(u8::is_ascii_digit).count() == 3;
            let spaces = self.between().iter().all(|s| *s == Space);
            let open = matches!(self.lengths.get(..self.count), Some([1..=3, others @ ..]) if others.iter().all(|n| *n == 3));
            // `15 00 000`
            let in_lakhs = has_lakhs && self.continues_in_lakhs(after);
            spaces && (three && open || in_lakhs)
        } else {
            starts_with_digit(after)
        };
        belongs.then_some((separator, after))
    }

    /// Returns true if all groups, read and unread, have two digits, and the last has three.
    fn continues_in_lakhs(&self, after: &str) -> bool {
        let so_far =
            matches!(self.lengths(), [1..=2, others @ ..] if others.iter().all(|n| *n == 2));
        let digits = after.trim_end_matches(|c: char| !c.is_ascii_digit());
        let mut groups = digits.split_whitespace().rev();
        let last = groups.next().is_some_and(|group| group.len() == 3);
        let numeric = digits
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace());
        so_far && numeric && last && groups.all(|group| group.len() == 2)
    }

    fn between(&self) -> &[Separator] {
        self.separators.get(1..self.count).unwrap_or_default()
    }

    fn lengths(&self) -> &[usize] {
        self.lengths.get(..self.count).unwrap_or_default()
    }

    fn starts_with_zero(&self) -> bool {
        self.leading_zero || self.lengths().first() == Some(&0)
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Reads a number in digits; returns `None` if there is none.
pub(super) fn read_literal(
    at: Cursor<'_>,
    currency: Currency,
) -> Option<Result<(Literal, Cursor<'_>), Kind>> {
    let text = at.rest.trim_start();
    if !starts_with_digit(text.strip_prefix('.').unwrap_or(text)) {
        return None;
    }
    let Some((groups, rest)) = Groups::read(text, currency.has_lakhs()) else {
        return Some(Err(Kind::Unreadable));
    };
    let (no_cents, after) = skip_cents_dash(Cursor::new(rest), currency);
    let read = interpret(&groups, currency, no_cents).map_err(|kind| match kind {
        // Area codes begin with a zero.
        Kind::LeadingZero if text.bytes().filter(u8::is_ascii_digit).count() >= 7 => {
            Kind::PhoneNumber
        }
        kind => kind,
    });
    Some(read.map(|literal| (literal, after)))
}

/// Skips a dash that replaces the cents: `15.000,-`, `CHF 15'000.–`, `15 000:-`. Returns true if there is one.
fn skip_cents_dash(at: Cursor<'_>, currency: Currency) -> (bool, Cursor<'_>) {
    let after = at
        .rest
        .strip_prefix(['.', ',', ':'])
        .filter(|after| currency.has_decimal_comma() && after.starts_with(DASHES));
    match after.map(|after| after.trim_start_matches(DASHES)) {
        Some(after)
            if !after
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric()) =>
        {
            (true, Cursor::new(after))
        }
        _ => (false, at),
    }
}

fn interpret(groups: &Groups, currency: Currency, no_cents: bool) -> Result<Literal, Kind> {
    let lengths = groups.lengths();
    if groups.leading_zero && lengths.first().is_some_and(|n| *n > 1) {
        return Err(Kind::LeadingZero);
    }
    let (decimals, doubt) = count_decimals(groups, currency, no_cents)?;
    if groups.digits > MAX_DIGITS {
        return Err(Kind::TooLarge);
    }
    let value = Value {
        mantissa: groups.mantissa,
        decimals: u32::try_from(decimals).map_err(|_| Kind::TooPrecise)?,
    };
    Ok(Literal {
        value: value.trim(),
        doubt,
        has_decimals: decimals > 0,
    })
}

/// Determines the number of decimals from the separators.
fn count_decimals(
    groups: &Groups,
    currency: Currency,
    no_cents: bool,
) -> Result<(usize, Option<Doubt>), Kind> {
    let (lengths, between) = (groups.lengths(), groups.between());
    let comma = currency.has_decimal_comma();
    let thousands = |lengths: &[usize]| {
        matches!(lengths, [1..=3, others @ ..] if others.iter().all(|n| *n == 3))
            && !groups.starts_with_zero()
    };
    match (between, lengths) {
        ([], _) => Ok((0, None)),
        ([Point], [_, 3]) if no_cents && thousands(lengths) => Ok((0, None)),
        ([Point], [_, 3]) if thousands(lengths) && currency.exponent() < 3 => {
            Ok((3, Some(Doubt::Point)))
        }
        ([Point], [_, n]) => Ok((*n, None)),
        ([Comma], [_, 3]) if thousands(lengths) => {
            Ok((0, Some(Doubt::Comma).filter(|_| comma && !no_cents)))
        }
        ([Comma], [_, n]) if comma => Ok((*n, None)),
        ([Comma], [_, 1..=3]) => Err(Kind::DecimalComma),
        ([first, others @ ..], _) if others.iter().all(|s| s == first) => {
            let lakhs =
                matches!(first, Comma | Space) && currency.has_lakhs() && are_lakhs(lengths);
            if thousands(lengths) || lakhs {
                Ok((0, None))
            } else {
                Err(Kind::Unreadable)
            }
        }
        ([grouping @ .., last], [whole @ .., n]) => {
            let same = grouping
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a == b));
            let own = grouping.first().is_some_and(|g| *g != *last);
            let lakhs =
                grouping.first() == Some(&Comma) && currency.has_lakhs() && are_lakhs(whole);
            match last {
                _ if !(same && own && (thousands(whole) || lakhs)) => Err(Kind::Unreadable),
                Point => Ok((*n, None)),
                Comma if comma => Ok((*n, None)),
                Comma => Err(Kind::DecimalComma),
                Apostrophe | Space => Err(Kind::Unreadable),
            }
        }
        _ => Err(Kind::Unreadable),
    }
}

/// Returns true for groups as in `12,34,567`: three digits in the last and two in the others.
fn are_lakhs(lengths: &[usize]) -> bool {
    matches!(lengths, [1..=2, middle @ .., 3] if middle.iter().all(|n| *n == 2))
}
