//! Business time: each rule of the calendar, with the days on which it matters.

use baton_core::Instant;
use baton_core::calendar::{Calendar, Deadline, Receipt, Warning, Zone};
use chrono::NaiveDate;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar(yaml: &str) -> Calendar {
    let checked = Calendar::from_yaml(yaml);
    checked
        .calendar
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

/// Every day around the clock, in a zone, without holidays.
fn always(zone: &str) -> Calendar {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .map(|d| format!("{d}: [\"00:00-24:00\"]"));
    calendar(&format!(
        "timezone: {zone}\nholidays: none\nhours: {{ {} }}",
        days.join(", ")
    ))
}

fn minutes_after(calendar: &Calendar, start: &str, minutes: i64) -> String {
    calendar.after(at(start), minutes * 60).at.to_string()
}

fn skipped(deadline: &Deadline) -> Vec<&'static str> {
    let reason = |line: &Receipt| match line {
        Receipt::Skipped { reason, .. } => Some(*reason),
        _ => None,
    };
    deadline.receipt.iter().filter_map(reason).collect()
}

fn changes(deadline: &Deadline) -> Vec<(NaiveDate, i32)> {
    let change = |line: &Receipt| match line {
        Receipt::ClockChange { date, seconds } => Some((*date, *seconds)),
        _ => None,
    };
    deadline.receipt.iter().filter_map(change).collect()
}

/// The windows of a receipt as `date from to`.
fn windows(deadline: &Deadline) -> Vec<String> {
    let window = |line: &Receipt| match line {
        Receipt::Window { date, from, to, .. } => Some(format!("{date} {from} {to}")),
        _ => None,
    };
    deadline.receipt.iter().filter_map(window).collect()
}

/// The table of the specification, in UTC: 20, 30, 60 and 240 minutes.
const UK: [(&str, [&str; 4]); 5] = [
    (
        "2026-06-19T14:23:00Z",
        [
            "2026-06-19T14:43:00Z",
            "2026-06-19T14:53:00Z",
            "2026-06-19T15:23:00Z",
            "2026-06-22T09:53:00Z",
        ],
    ),
    (
        "2026-06-22T16:29:00Z",
        [
            "2026-06-23T08:19:00Z",
            "2026-06-23T08:29:00Z",
            "2026-06-23T08:59:00Z",
            "2026-06-23T11:59:00Z",
        ],
    ),
    (
        "2026-06-22T16:30:00Z",
        [
            "2026-06-23T08:20:00Z",
            "2026-06-23T08:30:00Z",
            "2026-06-23T09:00:00Z",
            "2026-06-23T12:00:00Z",
        ],
    ),
    (
        "2026-04-02T16:10:00Z",
        [
            "2026-04-02T16:30:00Z",
            "2026-04-07T08:10:00Z",
            "2026-04-07T08:40:00Z",
            "2026-04-07T11:40:00Z",
        ],
    ),
    (
        "2026-10-23T16:10:00Z",
        [
            "2026-10-23T16:30:00Z",
            "2026-10-26T09:10:00Z",
            "2026-10-26T09:40:00Z",
            "2026-10-26T12:40:00Z",
        ],
    ),
];

#[test]
fn s1_the_uk_table() {
    let calendar = Calendar::uk();
    for (start, deadlines) in UK {
        let got = [20, 30, 60, 240].map(|m| minutes_after(&calendar, start, m));
        assert_eq!(got, deadlines, "from {start}");
    }
}

#[test]
fn s1_a_receipt_adds_up_and_names_what_it_skipped() {
    let calendar = Calendar::uk();
    let deadline = calendar.after(at("2026-04-02T16:10:00Z"), 240 * 60);
    assert_eq!(
        windows(&deadline),
        [
            "2026-04-02 2026-04-02T16:10:00Z 2026-04-02T16:30:00Z",
            "2026-04-07 2026-04-07T08:00:00Z 2026-04-07T11:40:00Z",
        ]
    );
    assert_eq!(
        skipped(&deadline),
        ["Good Friday", "weekend", "weekend", "Easter Monday"]
    );
    assert_eq!(
        calendar.between(at("2026-04-02T16:10:00Z"), deadline.at),
        240 * 60
    );
}

