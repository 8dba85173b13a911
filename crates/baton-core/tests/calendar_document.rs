//! The `calendar:` section: what loads, what is refused and where, and what comes back.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::calendar::{Calendar, Zone};
use baton_core::{Code, Diagnostic, PolicyDraft, Severity};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");

/// The section of the policy document's example.
const EXAMPLE: &str = r#"calendar:
  timezone: Europe/London
  hours: { mon: ["09:00-17:30"], tue: ["09:00-17:30"], wed: ["09:00-17:30"], thu: ["09:00-17:30"], fri: ["09:00-17:30"] }
  holidays: england-and-wales
  closed: ["2026-12-24"]
  special: { "2026-12-23": ["09:00-13:00"] }
  open: []
"#;

fn check(yaml: &str) -> Vec<Diagnostic> {
    Calendar::from_yaml(yaml).diagnostics
}

/// The diagnostics of a severity as `code path`.
fn found(yaml: &str, severity: Severity) -> Vec<String> {
    check(yaml)
        .iter()
        .filter(|d| d.severity == severity)
        .map(|d| format!("{} {}", d.code, d.path))
        .collect()
}

fn errors(yaml: &str) -> Vec<String> {
    found(yaml, Severity::Error)
}

fn notes(yaml: &str) -> Vec<String> {
    found(yaml, Severity::Note)
}

fn hint(yaml: &str) -> String {
    let found = check(yaml);
    let error = found.iter().find(|d| d.severity == Severity::Error);
    error.and_then(|d| d.hint.clone()).unwrap_or_default()
}

#[test]
fn the_example_is_a_policy_s_section_and_a_file_of_its_own() {
    assert_eq!(check(EXAMPLE), []);
    let calendar = Calendar::from_yaml(EXAMPLE).calendar.unwrap();
    let policy = PolicyDraft::from_yaml(&format!("{ARTICLE}\n{EXAMPLE}")).unwrap();
    assert_eq!(policy.check().policy.unwrap().calendar(), &calendar);
    let inner: Vec<_> = EXAMPLE.lines().skip(1).collect();
    assert_eq!(
        Calendar::from_yaml(&inner.join("\n")).calendar.unwrap(),
        calendar
    );
}

#[test]
fn every_kind_of_calendar_comes_back_from_a_completed_document() {
    let odd = r#"calendar:
  timezone: Pacific/Chatham
  hours: { mon: ["13:00-17:00", "09:00-12:00"], fri: ["22:00-06:00"], sat: ["00:00-24:00", "23:00-01:30"] }
  holidays: scotland
  closed: ["2026-12-24", "2026-01-05"]
  special: { "2026-12-23": [], "2026-12-22": ["08:00:30-09:00"] }
  open: ["2026-01-02"]
"#;
    let draft = PolicyDraft::from_yaml(&format!("{ARTICLE}\n{odd}")).unwrap();
    let policy = draft.check().policy.unwrap();
    let completed = draft.completed().to_yaml();
    assert!(completed.contains("\ncalendar:\n"), "{completed}");
    let again = PolicyDraft::from_yaml(&completed)
        .unwrap()
        .check()
        .policy
        .unwrap();
    assert_eq!(again.digest(), policy.digest());
    assert_eq!(again.calendar(), policy.calendar());
    let others = odd.replace("scotland", "none");
    let other = PolicyDraft::from_yaml(&format!("{ARTICLE}\n{others}")).unwrap();
    assert_ne!(other.check().policy.unwrap().digest(), policy.digest());
}

