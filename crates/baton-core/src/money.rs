//! Money in whole minor units, and the ways people write it.

use std::fmt;

use crate::node::{self, Node, Scaled};

/// An ISO 4217 currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Pound sterling, the default of a policy.
    pub const GBP: Self = Self(*b"GBP");

    /// Reads a code of three capital letters.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(bytes))
    }

    /// The code, such as `GBP`.
    #[must_use]
    pub fn code(&self) -> &str {
        // Three capital letters are always UTF-8; XXX is ISO 4217's own word for "no currency".
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The sign before an amount, such as `£`; the code and a space where there is no common sign.
    #[must_use]
    pub fn sign(&self) -> String {
        match &self.0 {
            b"GBP" => "£".to_owned(),
            b"EUR" => "€".to_owned(),
            b"USD" => "$".to_owned(),
            _ => format!("{} ", self.code()),
        }
    }

    /// How many minor units make a major one, as a power of ten (ISO 4217's exponent).
    #[must_use]
    pub const fn exponent(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// An amount of minor units as people write it: `£12,500`, `£0.50`.
    #[must_use]
    pub fn format(self, minor: i64) -> String {
        let unit = 10u64.pow(self.exponent());
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let minus = if minor < 0 { "−" } else { "" };
        let fraction = match (rest, self.exponent()) {
            (0, _) => String::new(),
            (rest, width) => format!(".{rest:0width$}", width = width as usize),
        };
        format!("{minus}{}{grouped}{fraction}", self.sign())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Which number a range such as £15–20k stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The lower end.
    Low,
    /// The middle, rounded down to the minor unit.
    #[default]
    Mid,
    /// The upper end.
    High,
}

/// An amount as written: one number or a range, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    Exact(i64),
    /// A range with both its ends.
    Range(i64, i64),
}

impl Amount {
    /// The one number this stands for.
    #[must_use]
    pub const fn on(self, basis: Basis) -> i64 {
        match (self, basis) {
            (Self::Exact(n), _)
            | (Self::Range(n, _), Basis::Low)
            | (Self::Range(_, n), Basis::High) => n,
            (Self::Range(low, high), Basis::Mid) => low + (high - low).div_euclid(2),
        }
    }

    /// Both ends; the same number twice for an exact amount.
    #[must_use]
    pub const fn ends(self) -> (i64, i64) {
        match self {
            Self::Exact(n) => (n, n),
            Self::Range(low, high) => (low, high),
        }
    }
}

impl Amount {
    /// The amount as people write it in short: `£12,500`, `£15k`, `£15–20k`, `£1.2m`. It reads back as the same.
    #[must_use]
    pub fn format(self, currency: Currency) -> String {
        let sign = currency.sign();
        let (low, high) = self.ends();
        match (self, short(low, currency), short(high, currency)) {
            (Self::Exact(_), Some((number, unit)), _) => format!("{sign}{number}{unit}"),
            (Self::Exact(minor), None, _) => currency.format(minor),
            (_, Some((low, unit)), Some((high, same))) if unit == same => {
                format!("{sign}{low}–{high}{unit}")
            }
            (_, Some((low, thousands)), Some((high, millions))) => {
                format!("{sign}{low}{thousands}–{sign}{high}{millions}")
            }
            _ => format!("{}–{}", currency.format(low), currency.format(high)),
        }
    }
}

/// Whole thousands as `15` and `k`, millions with one decimal at most as `1.2` and `m`.
fn short(minor: i64, currency: Currency) -> Option<(String, char)> {
    let thousand = 1_000 * 10i64.pow(currency.exponent());
    let (thousands, rest) = (minor / thousand, minor % thousand);
    match (thousands / 1_000, thousands % 1_000) {
        _ if rest != 0 || thousands == 0 => None,
        (0, _) => Some((thousands.to_string(), 'k')),
        (millions, 0) => Some((millions.to_string(), 'm')),
        (millions, part) if part % 100 == 0 => Some((format!("{millions}.{}", part / 100), 'm')),
        _ => Some((thousands.to_string(), 'k')),
    }
}

/// Why an amount could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MoneyError {
    /// Not an amount at all.
    Unreadable,
    /// More decimals than the currency has.
    TooPrecise,
    /// Three digits after a point, which are thousands to one half of the world and decimals to the other.
    Thousands,
    /// Larger than 2^53 − 1 minor units.
    TooLarge,
    /// A range whose lower end is above its upper end.
    Backwards,
    /// A range whose lower end may stand for thousands or for itself, such as `£5–10,000`.
    Ambiguous,
    /// Another currency than the policy's.
    OtherCurrency(String),
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str(
                "is not an amount of money; write 5000, “£5k”, “£12,500.50” or “£15–20k”",
            ),
            Self::TooPrecise => f.write_str("has more decimals than the currency"),
            Self::Thousands => f.write_str(
                "can be read in two ways: three digits after a point may be thousands; write “£12,500” or “£12.50”",
            ),
            Self::TooLarge => f.write_str("is too large"),
            Self::Backwards => f.write_str("is a range that runs backwards"),
            Self::Ambiguous => f.write_str(
                "is a range that can be read in two ways; write both ends out, such as “£5,000–£10,000” or “£5–10k”",
            ),
            Self::OtherCurrency(code) => {
                write!(f, "is in another currency ({code}) than the policy")
            }
        }
    }
}

