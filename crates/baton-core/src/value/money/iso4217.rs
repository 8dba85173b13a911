//! The currency codes of ISO 4217.
//!
//! The source is list one of the standard, as published by its maintenance agency (SIX) and amended up to 1 January
//! 2026, when the euro replaced the Bulgarian lev. Codes without a minor unit (gold, special drawing rights, testing)
//! are left out, because no deal is priced in them. Our own table is 1 KB; a library would also bring names and
//! countries.

/// The active codes by their number of decimals, without separators, in alphabetical order.
const ACTIVE: [(u32, &str); 4] = [
    (0, "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF"),
    (
        2,
        "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOPCOUCRCCUPCVECZK\
         DKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSL\
         MADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEK\
         SGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSDUSNUYUUZSVEDVESWSTXADXCDXCGYERZARZMWZWG",
    ),
    (3, "BHDIQDJODKWDLYDOMRTND"),
    (4, "CLFUYW"),
];

/// Withdrawn codes, each followed by the code that replaced it.
const WITHDRAWN: &str = "ATSEURBEFEURBGNEURCYPEURDEMEUREEKEURESPEURFIMEURFRFEURGRDEURHRKEURIEPEURITLEURLTLEURLUFEURLVLEUR\
     MTLEURNLGEURPTEEURSITEURSKKEURXEUEURANGXCGAZMAZNBYBBYNBYRBYNCSKCZKCUCCUPGHCGHSMROMRUMZMMZNPLZPLNROLRONRURRUBSDDSDG\
     SLLSLESTDSTNTMMTMTTRLTRYVEBVESVEFVESYUMRSDZMKZMWZWLZWG";

/// Unofficial codes that people write, each followed by the ISO 4217 code of the same currency.
const UNOFFICIAL: &str = "CNHCNYDHSAEDGGPGBPIMPGBPJEPGBPNISILSNTDTWDRMBCNYSFRCHFSTGGBPTVDAUDUKPGBP";

/// The most common codes, which are suggested first.
const COMMON: &str = "GBPEURUSDCHFCADAUDNZDINRJPYCNYSEKNOKDKKPLNCZKSGDHKDZARAEDBRLMXNILSTRY";

/// Returns the number of decimals of an active code.
pub(super) fn exponent(code: &[u8; 3]) -> Option<u32> {
    let mut groups = ACTIVE.into_iter();
    let group = groups.find(|(_, codes)| chunks(codes).any(|known| known == code));
    group.map(|(exponent, _)| exponent)
}

/// Returns the code that replaced a withdrawn one.
pub(super) fn replacement(code: &[u8]) -> Option<&'static str> {
    find_pair(WITHDRAWN, code)
}

/// Returns the second code of the pair that begins with a code.
fn find_pair(pairs: &'static str, code: &[u8]) -> Option<&'static str> {
    let mut pairs = pairs.as_bytes().chunks_exact(6);
    let pair = pairs.find(|pair| pair.starts_with(code))?;
    std::str::from_utf8(pair.get(3..)?).ok()
}

/// Returns true for a code that is or was in use.
pub(super) fn is_known(code: &[u8; 3]) -> bool {
    exponent(code).is_some() || replacement(code).is_some()
}

/// Returns the active code that was probably intended. An unofficial code counts before two exchanged letters, these before
/// one wrong letter, and a common code before others.
pub(super) fn nearest(written: &str) -> Option<&'static str> {
    let written: [u8; 3] = written.to_ascii_uppercase().as_bytes().try_into().ok()?;
    if let Some(code) = find_pair(UNOFFICIAL, &written) {
        return Some(code);
    }
    let all = || chunks(COMMON).chain(ACTIVE.into_iter().flat_map(|(_, codes)| chunks(codes)));
    let similar = |test: fn(&[u8; 3], &[u8; 3]) -> bool| all().find(|code| test(code, &written));
    let code = similar(|a, b| a == b)
        .or_else(|| similar(is_exchanged))
        .or_else(|| similar(|a, b| a.iter().zip(b).filter(|(a, b)| a != b).count() == 1))?;
    std::str::from_utf8(code).ok()
}

fn is_exchanged(a: &[u8; 3], b: &[u8; 3]) -> bool {
    let ([a1, a2, a3], [b1, b2, b3]) = (a, b);
    (a1, a2, a3) == (b2, b1, b3) || (a1, a2, a3) == (b1, b3, b2)
}

fn chunks(codes: &'static str) -> impl Iterator<Item = &'static [u8; 3]> {
    codes.as_bytes().as_chunks().0.iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        let mut all = Vec::new();
        for (_, codes) in ACTIVE {
            assert_eq!(codes.len() % 3, 0);
            assert!(chunks(codes).is_sorted_by(|a, b| a < b), "{codes}");
            all.extend(chunks(codes));
        }
        all.sort();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(all.len(), 165);
        for code in chunks(COMMON) {
            assert!(all.contains(&code), "{code:?}");
        }
        for pair in WITHDRAWN.as_bytes().as_chunks::<6>().0 {
            let (old, new) = pair.split_at(3);
            assert!(!all.iter().any(|code| *code == old), "{pair:?}");
            assert!(all.iter().any(|code| *code == new), "{pair:?}");
        }
        assert_eq!(WITHDRAWN.len() % 6, 0);
        assert_eq!(UNOFFICIAL.len() % 6, 0);
        for pair in UNOFFICIAL.as_bytes().as_chunks::<6>().0 {
            let (code, meant) = pair.split_at(3);
            assert!(!all.iter().any(|known| *known == code), "{pair:?}");
            assert!(all.iter().any(|known| *known == meant), "{pair:?}");
            assert_eq!(replacement(code), None, "{pair:?}");
        }
    }

    #[test]
    fn typing_errors_suggest_the_intended_code() {
        for (written, meant) in [
            ("GPB", Some("GBP")),
            ("BGP", Some("GBP")),
            ("gbp", Some("GBP")),
            ("ERU", Some("EUR")),
            ("EUO", Some("EUR")),
            ("UDS", Some("USD")),
            ("USS", Some("USD")),
            ("JYP", Some("JPY")),
            ("CFH", Some("CHF")),
            ("NTD", Some("TWD")),
            ("ntd", Some("TWD")),
            ("RMB", Some("CNY")),
            ("CNH", Some("CNY")),
            ("STG", Some("GBP")),
            ("UKP", Some("GBP")),
            ("NIS", Some("ILS")),
            ("DHS", Some("AED")),
            ("SFR", Some("CHF")),
            ("JEP", Some("GBP")),
            ("QQQ", None),
            ("pounds", None),
        ] {
            assert_eq!(nearest(written), meant, "{written}");
        }
        assert_eq!(replacement(b"DEM"), Some("EUR"));
        assert_eq!(replacement(b"GBP"), None);
    }
}
