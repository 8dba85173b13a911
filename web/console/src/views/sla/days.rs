//! The days that are otherwise: closed, worked although a holiday, or with windows of their own.

use baton_core::Node;
use baton_core::calendar::date;
use baton_core::document::Path;

use crate::action::{Verb, act};
use crate::reading::Reads;
use crate::views::form::{Form, Text};

pub(super) fn view(form: &mut Form<'_>) {
    let aside = "The later in this order wins: bank holiday, worked, closed, own hours.";
    form.block("days-title", "Other days", aside, |form| {
        form.within("div", &[("class", "other-days")], |form| {
            dates(form, "open", "Bank holidays that are worked");
            dates(form, "closed", "Closed, besides bank holidays");
            special(form);
        });
    });
}

/// A list of dates, with a field that adds one.
fn dates(form: &mut Form<'_>, key: &str, title: &str) {
    let at = Path::new("/calendar").key(key);
    let all = super::week::texts(form.model.node(&at));
    group(form, key, title, |form| {
        for (index, text) in all.iter().enumerate() {
            form.within("li", &[], |form| {
                form.tag("span", &[], &long(text));
                remove(form, &at.index(index), &format!("{key}-{index}"), text);
            });
        }
    });
    form.problems(&at, &format!("{key}-problems"));
    add(form, &at, &format!("{key}-add"), title);
}

fn special(form: &mut Form<'_>) {
    let at = Path::new("/calendar/special");
    let all: Vec<String> = match form.model.node(&at) {
        Some(Node::Map(entries)) => entries.iter().map(|(date, _)| date.clone()).collect(),
        _ => Vec::new(),
    };
    let title = "Days with hours of their own";
    group(form, "special", title, |form| {
        for (index, date) in all.iter().enumerate() {
            let id = format!("special-{index}");
            let label = format!("Hours on {}", long(date));
            let field = Text {
                id: &id,
                label: &label,
                reads: Reads::Words,
                ..Text::default()
            };
            form.within("li", &[], |form| {
                form.text(&at.key(date), &field);
                remove(form, &at.key(date), &id, date);
            });
        }
    });
    form.problems(&at, "special-problems");
    add(form, &at, "special-add", title);
}

fn group(form: &mut Form<'_>, key: &str, title: &str, inside: impl FnOnce(&mut Form<'_>)) {
    form.tag("h4", &[], title);
    form.within(
        "ul",
        &[
            ("class", "dates"),
            ("data-testid", &["dates-", key].concat()),
        ],
        inside,
    );
}

fn remove(form: &mut Form<'_>, at: &Path, id: &str, date: &str) {
    let what = act(Verb::Remove, at.as_str());
    let says = format!("remove {}", long(date));
    form.icon(&[id, "-remove"].concat(), &what, "✕", &says, false);
}

fn add(form: &mut Form<'_>, list: &Path, id: &str, title: &str) {
    let label = format!("{title}: a day");
    // It says nothing while it is typed in, and what stands in it is the browser's: half a date is no date.
    let attributes = [
        ("type", "date"),
        ("id", id),
        ("data-testid", id),
        ("aria-label", label.as_str()),
        ("min", "2000-01-01"),
        ("max", "2099-12-31"),
        ("required", ""),
    ];
    let says = format!("{title}: add the day");
    let what = act(Verb::Add, list.as_str());
    let button = [
        ("type", "button"),
        ("class", "button small"),
        ("data-testid", &*[id, "-day"].concat()),
        ("data-do", &*what),
        ("data-from", id),
        ("aria-label", &*says),
    ];
    form.html.within("div", &[("class", "actions")], |html| {
        html.single("input", &attributes);
        html.tag("button", &button, "Add");
    });
}

/// "Thu 24 December 2026"; what is no date stays as it is.
fn long(text: &str) -> String {
    match date::parse(text) {
        Some(day) => {
            let short = date::short(day);
            let weekday = short.split(' ').next().unwrap_or_default();
            [weekday, " ", &date::long(day)].concat()
        }
        None => text.to_owned(),
    }
}
