//! Checks the properties on every seed, before a long fuzzing run.

use std::fs;
use std::path::Path;

fn each(folder: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the folder is there") {
        let file = entry.expect("it can be listed").path();
        if file.is_file() {
            check(&fs::read(&file).expect("it can be read"));
            count += 1;
        }
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn seeds_of_policies() {
    each("seeds/yaml", baton_fuzz::yaml::check);
    each("../../web/samples/policies", baton_fuzz::yaml::check);
    each("../../web/samples", baton_fuzz::yaml::check);
}

#[test]
fn seeds_of_calls() {
    each("seeds/call", baton_fuzz::call::check);
}

#[test]
fn seeds_of_json() {
    each("seeds/json", baton_fuzz::json::check);
    each("seeds/call", baton_fuzz::json::check);
}

#[test]
fn seeds_of_amounts() {
    each("seeds/money", baton_fuzz::money::check);
}

#[test]
fn seeds_of_calendars() {
    each("seeds/calendar", baton_fuzz::calendar::check);
}

#[test]
fn seeds_of_contacts() {
    each("seeds/contact", baton_fuzz::contact::check);
    each("seeds/money", baton_fuzz::contact::check);
    each("seeds/call", baton_fuzz::contact::check);
}

/// Random combinations of amount fragments, which a fuzzer would take long to find by single bytes.
#[test]
fn amounts_of_fragments() {
    const FRAGMENTS: &[&str] = &[
        "15", "20", "5", "100", "1", "000", "12", "2026", "0", "007", ".5", "1.5", "12.500", "12,500", "1,5", "1.234,56",
        "1'000", "15 000", "12,34,567", "£", "$", "€", "C$", "US$", "GBP", "eur", "Rs.", "kr", "pounds", "dollars", "all",
        "k", "m", "MM", "bn", "grand", "thousand", "million", "hundred", "lakh", "crore", "a", "an", "half", "quarter",
        "of", "and", "point", "fifteen", "twenty", "twenty-five", "two", "zero", "to", "-", "–", "--", "up to", "from",
        "between", "about", "~", "c.", "c", "at least", "over", "under", "max", "min", "+", "+ VAT", "ex VAT", "inc", "tax",
        "per", "/", "month", "year", "seat", "pa", "p.a.", "pcm", "a year", "one-off", "for 12 months", "ish", ".", ",",
        "(", ")", "?", "'", "’", "%", "minus", "½", ",-", "/-", "_", "budget", "is", "only", "June", "Q3", "15-k", "kGBP",
    ];
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..std::env::var("N").map_or(6_000, |n| n.parse().unwrap()) {
        let mut text = String::new();
        for _ in 0..=random.usize(..6) {
            text.push_str(random.choice(FRAGMENTS).expect("there are fragments"));
            text.push_str(random.choice(["", "", " "]).expect("there are three"));
        }
        baton_fuzz::money::check(text.as_bytes());
    }
}

#[test]
fn seeds_of_tables() {
    each("seeds/csv", baton_fuzz::csv::check);
}

#[test]
fn seeds_of_dates() {
    each("seeds/dates", baton_fuzz::dates::check);
}