#[test]
fn arriving_at_close_is_closed_and_landing_on_close_is_the_close() {
    let calendar = Calendar::uk();
    assert!(
        calendar.is_open(at("2026-06-22T08:00:00Z")),
        "the first second"
    );
    assert!(
        calendar.is_open(at("2026-06-22T16:29:59Z")),
        "the last second"
    );
    assert!(!calendar.is_open(at("2026-06-22T16:30:00Z")), "at close");
    assert!(!calendar.is_open(at("2026-06-20T12:00:00Z")), "on Saturday");
    assert_eq!(
        minutes_after(&calendar, "2026-06-22T16:10:00Z", 20),
        "2026-06-22T16:30:00Z"
    );
    let one_second_more = calendar.after(at("2026-06-22T16:10:00Z"), 20 * 60 + 1);
    assert_eq!(one_second_more.at, at("2026-06-23T08:00:01Z"));
}

#[test]
fn zero_seconds() {
    let calendar = Calendar::uk();
    for (start, want, why) in [
        ("2026-06-22T10:00:00Z", "2026-06-22T10:00:00Z", "open: now"),
        (
            "2026-06-22T16:30:00Z",
            "2026-06-23T08:00:00Z",
            "at close: the next opening",
        ),
        (
            "2026-06-20T10:00:00Z",
            "2026-06-22T08:00:00Z",
            "closed: the next opening",
        ),
    ] {
        assert_eq!(calendar.after(at(start), 0).at, at(want), "{why}");
        assert_eq!(
            calendar.after(at(start), -5).at,
            at(want),
            "less than zero is zero"
        );
    }
}

#[test]
fn seconds_are_not_rounded() {
    let calendar = Calendar::uk();
    let deadline = calendar.after(at("2026-06-19T16:29:47Z"), 30);
    assert_eq!(deadline.at, at("2026-06-22T08:00:17Z"));
    assert_eq!(
        calendar.before(deadline.at, 30).at,
        at("2026-06-19T16:29:47Z")
    );
}

#[test]
fn clock_changes_are_told_both_ways() {
    let calendar = Calendar::uk();
    let back = calendar.after(at("2026-10-23T16:10:00Z"), 30 * 60);
    assert_eq!(changes(&back), [(date("2026-10-25"), -3600)]);
    let forward = calendar.after(at("2026-03-27T17:10:00Z"), 30 * 60);
    assert_eq!(forward.at, at("2026-03-30T08:10:00Z"));
    assert_eq!(changes(&forward), [(date("2026-03-29"), 3600)]);
    let neither = calendar.after(at("2026-06-19T14:23:00Z"), 240 * 60);
    assert_eq!(changes(&neither), []);
    let same = calendar.before(at("2026-10-26T09:10:00Z"), 30 * 60);
    assert_eq!(same.at, at("2026-10-23T16:10:00Z"));
    assert_eq!(same.receipt, back.receipt);
}

#[test]
fn a_day_around_the_clock_has_23_24_or_25_hours() {
    let london = always("Europe/London");
    for (from, to, hours) in [
        ("2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z", 23),
        ("2026-06-19T23:00:00Z", "2026-06-20T23:00:00Z", 24),
        ("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z", 25),
    ] {
        let day = london.after(at(from), hours * 3600);
        assert_eq!(day.at, at(to));
        assert_eq!(windows(&day).len(), 1, "one window: {day:?}");
        assert_eq!(london.between(at(from), at(to)), hours * 3600);
    }
    let spring = london.after(at("2026-03-29T00:00:00Z"), 23 * 3600);
    assert_eq!(changes(&spring), [(date("2026-03-29"), 3600)]);
}

