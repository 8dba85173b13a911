//! The only module that knows YAML: text to [`Node`] and back.
//!
//! Two well-kept parsers share the work. The event parser (`guard`) looks at the text first: it refuses
//! what could be used against a reader (anchors, tags, depth, size) and notes the place of every value.
//! `serde_yaml` then says what each value is. Nothing is read from a text that the guard refused.

mod agree;
mod guard;
mod write;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::push_hex;
use crate::node::Node;
use crate::path::Path;

pub use guard::{MAX_BYTES, MAX_DEPTH};
pub use write::write;

/// Where each value of a text stands. A key's place serves for its value's path with [`Places::key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    values: BTreeMap<Path, Span>,
    keys: BTreeMap<Path, Span>,
}

impl Places {
    /// The place of the value at a path, or of the nearest thing above it that the text has.
    #[must_use]
    pub fn value(&self, path: &Path) -> Option<Span> {
        let mut path = path.clone();
        loop {
            if let Some(span) = self.values.get(&path) {
                return Some(*span);
            }
            path = path.split_last()?.0;
        }
    }

    /// The place of the key that leads to a path.
    #[must_use]
    pub fn key(&self, path: &Path) -> Option<Span> {
        self.keys.get(path).copied()
    }

    /// Gives each diagnostic its place in the text.
    pub fn mark(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            let key = (diagnostic.code.is_about_key())
                .then(|| self.key(&diagnostic.path))
                .flatten();
            diagnostic.span = key.or_else(|| self.value(&diagnostic.path));
        }
    }
}

/// Reads one YAML document.
///
/// # Errors
/// `document_too_large`, `yaml_syntax`, `yaml_feature`, `too_deep` or `duplicate_key`, with the place.
pub fn read(text: &str) -> Result<(Node, Places), Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let guard::Inspected { places, decimals } =
        guard::inspect(text).map_err(|refused| within(text, refused))?;
    match serde_yaml::from_str::<Node>(text) {
        Ok(mut node) => {
            agree::check(&node, &places)?;
            // On its way through serde a decimal or a very long whole number is a float; the text still has all
            // of its digits.
            for (path, written) in decimals {
                if let Some(number @ (Node::Decimal(_) | Node::Int(_))) = node.at_mut(&path) {
                    *number = crate::node::number(&written);
                }
            }
            Ok((node, places))
        }
        Err(error) => {
            let diagnostic = Diagnostic::error(Code::YamlSyntax, &Path::root(), error.to_string());
            // What is wrong with the text as a whole has no place of its own: it begins where the text does.
            let (line, column) = error
                .location()
                .map_or((1, 1), |l| (narrow(l.line()), narrow(l.column())));
            Err(within(text, diagnostic.at(Span { line, column })))
        }
    }
}

/// A text that ends too early is wrong at its end. The parsers say so of the line behind it, which is not there.
fn within(text: &str, mut diagnostic: Diagnostic) -> Diagnostic {
    let alone = |after: &&str| !after.starts_with('\n');
    let returns = text.split('\r').skip(1).filter(alone).count();
    let lines = narrow(text.matches('\n').count() + returns + 1);
    if let Some(span) = &mut diagnostic.span
        && span.line > lines
    {
        let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
        *span = Span {
            line: lines,
            column: narrow(last.chars().count() + 1),
        };
    }
    diagnostic
}

/// The four hexadecimal digits of a character of the first plane.
fn push_code(c: char, out: &mut String) {
    let code = u32::from(c);
    for byte in [code >> 8, code] {
        push_hex(u8::try_from(byte & 0xff).unwrap_or_default(), out);
    }
}

