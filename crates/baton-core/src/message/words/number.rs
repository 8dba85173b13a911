//! Spoken form of numbers in British English.

const SMALL: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 10] = [
    ("", ""),
    ("ten", "tenth"),
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

const GROUPS: [(u64, &str, &str); 4] = [
    (1_000_000_000_000, "trillion", "trillionth"),
    (1_000_000_000, "billion", "billionth"),
    (1_000_000, "million", "millionth"),
    (1_000, "thousand", "thousandth"),
];

const HUNDRED: (&str, &str) = ("hundred", "hundredth");

fn named(table: &[(&'static str, &'static str)], n: u64) -> &'static str {
    let index = usize::try_from(n).unwrap_or(usize::MAX);
    table.get(index).map_or("", |(word, _)| word)
}

/// Appends a cardinal number: 112 is "one hundred and twelve".
pub(super) fn cardinal(n: u64, out: &mut Vec<&str>) {
    if n == 0 {
        out.push(named(&SMALL, 0));
        return;
    }
    let before = out.len();
    let mut rest = n;
    for (size, name, _) in GROUPS {
        if rest >= size {
            below_thousand((rest / size).min(999), false, out);
            out.push(name);
            rest %= size;
        }
    }
    let joined = out.len() > before;
    below_thousand(rest, joined, out);
}

fn below_thousand(n: u64, joined: bool, out: &mut Vec<&str>) {
    let (hundreds, rest) = (n / 100, n % 100);
    if hundreds > 0 {
        out.extend([named(&SMALL, hundreds), HUNDRED.0]);
    }
    if rest > 0 {
        if joined || hundreds > 0 {
            out.push("and");
        }
        below_hundred(rest, out);
    }
}

fn below_hundred(n: u64, out: &mut Vec<&str>) {
    if n < 20 {
        out.push(named(&SMALL, n));
        return;
    }
    out.push(named(&TENS, n / 10));
    if !n.is_multiple_of(10) {
        out.push(named(&SMALL, n % 10));
    }
}

/// Appends an ordinal number: 21 is "twenty first".
pub(super) fn ordinal(n: u64, out: &mut Vec<&str>) {
    cardinal(n, out);
    if let Some(last) = out.last_mut() {
        let pairs = SMALL.iter().chain(&TENS).chain([&HUNDRED]).copied();
        let groups = GROUPS.iter().map(|(_, word, place)| (*word, *place));
        let place = pairs
            .chain(groups)
            .find(|(word, _)| word == last)
            .map(|(_, place)| place);
        *last = place.unwrap_or(*last);
    }
}

/// Appends a year from 1000 to 9999: 2026 is "twenty twenty six", 2005 "two thousand and five".
pub(super) fn year(n: u64, out: &mut Vec<&str>) {
    let (century, rest) = (n / 100, n % 100);
    if (2000..2010).contains(&n) {
        cardinal(n, out);
        return;
    }
    below_hundred(century, out);
    match rest {
        0 => out.push(HUNDRED.0),
        1..10 => out.extend(["oh", named(&SMALL, rest)]),
        _ => below_hundred(rest, out),
    }
}

/// Appends digits one by one, as in a telephone number.
pub(super) fn digits(text: &str, out: &mut Vec<&str>) {
    out.extend(
        text.chars()
            .filter_map(|c| c.to_digit(10))
            .map(|d| named(&SMALL, d.into())),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(f: impl Fn(&mut Vec<&str>)) -> String {
        let mut out = Vec::new();
        f(&mut out);
        out.join(" ")
    }

    #[test]
    fn numbers_are_spelled_out() {
        for (n, words) in [
            (0, "zero"),
            (15, "fifteen"),
            (40, "forty"),
            (112, "one hundred and twelve"),
            (1_005, "one thousand and five"),
            (12_500, "twelve thousand five hundred"),
            (2_000_021, "two million and twenty one"),
        ] {
            assert_eq!(said(|out| cardinal(n, out)), words);
        }
        assert_eq!(said(|out| ordinal(21, out)), "twenty first");
        assert_eq!(said(|out| ordinal(30, out)), "thirtieth");
        assert_eq!(said(|out| year(2026, out)), "twenty twenty six");
        assert_eq!(said(|out| year(1905, out)), "nineteen oh five");
        assert_eq!(said(|out| year(2000, out)), "two thousand");
    }
}
