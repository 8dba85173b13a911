//! Countries whose national phone numbers can be read, with their numbering plans.
//!
//! Lengths are those of the national number without its trunk prefix, from the national numbering plans filed with the
//! ITU (ITU-T E.164).

use std::fmt;

use super::calling_code;
use super::north_america::is_north_american_abroad;

/// A country's numbering plan.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    /// The ISO 3166-1 alpha-2 code.
    code: &'static str,
    name: &'static str,
    calling_code: u16,
    /// The trunk prefix, which is dialled before a national number but not from abroad; empty if there is none.
    trunk: &'static str,
    shortest: u8,
    longest: u8,
}

/// A country whose national phone numbers can be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Country(&'static Plan);

const fn plan(
    code: &'static str,
    name: &'static str,
    calling_code: u16,
    trunk: &'static str,
    shortest: u8,
    longest: u8,
) -> Plan {
    Plan {
        code,
        name,
        calling_code,
        trunk,
        shortest,
        longest,
    }
}

static PLANS: [Plan; 72] = [
    plan("AE", "United Arab Emirates", 971, "0", 8, 9),
    plan("AR", "Argentina", 54, "0", 10, 11),
    plan("AT", "Austria", 43, "0", 4, 13),
    plan("AU", "Australia", 61, "0", 9, 9),
    plan("BD", "Bangladesh", 880, "0", 8, 10),
    plan("BE", "Belgium", 32, "0", 8, 9),
    plan("BG", "Bulgaria", 359, "0", 7, 9),
    plan("BR", "Brazil", 55, "0", 10, 11),
    plan("CA", "Canada", 1, "1", 10, 10),
    plan("CH", "Switzerland", 41, "0", 9, 9),
    plan("CL", "Chile", 56, "", 9, 9),
    plan("CN", "China", 86, "0", 10, 11),
    plan("CO", "Colombia", 57, "", 10, 10),
    plan("CY", "Cyprus", 357, "", 8, 8),
    plan("CZ", "Czechia", 420, "", 9, 9),
    plan("DE", "Germany", 49, "0", 5, 13),
    plan("DK", "Denmark", 45, "", 8, 8),
    plan("EE", "Estonia", 372, "", 7, 8),
    plan("EG", "Egypt", 20, "0", 8, 10),
    plan("ES", "Spain", 34, "", 9, 9),
    plan("FI", "Finland", 358, "0", 5, 12),
    plan("FR", "France", 33, "0", 9, 9),
    plan("GB", "United Kingdom", 44, "0", 9, 10),
    plan("GG", "Guernsey", 44, "0", 10, 10),
    plan("GH", "Ghana", 233, "0", 9, 9),
    plan("GR", "Greece", 30, "", 10, 10),
    plan("HK", "Hong Kong", 852, "", 8, 8),
    plan("HR", "Croatia", 385, "0", 8, 9),
    plan("HU", "Hungary", 36, "06", 8, 9),
    plan("ID", "Indonesia", 62, "0", 8, 12),
    plan("IE", "Ireland", 353, "0", 7, 9),
    plan("IL", "Israel", 972, "0", 8, 9),
    plan("IM", "Isle of Man", 44, "0", 10, 10),
    plan("IN", "India", 91, "0", 10, 10),
    plan("IS", "Iceland", 354, "", 7, 9),
    plan("IT", "Italy", 39, "", 6, 11),
    plan("JE", "Jersey", 44, "0", 10, 10),
    plan("JP", "Japan", 81, "0", 9, 10),
    plan("KE", "Kenya", 254, "0", 9, 9),
    plan("KR", "South Korea", 82, "0", 8, 10),
    plan("LK", "Sri Lanka", 94, "0", 9, 9),
    plan("LT", "Lithuania", 370, "0", 8, 8),
    plan("LU", "Luxembourg", 352, "", 4, 11),
    plan("LV", "Latvia", 371, "", 8, 8),
    plan("MA", "Morocco", 212, "0", 9, 9),
    plan("MT", "Malta", 356, "", 8, 8),
    plan("MX", "Mexico", 52, "", 10, 10),
    plan("MY", "Malaysia", 60, "0", 8, 10),
    plan("NG", "Nigeria", 234, "0", 8, 10),
    plan("NL", "Netherlands", 31, "0", 9, 9),
    plan("NO", "Norway", 47, "", 8, 8),
    plan("NZ", "New Zealand", 64, "0", 8, 10),
    plan("PE", "Peru", 51, "0", 8, 9),
    plan("PH", "Philippines", 63, "0", 8, 10),
    plan("PK", "Pakistan", 92, "0", 9, 10),
    plan("PL", "Poland", 48, "", 9, 9),
    plan("PR", "Puerto Rico", 1, "1", 10, 10),
    plan("PT", "Portugal", 351, "", 9, 9),
    plan("RO", "Romania", 40, "0", 9, 9),
    plan("RU", "Russia", 7, "8", 10, 10),
    plan("SA", "Saudi Arabia", 966, "0", 8, 9),
    plan("SE", "Sweden", 46, "0", 7, 10),
    plan("SG", "Singapore", 65, "", 8, 8),
    plan("SI", "Slovenia", 386, "0", 8, 8),
    plan("SK", "Slovakia", 421, "0", 9, 9),
    plan("TH", "Thailand", 66, "0", 8, 9),
    plan("TR", "Turkey", 90, "0", 10, 10),
    plan("TW", "Taiwan", 886, "0", 8, 9),
    plan("UA", "Ukraine", 380, "0", 9, 9),
    plan("US", "United States", 1, "1", 10, 10),
    plan("VN", "Vietnam", 84, "0", 9, 10),
    plan("ZA", "South Africa", 27, "0", 9, 9),
];

