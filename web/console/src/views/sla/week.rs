//! The week as a grid: a row a day, its windows as texts and as a bar from midnight to midnight.

use baton_core::Node;
use baton_core::calendar::{Division, Hours, Window};
use baton_core::document::Path;
use baton_worker::html::Html;

use crate::action::{Verb, act};
use crate::reading::Reads;
use crate::views::day_rect;
use crate::views::form::{Form, Text};

/// Time zones that are offered; any other of the IANA database can be typed.
const ZONES: [&str; 8] = [
    "Europe/London",
    "Europe/Dublin",
    "Europe/Paris",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Sydney",
];

const DAYS: [(&str, &str); 7] = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];

/// Seconds of a day.
const DAY: u32 = 86_400;

pub(super) fn view(form: &mut Form<'_>) {
    let calendar = Path::new("/calendar");
    form.block(
        "hours-title",
        "Business hours",
        "On the wall clock of the zone.",
        |form| {
            form.within("div", &[("class", "pair top")], |form| {
                form.within("datalist", &[("id", "zones")], |form| {
                    for zone in ZONES {
                        form.tag("option", &[("value", zone)], "");
                    }
                });
                let field = Text {
                    id: "timezone",
                    label: "Time zone",
                    list: "zones",
                    ..Text::default()
                };
                form.text(&calendar.key("timezone"), &field);
                let divisions = [
                    (Division::EnglandAndWales, "England and Wales"),
                    (Division::Scotland, "Scotland"),
                    (Division::NorthernIreland, "Northern Ireland"),
                    (Division::None, "none are kept"),
                ]
                .map(|(division, name)| (division.as_str(), name));
                let at = calendar.key("holidays");
                form.choice(
                    &at,
                    "holidays",
                    "Bank holidays",
                    false,
                    Verb::Pick,
                    &divisions,
                );
            });
            form.within("table", &[("class", "week")], |form| {
                form.within("tbody", &[], |form| {
                    for (word, name) in DAYS {
                        row(form, &calendar.key("hours").key(word), word, name);
                    }
                });
            });
            form.problems(&calendar.key("hours"), "hours-problems");
            form.problems(&calendar, "calendar-problems");
            let copy = act(Verb::Add, "weekdays");
            form.button(
                "button small",
                "copy-monday",
                &copy,
                "Monday’s hours for every weekday",
            );
        },
    );
    debug_assert_eq!(
        Hours::WORDS.map(|(word, _)| word),
        DAYS.map(|(word, _)| word)
    );
}

fn row(form: &mut Form<'_>, at: &Path, word: &str, name: &str) {
    let windows = texts(form.model.node(at));
    form.claim(at);
    form.within(
        "tr",
        &[("data-testid", &["hours-", word].concat())],
        |form| {
            form.tag("th", &[("scope", "row")], name);
            form.within("td", &[("class", "windows")], |form| {
                if windows.is_empty() {
                    form.tag("span", &[("class", "note")], "closed");
                }
                for index in 0..windows.len() {
                    let id = format!("hours-{word}-{index}");
                    let label = format!("{name}, window {}", index + 1);
                    let field = Text {
                        id: &id,
                        label: &label,
                        quiet: true,
                        reads: Reads::Text,
                        ..Text::default()
                    };
                    form.within("div", &[("class", "window")], |form| {
                        form.text(&at.index(index), &field);
                        let remove = act(Verb::Remove, at.index(index).as_str());
                        let says = format!("remove {label}");
                        form.icon(&[&id, "-remove"].concat(), &remove, "✕", &says, false);
                    });
                }
                let add = act(Verb::Add, at.as_str());
                let says = format!("add hours on {name}");
                form.icon(&format!("hours-{word}-add"), &add, "+", &says, false);
                form.problems(at, "");
            });
            form.within("td", &[("class", "day-bar")], |form| {
                bar(&windows, &mut form.html)
            });
        },
    );
}

/// The texts of a list, or a text alone.
pub(super) fn texts(node: Option<&Node>) -> Vec<String> {
    match node {
        Some(Node::List(items)) => items.iter().map(Node::typed).collect(),
        Some(Node::Text(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// Open hours on a scale from midnight to midnight. What cannot be read is not drawn; its field says why.
fn bar(windows: &[String], html: &mut Html) {
    let attributes = [
        ("viewBox", "0 0 1440 40"),
        ("preserveAspectRatio", "none"),
        ("class", "bar-of-day"),
        ("aria-hidden", "true"),
    ];
    html.within("svg", &attributes, |html| {
        day_rect(html, "closed", 0, 1440);
        for (from, to) in windows.iter().filter_map(|text| minutes(text)).flatten() {
            day_rect(html, "open", from, to);
        }
    });
}

/// The minutes of a day that a window covers; one over midnight has two parts.
fn minutes(text: &str) -> Option<Vec<(u32, u32)>> {
    let window = Window::parse(text).ok()?;
    let (open, close) = (window.open(), window.close());
    Some(if close <= DAY {
        vec![(open / 60, close / 60)]
    } else {
        vec![(0, (close - DAY) / 60), (open / 60, 1440)]
    })
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn a_window_is_a_stretch_of_its_day_and_one_over_midnight_is_two() {
        assert_eq!(minutes("09:00-17:30"), Some(vec![(540, 1050)]));
        assert_eq!(minutes("00:00-24:00"), Some(vec![(0, 1440)]));
        assert_eq!(minutes("22:00-02:00"), Some(vec![(0, 120), (1320, 1440)]));
        assert_eq!(minutes("nine to five"), None);
    }
}