impl std::error::Error for MoneyError {}

/// Reads an amount from a number of major units, a text, or the signed form `{minor: 500000}`.
///
/// # Errors
/// [`MoneyError`] says what about it cannot be read.
pub fn read(node: &Node, currency: Currency) -> Result<Amount, MoneyError> {
    match node {
        Node::Int(whole) => {
            let minor = i128::from(*whole) * 10i128.pow(currency.exponent());
            in_range(minor).map(Amount::Exact)
        }
        Node::Text(text) => read_text(text, currency),
        Node::Decimal(digits) => number(digits, currency).map(Amount::Exact),
        Node::Map(entries) => match entries.as_slice() {
            [(key, Node::Int(minor))] if key == "minor" => {
                in_range(i128::from(*minor)).map(Amount::Exact)
            }
            _ => Err(MoneyError::Unreadable),
        },
        Node::Null | Node::Bool(_) | Node::List(_) => Err(MoneyError::Unreadable),
    }
}

/// Reads the digits of a number, whose point is a decimal point whatever the currency.
fn number(digits: &str, currency: Currency) -> Result<i64, MoneyError> {
    match node::scaled(digits, currency.exponent()) {
        _ if digits.starts_with('-') => Err(MoneyError::Unreadable),
        Some(Scaled::Whole(minor)) => in_range(minor),
        Some(Scaled::Fraction) => Err(MoneyError::TooPrecise),
        Some(Scaled::TooLarge) => Err(MoneyError::TooLarge),
        None => Err(MoneyError::Unreadable),
    }
}

/// Reads an amount as people write it.
///
/// ```
/// use baton_core::money::{Amount, Currency, read_text};
/// assert_eq!(read_text("£15–20k", Currency::GBP), Ok(Amount::Range(1_500_000, 2_000_000)));
/// assert_eq!(read_text("12,500.50", Currency::GBP), Ok(Amount::Exact(1_250_050)));
/// ```
///
/// # Errors
/// [`MoneyError`] says what about it cannot be read.
pub fn read_text(text: &str, currency: Currency) -> Result<Amount, MoneyError> {
    let text = text.trim();
    let ends: Vec<&str> = text.split(['-', '–', '—', '‑', '−']).collect();
    match ends.as_slice() {
        [one] => Ok(Amount::Exact(
            End::read(one, currency)?.minor(None, currency)?,
        )),
        [low, high] => range(
            &End::read(low, currency)?,
            &End::read(high, currency)?,
            currency,
        ),
        _ => Err(MoneyError::Unreadable),
    }
}

/// The amounts of a range.
///
/// The k of the upper end covers both: £15–20k. Where that would run backwards and the lower end is in the
/// hundreds or more, it stands for itself: £500–2k. Without any k, a lower end that people may have meant in
/// thousands is not guessed at: £5–10,000 is five pounds or five thousand.
fn range(low: &End, high: &End, currency: Currency) -> Result<Amount, MoneyError> {
    let top = high.minor(None, currency)?;
    let plain = low.minor(None, currency);
    let bottom = low.minor(high.scale, currency)?;
    let hundred = 100 * 10i64.pow(currency.exponent());
    let bottom = match plain {
        Ok(plain) if bottom > top && high.scale == Some(3) && plain >= hundred => plain,
        _ => bottom,
    };
    if bottom > top {
        return Err(MoneyError::Backwards);
    }
    let in_thousands = low.minor(Some(3), currency);
    let bare = low.scale.is_none() && high.scale.is_none();
    let is_larger = |thousands: i64| bottom < thousands && thousands < top;
    if bare && in_thousands.is_ok_and(is_larger) {
        return Err(MoneyError::Ambiguous);
    }
    Ok(Amount::Range(bottom, top))
}

