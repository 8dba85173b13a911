//! What is to be seen of a file of many calls, as HTML.

use baton_backtest::{BadLine, CallVerdict, Calls, Tally};
use baton_core::Outcome;
use baton_worker::html::{Html, flag};

use super::File;
use crate::action::{Verb, act};
use crate::calls::Filter;
use crate::views::parts;
use crate::words;

/// Rows of a page of the table.
const PAGE: usize = 50;

fn number(count: usize) -> String {
    words::thousands(super::number(count))
}

/// The figures, the rows that could not be read, and the values that could not be used; nothing if all is a call.
pub(super) fn bad(calls: &Calls) -> String {
    let mut html = Html::new();
    let figures = calls.figures();
    if figures.read < figures.rows() {
        let attributes = [("class", "note"), ("data-testid", "figures")];
        html.tag("p", &attributes, &format!("{figures}."));
    }
    let text = " could not be read; the others are here";
    let unit = "row";
    lines(
        &mut html,
        "bad-lines",
        unit,
        text,
        calls.bad(),
        calls.bad_count(),
    );
    let text = " could not be used: missing there";
    let unit = "value";
    lines(
        &mut html,
        "doubts",
        unit,
        text,
        calls.doubts(),
        calls.doubt_count(),
    );
    html.done()
}

fn lines(html: &mut Html, id: &str, unit: &str, text: &str, first: &[BadLine], all: usize) {
    if all == 0 {
        return;
    }
    let attributes = [("class", "fold"), ("data-testid", id)];
    html.within("details", &attributes, |html| {
        html.tag("summary", &[], &[&words::count(all, unit), text].concat());
        html.within("ul", &[], |html| {
            for line in first {
                let text = format!("{}: {} ({})", line.place(), line.message, line.code);
                html.tag("li", &[], &text);
            }
        });
        if first.len() < all {
            let text = format!("The first {} of them.", first.len());
            html.tag("p", &[("class", "note")], &text);
        }
    });
}

/// A page of the table, with the filters above and the steps to other pages below. `found` are the calls that the
/// filter leaves.
pub(super) fn page(file: &File, filter: &str, from: usize, found: &[usize]) -> String {
    // Under another policy the filter may leave fewer calls than it did.
    let from = if from < found.len() { from } else { 0 };
    let mut html = Html::new();
    filters(filter, &mut html);
    let attributes = [("class", "calls-table"), ("data-testid", "many-table")];
    html.within("table", &attributes, |html| {
        parts::call_heads(html);
        html.within("tbody", &[], |html| {
            for index in found.iter().skip(from).take(PAGE) {
                row(file, *index, html);
            }
        });
    });
    let last = from.saturating_add(PAGE).min(found.len());
    html.within("p", &[("class", "actions")], |html| {
        let back = from.saturating_sub(PAGE);
        step(html, "many-back", "Back", back, from == 0);
        step(html, "many-next", "Next", last, last == found.len());
        let text = if found.is_empty() {
            "No call is like that now.".to_owned()
        } else {
            let [first, last, all] = [from + 1, last, found.len()].map(number);
            format!("{first} to {last} of {all}")
        };
        let attributes = [("class", "note"), ("data-testid", "many-shown")];
        html.tag("span", &attributes, &text);
    });
    html.done()
}

fn step(html: &mut Html, id: &str, label: &str, to: usize, off: bool) {
    let attributes = [
        ("type", "button"),
        ("class", "button small"),
        ("data-testid", id),
        ("data-do", &*act(Verb::Calls, &format!("from {to}"))),
        ("disabled", flag(off)),
    ];
    html.tag("button", &attributes, label);
}

fn filters(chosen: &str, html: &mut Html) {
    let attributes = [
        ("class", "segments filters"),
        ("role", "group"),
        ("aria-label", "Show of the file"),
    ];
    html.within("div", &attributes, |html| {
        for (_, word, name) in Filter::ALL {
            parts::segment(
                html,
                &["rows", word].join("-"),
                &act(Verb::Calls, &["rows ", word].concat()),
                word == chosen,
                name,
            );
        }
    });
}

fn chip(html: &mut Html, verdict: CallVerdict, tiers: &[String]) {
    let tier = verdict.tier.and_then(|tier| tiers.get(tier));
    parts::chip(html, verdict.outcome, tier.map(String::as_str), true);
}

/// One call: what it comes to, and what it came to if that is something else.
fn row(file: &File, index: usize, html: &mut Html) {
    let Some(call) = file.calls.call(index) else {
        return;
    };
    let [now, before] = &file.tiers;
    html.within("tr", &[], |html| {
        html.within("th", &[("scope", "row")], |html| {
            let pick = act(Verb::Calls, &format!("pick {index}"));
            let name = if call.contact.name.is_empty() {
                &call.id
            } else {
                &call.contact.name
            };
            parts::button(html, "link", &format!("pick-{index}"), &pick, name);
            html.tag("span", &[("class", "note")], &call.contact.company);
        });
        html.within("td", &[], |html| {
            if let Some(verdict) = file.now.get(index) {
                chip(html, *verdict, now);
            }
        });
        html.within("td", &[], |html| {
            if let Some(was) = file
                .before
                .get(index)
                .filter(|was| Some(*was) != file.now.get(index))
            {
                chip(html, *was, before);
            }
        });
    });
}

/// Counts as bars, and what changes against the published policy.
pub(super) fn summary(file: &File, tally: &Tally) -> String {
    let all = file.now.len();
    let mut html = Html::new();
    html.within(
        "ul",
        &[("class", "tally"), ("data-testid", "tally")],
        |html| {
            let outcomes = [
                (Outcome::HandOff, tally.handed_off),
                (Outcome::NoHandoff, tally.not_handed_off),
                (Outcome::Undecided, tally.undecided),
            ];
            for (outcome, count) in outcomes {
                html.within("li", &[("data-outcome", outcome.as_str())], |html| {
                    parts::chip(html, outcome, None, false);
                    let attributes = [
                        ("max", &*all.max(1).to_string()),
                        ("value", &*count.to_string()),
                        ("aria-hidden", "true"),
                    ];
                    html.tag("progress", &attributes, "");
                    html.tag("strong", &[], &number(count));
                });
            }
        },
    );
    let tiers = tally.tiers.iter().map(|(tier, count)| {
        let name = tier.and_then(|tier| file.tiers[0].get(tier));
        format!(
            "{} {}",
            number(*count),
            name.map_or("for a person to pick", String::as_str)
        )
    });
    let tiers: Vec<String> = tiers.collect();
    if !tiers.is_empty() {
        let text = format!("Handed off: {}.", words::list(&tiers, "and"));
        html.tag("p", &[("class", "note")], &text);
    }
    let changed = tally.changed();
    let text = format!(
        "{} of {} calls change outcome or tier against the published policy.",
        number(changed),
        number(all)
    );
    html.tag("p", &[("data-testid", "changed-many")], &text);
    html.within("ul", &[("class", "turns")], |html| {
        for change in tally.changes.iter().take(12) {
            html.within("li", &[], |html| {
                let pick = act(Verb::Calls, &format!("pick {}", change.first));
                html.within("span", &[], |html| {
                    html.text(&[&words::count(change.count, "call"), ": "].concat());
                    parts::button(html, "link", "pick-change", &pick, "look at the first");
                });
                html.within("span", &[("class", "marks")], |html| {
                    chip(html, change.from, &file.tiers[1]);
                    parts::mark(html, "→");
                    html.tag("span", &[("class", "hidden")], "becomes");
                    chip(html, change.to, &file.tiers[0]);
                });
            });
        }
    });
    html.done()
}