#[test]
fn a_time_that_does_not_exist_moves_on_and_one_that_comes_twice_is_the_first() {
    let sundays =
        |windows: &str| calendar(&format!("holidays: none\nhours: {{ sun: [{windows}] }}"));
    let opens = |calendar: &Calendar, from: &str| calendar.after(at(from), 0).at.to_string();
    let spring = "2026-03-29T00:00:00Z";
    assert_eq!(
        opens(&sundays("\"01:30-05:00\""), spring),
        "2026-03-29T01:30:00Z"
    );
    assert_eq!(
        opens(&sundays("\"01:30-02:30\""), spring),
        "2026-04-05T00:30:00Z",
        "opens and closes at 02:30: dropped"
    );
    let autumn = "2026-10-24T12:00:00Z";
    assert_eq!(
        opens(&sundays("\"01:30-05:00\""), autumn),
        "2026-10-25T00:30:00Z"
    );
    let closes = sundays("\"00:00-01:30\"").after(at(autumn), 90 * 60);
    assert_eq!(closes.at, at("2026-10-25T00:30:00Z"));
    // Moved on, the first of these opens after the second.
    let pushed = sundays("\"01:30-01:45\", \"02:00-02:10\"").after(at(spring), 25 * 60);
    assert_eq!(
        windows(&pushed),
        [
            "2026-03-29 2026-03-29T01:00:00Z 2026-03-29T01:10:00Z",
            "2026-03-29 2026-03-29T01:30:00Z 2026-03-29T01:45:00Z",
        ]
    );
    // And here the two share a quarter of an hour, which counts once.
    let shared = sundays("\"01:00-01:30\", \"02:15-02:45\"");
    assert_eq!(
        shared.between(at(spring), at("2026-03-29T12:00:00Z")),
        45 * 60
    );
}

#[test]
fn odd_zones() {
    let lord_howe = always("Australia/Lord_Howe");
    let autumn = lord_howe.after(at("2026-04-04T13:00:00Z"), 86_400 + 1800);
    assert_eq!(autumn.at, at("2026-04-05T13:30:00Z"), "a day of 24½ hours");
    assert_eq!(changes(&autumn), [(date("2026-04-05"), -1800)]);
    // The 30th of December 2011 never was in Samoa.
    let apia = always("Pacific/Apia");
    let new_year = apia.after(at("2011-12-30T09:00:00Z"), 3 * 3600);
    assert_eq!(new_year.at, at("2011-12-30T12:00:00Z"));
    assert_eq!(changes(&new_year), [(date("2011-12-31"), 86_400)]);
    // In Ramadan 2026 Morocco is an hour back.
    let office = "holidays: none\ntimezone: Africa/Casablanca\nhours: { mon: [\"09:00-17:00\"] }";
    let office = calendar(office);
    assert_eq!(
        office.after(at("2026-02-10T12:00:00Z"), 0).at,
        at("2026-02-16T09:00:00Z")
    );
    assert_eq!(
        office.after(at("2026-04-10T12:00:00Z"), 0).at,
        at("2026-04-13T08:00:00Z")
    );
}

#[test]
fn several_windows_a_day() {
    let calendar = calendar(
        "holidays: none\nhours: { mon: [\"13:00-17:00\", \"09:00-12:30\"], tue: [\"09:00-12:00\", \"11:00-13:00\"] }",
    );
    let deadline = calendar.after(at("2026-06-22T11:00:00Z"), 6 * 3600);
    assert_eq!(
        windows(&deadline),
        [
            "2026-06-22 2026-06-22T11:00:00Z 2026-06-22T11:30:00Z",
            "2026-06-22 2026-06-22T12:00:00Z 2026-06-22T16:00:00Z",
            "2026-06-23 2026-06-23T08:00:00Z 2026-06-23T09:30:00Z",
        ]
    );
    let tuesday = (at("2026-06-23T00:00:00Z"), at("2026-06-24T00:00:00Z"));
    assert_eq!(
        calendar.between(tuesday.0, tuesday.1),
        4 * 3600,
        "an overlap counts once"
    );
    let next = calendar.after(at("2026-06-22T11:30:00Z"), 0).at;
    assert_eq!(next, at("2026-06-22T12:00:00Z"), "at lunch: after lunch");
}

