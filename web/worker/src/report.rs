//! Everything there is to say about a file, and how it is shown.

use crate::html::{self, text};

/// How a file or a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Good.
    Passed,
    /// Good as far as it goes: signatures or a decision are missing.
    Open,
    /// Refused.
    Refused,
    /// A check that was not made.
    NotMade,
}

impl Standing {
    const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Open => "open",
            Self::Refused => "refused",
            Self::NotMade => "not_made",
        }
    }

    const fn glyph(self) -> &'static str {
        match self {
            Self::Passed => "✓",
            Self::Open => "?",
            Self::Refused => "✗",
            Self::NotMade => "·",
        }
    }

    /// What the glyph says, for people who listen to the page.
    const fn said(self) -> &'static str {
        match self {
            Self::Passed => "passed: ",
            Self::Refused => "refused: ",
            Self::Open | Self::NotMade => "",
        }
    }
}

/// One of the sixteen checks.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its place in the order, from 1.
    pub(crate) number: u8,
    /// What it makes sure of.
    pub(crate) title: &'static str,
    /// How it went.
    pub(crate) standing: Standing,
    /// What was seen, or why it refused.
    pub(crate) text: String,
}

/// Something that a file says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// What it is.
    pub(crate) name: String,
    /// What it says.
    pub(crate) text: String,
    /// Whether it is for machines and to be compared sign by sign.
    pub(crate) code: bool,
}

/// Somebody who has signed a file, or is enrolled in one.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The name.
    pub(crate) name: String,
    /// Roles, and what stands against the key.
    pub(crate) note: String,
    /// The key.
    pub(crate) keyid: String,
    /// Whether the key counts now.
    pub(crate) counts: bool,
}

/// Everything there is to say about a file.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// How it stands.
    pub(crate) standing: Standing,
    /// The stable code of the refusal, if it is refused.
    pub(crate) code: &'static str,
    /// One sentence that says how it stands.
    pub(crate) headline: String,
    /// What that means, and what to do.
    pub(crate) advice: String,
    /// A digest that a person is to compare sign by sign; empty if there is none.
    pub(crate) compare: String,
    /// What has come of it already.
    pub(crate) done: Option<String>,
    /// What may be done, as buttons.
    pub(crate) actions: String,
    /// Why adding a signature makes no sense, if it does not.
    pub(crate) not_to_sign: Option<String>,
    /// What the differences are from.
    pub(crate) compared: String,
    /// The differences from it, a sentence each.
    pub(crate) differences: Vec<String>,
    /// What the people are here.
    pub(crate) people_title: &'static str,
    /// Who has signed it, or who is enrolled in it.
    pub(crate) people: Vec<Person>,
    /// What the file says of itself.
    pub(crate) facts: Vec<Fact>,
    /// The sixteen checks, for anything but a trust document.
    pub(crate) checks: Vec<Row>,
}

impl Report {
    /// A report that says how things stand, and no more yet.
    pub(crate) fn new(
        standing: Standing,
        code: &'static str,
        headline: String,
        advice: String,
    ) -> Self {
        Self {
            standing,
            code,
            headline,
            advice,
            compare: String::new(),
            done: None,
            actions: String::new(),
            not_to_sign: None,
            compared: String::new(),
            differences: Vec::new(),
            people_title: "Signatures",
            people: Vec::new(),
            facts: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// The report as HTML, under the file's name.
    pub(crate) fn html(&self, name: &str) -> String {
        let mut out = format!(
            "<div class=\"verdict\" data-standing=\"{}\" data-code=\"{}\" data-testid=\"verdict\"><p class=\"note\">{}</p>\
             <h3><span class=\"glyph\" aria-hidden=\"true\">{}</span> {}</h3><p>{}</p>",
            self.standing.word(),
            self.code,
            text(name),
            self.standing.glyph(),
            text(&self.headline),
            text(&self.advice),
        );
        if !self.compare.is_empty() {
            let digest = text(&self.compare);
            out.push_str(&format!(
                "<p><code data-testid=\"trust-digest\">{digest}</code></p>"
            ));
        }
        if let Some(done) = &self.done {
            out.push_str(&format!("<p data-testid=\"file-done\">{}</p>", text(done)));
        }
        if !self.actions.is_empty() {
            out.push_str(&format!("<div class=\"actions\">{}</div>", self.actions));
        }
        if let Some(why) = &self.not_to_sign {
            out.push_str(&format!(
                "<p class=\"note\" data-testid=\"not-to-sign\">{}</p>",
                text(why)
            ));
        }
        out.push_str("</div>");
        if !self.compared.is_empty() {
            let list = html::differences(&self.differences);
            out.push_str(&part(
                "What it changes",
                &format!("<p>{}</p>{list}", text(&self.compared)),
            ));
        }
        if !self.people.is_empty() {
            let all: String = self.people.iter().map(Person::html).collect();
            let list = format!("<ul class=\"people\" data-testid=\"people\">{all}</ul>");
            out.push_str(&part(self.people_title, &list));
        }
        if !self.facts.is_empty() {
            let all: String = self.facts.iter().map(Fact::html).collect();
            let list = format!("<dl class=\"facts\" data-testid=\"file-facts\">{all}</dl>");
            out.push_str(&part("What it says", &list));
        }
        if !self.checks.is_empty() {
            let all: String = self.checks.iter().map(Row::html).collect();
            let table = format!(
                "<table class=\"checks-table\" aria-label=\"checks\" data-testid=\"checks\"><tbody>{all}</tbody></table>"
            );
            out.push_str(&part("Checks", &table));
        }
        out
    }
}

fn part(title: &str, inside: &str) -> String {
    format!("<section class=\"part\"><h4>{title}</h4>{inside}</section>")
}

impl Row {
    fn html(&self) -> String {
        format!(
            "<tr data-standing=\"{}\" data-check=\"{}\"><th scope=\"row\"><span class=\"glyph\" aria-hidden=\"true\">{}</span>\
             <span class=\"number\">{}</span> {}</th><td><span class=\"hidden\">{}</span>{}</td></tr>",
            self.standing.word(),
            self.number,
            self.standing.glyph(),
            self.number,
            self.title,
            self.standing.said(),
            text(&self.text)
        )
    }
}

impl Person {
    fn html(&self) -> String {
        let standing = if self.counts {
            Standing::Passed
        } else {
            Standing::NotMade
        };
        format!(
            "<li data-standing=\"{}\"><span class=\"glyph\" aria-hidden=\"true\">{}</span><span><strong>{}</strong> \
             <span class=\"note\">{}</span></span>{}</li>",
            standing.word(),
            standing.glyph(),
            text(&self.name),
            text(&self.note),
            html::brief(&self.keyid)
        )
    }
}

impl Fact {
    fn html(&self) -> String {
        let value = text(&self.text);
        let value = if self.code {
            format!("<code>{value}</code>")
        } else {
            value
        };
        format!("<div><dt>{}</dt><dd>{value}</dd></div>", text(&self.name))
    }
}
