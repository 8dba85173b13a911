//! The `calendar:` section: what loads, what is refused and where, and what comes back.

use baton_core::calendar::{Calendar, Zone};
use baton_core::{Code, Diagnostic, PolicyDraft, Severity};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = include_str!("../../../web/samples/article-policy.yaml");

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
    let zone = |name: &str| hint(&format!("timezone: {name}"));
    assert_eq!(zone("Europe/Londn"), "did you mean `Europe/London`?");
    assert_eq!(zone("europe/london"), "did you mean `Europe/London`?");
    assert_eq!(zone("New York"), "did you mean `America/New_York`?");
    assert_eq!(zone("kolkata"), "did you mean `Asia/Kolkata`?");
    assert_eq!(
        zone("Middle-earth/Shire"),
        "a name of the IANA database, such as Europe/London"
    );
    for name in [
        "GB",
        "US/Eastern",
        "Etc/GMT+5",
        "UTC",
        "Asia/Calcutta",
        "America/Argentina/Ushuaia",
    ] {
        let calendar = Calendar::from_yaml(&format!("timezone: {name}")).calendar;
        assert_eq!(calendar.unwrap().zone().name(), name);
    }
    assert!(Zone::named("GB").unwrap().same_clock(Zone::LONDON));
}

#[test]
fn defaults_are_noted() {
    assert_eq!(
        notes("closed: []"),
        [
            "default_taken /holidays",
            "default_taken /hours",
            "default_taken /timezone"
        ]
    );
    assert_eq!(
        Calendar::from_yaml("closed: []").calendar.unwrap(),
        Calendar::uk()
    );
    let found = check("timezone: America/New_York\nhours: { mon: [\"09:00-17:00\"] }");
    assert_eq!(
        found[0].message, "`holidays` is not given; taken: none",
        "no English holidays in New York"
    );
    let found = check("timezone: Europe/Belfast\nhours: { mon: [\"09:00-17:00\"] }");
    assert_eq!(
        found[0].message,
        "`holidays` is not given; taken: england-and-wales"
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
        "from 2025-12-30 on nobody is there for more than 366 days"
    );
}