#[test]
fn a_window_over_midnight_belongs_to_the_date_on_which_it_opens() {
    let nights = calendar(
        "holidays: none\nclosed: [\"2026-06-20\"]\nspecial: { \"2026-06-23\": [] }\n\
         hours: { fri: [\"22:00-06:00\"], mon: [\"22:00-06:00\", \"09:00-10:00\"], tue: [\"05:00-07:00\"] }",
    );
    let friday = nights.after(at("2026-06-19T20:00:00Z"), 8 * 3600);
    assert_eq!(
        windows(&friday),
        ["2026-06-19 2026-06-19T21:00:00Z 2026-06-20T05:00:00Z"],
        "the closure of Saturday leaves it whole"
    );
    assert!(skipped(&friday).is_empty());
    let in_the_night = nights.after(at("2026-06-20T02:00:00Z"), 3600);
    assert_eq!(
        windows(&in_the_night),
        ["2026-06-19 2026-06-20T02:00:00Z 2026-06-20T03:00:00Z"]
    );
    assert_eq!(
        nights.close_of_day(at("2026-06-20T02:00:00Z")),
        Some(at("2026-06-20T05:00:00Z"))
    );
    assert_eq!(
        nights.after(at("2026-06-23T05:00:00Z"), 0).at,
        at("2026-06-26T21:00:00Z"),
        "an emptied Tuesday"
    );
    // A week later Tuesday's own window overlaps Monday's night.
    let overlap = nights.after(at("2026-06-29T20:00:00Z"), 9 * 3600);
    assert_eq!(
        windows(&overlap),
        [
            "2026-06-29 2026-06-29T21:00:00Z 2026-06-30T05:00:00Z",
            "2026-06-30 2026-06-30T05:00:00Z 2026-06-30T06:00:00Z",
        ]
    );
    assert_eq!(
        nights.before(overlap.at, 9 * 3600).at,
        at("2026-06-29T21:00:00Z")
    );
}

#[test]
fn holiday_then_open_then_closed_then_special() {
    let hours = "hours: { mon: [\"09:00-17:00\"], fri: [\"09:00-17:00\"] }\n";
    // Good Friday, the 3rd of April 2026.
    let minutes = |overrides: &str| {
        let calendar = calendar(&format!("{hours}{overrides}"));
        calendar.between(at("2026-04-03T00:00:00Z"), at("2026-04-04T00:00:00Z")) / 60
    };
    let (open, closed) = ("open: [\"2026-04-03\"]\n", "closed: [\"2026-04-03\"]\n");
    let special = "special: { \"2026-04-03\": [\"10:00-11:00\"] }\n";
    assert_eq!(minutes(""), 0);
    assert_eq!(minutes("holidays: none\n"), 480);
    assert_eq!(minutes(open), 480);
    assert_eq!(minutes(&format!("{open}{closed}")), 0);
    assert_eq!(minutes(&format!("{open}{closed}{special}")), 60);
    assert_eq!(minutes(special), 60);
    assert_eq!(
        minutes("holidays: none\nspecial: { \"2026-04-03\": [] }\n"),
        0
    );
}

#[test]
fn why_a_day_was_skipped() {
    let calendar = calendar(
        "hours: { mon: [\"09:00-17:00\"], wed: [\"09:00-17:00\"] }\nclosed: [\"2026-05-06\"]\nspecial: { \"2026-05-11\": [] }",
    );
    let deadline = calendar.after(at("2026-05-04T12:00:00Z"), 60);
    assert_eq!(
        skipped(&deadline),
        [
            "Early May bank holiday",
            "not a working day",
            "company closure",
            "not a working day",
            "not a working day",
            "weekend",
            "weekend",
            "company closure",
            "not a working day",
        ]
    );
}

#[test]
fn three_divisions_of_the_united_kingdom() {
    let open = |division: &str, day: &str| {
        let calendar = calendar(&format!("holidays: {division}\n"));
        calendar.is_open(at(&format!("{day}T12:00:00Z")))
    };
    for (day, england, scotland, ireland) in [
        ("2026-01-02", true, false, true),
        ("2026-03-17", true, true, false),
        ("2026-04-03", false, false, false),
        ("2026-04-06", false, true, false),
        ("2026-06-15", true, false, true),
        ("2026-07-13", true, true, false),
        ("2026-08-03", true, false, true),
        ("2026-08-31", false, true, false),
        ("2026-11-30", true, false, true),
    ] {
        let got = ["england-and-wales", "scotland", "northern-ireland"].map(|d| open(d, day));
        assert_eq!(got, [england, scotland, ireland], "{day}");
        assert!(open("none", day), "{day}");
    }
}

