//! The YAML writer. Its output means the same to every YAML reader.
//!
//! Texts are quoted, because unquoted `no`, `on` and `1:30` are not texts in YAML 1.1. A document that would exceed the
//! size limit in this form is written more densely, so that any document that can be read can also be written.

mod flow;
mod scalar;

use crate::document::node::Node;
use crate::document::path::Path;
use baton_yaml::MAX_BYTES;
use scalar::{Quotes, format_key, format_scalar};

/// The maximum length of a key without the marker `? `. YAML readers look for the colon within 1,024 characters.
const MAX_SIMPLE_KEY: usize = 1000;

/// The maximum width of a line with several values.
const WIDTH: usize = 100;

/// A layout of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Block style with two spaces a level; lists of scalars, and small mappings in a list, take one line.
    Readable,
    /// As `Readable`, with quotes only where our reader needs them.
    Unquoted,
    /// Sections in flow style, with as few quotes and spaces as our reader needs.
    Dense,
    /// As `Dense`, without line breaks inside a section.
    Densest,
}

/// All layouts, from the most readable to the smallest.
const LAYOUTS: [Layout; 4] = [
    Layout::Readable,
    Layout::Unquoted,
    Layout::Dense,
    Layout::Densest,
];

impl Layout {
    fn width(self) -> usize {
        match self {
            Self::Readable | Self::Unquoted | Self::Dense => WIDTH,
            Self::Densest => usize::MAX,
        }
    }

    fn quotes(self) -> Quotes {
        match self {
            Self::Readable => Quotes::Always,
            Self::Unquoted | Self::Dense | Self::Densest => Quotes::WhereNeeded,
        }
    }

    /// Returns true for layouts in block style, with spaces inside brackets.
    fn is_spaced(self) -> bool {
        matches!(self, Self::Readable | Self::Unquoted)
    }
}

/// Writes a document as YAML with a final line break: block style, two spaces a level, lists of scalars in flow style.
/// A document that exceeds [`MAX_BYTES`] in this form is written more densely, and may still exceed it.
#[must_use]
pub fn write(node: &Node) -> String {
    write_document(node, None).out
}

/// Returns the line, from 1, on which [`write()`] puts the key or item at a path, or its nearest ancestor if there is
/// no such path.
#[must_use]
pub fn line_of(document: &Node, at: &Path) -> u32 {
    let segments: Vec<String> = at.segments().collect();
    write_document(document, Some(&segments)).found
}

fn write_document(node: &Node, target: Option<&[String]>) -> Writer {
    let mut writer = Writer::new(Layout::Readable);
    for layout in LAYOUTS {
        writer = Writer::new(layout);
        writer.document(node, target);
        if writer.out.len() <= MAX_BYTES {
            break;
        }
    }
    writer
}

/// A text in progress, and the line of the target path.
struct Writer {
    layout: Layout,
    out: String,
    /// The current line, from 1, and the number of characters in it.
    line: u32,
    column: usize,
    found: u32,
}

/// The remaining path from a value to the target; `None` if the target is elsewhere.
type Target<'s> = Option<&'s [String]>;

impl Writer {
    fn new(layout: Layout) -> Self {
        Self {
            layout,
            out: String::new(),
            line: 1,
            column: 0,
            found: 1,
        }
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn end_line(&mut self) {
        self.out.push('\n');
        self.line = self.line.saturating_add(1);
        self.column = 0;
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.push("  ");
        }
    }

