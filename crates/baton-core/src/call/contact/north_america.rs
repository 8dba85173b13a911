//! The North American numbering plan.

/// Returns true for a North American number that begins with its calling code, 1.
pub(super) fn is_north_american_abroad(digits: &str) -> bool {
    let national = digits.strip_prefix('1');
    national.is_some_and(|national| national.len() == 10 && is_north_american(national))
}

/// Returns true if the area code and exchange of a ten-digit number can be assigned. 555 is not an area code.
pub(super) fn is_north_american(national: &str) -> bool {
    match national.as_bytes() {
        [area, a, b, exchange, _, _, ..] => {
            (b'2'..=b'9').contains(area)
                && (b'2'..=b'9').contains(exchange)
                && [*area, *a, *b] != *b"555"
                && [*a, *b] != *b"11"
        }
        _ => false,
    }
}