#[test]
fn a_deadline_past_what_is_known_carries_a_warning() {
    use Warning::{HolidaysAndZoneRulesUnknown, HolidaysUnknown, ZoneRulesUnknown};
    assert_eq!(Zone::LAST_YEAR, 2027, "the year after {}", Zone::DATABASE);
    let hour = 3600;
    let deadline = |yaml: &str, start: &str, seconds| calendar(yaml).after(at(start), seconds);
    for (yaml, start, seconds, due, warning) in [
        // The last hour of 2027 in London, and the next one.
        (
            "",
            "2027-12-31T16:00:00Z",
            hour,
            "2027-12-31T17:00:00Z",
            None,
        ),
        (
            "",
            "2027-12-31T16:00:00Z",
            2 * hour,
            "2028-01-04T09:30:00Z",
            Some(ZoneRulesUnknown),
        ),
        (
            "",
            "2028-12-29T16:00:00Z",
            hour,
            "2028-12-29T17:00:00Z",
            Some(ZoneRulesUnknown),
        ),
        // Nobody has announced New Year's Day of 2029.
        (
            "",
            "2028-12-29T16:00:00Z",
            3 * hour,
            "2029-01-01T10:30:00Z",
            Some(HolidaysAndZoneRulesUnknown),
        ),
        (
            "",
            "2018-12-28T12:00:00Z",
            hour,
            "2018-12-28T13:00:00Z",
            Some(HolidaysUnknown),
        ),
        (
            "holidays: none",
            "2027-06-01T12:00:00Z",
            hour,
            "2027-06-01T13:00:00Z",
            None,
        ),
        (
            "holidays: none",
            "2029-06-01T12:00:00Z",
            hour,
            "2029-06-01T13:00:00Z",
            Some(ZoneRulesUnknown),
        ),
        // The date is that of the zone, not of UTC.
        (
            "timezone: Pacific/Auckland\nhours: { sat: [\"00:00-24:00\"] }",
            "2027-12-31T11:30:00Z",
            hour,
            "2027-12-31T12:30:00Z",
            Some(ZoneRulesUnknown),
        ),
        (
            "timezone: America/Vancouver",
            "2027-12-31T23:00:00Z",
            hour,
            "2028-01-01T00:00:00Z",
            None,
        ),
        (
            "timezone: Asia/Kolkata",
            "2028-03-01T05:00:00Z",
            hour,
            "2028-03-01T06:00:00Z",
            Some(ZoneRulesUnknown),
        ),
        // No government moves UTC.
        (
            "timezone: UTC",
            "2030-06-03T12:00:00Z",
            hour,
            "2030-06-03T13:00:00Z",
            None,
        ),
        (
            "timezone: Etc/GMT+5",
            "2030-06-03T17:00:00Z",
            hour,
            "2030-06-03T18:00:00Z",
            None,
        ),
        (
            "timezone: UTC\nholidays: scotland",
            "2029-06-01T12:00:00Z",
            hour,
            "2029-06-01T13:00:00Z",
            Some(HolidaysUnknown),
        ),
        (
            "timezone: EST",
            "2028-06-01T17:00:00Z",
            hour,
            "2028-06-01T18:00:00Z",
            Some(ZoneRulesUnknown),
        ),
    ] {
        let found = deadline(yaml, start, seconds);
        assert_eq!(
            (found.at, found.warning),
            (at(due), warning),
            "{yaml} {start}"
        );
        let json = serde_json::to_value(&found).unwrap();
        let word = warning.map(Warning::as_str);
        assert_eq!(
            json.get("warning").and_then(|w| w.as_str()),
            word,
            "{yaml} {start}"
        );
    }
    let back = Calendar::uk().before(at("2028-03-01T12:00:00Z"), hour);
    assert_eq!(back.warning, Some(ZoneRulesUnknown));
    let words = HolidaysAndZoneRulesUnknown.describe();
    assert!(
        words.contains("from 2019 to 2028") && words.contains("31 December 2027"),
        "{words}"
    );
}

