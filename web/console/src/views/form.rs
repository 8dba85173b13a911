//! Fields over places of the document. What is found at a place is shown where the place is changed.

use baton_core::document::Path;
use baton_core::{Diagnostic, Node, Severity};
use baton_worker::html::{Html, OFF, flag, when};

use crate::action::{Verb, act};
use crate::model::Model;
use crate::reading::{self, Reads};
use crate::words;

/// HTML being written, and the places that it shows.
pub(crate) struct Form<'m> {
    /// The page's state.
    pub model: &'m Model,
    /// What is written so far.
    pub html: Html,
    claimed: Vec<Path>,
}

/// A text field.
pub(crate) struct Text<'a> {
    /// Its id, and the name that tests find it by.
    pub id: &'a str,
    /// What belongs here.
    pub label: &'a str,
    /// Whether the label is for screen readers only.
    pub quiet: bool,
    /// How it is read.
    pub reads: Reads,
    /// The unit behind it.
    pub unit: &'a str,
    /// The id of the list that it suggests from.
    pub list: &'a str,
    /// How many lines it has; 0 for a field of one line that is none too long.
    pub rows: usize,
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self {
            id: "",
            label: "",
            quiet: false,
            reads: Reads::Text,
            unit: "",
            list: "",
            rows: 0,
        }
    }
}

impl<'m> Form<'m> {
    /// An empty one.
    pub(crate) fn new(model: &'m Model) -> Self {
        Self {
            model,
            html: Html::new(),
            claimed: Vec::new(),
        }
    }

    /// What was written, and the places that have a field.
    pub(crate) fn done(self) -> (String, Vec<Path>) {
        (self.html.done(), self.claimed)
    }

    /// An element with others inside.
    pub(crate) fn within(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        let outer = std::mem::take(&mut self.html);
        inside(self);
        let inner = std::mem::replace(&mut self.html, outer).done();
        self.html
            .within(tag, attributes, |html| html.written(&inner));
    }

    /// An element with a text inside.
    pub(crate) fn tag(&mut self, tag: &str, attributes: &[(&str, &str)], inside: &str) {
        self.html.tag(tag, attributes, inside);
    }

    /// A part of a screen under a heading, with what is said beside it.
    pub(crate) fn block(
        &mut self,
        id: &str,
        title: &str,
        aside: &str,
        inside: impl FnOnce(&mut Self),
    ) {
        self.within(
            "section",
            &[("class", "block"), ("aria-labelledby", id)],
            |form| {
                form.within("div", &[("class", "head")], |form| {
                    form.tag("h3", &[("id", id)], title);
                    if !aside.is_empty() {
                        form.tag("p", &[("class", "note")], aside);
                    }
                });
                inside(form);
            },
        );
    }

    /// A button that does something.
    pub(crate) fn button(&mut self, class: &str, id: &str, what: &str, label: &str) {
        let attributes = [
            ("type", "button"),
            ("class", class),
            ("id", id),
            ("data-testid", id),
            ("data-do", what),
        ];
        self.html.tag("button", &attributes, label);
    }

    /// A small button with a glyph; its name is for those who cannot see it.
    pub(crate) fn icon(&mut self, id: &str, what: &str, glyph: &str, name: &str, off: bool) {
        let attributes = [
            ("type", "button"),
            ("class", "icon"),
            ("id", id),
            ("data-testid", id),
            ("data-do", what),
            ("aria-label", name),
            ("title", name),
            ("disabled", flag(off)),
        ];
        self.html.within("button", &attributes, |html| {
            html.tag("span", &[("aria-hidden", "true")], glyph);
        });
    }

    /// The buttons that move an item of a list up and down, and take it out. `what` is what one is called.
    pub(crate) fn item_tools(&mut self, at: &Path, id: &str, what: &str) {
        let place = at.split_last();
        let (count, index) = match &place {
            Some((list, key)) => (self.model.count(list), key.parse().unwrap_or(0)),
            None => (0, 0),
        };
        let number = index + 1;
        self.icon(
            &[id, "up"].join("-"),
            &act(Verb::Up, at.as_str()),
            "↑",
            &format!("move {what} {number} up"),
            index == 0,
        );
        self.icon(
            &[id, "down"].join("-"),
            &act(Verb::Down, at.as_str()),
            "↓",
            &format!("move {what} {number} down"),
            number >= count,
        );
        self.icon(
            &[id, "remove"].join("-"),
            &act(Verb::Remove, at.as_str()),
            "✕",
            &format!("remove {what} {number}"),
            false,
        );
    }

