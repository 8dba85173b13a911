//! Reports are written as HTML where they are made: the page puts them in as they are, and carries no code for them.
//!
//! Everything that comes from a file goes through [`text`]. The page's policy runs no script that slipped in anyway.

/// A text as HTML: nothing in it is markup.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
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
    out
}

/// A button that the page understands: `what` says what it does.
pub(crate) fn button(class: &str, what: &str, id: &str, label: &str) -> String {
    let (what, id, label) = (text(what), text(id), text(label));
    format!(
        "<button type=\"button\" class=\"button {class}\" data-do=\"{what}\" data-testid=\"{id}\">{label}</button>"
    )
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
    use super::{brief, button, text};

    #[test]
    fn nothing_from_a_file_becomes_markup() {
        assert_eq!(
            text("<img src=x onerror='a' \"b\"&>"),
            "&lt;img src=x onerror=&#39;a&#39; &quot;b&quot;&amp;&gt;"
        );
        assert!(!brief("\"><script>alert(1)</script>").contains("<script"));
        assert!(!button("", "\"><b>", "x", "<i>").contains("<b>"));
    }
}
