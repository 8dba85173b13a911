//! Reading and writing of `calendar:`, in a policy or in a file of its own.

use crate::calendar::date;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::section::{Report, Section, items, text, word};
use crate::calendar::{Calendar, CalendarParts, Division, Hours, NeverOpens, Window, Zone};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, Severity, canonical, words, yaml};

const KEY: &str = "calendar";

/// A calendar read from a file of its own, with its diagnostics.
#[derive(Clone, Debug)]
pub struct CheckedCalendar {
    /// The calendar; `None` if there is an error.
    pub calendar: Option<Calendar>,
    /// All diagnostics: errors first, each severity in document order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Calendar {
    /// Reads a text that contains only a policy's `calendar:` section, with or without that key.
    ///
    /// ```
    /// use baton_core::calendar::Calendar;
    /// let checked = Calendar::from_yaml("timezone: Asia/Kolkata\nhours: { mon: [\"10:00-19:00\"] }\n");
    /// assert_eq!(checked.calendar.ok_or("has errors")?.zone().name(), "Asia/Kolkata");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn from_yaml(text: &str) -> CheckedCalendar {
        let (root, places) = match yaml::read(text) {
            Ok(read) => read,
            Err(refused) => {
                return CheckedCalendar {
                    calendar: None,
                    diagnostics: vec![refused],
                };
            }
        };
        let mut report = Report::default();
        let calendar = if root.get(KEY).is_some() {
            let mut doc = Section::open(&root, Path::root(), &mut report);
            let calendar = read(&mut doc, &mut report);
            doc.close(&mut report);
            calendar
        } else {
            section(&root, Path::root(), &mut report)
        };
        let mut diagnostics = report.finish();
        places.mark(&mut diagnostics);
        Diagnostic::sort(&mut diagnostics);
        let is_valid = diagnostics.iter().all(|d| d.severity != Severity::Error);
        CheckedCalendar {
            calendar: calendar.filter(|_| is_valid),
            diagnostics,
        }
    }

    /// Returns the complete `calendar:` section, which is identical for people and for signing.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let dates = |dates: &BTreeSet<NaiveDate>| {
            Node::List(dates.iter().map(|d| Node::Text(d.to_string())).collect())
        };
        let worked = Hours::WORDS.iter().filter_map(|(word, day)| {
            let windows = self.hours().weekday(*day);
            (!windows.is_empty()).then(|| ((*word).to_owned(), list(windows)))
        });
        let special = self.special().iter();
        let special = special.map(|(date, windows)| (date.to_string(), list(windows)));
        Node::map([
            ("timezone", Node::text(self.zone().name())),
            ("hours", Node::Map(worked.collect())),
            ("holidays", Node::text(self.division().as_str())),
            ("closed", dates(self.closed())),
            ("special", Node::Map(special.collect())),
            ("open", dates(self.open())),
        ])
    }

    /// Returns the digest that identifies the calendar of a receipt, `sha256:…` of the section's canonical JSON.
    ///
    /// The digest is computed at every call.
    #[must_use]
    pub fn digest(&self) -> String {
        // Never empty: integers, ASCII keys and text always have a canonical form.
        let bytes = canonical::to_string(&self.to_node()).unwrap_or_default();
        canonical::digest(bytes.as_bytes())
    }
}

fn list(windows: &[Window]) -> Node {
    Node::List(windows.iter().map(|w| Node::Text(w.to_string())).collect())
}

/// Reads the section of a document. Returns `None` after an error.
pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> Option<Calendar> {
    match doc.get(KEY) {
        Some((node, path)) => section(node, path, report),
        None => {
            report.note_default(
                doc.path(), KEY,
                "Monday to Friday, 09:00 to 17:30, in London, with the holidays of England and Wales",
            );
            Some(Calendar::uk())
        }
    }
}

fn section(node: &Node, path: Path, report: &mut Report) -> Option<Calendar> {
    let errors = report.errors();
    let mut section = Section::open(node, path.clone(), report);
    let zone = zone(&mut section, report);
    let hours = hours(&mut section, report);
    let division = division(&mut section, zone, report);
    let parts = CalendarParts {
        zone,
        hours,
        division,
        closed: dates(&mut section, "closed", report),
        special: special(&mut section, report),
        open: dates(&mut section, "open", report),
    };
    section.close(report);
    note_overrides(&parts, &path, report);
    if report.errors() > errors {
        return None;
    }
    match Calendar::new(parts) {
        Ok(calendar) => Some(calendar),
        Err(never) => {
            report_never_opens(never, &path, report);
            None
        }
    }
}

fn report_never_opens(never: NeverOpens, path: &Path, report: &mut Report) {
    let (path, hint) = match never.from {
        None => (
            path.key("hours"),
            "give hours to a weekday, such as `mon: [\"09:00-17:30\"]`",
        ),
        Some(_) => (path.key("closed"), "leave a day open in every year"),
    };
    let found = Diagnostic::error(Code::CalendarNeverOpens, &path, never.to_string());
    report.add(found.hint(hint));
}

fn zone(section: &mut Section<'_>, report: &mut Report) -> Zone {
    let Some((node, path)) = section.get("timezone") else {
        report.note_default(section.path(), "timezone", Zone::LONDON.name());
        return Zone::LONDON;
    };
    let Some(name) = text(node, &path, report) else {
        return Zone::LONDON;
    };
    match Zone::parse(&name) {
        Ok(zone) => {
            if let Some(placeless) = zone.placeless() {
                let code = Code::ZoneWithoutPlace;
                let found =
                    Diagnostic::warning(code, &path, authoring_text(|| placeless.message()));
                report.add(found.hint(authoring_text(|| placeless.hint())));
            }
            zone
        }
        Err(unknown) => {
            let message = words!("{} is not a time zone", node.describe());
            let found = Diagnostic::error(Code::UnknownZone, &path, message);
            report.add(found.hint(authoring_text(|| unknown.hint())));
            Zone::LONDON
        }
    }
}

