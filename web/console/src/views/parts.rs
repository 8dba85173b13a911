//! Small pieces that several views show alike.

use baton_core::Outcome;
use baton_worker::html::{Html, flag};

use crate::words;

/// The glyph of an outcome.
pub(crate) const fn glyph(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::HandOff => "→",
        Outcome::NoHandoff => "–",
        Outcome::Undecided => "?",
    }
}

/// A glyph for those who see; the words beside it are for everybody.
pub(crate) fn mark(html: &mut Html, glyph: &str) {
    let attributes = [("class", "glyph"), ("aria-hidden", "true")];
    html.tag("span", &attributes, glyph);
}

/// An outcome as a chip, with its tier where there is one. A brief one shows the tier alone, or one word; people who
/// listen get the outcome all the same.
pub(crate) fn chip(html: &mut Html, outcome: Outcome, tier: Option<&str>, brief: bool) {
    let attributes = [("class", "chip"), ("data-outcome", outcome.as_str())];
    html.within("span", &attributes, |html| {
        mark(html, glyph(outcome));
        if brief {
            let hidden = [words::outcome(outcome), ": "].concat();
            html.tag("span", &[("class", "hidden")], &hidden);
            html.tag("span", &[], tier.unwrap_or(words::short(outcome)));
        } else {
            html.tag("span", &[], &words::verdict(outcome, tier));
        }
    });
}

/// A button that does something, or an anchor that leads somewhere is written by hand; this is the button.
pub(crate) fn button(html: &mut Html, class: &str, id: &str, what: &str, label: &str) {
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("data-testid", id),
        ("data-do", what),
    ];
    html.tag("button", &attributes, label);
}

/// A warning with its glyph.
pub(crate) fn warning(html: &mut Html, id: &str, text: &str) {
    let attributes = [
        ("class", "problem"),
        ("data-severity", "warning"),
        ("data-testid", id),
    ];
    html.within("p", &attributes, |html| {
        mark(html, "!");
        html.tag("span", &[], text);
    });
}

/// A part of the effect: open on the screens that it belongs to, a line elsewhere. Its id differs by screen, so that
/// another screen begins with its own parts open, while on one screen what the reader folds stays folded.
pub(crate) struct Part {
    /// The name that it is found by.
    pub(crate) id: &'static str,
    /// Whether it is open as long as the reader does not fold it.
    pub(crate) open: bool,
    /// When it is drawn: with the lights, or once they were painted.
    pub(crate) island: (&'static str, &'static str),
}

impl Part {
    /// The part on a screen, under its title.
    pub(crate) fn shown(
        &self,
        html: &mut Html,
        screen: &str,
        title: &str,
        inside: impl FnOnce(&mut Html),
    ) {
        let own = [self.id, screen].join("-");
        let attributes = [
            ("class", "part"),
            ("id", own.as_str()),
            ("data-testid", self.id),
            ("open", flag(self.open)),
            self.island,
        ];
        html.within("details", &attributes, |html| {
            html.within("summary", &[], |html| html.tag("h4", &[], title));
            html.within("div", &[("class", "part-body")], inside);
        });
    }

    /// Its place while there is nothing to say: the parts around it need not be drawn anew when there is again.
    pub(crate) fn hidden(&self, html: &mut Html, screen: &str) {
        let own = [self.id, screen].join("-");
        let attributes = [
            ("id", own.as_str()),
            ("hidden", ""),
            ("open", flag(self.open)),
            self.island,
        ];
        html.within("details", &attributes, |_| {});
    }
}

/// Something for machines, to be compared sign by sign.
pub(crate) fn code(html: &mut Html, name: &str, id: &str, text: &str) {
    html.within("div", &[], |html| {
        html.tag("dt", &[], name);
        html.within("dd", &[], |html| {
            html.tag("code", &[("data-testid", id)], text)
        });
    });
}

/// One choice of several, as a button that stays pressed.
pub(crate) fn segment(html: &mut Html, id: &str, what: &str, pressed: bool, label: &str) {
    let attributes = [
        ("type", "button"),
        ("class", "segment"),
        ("data-testid", id),
        ("data-do", what),
        ("aria-pressed", if pressed { "true" } else { "false" }),
    ];
    html.within("button", &attributes, |html| html.tag("span", &[], label));
}

/// The heads of a table of calls.
pub(crate) fn call_heads(html: &mut Html) {
    html.within("thead", &[], |html| {
        html.within("tr", &[], |html| {
            for head in ["Call", "Outcome", "Before"] {
                html.tag("th", &[("scope", "col")], head);
            }
        });
    });
}
