//! Assigned calling codes (ITU-T E.164, list of assigned country codes).

/// Returns true for the calling code of a country, an area or a satellite network.
///
/// Codes of services without subscribers (freephone, premium rate, shared cost) are excluded.
pub(super) const fn is_assigned(code: u16) -> bool {
    matches!(code,
        1 | 7 | 20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98
        | 211..=213 | 216 | 218 | 220..=258 | 260..=269 | 290 | 291 | 297..=299
        | 350..=359 | 370..=378 | 380..=383 | 385..=387 | 389 | 420 | 421 | 423
        | 500..=509 | 590..=599 | 670 | 672..=683 | 685..=692
        | 850 | 852 | 853 | 855 | 856 | 870 | 880..=883 | 886
        | 960..=968 | 970..=977 | 992..=996 | 998)
}

/// Splits the digits after a plus into calling code and rest; returns `None` if they begin with no assigned code.
pub(super) fn split(digits: &str) -> Option<(u16, &str)> {
    // No code is a prefix of another.
    (1..=3).find_map(|length| {
        let (code, rest) = digits.split_at_checked(length)?;
        let code = code.parse().ok().filter(|_| !code.starts_with('0'))?;
        is_assigned(code).then_some((code, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_is_a_prefix_of_another() {
        let codes: Vec<String> = (1..1000)
            .filter(|c| is_assigned(*c))
            .map(|c| c.to_string())
            .collect();
        for code in &codes {
            let longer = codes
                .iter()
                .find(|other| *other != code && other.starts_with(code.as_str()));
            assert_eq!(longer, None, "{code}");
        }
        assert_eq!(split("447700900123"), Some((44, "7700900123")));
        assert_eq!(split("0447700900123"), None);
        assert_eq!(split("2107700900123"), None, "210 is spare");
        assert_eq!(split(""), None);
    }
}