/// Returns a text for authors, which is only linked with the feature `authoring`.
fn authoring_text(text: impl FnOnce() -> String) -> String {
    if cfg!(feature = "authoring") {
        text()
    } else {
        String::new()
    }
}

fn hours(section: &mut Section<'_>, report: &mut Report) -> Hours {
    let Some((node, path)) = section.get("hours") else {
        let usual = "Monday to Friday, 09:00 to 17:30";
        report.note_default(section.path(), "hours", usual);
        return Hours::weekdays(Window::OFFICE);
    };
    let mut week = Section::open(node, path, report);
    let mut hours = Hours::default();
    for (word, day) in Hours::WORDS {
        if let Some((node, path)) = week.get(word) {
            hours = hours.with(day, windows(node, &path, report));
        }
    }
    week.close(report);
    hours
}

/// Reads the windows of a day: a list of texts, or a single text.
fn windows(node: &Node, path: &Path, report: &mut Report) -> Vec<Window> {
    let found: Vec<_> = match node {
        Node::Null => Vec::new(),
        Node::Text(_) => window(node, path, report).into_iter().collect(),
        _ => items(node, path, report)
            .into_iter()
            .filter_map(|(item, path)| window(item, &path, report))
            .collect(),
    };
    let mut sorted = found.clone();
    sorted.sort_unstable();
    let overlap = |pair: &[Window]| matches!(pair, [a, b] if b.open() < a.close());
    if sorted.windows(2).any(overlap) {
        let message = "windows overlap; every second in them counts once";
        report.add(Diagnostic::note(Code::WindowsOverlap, path, message));
    }
    found
}

fn window(node: &Node, path: &Path, report: &mut Report) -> Option<Window> {
    let written = text(node, path, report)?;
    match Window::parse(&written) {
        Ok(window) => Some(window),
        Err(error) => {
            let message = words!("{} {error}", node.describe());
            report.add(
                Diagnostic::error(Code::BadWindow, path, message)
                    .hint("such as \"09:00-17:30\"; a day without windows is []"),
            );
            None
        }
    }
}

fn division(section: &mut Section<'_>, zone: Zone, report: &mut Report) -> Division {
    if let Some((node, path)) = section.get("holidays") {
        return word(node, &path, report).unwrap_or(Division::None);
    }
    // A team in New York must not get English holidays because the key is missing.
    let default = if zone.is_alias_of(Zone::LONDON) {
        Division::EnglandAndWales
    } else {
        Division::None
    };
    report.note_default(section.path(), "holidays", default.as_str());
    default
}

fn dates(section: &mut Section<'_>, key: &'static str, report: &mut Report) -> BTreeSet<NaiveDate> {
    let Some((node, path)) = section.get(key) else {
        return BTreeSet::new();
    };
    let mut dates = BTreeSet::new();
    for (item, path) in items(node, &path, report) {
        let written = text(item, &path, report);
        let Some(date) = written.and_then(|written| date(&written, &path, report)) else {
            continue;
        };
        if !dates.insert(date) {
            let message = words!("{date} is listed twice");
            report.add(Diagnostic::note(Code::DateRepeated, &path, message));
        }
    }
    dates
}

fn special(section: &mut Section<'_>, report: &mut Report) -> BTreeMap<NaiveDate, Vec<Window>> {
    let Some((node, path)) = section.get("special") else {
        return BTreeMap::new();
    };
    // Every key is a date, so there are no unknown keys.
    let own = Section::open(node, path.clone(), report);
    let mut special = BTreeMap::new();
    for (key, node) in own.entries() {
        let path = path.key(key);
        let windows = windows(node, &path, report);
        if let Some(date) = date(key, &path, report) {
            special.insert(date, windows);
        }
    }
    special
}

/// Reads a date such as `2026-12-24`, in the years 0001 to 9999.
fn date(written: &str, path: &Path, report: &mut Report) -> Option<NaiveDate> {
    let date = date::parse(written);
    if date.is_none() {
        let message = words!("“{written}” is not a date of the calendar");
        let hint = "year, month and day, such as \"2026-12-24\"";
        report.add(Diagnostic::error(Code::BadDate, path, message).hint(hint));
    }
    date
}

/// Notes overrides without effect: an opened day that is not a holiday, or an entry hidden by a stronger list.
fn note_overrides(parts: &CalendarParts, path: &Path, report: &mut Report) {
    let mut note = |code, key: &str, message: String| {
        report.add(Diagnostic::note(code, &path.key(key), message));
    };
    for date in &parts.open {
        if parts.division.holiday(*date).is_none() {
            let message = words!(
                "{date} is not a holiday in `{}`, so there is nothing to open; \
                 use `special` for a date's own windows",
                parts.division.as_str()
            );
            note(Code::OpenNotHoliday, "open", message);
        }
    }
    let hidden = |date: &NaiveDate, by: &[&'static str]| {
        by.iter().copied().find(|key| match *key {
            "closed" => parts.closed.contains(date),
            _ => parts.special.contains_key(date),
        })
    };
    for date in &parts.open {
        if let Some(key) = hidden(date, &["special", "closed"]) {
            let message = words!("{date} is also in `{key}`, which takes precedence");
            note(Code::DateRepeated, "open", message);
        }
    }
    for date in &parts.closed {
        if hidden(date, &["special"]).is_some() {
            let message = words!("{date} is also in `special`, which takes precedence");
            note(Code::DateRepeated, "closed", message);
        }
    }
}