#[test]
fn all_problems_in_one_pass() {
    let yaml = r#"
timezone: Europe/Londn
hours:
  mon: ["09:00-17:30", "9-5", 900]
  monday: ["09:00-17:30"]
  tue: ["09:00-09:00"]
  wed: { from: "09:00" }
holidays: england
closed: ["2026-02-30", 2026, "2026-1-5"]
special: { "24 December": ["10:00-11:00"], "2026-12-24": ["11:00-25:00"] }
open: "2026-04-03"
lunch: "12:00"
"#;
    assert_eq!(
        errors(yaml),
        [
            "unknown_zone /timezone",
            "bad_window /hours/mon/1",
            "wrong_kind /hours/mon/2",
            "unknown_key /hours/monday",
            "bad_window /hours/tue/0",
            "wrong_kind /hours/wed",
            "unknown_word /holidays",
            "bad_date /closed/0",
            "wrong_kind /closed/1",
            "bad_date /closed/2",
            "bad_date /special/24 December",
            "bad_window /special/2026-12-24/0",
            "wrong_kind /open",
            "unknown_key /lunch",
        ]
    );
    let lines: Vec<_> = check(yaml)
        .iter()
        .filter_map(|d| d.span)
        .map(|s| s.line)
        .collect();
    assert_eq!(lines, [2, 4, 4, 5, 6, 7, 8, 9, 9, 9, 10, 10, 11, 12]);
    assert!(Calendar::from_yaml(yaml).calendar.is_none());
    assert_eq!(errors("- a list"), ["wrong_kind "]);
    assert_eq!(errors("a: [\n"), ["yaml_syntax "]);
    assert_eq!(errors("calendar: {}\npolicy: x"), ["unknown_key /policy"]);
}

