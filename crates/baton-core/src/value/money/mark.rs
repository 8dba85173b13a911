//! Signs, codes and names of currencies.

mod table;

use table::{ENGLISH, SIGNS, WORDS};

use super::currency::Currency;
use super::cursor::{Cursor, may_begin, same_word};
use super::error::MoneyErrorKind as Kind;
use super::iso4217;

/// Passes over the currency's own signs, codes and names.
///
/// # Errors
/// [`Kind::OtherCurrency`] for those of another one.
pub(super) fn marks(mut at: Cursor<'_>, currency: Currency) -> Result<(bool, Cursor<'_>), Kind> {
    let mut found = false;
    while let Some((mark, codes, after)) = next(at, currency) {
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

/// A sign, code or name, and the currencies that it may mean; `None` for the policy's own code.
fn next(at: Cursor<'_>, currency: Currency) -> Option<(&str, Option<&'static str>, Cursor<'_>)> {
    let text = at.rest.trim_start();
    let first = text.chars().next()?;
    if first.is_ascii_digit() || matches!(first, '.' | '-' | '–' | '+' | '/' | ',') {
        return None;
    }
    if let Some((mark, codes)) = sign(text) {
        return Some((mark, Some(codes), Cursor::new(text.get(mark.len()..)?)));
    }
    let (word, after) = at.word()?;
    if word.eq_ignore_ascii_case(currency.code()) {
        return Some((word, None, after));
    }
    if let Some((_, codes)) = WORDS.iter().find(|(name, _)| same_word(word, name)) {
        // `R` is the rand in South Africa, and `Fr` Swiss francs; elsewhere they are letters.
        let letters = word.len() <= 2 && !currency.is_in(codes);
        return (!letters || matches!(word, "kr" | "zł" | "Kč" | "RM" | "Rp" | "Rs" | "US" | "UK"))
            .then_some((word, Some(*codes), after.without_stop()));
    }
    other_code(word).then_some((word, Some(""), after))
}

/// Returns true for the code of any currency that is no English word.
pub(super) fn other_code(word: &str) -> bool {
    let Ok(mut code) = <[u8; 3]>::try_from(word.as_bytes()) else {
        return false;
    };
    code.make_ascii_uppercase();
    iso4217::is_known(&code) && !ENGLISH.as_bytes().as_chunks().0.contains(&code)
}

/// Returns true for a currency's code in capitals, also if it is an English word: `CAD`.
pub(super) fn is_code(word: &str) -> bool {
    let code = <[u8; 3]>::try_from(word.as_bytes());
    let said = ["ALL", "TOP", "TRY"].contains(&word);
    code.is_ok_and(|code| iso4217::is_known(&code) && !said)
}

/// Returns true if a sign such as `C$` comes next.
pub(super) fn is_sign_next(at: Cursor<'_>) -> bool {
    sign(at.rest.trim_start()).is_some()
}

fn sign(text: &str) -> Option<(&str, &'static str)> {
    SIGNS.into_iter().find_map(|(sign, codes)| {
        if !may_begin(text, sign) {
            return None;
        }
        let mark = text.get(..sign.len())?;
        mark.eq_ignore_ascii_case(sign).then_some((mark, codes))
    })
}

/// The code of the currency that a sign or name suggests.
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    let all = SIGNS.iter().chain(&WORDS);
    let mut found = all.filter(|(name, _)| text.eq_ignore_ascii_case(name));
    found.next().and_then(|(_, codes)| codes.get(..3))
}
