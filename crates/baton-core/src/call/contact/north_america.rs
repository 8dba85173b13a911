//! The North American numbering plan.

/// Returns true for the digits of a North American number after its calling code, 1.
pub(super) fn is_north_american_abroad(digits: &str) -> bool {
    let national = digits.strip_prefix('1');
    national.is_some_and(|national| national.len() == 10 && is_north_american(national))
}

/// Returns true for ten digits with an area code and an exchange that may be given to people. 555 is no area code.
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