#[test]
fn working_back() {
    let uk = Calendar::uk();
    let back = |deadline: &str, minutes: i64| uk.before(at(deadline), minutes * 60).at.to_string();
    assert_eq!(back("2026-06-22T09:53:00Z", 5), "2026-06-22T09:48:00Z");
    assert_eq!(
        back("2026-06-22T08:03:00Z", 3),
        "2026-06-22T08:00:00Z",
        "lands on the opening"
    );
    assert_eq!(back("2026-06-22T08:03:00Z", 5), "2026-06-19T16:28:00Z");
    assert_eq!(
        back("2026-06-20T12:00:00Z", 5),
        "2026-06-19T16:25:00Z",
        "from a closed day"
    );
    assert_eq!(
        back("2026-06-20T12:00:00Z", 0),
        "2026-06-19T16:30:00Z",
        "the last close"
    );
    assert_eq!(back("2026-06-22T16:30:00Z", 0), "2026-06-22T16:30:00Z");
    let easter = uk.before(at("2026-04-07T08:10:00Z"), 30 * 60);
    assert_eq!(
        easter,
        uk.after(at("2026-04-02T16:10:00Z"), 30 * 60)
            .clone_at("2026-04-02T16:10:00Z")
    );
}

trait CloneAt {
    fn clone_at(&self, moment: &str) -> Self;
}

impl CloneAt for Deadline {
    /// The same account of another moment.
    fn clone_at(&self, moment: &str) -> Self {
        Self {
            at: at(moment),
            ..self.clone()
        }
    }
}

#[test]
fn the_next_working_day() {
    let uk = Calendar::uk();
    let next = |moment: &str| uk.next_working_day(at(moment)).unwrap().to_string();
    assert_eq!(
        next("2026-06-22T03:00:00Z"),
        "2026-06-23",
        "later than today, though today is to come"
    );
    assert_eq!(next("2026-06-19T14:23:00Z"), "2026-06-22");
    assert_eq!(next("2026-04-02T16:10:00Z"), "2026-04-07");
    assert_eq!(
        next("2026-06-21T23:30:00Z"),
        "2026-06-23",
        "already Monday in London"
    );
}

#[test]
fn the_last_close_of_a_working_day() {
    let shifts = calendar("holidays: none\nhours: { mon: [\"09:00-12:00\", \"14:00-18:00\"] }");
    let close = |moment: &str| shifts.close_of_day(at(moment)).map(|at| at.to_string());
    assert_eq!(
        close("2026-06-22T08:30:00Z").as_deref(),
        Some("2026-06-22T17:00:00Z")
    );
    assert_eq!(close("2026-06-23T08:30:00Z"), None);
}

#[test]
fn a_calendar_has_a_digest_of_its_meaning() {
    let uk = Calendar::uk();
    assert!(uk.digest().starts_with("sha256:"));
    let written = calendar(&baton_core::document::yaml::write(&uk.to_node()));
    assert_eq!(written, uk);
    assert_eq!(written.digest(), uk.digest());
    assert_ne!(calendar("holidays: scotland").digest(), uk.digest());
}

#[test]
fn at_the_ends_of_the_calendar_there_still_is_an_answer() {
    let uk = Calendar::uk();
    let end = at("9999-12-31T23:59:59Z");
    assert_eq!(uk.after(end, 3600).at, end);
    assert!(!uk.is_open(end));
    assert_eq!(uk.next_working_day(end), None);
    let beginning = at("0001-01-01T00:00:00Z");
    assert_eq!(
        uk.before(at("0001-01-05T12:00:00Z"), 30 * 24 * 3600).at,
        beginning
    );
    assert_eq!(uk.between(end, beginning), 0);
    assert_eq!(
        minutes_after(&uk, "1950-01-02T12:00:00Z", 60),
        "1950-01-02T13:00:00Z"
    );
}

/// What every zone answers, every five months for 150 years, as one digest: the same
/// natively and in WebAssembly. A new table has a new digest; `tests/zones.rs` compares the table itself with its source.
#[test]
fn every_zone_answers_alike_everywhere() {
    let mut answers = Vec::new();
    for zone in Zone::all() {
        for month in (0..12 * 150).step_by(5) {
            let day = date("1969-12-27") + chrono::Months::new(month);
            let sunday = zone.moment(day, 90 * 60);
            answers.extend(sunday.epoch().to_le_bytes());
            answers.extend(zone.offset(sunday).to_le_bytes());
        }
    }
    assert_eq!(
        baton_core::document::canonical::digest(&answers),
        "sha256:166e51dfbdcf94578f34e3789dfbc1f63be340370a73e6e271ec4397610f89d9"
    );
}