    /// A text field over a place.
    pub(crate) fn text(&mut self, at: &Path, field: &Text<'_>) {
        let model = self.model;
        let value = model.node(at);
        let shown = field.reads.shown(model.fields.typed(at), value);
        let errors = self.shown_errors(at);
        let problems = [field.id, "problems"].join("-");
        let reading_id = [field.id, "reading"].join("-");
        let described = [reading_id.as_str(), problems.as_str()].join(" ");
        let mode = match field.reads {
            Reads::Whole => "numeric",
            _ => "text",
        };
        let what = act(Verb::Type, &[field.reads.word(), at.as_str()].join(" "));
        let rows = field.rows.to_string();
        let attributes = [
            ("id", field.id),
            ("data-testid", field.id),
            ("data-path", at.as_str()),
            ("data-do", &what),
            ("data-reads", mode),
            ("inputmode", mode),
            ("autocomplete", "off"),
            ("spellcheck", when(field.rows > 0, "true")),
            ("aria-invalid", when(errors, "true")),
            ("aria-describedby", &described),
        ];
        let class = if errors { "field wrong" } else { "field" };
        self.within("div", &[("class", class)], |form| {
            form.label(field.id, field.label, field.quiet);
            form.within("div", &[("class", "line")], |form| {
                if field.rows > 0 {
                    let mut all = attributes.to_vec();
                    all.push(("rows", &rows));
                    // A first line break would be swallowed.
                    form.tag("textarea", &all, &["\n", &shown].concat());
                } else {
                    let mut all = attributes.to_vec();
                    let list = if field.list.is_empty() {
                        OFF
                    } else {
                        field.list
                    };
                    all.extend([("type", "text"), ("value", &shown), ("list", list)]);
                    form.html.single("input", &all);
                }
                if !field.unit.is_empty() {
                    form.tag("span", &[("class", "unit")], field.unit);
                }
                let read = match field.reads {
                    Reads::Money => value
                        .and_then(|value| reading::amount(value, model.policy().money().currency)),
                    Reads::Minutes => reading::loose_minutes(&shown),
                    _ => None,
                };
                let attributes = [("class", "reading"), ("id", &reading_id)];
                form.tag("span", &attributes, &read.unwrap_or_default());
            });
            form.problems(at, &problems);
        });
    }

    /// A choice over a place; a value that is not among the options is shown all the same.
    pub(crate) fn choice(
        &mut self,
        at: &Path,
        id: &str,
        label: &str,
        quiet: bool,
        what: Verb,
        options: &[(&str, &str)],
    ) {
        let value = self.model.node(at).map(Node::typed).unwrap_or_default();
        self.choice_of(
            at,
            &value,
            id,
            label,
            quiet,
            &act(what, at.as_str()),
            options,
        );
    }

    /// The same for a value that is not the place's own text.
    #[expect(
        clippy::too_many_arguments,
        reason = "the one that all choices go through"
    )]
    pub(crate) fn choice_of(
        &mut self,
        at: &Path,
        value: &str,
        id: &str,
        label: &str,
        quiet: bool,
        what: &str,
        options: &[(&str, &str)],
    ) {
        let problems = [id, "problems"].join("-");
        let errors = self.shown_errors(at);
        self.within("div", &[("class", "field")], |form| {
            form.label(id, label, quiet);
            let attributes = [
                ("id", id),
                ("data-testid", id),
                ("data-path", at.as_str()),
                ("data-do", what),
                ("aria-invalid", when(errors, "true")),
                ("aria-describedby", &problems),
            ];
            form.within("select", &attributes, |form| {
                let known = options.iter().any(|(word, _)| *word == value);
                for (word, text) in options {
                    let selected = flag(*word == value);
                    form.tag("option", &[("value", word), ("selected", selected)], text);
                }
                if !known {
                    let text = if value.is_empty() {
                        "choose…".to_owned()
                    } else {
                        format!("{value} (not known)")
                    };
                    form.tag("option", &[("value", value), ("selected", "")], &text);
                }
            });
            form.problems(at, &problems);
        });
    }

    /// A box to tick.
    pub(crate) fn tick(&mut self, id: &str, label: &str, on: bool, what: &str) {
        self.within("label", &[("class", "check")], |form| {
            let attributes = [
                ("type", "checkbox"),
                ("id", id),
                ("data-testid", id),
                ("data-do", what),
                ("checked", flag(on)),
            ];
            form.html.single("input", &attributes);
            form.tag("span", &[], label);
        });
    }

    fn label(&mut self, id: &str, label: &str, quiet: bool) {
        self.tag(
            "label",
            &[("for", id), ("class", when(quiet, "hidden"))],
            label,
        );
    }

    /// What was found at a place, as far as it is shown yet. From now on the place counts as shown here.
    pub(crate) fn problems(&mut self, at: &Path, id: &str) {
        self.claim(at);
        let model = self.model;
        let shows = model.fields.shows(at);
        let found: Vec<&Diagnostic> = model
            .diagnostics()
            .iter()
            .filter(|found| shows && found.path == *at)
            .collect();
        let attributes = [
            ("class", "problems"),
            ("id", if id.is_empty() { OFF } else { id }),
        ];
        self.html.within("div", &attributes, |html| {
            for one in found {
                problem(one, html);
            }
        });
    }

    /// Says that what is found at a place is shown here.
    pub(crate) fn claim(&mut self, at: &Path) {
        self.claimed.push(at.clone());
    }

    fn shown_errors(&self, at: &Path) -> bool {
        let mut errors = self.model.errors();
        self.model.fields.shows(at) && errors.any(|error| error.path == *at)
    }
}

/// One finding: a glyph for how much it matters, and the text.
pub(crate) fn problem(found: &Diagnostic, html: &mut Html) {
    let (glyph, word, class) = match found.severity {
        Severity::Error => ("✕", "error: ", "error"),
        Severity::Warning => ("!", "warning: ", "warning"),
        Severity::Note => ("i", "note: ", "info"),
    };
    let attributes = [
        ("class", "problem"),
        ("data-severity", class),
        ("data-code", found.code.as_str()),
    ];
    html.within("p", &attributes, |html| {
        html.tag(
            "span",
            &[("class", "glyph"), ("aria-hidden", "true")],
            glyph,
        );
        html.within("span", &[], |html| {
            html.tag("span", &[("class", "hidden")], word);
            html.text(&words::finding(found));
        });
    });
}