/// One end of an amount: digits with the point taken out, how many stood behind it, and k or m.
struct End {
    digits: i128,
    decimals: u32,
    scale: Option<u32>,
    /// Whether the point stands where one between thousands would.
    grouped: bool,
}

impl End {
    fn read(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = without_currency(text.trim(), currency)?;
        let (text, scale) = match text.char_indices().next_back() {
            Some((i, 'k' | 'K')) => (text.get(..i).unwrap_or_default(), Some(3)),
            Some((i, 'm' | 'M')) => (text.get(..i).unwrap_or_default(), Some(6)),
            _ => (text, None),
        };
        let text = text.trim_end();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let whole = without_groups(whole).ok_or(MoneyError::Unreadable)?;
        let fraction_ok = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
        if !fraction_ok {
            return Err(MoneyError::Unreadable);
        }
        let grouped = fraction.len() == 3 && matches!(whole.len(), 1..=3);
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}");
        if digits.len() > 30 {
            return Err(MoneyError::TooLarge);
        }
        Ok(Self {
            digits: digits.parse().map_err(|_| MoneyError::Unreadable)?,
            decimals: u32::try_from(fraction.len()).map_err(|_| MoneyError::TooPrecise)?,
            scale,
            grouped,
        })
    }

    fn minor(&self, inherited: Option<u32>, currency: Currency) -> Result<i64, MoneyError> {
        let scale = self.scale.or(inherited);
        if self.grouped && scale.is_none() && currency.exponent() < 3 {
            return Err(MoneyError::Thousands);
        }
        let power = currency.exponent() + scale.unwrap_or(0);
        let shift = power
            .checked_sub(self.decimals)
            .ok_or(MoneyError::TooPrecise)?;
        let minor = 10i128
            .checked_pow(shift)
            .and_then(|p| self.digits.checked_mul(p));
        in_range(minor.ok_or(MoneyError::TooLarge)?)
    }
}

fn in_range(minor: i128) -> Result<i64, MoneyError> {
    match i64::try_from(minor) {
        Ok(n) if (0..=crate::canonical::MAX_INTEGER).contains(&n) => Ok(n),
        Ok(n) if n < 0 => Err(MoneyError::Unreadable),
        _ => Err(MoneyError::TooLarge),
    }
}

/// Takes the sign or code off either side; another currency's is an error.
fn without_currency(text: &str, currency: Currency) -> Result<&str, MoneyError> {
    let own_sign = currency.sign();
    for mark in [own_sign.trim(), currency.code()] {
        if let Some(rest) = text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)) {
            return Ok(rest.trim());
        }
    }
    let foreign: String = text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ' | 'k' | 'K' | 'm' | 'M'))
        .collect();
    let is_currency =
        Currency::parse(&foreign).is_some() || matches!(foreign.as_str(), "£" | "€" | "$" | "¥");
    // Its own mark in the middle of the digits is no other currency, only not an amount.
    let own = foreign == currency.code() || foreign == own_sign.trim();
    if is_currency && !own {
        Err(MoneyError::OtherCurrency(foreign))
    } else {
        Ok(text)
    }
}