impl Country {
    /// Parses an ISO 3166-1 alpha-2 code in any case. Also accepts `UK` for the United Kingdom.
    ///
    /// ```
    /// use baton_core::call::contact::Country;
    /// assert_eq!(Country::parse("gb").map(Country::calling_code), Some(44));
    /// assert_eq!(Country::parse("ZZ"), None);
    /// ```
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        let code = if code.eq_ignore_ascii_case("UK") {
            "GB"
        } else {
            code
        };
        Self::all().find(|country| country.code().eq_ignore_ascii_case(code))
    }

    /// Returns every country of the table, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        PLANS.iter().map(Self)
    }

    /// Returns the ISO 3166-1 alpha-2 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// Returns the English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the calling code, such as 44.
    #[must_use]
    pub fn calling_code(self) -> u16 {
        self.0.calling_code
    }

    /// Returns the trunk prefix; empty if there is none.
    pub(super) fn trunk(self) -> &'static str {
        self.0.trunk
    }

    /// Returns the prefixes, other than `00`, that people dial before a calling code.
    pub(super) fn exit_codes(self) -> &'static [&'static str] {
        match self.0.calling_code {
            1 => &["011"],
            61 => &["0011"],
            81 => &["010"],
            82 => &["00700", "001", "002"],
            7 => &["810"],
            65 => &["001", "002", "008"],
            _ => &[],
        }
    }

    /// Returns true if a national number, without its trunk prefix, has a length that the plan allows.
    pub(super) fn allows(self, digits: usize) -> bool {
        (usize::from(self.0.shortest)..=usize::from(self.0.longest)).contains(&digits)
    }

    /// Returns true if digits of an allowed length, without a plus and a trunk prefix, can only be a national number.
    ///
    /// If the plan has numbers of many lengths, they may also be the number of another country without its plus, or a
    /// number without its area code.
    pub(super) fn is_clearly_national(self, digits: &str) -> bool {
        let plan = self.0;
        if plan.code == "IT" {
            // Landline numbers keep their zero; mobile numbers begin with 3, freephone numbers with 8.
            return digits.starts_with(['0', '3', '8']);
        }
        let lengths = plan.longest - plan.shortest;
        if plan.trunk.is_empty() {
            return lengths <= 2 || !is_number_abroad(digits);
        }
        // Chinese mobile numbers have eleven digits beginning with 1, and are never written with a trunk prefix.
        lengths <= 2 && (plan.code == "CN" || !is_north_american_abroad(digits))
    }

    /// Returns a country with a calling code. Countries that share a code allow the same lengths.
    pub(super) fn from_calling_code(code: u16) -> Option<Self> {
        // The British plan includes the numbers of the islands that share its code.
        let mut known = Self::all().filter(|country| country.0.calling_code == code);
        let first = known.next()?;
        Some(
            known
                .find(|country| country.0.code == "GB")
                .unwrap_or(first),
        )
    }
}

/// Returns true if digits without a plus begin with a calling code and fit its country's plan.
fn is_number_abroad(digits: &str) -> bool {
    let Some((code, rest)) = calling_code::split(digits) else {
        return false;
    };
    Country::from_calling_code(code).is_some_and(|country| country.allows(rest.len()))
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted_valid_and_found_by_their_codes() {
        let codes: Vec<_> = Country::all().map(Country::code).collect();
        assert!(codes.is_sorted(), "{codes:?}");
        for country in Country::all() {
            assert_eq!(Country::parse(country.code()), Some(country));
            assert!(super::super::calling_code::is_assigned(
                country.calling_code()
            ));
            let plan = country.0;
            let digits = plan.calling_code.to_string().len() + usize::from(plan.longest);
            assert!(plan.shortest <= plan.longest && digits <= 15, "{country:?}");
        }
        assert_eq!(Country::parse("uk"), Country::parse("GB"));
        assert_eq!(Country::from_calling_code(44), Country::parse("GB"));
    }
}
