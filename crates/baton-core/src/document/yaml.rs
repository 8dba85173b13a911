//! Between YAML and [`Node`].
//!
//! `baton-yaml` makes a tree of a text and refuses what could be used against a reader. What its plain scalars mean is
//! said here; the tree is kept for the places.

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

/// Where each value of a text stands. A key's place serves for its value's path with [`Positions::key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    root: Option<Value>,
}

impl Positions {
    /// The place of the value at a path, or of the nearest thing above it that the text has. A text without a value is
    /// wrong from its beginning on.
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

    /// The place of the key that leads to a path.
    #[must_use]
    pub fn key(&self, path: &Path) -> Option<Span> {
        let (above, key) = path.split_last()?;
        let mut map = self.root.as_ref()?;
        for step in above.segments() {
            map = map.kind.below(&step)?;
        }
        map.kind.entry(&key).map(|entry| span(entry.at))
    }

    /// The numbers that a comma ends too early, each as an error, and the document as it was meant; `None` if there are
    /// none.
    #[must_use]
    pub fn split_numbers(&self) -> Option<(Node, Vec<Diagnostic>)> {
        let mut found = commas::Joiner::default();
        let joined = found.join(self.root.as_ref()?);
        let diagnostics: Vec<_> = found.refused.into_iter().map(diagnostic).collect();
        (!diagnostics.is_empty()).then(|| (node(&joined), diagnostics))
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
        let (line, column) = (2, u32::try_from(MAX_BYTES).unwrap() - 5);
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
    fn what_readers_of_yaml_take_for_different_things_is_refused() {
        for text in ["a: [?.5]", "a:\n  - [?&x b]", "[?a]"] {
            let refused = read(text).unwrap_err();
            assert_eq!(refused.code, Code::YamlFeature, "{text}: {refused}");
            assert!(refused.message.contains("begins with `?`"), "{refused}");
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