/// `12,500` or `12500`; groups of three only, so that `1,5` is never taken for fifteen.
fn without_groups(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|g| g.len() == 3));
    (digits(first) && grouped && rest.iter().all(|g| digits(g))).then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbp(text: &str) -> Result<Amount, MoneyError> {
        read_text(text, Currency::GBP)
    }

    #[test]
    fn amounts_as_people_write_them() {
        for (text, minor) in [
            ("5000", 500_000),
            ("£5k", 500_000),
            ("5,000", 500_000),
            ("£12,500.50", 1_250_050),
            ("1.2m", 120_000_000),
            ("GBP 750", 75_000),
            ("12.5K", 1_250_000),
            (" £ 8 ", 800),
            ("750 GBP", 75_000),
        ] {
            assert_eq!(gbp(text), Ok(Amount::Exact(minor)), "{text}");
        }
        for text in ["£15–20k", "£15-20k", "15k – 20k", "£15k-£20k"] {
            assert_eq!(gbp(text), Ok(Amount::Range(1_500_000, 2_000_000)), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount() {
        for text in [
            "",
            "abc",
            "1,5",
            "12,50",
            "1.2.3",
            "-5",
            "£",
            "5kk",
            "1e3",
            "20–15–10",
            ".5",
            "5£1",
            "G1BP 7",
        ] {
            assert_eq!(gbp(text), Err(MoneyError::Unreadable), "{text}");
        }
        assert_eq!(gbp("1.0051"), Err(MoneyError::TooPrecise));
        assert_eq!(gbp("£20–15k"), Err(MoneyError::Backwards));
        assert_eq!(gbp("$5k"), Err(MoneyError::OtherCurrency("$".to_owned())));
        assert_eq!(
            gbp("EUR 5"),
            Err(MoneyError::OtherCurrency("EUR".to_owned()))
        );
        assert_eq!(gbp("99999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn three_digits_after_a_point_are_nobody_s_guess() {
        for text in [
            "12.500",
            "£1.250",
            "1.005",
            "£12.500–15.000",
            "12,500–13.000",
        ] {
            assert_eq!(gbp(text), Err(MoneyError::Thousands), "{text}");
        }
        assert_eq!(gbp("£1.255k"), Ok(Amount::Exact(125_500)));
        assert_eq!(
            gbp("£1.250–1.500m"),
            Ok(Amount::Range(125_000_000, 150_000_000))
        );
        let dinar = Currency::parse("KWD").unwrap();
        assert_eq!(read_text("12.500", dinar), Ok(Amount::Exact(12_500)));
        // In a number the point is what it is in every number.
        let number = |text: &str| read(&Node::Decimal(text.to_owned()), Currency::GBP);
        assert_eq!(number("12.500"), Ok(Amount::Exact(1_250)));
        assert_eq!(number("12.505"), Err(MoneyError::TooPrecise));
    }

    #[test]
    fn the_k_of_a_range_covers_what_makes_sense() {
        for (text, low, high) in [
            ("£500–2k", 500, 2_000),
            ("£1,500–2k", 1_500, 2_000),
            ("£100–1k", 100, 1_000),
            ("£2–2.5k", 2_000, 2_500),
            ("£5k–10,000", 5_000, 10_000),
            ("£500–2,000", 500, 2_000),
            ("£5–20", 5, 20),
            ("£0–5,000", 0, 5_000),
            ("£900–5,000", 900, 5_000),
        ] {
            let range = Amount::Range(low * 100, high * 100);
            assert_eq!(gbp(text), Ok(range), "{text}");
        }
        for text in ["£20–15k", "£50–2k", "£500–1.2m", "£5k–10"] {
            assert_eq!(gbp(text), Err(MoneyError::Backwards), "{text}");
        }
        for text in ["£5–10,000", "5-10000", "£5–£10,000", "£100–250,000"] {
            assert_eq!(gbp(text), Err(MoneyError::Ambiguous), "{text}");
        }
    }

    #[test]
    fn a_range_stands_for_one_number() {
        let range = Amount::Range(1_500_000, 2_000_001);
        assert_eq!(range.on(Basis::Low), 1_500_000);
        assert_eq!(range.on(Basis::Mid), 1_750_000);
        assert_eq!(range.on(Basis::High), 2_000_001);
    }

    #[test]
    fn amounts_print_as_people_write_them() {
        assert_eq!(Currency::GBP.format(1_250_050), "£12,500.50");
        assert_eq!(Currency::GBP.format(500_000), "£5,000");
        assert_eq!(Currency::GBP.format(5), "£0.05");
        for (text, short) in [
            ("£15,000–£20,000", "£15–20k"),
            ("15000", "£15k"),
            ("1.2m", "£1.2m"),
            ("£2,000,000", "£2m"),
            ("£1.25m", "£1250k"),
            ("£1.2–1.5m", "£1.2–1.5m"),
            ("£800k–£1.2m", "£800k–£1.2m"),
            ("12,500", "£12,500"),
            ("£500–2k", "£500–£2,000"),
            ("£0–5,000", "£0–£5,000"),
        ] {
            let amount = gbp(text).unwrap();
            assert_eq!(amount.format(Currency::GBP), short, "{text}");
            assert_eq!(gbp(short), Ok(amount), "{short} reads back");
        }
        assert_eq!(Currency::parse("JPY").unwrap().format(5000), "JPY 5,000");
    }
}
