//! Marks of currencies: signs, codes and names.

mod table;

use table::{ENGLISH, SIGNS, WORDS};

use super::currency::Currency;
use super::cursor::{Cursor, may_begin, same_word};
use super::error::MoneyErrorKind as Kind;
use super::iso4217;

/// Skips marks of the currency. Returns true if there are any.
///
/// # Errors
/// Returns [`Kind::OtherCurrency`] for marks of another currency.
pub(super) fn skip_marks(
    mut at: Cursor<'_>,
    currency: Currency,
) -> Result<(bool, Cursor<'_>), Kind> {
    let mut found = false;
    while let Some((mark, codes, after)) = read_mark(at, currency) {
        if !currency.is_in(codes.unwrap_or(currency.code())) {
            return Err(Kind::OtherCurrency(mark.to_owned()));
        }
        // `GBP.50` is fifty pence or fifty pounds.
        if codes.is_none() && after.peek() == Some('.') && !after.is_at_end() {
            return Err(Kind::Unreadable);
        }
        (found, at) = (true, after);
    }
    Ok((found, at))
}

/// Reads a mark and the codes of the currencies that it may mean; `None` instead of codes for the policy's own code.
fn read_mark(
    at: Cursor<'_>,
    currency: Currency,
) -> Option<(&str, Option<&'static str>, Cursor<'_>)> {
    let text = at.rest.trim_start();
    let first = text.chars().next()?;
    if first.is_ascii_digit() || matches!(first, '.' | '-' | '–' | '+' | '/' | ',') {
        return None;
    }
    if let Some((mark, codes)) = read_sign(text) {
        return Some((mark, Some(codes), Cursor::new(text.get(mark.len()..)?)));
    }
    let (word, after) = at.word()?;
    if word.eq_ignore_ascii_case(currency.code()) {
        return Some((word, None, after));
    }
    if let Some((_, codes)) = WORDS.iter().find(|(name, _)| same_word(word, name)) {
        // In the right currency `R` is the rand and `Fr` Swiss francs; otherwise they are just letters.
        let letters = word.len() <= 2 && !currency.is_in(codes);
        return (!letters || matches!(word, "kr" | "zł" | "Kč" | "RM" | "Rp" | "Rs" | "US" | "UK"))
            .then_some((word, Some(*codes), after.without_stop()));
    }
    is_unambiguous_code(word).then_some((word, Some(""), after))
}

/// Returns true for the code of any currency, unless it is also an English word.
pub(super) fn is_unambiguous_code(word: &str) -> bool {
    let Ok(mut code) = <[u8; 3]>::try_from(word.as_bytes()) else {
        return false;
    };
    code.make_ascii_uppercase();
    iso4217::is_known(&code) && !ENGLISH.as_bytes().as_chunks().0.contains(&code)
}

/// Returns true for a currency's code in capitals, even if it is also an English word, such as `CAD`.
pub(super) fn is_code(word: &str) -> bool {
    let code = <[u8; 3]>::try_from(word.as_bytes());
    let common = ["ALL", "TOP", "TRY"].contains(&word);
    code.is_ok_and(|code| iso4217::is_known(&code) && !common)
}

/// Returns true if a sign such as `C$` follows.
pub(super) fn is_sign_next(at: Cursor<'_>) -> bool {
    read_sign(at.rest.trim_start()).is_some()
}

fn read_sign(text: &str) -> Option<(&str, &'static str)> {
    SIGNS.into_iter().find_map(|(sign, codes)| {
        if !may_begin(text, sign) {
            return None;
        }
        let mark = text.get(..sign.len())?;
        mark.eq_ignore_ascii_case(sign).then_some((mark, codes))
    })
}

/// Returns the code of the currency that a sign or name suggests.
pub(super) fn suggested_code(text: &str) -> Option<&'static str> {
    let all = SIGNS.iter().chain(&WORDS);
    let mut found = all.filter(|(name, _)| text.eq_ignore_ascii_case(name));
    found.next().and_then(|(_, codes)| codes.get(..3))
}