    /// Returns the remaining path inside an item or entry on the current line, and records the line if it is on the
    /// path.
    fn step<'s>(&mut self, target: Target<'s>, is_next: impl Fn(&str) -> bool) -> Target<'s> {
        let (first, rest) = target?.split_first()?;
        if !is_next(first) {
            return None;
        }
        self.found = self.line;
        Some(rest)
    }

    fn document(&mut self, node: &Node, target: Target<'_>) {
        if self.layout.is_spaced() {
            return self.block(node, 0, target);
        }
        match node {
            Node::Map(entries) if !entries.is_empty() => {
                for (key, value) in entries {
                    let target = self.step(target, |step| step == key);
                    self.key(key, 0);
                    self.push(": ");
                    self.flow(value, 0, target);
                    self.end_line();
                }
            }
            other => {
                self.flow(other, 0, target);
                self.end_line();
            }
        }
    }

    /// Writes a value in block style from the current position to the end of its last line.
    fn block(&mut self, node: &Node, depth: usize, target: Target<'_>) {
        match node {
            Node::Map(entries) if !entries.is_empty() => {
                for (i, (key, value)) in entries.iter().enumerate() {
                    // The first key of a list item goes on the line of the dash.
                    if i > 0 || !self.out.ends_with("- ") {
                        self.indent(depth);
                    }
                    let target = self.step(target, |step| step == key);
                    self.key(key, depth);
                    self.push(":");
                    if is_block(value) {
                        self.end_line();
                        self.block(value, depth + 1, target);
                    } else {
                        self.push(" ");
                        self.flow(value, depth, target);
                        self.end_line();
                    }
                }
            }
            Node::List(items) if is_block(node) => {
                for (i, item) in items.iter().enumerate() {
                    if i > 0 || !self.out.ends_with("- ") {
                        self.indent(depth);
                    }
                    let target = self.step(target, |step| is_index(step, i));
                    self.push("- ");
                    match self.one_line(item) {
                        Some(text) => {
                            self.push(&text);
                            self.end_line();
                        }
                        None => self.block(item, depth + 1, target),
                    }
                }
            }
            other => {
                self.flow(other, depth, target);
                self.end_line();
            }
        }
    }

    /// Formats a small mapping for the current line; `None` if it does not fit.
    fn one_line(&self, item: &Node) -> Option<String> {
        let Node::Map(entries) = item else {
            return None;
        };
        if entries.is_empty() || entries.iter().any(|(_, value)| is_block(value)) {
            return None;
        }
        let mut line = Self::new(self.layout);
        line.column = self.column;
        line.flow(item, 0, None);
        let fits = line.line == 1 && line.column <= self.layout.width();
        fits.then_some(line.out)
    }

    /// Writes a key without its colon. A long key gets a line of its own.
    fn key(&mut self, key: &str, depth: usize) {
        let written = format_key(key, self.layout.quotes());
        if written.len() > MAX_SIMPLE_KEY {
            self.push("? ");
            self.push(&written);
            self.end_line();
            self.indent(depth);
        } else {
            self.push(&written);
        }
    }

    fn scalar(&mut self, scalar: &Node) {
        let text = format_scalar(scalar, self.layout.quotes());
        self.push(&text);
    }
}

/// Returns true if a value begins on the line below its key: a mapping, or a list with a list or mapping in it.
fn is_block(node: &Node) -> bool {
    match node {
        Node::Map(entries) => !entries.is_empty(),
        Node::List(items) => items.iter().any(is_collection),
        _ => false,
    }
}

fn is_collection(node: &Node) -> bool {
    match node {
        Node::Map(entries) => !entries.is_empty(),
        Node::List(items) => !items.is_empty(),
        _ => false,
    }
}