#[test]
fn a_zone_that_was_meant() {
    let zone = |name: &str| hint(&format!("timezone: \"{name}\""));
    for (written, meant) in [
        // Spelling, case and spaces.
        ("Europe/Londn", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("Europe/ London", "Europe/London"),
        (" Europe/London ", "Europe/London"),
        ("EUROPE/LONDON", "Europe/London"),
        ("Europe\\\\London", "Europe/London"),
        ("Europe-London", "Europe/London"),
        ("London", "Europe/London"),
        ("Lundon", "Europe/London"),
        ("New York", "America/New_York"),
        ("new-york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("kolkata", "Asia/Kolkata"),
        ("Amercia/Chicago", "America/Chicago"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"),
        ("etc/gmt+5", "Etc/GMT+5"),
        ("utc", "UTC"),
        // Abbreviations.
        ("BST", "Europe/London"),
        ("PST", "America/Los_Angeles"),
        ("PDT", "America/Los_Angeles"),
        ("IST", "Asia/Kolkata"),
        ("CST", "America/Chicago"),
        ("EDT", "America/New_York"),
        ("AEST", "Australia/Sydney"),
        ("CEST", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("bst", "Europe/London"),
        ("B.S.T.", "Europe/London"),
        ("gmt", "Europe/London"),
        ("est", "America/New_York"),
        ("SAST", "Africa/Johannesburg"),
        ("NZDT", "Pacific/Auckland"),
        ("GMT/BST", "Europe/London"),
        // Words, countries and cities.
        ("UK", "Europe/London"),
        ("Pacific", "America/Los_Angeles"),
        ("Eastern Time", "America/New_York"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("British Summer Time", "Europe/London"),
        ("Central European Summer Time", "Europe/Berlin"),
        ("Mumbai, India", "Asia/Kolkata"),
        ("Manchester", "Europe/London"),
        ("US/California", "America/Los_Angeles"),
        ("Europe/Munich", "Europe/Berlin"),
        ("Zürich", "Europe/Zurich"),
        // Windows.
        ("GMT Standard Time", "Europe/London"),
        ("GMT Daylight Time", "Europe/London"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Romance Standard Time", "Europe/Paris"),
        ("India Standard Time", "Asia/Kolkata"),
        ("Pacific Standard Time (Mexico)", "America/Tijuana"),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        (
            "(UTC+00:00) Dublin, Edinburgh, Lisbon, London",
            "Europe/Dublin",
        ),
        // Offsets.
        ("UTC+1", "Europe/Berlin"),
        ("GMT+1", "Europe/Berlin"),
        ("+01:00", "Europe/Berlin"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("GMT-8", "America/Los_Angeles"),
        ("UTC-05:00", "America/New_York"),
        ("UTC+0", "Europe/London"),
    ] {
        let hint = zone(written);
        let first = hint.split('`').nth(1).unwrap_or_default();
        assert_eq!(first, meant, "{written}: {hint}");
        assert_eq!(
            errors(&format!("timezone: \"{written}\"")),
            ["unknown_zone /timezone"]
        );
    }
    assert_eq!(zone("BST"), "did you mean `Europe/London` or `Asia/Dhaka`?");
    assert_eq!(
        zone("IST"),
        "did you mean `Asia/Kolkata`, `Europe/Dublin` or `Asia/Jerusalem`?"
    );
    assert_eq!(
        zone("UTC+1"),
        "an offset has no summer time: write a place, such as `Europe/Berlin`, `Europe/Paris` or `Europe/London`"
    );
    for nothing in [
        "Middle-earth/Shire",
        "XYZ",
        "Mars",
        "",
        "-",
        "Factory",
        "Etc/GMT+15",
        "09:00",
    ] {
        assert_eq!(
            zone(nothing),
            "write a name from the IANA database, such as `Europe/London`",
            "{nothing}"
        );
    }
    assert!(zone("UTC+11:11").starts_with("an offset has no summer time"));
    assert!(Zone::named("GB").unwrap().is_alias_of(Zone::LONDON));
}

#[test]
fn a_zone_that_stands_for_no_place_is_taken_with_a_warning() {
    for (name, message, hint) in [
        (
            "GMT",
            "no summer time and no public holidays",
            "write `Europe/London`",
        ),
        (
            "Etc/GMT",
            "no summer time and no public holidays",
            "write `Europe/London`",
        ),
        (
            "GMT0",
            "no summer time and no public holidays",
            "write `Europe/London`",
        ),
        (
            "Greenwich",
            "no summer time and no public holidays",
            "write `Europe/London`",
        ),
        ("WET", "it has no public holidays", "write `Europe/Lisbon`"),
        (
            "CET",
            "it has no public holidays",
            "write `Europe/Berlin` or `Europe/Paris`",
        ),
        (
            "EET",
            "it has no public holidays",
            "write `Europe/Athens` or `Europe/Helsinki`",
        ),
        ("EST", "no summer time", "write `America/New_York`"),
        (
            "MST",
            "no summer time",
            "write `America/Denver` or `America/Phoenix`",
        ),
        ("HST", "no summer time", "write `Pacific/Honolulu`"),
        ("EST5EDT", "no public holidays", "write `America/New_York`"),
        (
            "PST8PDT",
            "no public holidays",
            "write `America/Los_Angeles`",
        ),
        (
            "UTC",
            "no summer time and no public holidays",
            "the team works in UTC",
        ),
        (
            "Etc/UTC",
            "no summer time and no public holidays",
            "the team works in UTC",
        ),
        (
            "Zulu",
            "no summer time and no public holidays",
            "the team works in UTC",
        ),
        (
            "Etc/GMT+1",
            "1 hour behind UTC, because its sign is reversed",
            "`Atlantic/Azores` (behind) or `Europe/Berlin` (ahead)",
        ),
        (
            "Etc/GMT+5",
            "5 hours behind UTC",
            "`America/New_York` (behind) or `Asia/Karachi` (ahead)",
        ),
        (
            "Etc/GMT-14",
            "14 hours ahead of UTC",
            "`Pacific/Kiritimati` (ahead)",
        ),
    ] {
        let yaml = format!("timezone: {name}");
        assert_eq!(
            found(&yaml, Severity::Warning),
            ["zone_without_place /timezone"],
            "{name}"
        );
        assert_eq!(errors(&yaml), Vec::<String>::new(), "{name}");
        let calendar = Calendar::from_yaml(&yaml).calendar.unwrap();
        assert_eq!(calendar.zone().name(), name, "it keeps its name");
        let found = check(&yaml);
        let warning = found
            .iter()
            .find(|d| d.severity == Severity::Warning)
            .unwrap();
        assert!(
            warning.message.starts_with(&format!("`{name}` is ")),
            "{}",
            warning.message
        );
        assert!(warning.message.contains(message), "{}", warning.message);
        let got = warning.hint.as_deref().unwrap_or_default();
        assert!(got.contains(hint), "{name}: {got}");
    }
    // Every name without a place is one of these, and no place is warned of.
    let placeless = Zone::all().filter(|zone| zone.placeless().is_some());
    let number = placeless.clone().count();
    assert_eq!(
        number,
        35 + 20,
        "{:?}",
        placeless.map(Zone::name).collect::<Vec<_>>()
    );
    for place in [
        "Europe/London",
        "GB",
        "US/Eastern",
        "Asia/Calcutta",
        "Eire",
        "NZ",
        "W-SU",
        "Iceland",
        "America/Argentina/Ushuaia",
        "Antarctica/Troll",
        "Canada/Pacific",
        "Hongkong",
    ] {
        let yaml = format!("timezone: {place}");
        assert_eq!(
            found(&yaml, Severity::Warning),
            Vec::<String>::new(),
            "{place}"
        );
        let calendar = Calendar::from_yaml(&yaml).calendar.unwrap();
        assert_eq!(calendar.zone().name(), place);
    }
}

#[test]
fn defaults_are_noted() {
    assert_eq!(
        notes("closed: []"),
        [
            "note_default /holidays",
            "note_default /hours",
            "note_default /timezone"
        ]
    );
    assert_eq!(
        Calendar::from_yaml("closed: []").calendar.unwrap(),
        Calendar::uk()
    );
    let found = check("timezone: America/New_York\nhours: { mon: [\"09:00-17:00\"] }");
    assert_eq!(
        found[0].message, "`holidays` is not set; default: none",
        "no English holidays in New York"
    );
    let found = check("timezone: Europe/Belfast\nhours: { mon: [\"09:00-17:00\"] }");
    assert_eq!(
        found[0].message,
        "`holidays` is not set; default: england-and-wales"
    );
}

#[test]
fn overrides_that_do_nothing_are_noted() {
    let hours = "timezone: Europe/London\nholidays: england-and-wales\nhours: { mon: [\"09:00-17:00\", \"16:00-18:00\"] }\n";
    assert_eq!(
        notes(&format!("{hours}open: [\"2026-04-03\", \"2026-04-02\"]")),
        ["windows_overlap /hours/mon", "open_not_holiday /open"]
    );
    let yaml = format!(
        "{hours}closed: [\"2026-12-24\", \"2026-12-24\"]\nspecial: {{ \"2026-12-24\": [] }}\nopen: [\"2026-12-25\"]"
    );
    assert_eq!(
        notes(&yaml),
        [
            "windows_overlap /hours/mon",
            "date_repeated /closed",
            "date_repeated /closed/1"
        ]
    );
}

#[test]
fn a_calendar_that_never_opens_is_an_error() {
    assert_eq!(errors("hours: {}"), ["calendar_never_opens /hours"]);
    assert_eq!(
        errors("hours: { mon: [], tue: ~ }"),
        ["calendar_never_opens /hours"]
    );
    let special = "hours: {}\nspecial: { \"2026-12-23\": [\"09:00-13:00\"] }";
    assert_eq!(
        errors(special),
        ["calendar_never_opens /hours"],
        "and after that date?"
    );
    // Mondays only, and all of them closed for a year and a week.
    let mondays = |weeks: u64| {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let closed: Vec<_> = (0..weeks)
            .map(|week| format!("\"{}\"", first + chrono::Days::new(7 * week)))
            .collect();
        format!(
            "holidays: none\nhours: {{ mon: [\"09:00-17:00\"] }}\nclosed: [{}]",
            closed.join(", ")
        )
    };
    assert_eq!(errors(&mondays(51)), Vec::<String>::new(), "363 days");
    assert_eq!(
        errors(&mondays(52)),
        ["calendar_never_opens /closed"],
        "370 days"
    );
    let found = check(&mondays(60));
    let error = found
        .iter()
        .find(|d| d.code == Code::CalendarNeverOpens)
        .unwrap();
    assert_eq!(
        error.message,
        "the team is unavailable for more than 366 days from 2025-12-30"
    );
}
