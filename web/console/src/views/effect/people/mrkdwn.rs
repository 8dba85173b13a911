//! Slack's mrkdwn as HTML, as far as a brief uses it: lines, and bold between asterisks.

use baton_worker::html::Html;

/// A text as it is posted, every line a paragraph. What Slack escapes is a sign again; nothing in it is markup.
pub(crate) fn lines(posted: &str, html: &mut Html) {
    for one in posted.split('\n') {
        html.within("p", &[], |html| line(one, html));
    }
}

/// Bold is what stands between two asterisks that are not inside a word, without a space at either end.
fn line(posted: &str, html: &mut Html) {
    let parts: Vec<&str> = posted.split('*').collect();
    let mut index = 0;
    while let Some(part) = parts.get(index) {
        text(part, html);
        let (inside, after) = (parts.get(index + 1), parts.get(index + 2));
        match (inside, after) {
            (Some(inside), Some(after)) if is_bold(part, inside, after) => {
                html.within("strong", &[], |html| text(inside, html));
                index += 2;
                // What follows was looked at already, but not written.
                continue;
            }
            (Some(_), _) => html.text("*"),
            (None, _) => {}
        }
        index += 1;
    }
}

fn is_bold(before: &str, inside: &str, after: &str) -> bool {
    !inside.is_empty()
        && inside.trim() == inside
        && !before.ends_with(char::is_alphanumeric)
        && !after.starts_with(char::is_alphanumeric)
}

fn text(posted: &str, html: &mut Html) {
    html.text(
        &posted
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(posted: &str) -> String {
        let mut html = Html::new();
        line(posted, &mut html);
        html.done()
    }

    #[test]
    fn asterisks_around_words_make_bold() {
        assert_eq!(
            shown("*Why:* wants pricing"),
            "<strong>Why:</strong> wants pricing"
        );
        assert_eq!(
            shown("*a*, *b c*"),
            "<strong>a</strong>, <strong>b c</strong>"
        );
        assert_eq!(shown("plain"), "plain");
    }

    #[test]
    fn other_asterisks_stay() {
        for text in ["2*3*4", "* a *", "**", "*", "a *b", "*a *", "x*y*"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("5 * 3, *b*"), "5 * 3, <strong>b</strong>");
    }

    #[test]
    fn what_slack_escapes_is_a_sign_again_and_no_markup() {
        assert_eq!(
            shown("*A &amp; B* &lt;b&gt;"),
            "<strong>A &amp; B</strong> &lt;b&gt;"
        );
        assert_eq!(shown("&amp;lt;"), "&amp;lt;", "it was written so");
        assert_eq!(shown("<i>\"'"), "&lt;i&gt;&quot;&#39;");
    }
}
