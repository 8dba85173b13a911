//! Parsing of a text with one amount or one range, and the phrases around it.

use crate::value::money::cursor::{Cursor, DASHES};
use crate::value::money::end::{End, read_end};
use crate::value::money::mark::{is_sign_next, skip_marks};
use crate::value::money::range::{Joint, build_range};
use crate::value::money::{
    Amount, Currency, MoneyErrorKind as Kind, Qualifier, Qualifiers, StatedAmount, phrase, shape,
    unread,
};

/// The phrases before an amount.
struct Lead<'a> {
    qualifiers: Qualifiers,
    /// True after “from”, which is a lower bound unless a range follows.
    from: bool,
    between: bool,
    at: Cursor<'a>,
}

pub(super) fn parse(text: &str, currency: Currency) -> Result<StatedAmount, Kind> {
    if let Some(kind) = shape::detect(text) {
        return Err(kind);
    }
    let lead = read_lead(Cursor::new(strip_plus(text)))?;
    if currency.has_decimal_comma() && shape::is_day_and_month(lead.at.rest) {
        return Err(Kind::Date);
    }
    if !lead.between {
        return read_amount(&lead, [true, true], currency);
    }
    // In “between two and a half and three” each “and” may be part of a number. All ways that work must agree.
    let ways = [[false, false], [true, false], [false, true], [true, true]];
    let mut found: Option<StatedAmount> = None;
    let mut failed = None;
    for joined in ways {
        match read_amount(&lead, joined, currency) {
            Ok(stated) if found.is_some_and(|found| found != stated) => {
                return Err(Kind::Ambiguous);
            }
            Ok(stated) => found = Some(stated),
            Err(kind) => failed = failed.or(Some(kind)),
        }
    }
    found.ok_or(failed.unwrap_or(Kind::Unreadable))
}

/// Strips the plus that spreadsheets write before a number: `+15000`.
fn strip_plus(text: &str) -> &str {
    let number = text.strip_prefix('+');
    number
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text)
}

fn read_lead(at: Cursor<'_>) -> Result<Lead<'_>, Kind> {
    let mut lead = Lead {
        qualifiers: Qualifiers::NONE,
        from: false,
        between: false,
        at,
    };
    loop {
        let at = lead.at;
        // Most amounts begin with a digit or a sign.
        let is_digit = at.peek().is_some_and(|c| c.is_ascii_digit());
        if is_digit || is_sign_next(at) {
            return Ok(lead);
        }
        let somewhere = at.phrase("somewhere").or_else(|| at.phrase("anywhere"));
        let at = somewhere.unwrap_or(at);
        if let Some(after) = at.phrase("between") {
            (lead.between, lead.at) = (true, after);
            return Ok(lead);
        }
        if let Some(after) = at.phrase("from") {
            (lead.from, lead.at) = (true, after);
            continue;
        }
        let Some((meaning, after)) = phrase::before(lead.at) else {
            return Ok(lead);
        };
        if let Some(qualifier) = meaning {
            lead.qualifiers = with(lead.qualifiers, qualifier)?;
        }
        lead.at = after;
    }
}

/// Reads one amount or a range, with the phrases after it, to the end of the text.
fn read_amount(
    lead: &Lead<'_>,
    [low_joined, high_joined]: [bool; 2],
    currency: Currency,
) -> Result<StatedAmount, Kind> {
    let (low, at) = read_end(lead.at, currency, low_joined)?;
    let (qualifiers, at) = read_tail(lead.qualifiers, at, &low, currency)?;
    if at.is_at_end() {
        if lead.between {
            return Err(Kind::Unreadable);
        }
        let qualifiers = if lead.from {
            with(qualifiers, Qualifier::AtLeast)?
        } else {
            qualifiers
        };
        return Ok(StatedAmount {
            amount: Amount::Exact(low.minor(None, currency)?),
            qualifiers,
        });
    }
    let Some((joint, at)) = read_joint(at, lead.between) else {
        return Err(unread::reason_after(at));
    };
    let (about, at) = match phrase::before(at) {
        Some((Some(Qualifier::About), after)) if !is_sign_next(at) => (true, after),
        _ => (false, at),
    };
    let (high, at) = read_end(at, currency, high_joined)?;
    let qualifiers = if about {
        with(qualifiers, Qualifier::About)?
    } else {
        qualifiers
    };
    let (qualifiers, at) = read_tail(qualifiers, at, &high, currency)?;
    if !at.is_at_end() {
        return Err(unread::reason_after(at));
    }
    let amount = build_range(&low, joint, &high, currency)?;
    Ok(StatedAmount { amount, qualifiers })
}

/// Reads the text that joins the two ends of a range.
fn read_joint(at: Cursor<'_>, between: bool) -> Option<(Joint, Cursor<'_>)> {
    let and = at.phrase("and").or_else(|| at.eat("&"));
    if let Some(after) = and.filter(|_| between) {
        return Some((Joint::Words, after));
    }
    if let Some(after) = at.hyphen().filter(|after| after.phrase("to").is_none()) {
        return Some((Joint::Hyphen, after));
    }
    for words in ["to", "up to", "upto", "until", "till", "through", "thru"] {
        let hyphened = at.hyphen().and_then(|at| at.phrase(words)).map(|after| {
            // `10-to-20k`
            Cursor::new(after.rest.strip_prefix('-').unwrap_or(after.rest))
        });
        if let Some(after) = hyphened.or_else(|| at.phrase(words)) {
            return Some((Joint::Words, after));
        }
    }
    let text = at.rest.trim_start();
    let dashes = text.trim_start_matches(DASHES);
    if dashes.len() < text.len() {
        return Some((Joint::Dash, Cursor::new(dashes)));
    }
    ["...", "..", "…", "~", "〜"]
        .iter()
        .find_map(|mark| Some((Joint::Dash, at.eat(mark)?)))
}

/// Reads the phrases after an amount.
fn read_tail<'a>(
    mut qualifiers: Qualifiers,
    mut at: Cursor<'a>,
    end: &End,
    currency: Currency,
) -> Result<(Qualifiers, Cursor<'a>), Kind> {
    loop {
        if at.rest.is_empty() {
            return Ok((qualifiers, at));
        }
        let from = at
            .eat("(")
            .or_else(|| at.eat(","))
            .filter(|from| phrase::after(*from).is_some());
        let from = from.unwrap_or(at);
        if let Some((meaning, after)) = phrase::after(from) {
            // “15 min” and “5 pm” are times of day; “£15 min” and “£500 pm” are amounts.
            let word = from.word().map_or("", |(word, _)| word);
            let short = word.eq_ignore_ascii_case("min") || word.eq_ignore_ascii_case("pm");
            if short && end.is_bare() && end.number.value.is_below(1_000) {
                return Err(Kind::Unreadable);
            }
            if let Some(qualifier) = meaning {
                qualifiers = with(qualifiers, qualifier)?;
            }
            at = after.eat(")").unwrap_or(after);
            continue;
        }
        let inside = at.eat("(").unwrap_or(at);
        let (marked, after) = skip_marks(inside, currency)?;
        let after = after.eat(")").unwrap_or(after);
        let rupees = at.eat("/-").filter(|_| currency.has_lakhs());
        if let Some(after) = rupees.or(marked.then_some(after)) {
            at = after;
            continue;
        }
        return Ok((qualifiers, at));
    }
}

fn with(qualifiers: Qualifiers, qualifier: Qualifier) -> Result<Qualifiers, Kind> {
    qualifiers.with(qualifier).ok_or(Kind::Unreadable)
}