/// Lines and columns of a text of at most 64 KiB always fit.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> (Code, Option<u32>) {
        let d = read(text).unwrap_err();
        (d.code, d.span.map(|s| s.line))
    }

    #[test]
    fn what_could_be_used_against_a_reader_is_refused_with_its_line() {
        assert_eq!(code("a: &x 1\nb: 2\n"), (Code::YamlFeature, Some(1)));
        assert_eq!(code("a: 1\nb: *x\n"), (Code::YamlSyntax, Some(2)));
        assert_eq!(code("a: 1\nb: !t 2\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\n<<: {b: 1}\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\n---\nb: 1\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\nb: 1\na: 2\n"), (Code::DuplicateKey, Some(3)));
        assert_eq!(code("a: [\n"), (Code::YamlSyntax, Some(2)));
        assert_eq!(code("a: [1"), (Code::YamlSyntax, Some(1)));
        assert_eq!(code("a: 1\r\nb: {"), (Code::YamlSyntax, Some(2)));
        // Two documents to one of the parsers, which has no place to tell.
        assert_eq!(code(">+\n0"), (Code::YamlSyntax, Some(1)));
        for refused in [
            "\u{85}", "\u{2028}", "\u{7}", "\u{9f}", "\u{feff}", "\u{ffff}",
        ] {
            let text = format!("a: 1\nb: x{refused}c: 2\n");
            assert_eq!(code(&text), (Code::YamlFeature, Some(2)));
        }
        assert_eq!(code(&"[".repeat(40)), (Code::TooDeep, Some(1)));
        assert_eq!(code(&"[{ a: ".repeat(400)), (Code::TooDeep, Some(1)));
        let refused = read("a: \u{feff}").unwrap_err();
        assert_eq!(
            refused.message,
            "the character U+FEFF is not accepted in a policy"
        );
        assert!(refused.hint.unwrap().contains("\"\\ufeff\""));
        let large = format!("a: £\n{}", "b".repeat(MAX_BYTES));
        let refused = read(&large).unwrap_err();
        let (line, column) = (2, narrow(MAX_BYTES) - 5);
        assert_eq!(refused.code, Code::DocumentTooLarge);
        assert_eq!(refused.span, Some(Span { line, column }));
    }

    #[test]
    fn every_value_has_its_place() {
        let (_, places) = read("a:\n  - b: 1\n    c: {d: 2}\n").unwrap();
        assert_eq!(
            places.value(&Path::new("/a/0/c/d")),
            Some(Span {
                line: 3,
                column: 12
            })
        );
        assert_eq!(
            places.key(&Path::new("/a/0/c")),
            Some(Span { line: 3, column: 5 })
        );
        assert_eq!(
            places.value(&Path::new("/a/0/nowhere")),
            places.value(&Path::new("/a/0"))
        );
    }

    #[test]
    fn a_text_without_a_value_has_a_place_too() {
        for text in ["", "# nothing\n", "\n\n"] {
            let (node, places) = read(text).unwrap();
            assert_eq!(node, Node::Null);
            let place = places.value(&Path::new("/a")).unwrap();
            assert_eq!((place.line, place.column), (1, 1), "{text:?}");
        }
    }

    #[test]
    fn a_decimal_keeps_every_digit() {
        let (node, _) =
            read("a: [0.1234567890123456789, 0.10, \"0.10\", 74.9999999999999999, 75.0]").unwrap();
        let Some(Node::List(items)) = node.get("a") else {
            panic!("{node:?}")
        };
        let decimal = |s: &str| Node::Decimal(s.to_owned());
        let quoted = Node::text("0.10");
        let want = [
            decimal("0.1234567890123456789"),
            decimal("0.10"),
            quoted,
            decimal("74.9999999999999999"),
            Node::Int(75),
        ];
        assert_eq!(*items, want);
    }

    #[test]
    fn what_the_two_parsers_take_for_different_things_is_refused() {
        for text in ["a: [?.5]", "a:\n  - [?&x b]", "[?a]"] {
            let refused = read(text).unwrap_err();
            assert_eq!(refused.code, Code::YamlFeature, "{text}: {refused}");
            assert!(refused.message.contains("readers of YAML"), "{refused}");
        }
    }

    #[test]
    fn a_number_of_any_length_is_one_number_among_others() {
        let long = "9".repeat(60);
        let text = format!("a: [9223372036854775807, 9223372036854775808, -{long}, {long}]");
        let (node, _) = read(&text).unwrap();
        let decimal = |s: &str| Node::Decimal(s.to_owned());
        let want = [
            Node::Int(i64::MAX),
            decimal("9223372036854775808"),
            decimal(&format!("-{long}")),
            decimal(&long),
        ];
        assert_eq!(node.get("a"), Some(&Node::List(want.to_vec())));
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = "a: 1\nb: [\"no\", 1:30, 2.5, ~, {x: on, 'y z': \"line\\nbreak £\"}]\nempty: {}\nnone: []\n";
        let (node, _) = read(text).unwrap();
        let written = write(&node);
        assert_eq!(read(&written).unwrap().0, node, "{written}");
        assert!(
            written.contains("\"no\"") && written.contains("\"1:30\""),
            "{written}"
        );
    }

    #[test]
    fn texts_that_yaml_would_fold_or_refuse_are_escaped() {
        let text = "a\u{2028}b\u{2029}\u{85}\u{7f}\u{9f}\u{feff}\u{ffff} \u{a0}\u{1f600}\n\t\u{0}";
        let long = "k".repeat(2000);
        let inner = Node::Map(vec![(long, Node::text(text))]);
        let node = Node::Map(vec![
            (text.to_owned(), Node::List(vec![inner.clone()])),
            ("below".to_owned(), inner),
        ]);
        let written = write(&node);
        assert_eq!(read(&written).unwrap().0, node, "{written}");
    }
}
