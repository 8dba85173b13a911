//! HTML as it is written here: by the workers for their reports, by the page for its screens.
//!
//! A view is a function from values to a text. It needs no browser, so it is tested natively, and it weighs a tenth of
//! what a tree of typed nodes would. Everything that comes from a value goes through [`text`] and [`Html`]'s attributes;
//! the page's policy runs no script that slipped in anyway.

/// An attribute with this value is left out.
pub const OFF: &str = "\u{0}";

/// As the last attribute: the element is drawn by itself when only it has changed. No such element is in another one.
pub const ISLAND: (&str, &str) = ("data-island", "");

/// The same for what can wait: it is drawn once the islands that changed with it were painted.
pub const LATER: (&str, &str) = ("data-island", "later");

/// Stands before and behind an island; nothing from a value can look like it.
const SHORE: &str = "<!>";

/// Names and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A value for an attribute that is there or not: `("disabled", flag(is_last))`.
#[must_use]
pub const fn flag(there: bool) -> &'static str {
    if there { "" } else { OFF }
}

/// A value for an attribute that is only sometimes there: `("aria-current", when(chosen, "page"))`.
#[must_use]
pub const fn when(there: bool, value: &str) -> &str {
    if there { value } else { OFF }
}

/// HTML being written. What is opened is closed: the builder knows no other way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text, at the end.
    #[must_use]
    pub fn done(self) -> String {
        self.0
    }

    /// Whether nothing was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An element with others inside.
    pub fn within(
        &mut self,
        tag: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        let shore = self.open(tag, attributes);
        inside(self);
        self.close(tag, shore);
    }

    /// An element with a text inside.
    pub fn tag(&mut self, tag: &str, attributes: Attributes<'_>, inside: &str) {
        self.within(tag, attributes, |html| html.text(inside));
    }

    /// An element without an end of its own, such as `input`.
    pub fn single(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            if *value == OFF {
                continue;
            }
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// A text: nothing in it is markup.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// HTML that was written by another [`Html`], here or in a worker.
    pub fn written(&mut self, html: &str) {
        self.0.push_str(html);
    }

    // Apart from `within`, of which there is one for each place that calls it.
    fn open(&mut self, tag: &str, attributes: Attributes<'_>) -> &'static str {
        let alone = attributes.last().is_some_and(|(name, _)| *name == ISLAND.0);
        let shore = if alone { SHORE } else { "" };
        self.0.push_str(shore);
        self.single(tag, attributes);
        shore
    }

    fn close(&mut self, tag: &str, shore: &str) {
        for piece in ["</", tag, ">", shore] {
            self.0.push_str(piece);
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A text as HTML: nothing in it is markup.
#[must_use]
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// A button that the page understands: `what` says what it does.
pub(crate) fn button(class: &str, what: &str, id: &str, label: &str) -> String {
    let mut html = Html::new();
    html.tag(
        "button",
        &[
            ("type", "button"),
            ("class", &format!("button {class}")),
            ("data-do", what),
            ("data-testid", id),
        ],
        label,
    );
    html.done()
}

/// The beginning of a digest or of a key's name, with the whole in its title.
pub(crate) fn brief(digest: &str) -> String {
    let bare = digest.strip_prefix("sha256:").unwrap_or(digest);
    let start = text(bare.get(..12).unwrap_or(bare));
    format!("<code title=\"{}\">{start}…</code>", text(digest))
}

/// Differences as a list; nothing when there are none.
pub(crate) fn differences(all: &[String]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<ul class=\"differences\" data-testid=\"differences\" tabindex=\"0\" aria-label=\"differences\">",
    );
    for one in all {
        out.push_str(&format!("<li>{}</li>", text(one)));
    }
    out.push_str("</ul>");
    out
}

#[cfg(test)]
mod tests {
    use super::{Html, OFF, brief, button, flag, text, when};

    #[test]
    fn nothing_from_a_file_becomes_markup() {
        assert_eq!(
            text("<img src=x onerror='a' \"b\"&>"),
            "&lt;img src=x onerror=&#39;a&#39; &quot;b&quot;&amp;&gt;"
        );
        assert!(!brief("\"><script>alert(1)</script>").contains("<script"));
        assert!(!button("", "\"><b>", "x", "<i>").contains("<b>"));
        let mut html = Html::new();
        html.within("p", &[("title", "\"><b>")], |html| html.text("<i>"));
        assert_eq!(
            html.done(),
            "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;i&gt;</p>"
        );
    }

    #[test]
    fn attributes_come_and_go() {
        let mut html = Html::new();
        html.single(
            "input",
            &[
                ("id", "a"),
                ("disabled", flag(true)),
                ("checked", flag(false)),
                ("title", when(false, "never")),
                ("lang", OFF),
                ("value", ""),
            ],
        );
        assert_eq!(html.done(), "<input id=\"a\" disabled=\"\" value=\"\">");
    }
}