fn is_index(step: &str, index: usize) -> bool {
    step.parse() == Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::yaml::read;

    fn laid_out(node: &Node, layout: Layout) -> String {
        let mut writer = Writer::new(layout);
        writer.document(node, None);
        writer.out
    }

    /// Texts that a reader could misinterpret, alone or beside a bracket.
    const ODD: [&str; 40] = [
        "",
        " ",
        "no",
        "Y",
        "null",
        "~",
        "1",
        "1.5",
        "1e5",
        "0x1f",
        "007",
        "1:30",
        "2026-06-19",
        "a: b",
        "a:b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "- a",
        "-",
        "---",
        "...",
        "? a",
        "?a",
        "a?",
        "[a]",
        "a, b",
        "{a}",
        "it's",
        "\"quoted\"",
        "a\\b",
        "a\nb",
        "a\tb",
        "\u{2028}",
        "£15–20k",
        "größe",
        "a  b",
        "a ",
        "<<",
    ];

    fn odd_document() -> Node {
        let texts = || ODD.iter().map(|text| Node::text(*text)).collect::<Vec<_>>();
        // Merge keys are refused, even in quotes.
        let keys = ODD.iter().filter(|key| **key != "<<");
        let entries = keys.map(|key| ((*key).to_owned(), Node::text(*key)));
        let long = "k".repeat(1100);
        let inner = Node::map([("x", Node::Int(1)), ("list", Node::List(texts()))]);
        Node::map([
            ("texts", Node::List(texts())),
            ("map", Node::Map(entries.clone().collect())),
            (
                "maps",
                Node::List(vec![Node::Map(entries.collect()), inner.clone()]),
            ),
            (
                "lists",
                Node::List(vec![Node::List(texts()), Node::List(vec![inner.clone()])]),
            ),
            (
                "empty",
                Node::List(vec![Node::List(vec![]), Node::Map(vec![]), Node::Null]),
            ),
            (
                &long,
                Node::Map(vec![(long.clone(), Node::List(vec![inner]))]),
            ),
            ("long", Node::text("word ".repeat(400))),
        ])
    }

    #[test]
    fn every_layout_reads_back_as_the_same_document() {
        let texts = ODD.iter().map(|text| Node::text(*text));
        let others = [
            Node::Null,
            Node::Bool(true),
            Node::Int(-3),
            Node::List(vec![]),
            odd_document(),
        ];
        for node in texts.chain(others) {
            for layout in LAYOUTS {
                let written = laid_out(&node, layout);
                let again = read(&written).unwrap_or_else(|why| panic!("{why}\n{written}"));
                assert_eq!(again.0, node, "{written}");
            }
        }
    }

    #[test]
    fn short_lists_take_one_line_and_long_ones_are_wrapped() {
        let item = Node::map([
            ("field", Node::text("a")),
            ("value", Node::List(vec![Node::Int(1)])),
        ]);
        let long = Node::List((0..40).map(|n| Node::text(format!("item {n}"))).collect());
        let node = Node::map([("conditions", Node::List(vec![item])), ("long", long)]);
        let text = write(&node);
        assert!(
            text.starts_with("conditions:\n  - { field: \"a\", value: [1] }\nlong: [\"item 0\", "),
            "{text}"
        );
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(text.lines().count(), 7, "{text}");
    }

    #[test]
    fn a_document_that_can_be_read_can_be_written_within_the_limit() {
        for item in [
            "a",
            "ab cd",
            "2026-06-19",
            "09:00",
            "\"no\"",
            "'say \"x\"'",
            "7",
            "~",
        ] {
            let count = (MAX_BYTES - 10) / (item.len() + 1);
            let source = format!("a: [{}]\n", vec![item; count].join(","));
            let node = read(&source).unwrap().0;
            let written = write(&node);
            assert!(written.len() <= MAX_BYTES, "{item}: {}", written.len());
            assert_eq!(read(&written).unwrap().0, node, "{item}");
        }
    }

    #[test]
    fn line_of_agrees_with_the_reader_in_every_layout() {
        fn places(node: &Node, at: &Path, out: &mut Vec<Path>) {
            out.push(at.clone());
            match node {
                Node::Map(entries) => entries
                    .iter()
                    .for_each(|(key, value)| places(value, &at.key(key), out)),
                Node::List(items) => items
                    .iter()
                    .enumerate()
                    .for_each(|(i, item)| places(item, &at.index(i), out)),
                _ => {}
            }
        }
        let node = odd_document();
        let mut all = Vec::new();
        places(&node, &Path::root(), &mut all);
        for layout in LAYOUTS {
            let text = laid_out(&node, layout);
            let (_, spans) = read(&text).unwrap();
            for at in &all {
                let segments: Vec<String> = at.segments().collect();
                let mut writer = Writer::new(layout);
                writer.document(&node, Some(&segments));
                let span = spans.key(at).or_else(|| spans.value(at)).unwrap();
                assert_eq!(writer.found, span.line, "{at} in\n{text}");
            }
        }
    }
}
