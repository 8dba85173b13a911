//! Conversion between YAML and [`Node`].
//!
//! `baton-yaml` parses a text into a tree and refuses unsafe features. This module interprets the plain scalars, and
//! keeps the tree to look up positions.

mod commas;
mod escape;
mod scalar;
mod write;

use baton_yaml::{Kind, Position, Reason, Refused, Value};

use crate::document::diagnostic::{Code, Diagnostic, Span};
use crate::document::node::Node;
use crate::document::path::Path;

pub use baton_yaml::{MAX_BYTES, MAX_DEPTH};
pub use write::{line_of, write};

/// The positions of all values and keys of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    root: Option<Value>,
}

impl Positions {
    /// Returns the position of the value at a path, or of its nearest ancestor in the text; for an empty text, its
    /// start.
    #[must_use]
    pub fn value(&self, path: &Path) -> Option<Span> {
        let mut at = Position::START;
        let mut next = self.root.as_ref();
        let mut segments = path.segments();
        while let Some(value) = next {
            at = value.at;
            next = segments.next().and_then(|step| value.kind.below(&step));
        }
        Some(span(at))
    }

    /// Returns the position of the key that leads to a path.
    #[must_use]
    pub fn key(&self, path: &Path) -> Option<Span> {
        let (above, key) = path.split_last()?;
        let mut map = self.root.as_ref()?;
        for step in above.segments() {
            map = map.kind.below(&step)?;
        }
        map.kind.entry(&key).map(|entry| span(entry.at))
    }

    /// Finds unquoted numbers that contain a comma, which ends the value. Returns the document with these numbers
    /// joined and an error for each; `None` if there are none.
    #[must_use]
    pub fn split_numbers(&self) -> Option<(Node, Vec<Diagnostic>)> {
        let mut joiner = commas::Joiner::default();
        let joined = joiner.join(self.root.as_ref()?);
        let diagnostics: Vec<_> = joiner.refused.into_iter().map(diagnostic).collect();
        (!diagnostics.is_empty()).then(|| (node(&joined), diagnostics))
    }

    /// Sets the position of each diagnostic.
    pub fn mark(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            let key = (diagnostic.code.is_about_key())
                .then(|| self.key(&diagnostic.path))
                .flatten();
            diagnostic.span = key.or_else(|| self.value(&diagnostic.path));
        }
    }
}

/// Parses one YAML document.
///
/// # Errors
/// Returns a diagnostic with the code `document_too_large`, `yaml_syntax`, `yaml_feature`, `too_deep` or
/// `duplicate_key`, and its position.
pub fn read(text: &str) -> Result<(Node, Positions), Diagnostic> {
    let root = baton_yaml::read(text).map_err(diagnostic)?;
    let node = root.as_ref().map_or(Node::Null, node);
    Ok((node, Positions { root }))
}

fn node(value: &Value) -> Node {
    match &value.kind {
        Kind::Scalar { text, plain: true } => scalar::plain(text),
        Kind::Scalar { text, plain: false } => Node::Text(text.clone()),
        Kind::List(items) => Node::List(items.iter().map(node).collect()),
        Kind::Map(entries) => {
            let entry = |entry: &baton_yaml::Entry| (entry.key.clone(), node(&entry.value));
            Node::Map(entries.iter().map(entry).collect())
        }
    }
}

fn diagnostic(refused: Refused) -> Diagnostic {
    let code = match refused.reason {
        Reason::TooLarge => Code::DocumentTooLarge,
        Reason::Syntax => Code::YamlSyntax,
        Reason::Feature => Code::YamlFeature,
        Reason::TooDeep => Code::TooDeep,
        Reason::DuplicateKey => Code::DuplicateKey,
        Reason::CommaInNumber => Code::CommaInNumber,
    };
    let steps = refused.path.iter();
    let path = steps.fold(Path::root(), |path, step| path.key(step));
    let diagnostic = Diagnostic::error(code, &path, refused.message).at(span(refused.at));
    if refused.hint.is_empty() {
        diagnostic
    } else {
        diagnostic.hint(refused.hint)
    }
}

fn span(at: Position) -> Span {
    Span {
        line: at.line,
        column: at.column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> (Code, Option<u32>) {
        let d = read(text).unwrap_err();
        (d.code, d.span.map(|s| s.line))
    }

    #[test]
    fn unsafe_features_are_refused_with_their_line() {
        assert_eq!(code("a: &x 1\nb: 2\n"), (Code::YamlFeature, Some(1)));
        assert_eq!(code("a: 1\nb: *x\n"), (Code::YamlSyntax, Some(2)));
        assert_eq!(code("a: 1\nb: !t 2\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\n<<: {b: 1}\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\n---\nb: 1\n"), (Code::YamlFeature, Some(2)));
        assert_eq!(code("a: 1\nb: 1\na: 2\n"), (Code::DuplicateKey, Some(3)));
        assert_eq!(code("a: [\n"), (Code::YamlSyntax, Some(2)));
        assert_eq!(code("a: [1"), (Code::YamlSyntax, Some(1)));
        assert_eq!(code("a: 1\r\nb: {"), (Code::YamlSyntax, Some(2)));
        // One of the parsers takes this for two documents and reports no position.
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
        let (line, column) = (2, u32::try_from(MAX_BYTES).unwrap() - 5);
        assert_eq!(refused.code, Code::DocumentTooLarge);
        assert_eq!(refused.span, Some(Span { line, column }));
    }

    #[test]
    fn values_and_keys_have_positions() {
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
    fn an_empty_text_has_a_position() {
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
    fn texts_that_yaml_readers_disagree_on_are_refused() {
        for text in ["a: [?.5]", "a:\n  - [?&x b]", "[?a]"] {
            let refused = read(text).unwrap_err();
            assert_eq!(refused.code, Code::YamlFeature, "{text}: {refused}");
            assert!(refused.message.contains("begins with `?`"), "{refused}");
        }
    }

    #[test]
    fn long_numbers_keep_their_digits() {
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
    fn a_written_document_reads_back() {
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
