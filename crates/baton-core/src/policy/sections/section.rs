//! The tools that the readers of a document's sections share.

use strum::VariantArray;

use crate::document::Path;
use crate::document::node::Node;
use crate::document::suggest;
use crate::document::{Code, Diagnostic, Severity, words};

/// Collects what the readers find.
#[derive(Debug, Default)]
pub(in crate::policy) struct Report(Vec<Diagnostic>);

impl Report {
    #[inline(never)]
    pub(in crate::policy) fn add(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Notes which value a section takes for a key that is not given.
    #[inline(never)]
    pub(in crate::policy) fn note_default(&mut self, section: &Path, key: &str, value: &str) {
        let message = words!("`{key}` is not given; taken: {value}");
        let path = section.key(key);
        self.add(Diagnostic::note(Code::DefaultTaken, &path, message));
    }

    /// How many errors there are so far.
    pub(in crate::policy) fn errors(&self) -> usize {
        let errors = self.0.iter().filter(|d| d.severity == Severity::Error);
        errors.count()
    }

    pub(in crate::policy) fn finish(self) -> Vec<Diagnostic> {
        self.0
    }
}

/// A mapping that is being read. It remembers which keys were asked for, and reports the others.
pub(in crate::policy) struct Section<'a> {
    entries: &'a [(String, Node)],
    path: Path,
    asked: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// Opens a mapping; anything else is reported and read as an empty one.
    #[inline(never)]
    pub(in crate::policy) fn open(node: &'a Node, path: Path, report: &mut Report) -> Self {
        let entries = match node {
            Node::Map(entries) => entries.as_slice(),
            Node::Null => &[],
            other => {
                let message = words!("a mapping belongs here, not {}", other.describe());
                report.add(Diagnostic::error(Code::WrongKind, &path, message));
                &[]
            }
        };
        Self {
            entries,
            path,
            asked: Vec::new(),
        }
    }

    pub(in crate::policy) fn path(&self) -> &Path {
        &self.path
    }

    pub(in crate::policy) fn entries(&self) -> &'a [(String, Node)] {
        self.entries
    }

    /// The value of a key, if it is there and not null.
    #[inline(never)]
    pub(in crate::policy) fn get(&mut self, key: &'static str) -> Option<(&'a Node, Path)> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (_, node) = self.entries.iter().find(|(k, _)| k == key)?;
        (*node != Node::Null).then(|| (node, self.path.key(key)))
    }

    /// The value of a key that must be there.
    #[inline(never)]
    pub(in crate::policy) fn need(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<(&'a Node, Path)> {
        let found = self.get(key);
        if found.is_none() {
            let message = words!("`{key}` is missing");
            report.add(Diagnostic::error(Code::MissingKey, &self.path, message));
        }
        found
    }

    /// Reports the keys that nobody asked for.
    pub(in crate::policy) fn close(self, report: &mut Report) {
        self.close_unless(report, |_| None);
    }

    /// Reports the keys that nobody asked for; those that are refused by name say why.
    pub(in crate::policy) fn close_unless(
        self,
        report: &mut Report,
        refused: impl Fn(&str) -> Option<&'static str>,
    ) {
        for (key, _) in self.entries {
            if !self.asked.iter().any(|asked| asked == key) {
                if let Some(why) = refused(key) {
                    let path = self.path.key(key);
                    let message = words!("`{key}` has no place here: {why}");
                    report.add(
                        Diagnostic::error(Code::RefusedField, &path, message).hint("take it out"),
                    );
                    continue;
                }
                let message = words!("`{key}` is not a key here");
                let hint = suggest::hint(key, self.asked.iter().copied());
                report.add(
                    Diagnostic::error(Code::UnknownKey, &self.path.key(key), message).hint(hint),
                );
            }
        }
    }

    /// A text, or a default with a note.
    pub(in crate::policy) fn text_or(
        &mut self,
        key: &'static str,
        default: &str,
        report: &mut Report,
    ) -> String {
        self.string_or(key, default, text, report)
    }

    /// A name, or a default with a note.
    pub(in crate::policy) fn name_or(
        &mut self,
        key: &'static str,
        default: &str,
        report: &mut Report,
    ) -> String {
        self.string_or(key, default, name, report)
    }

    #[inline(never)]
    fn string_or(
        &mut self,
        key: &'static str,
        default: &str,
        read: fn(&Node, &Path, &mut Report) -> Option<String>,
        report: &mut Report,
    ) -> String {
        let read = match self.get(key) {
            Some((node, path)) => read(node, &path, report),
            None => {
                report.note_default(&self.path, key, &words!("“{default}”"));
                None
            }
        };
        read.unwrap_or_else(|| default.to_owned())
    }

    /// One of a few words, or the default with a note.
    pub(in crate::policy) fn word_or<T: Copy + Default + Into<&'static str> + VariantArray>(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> T {
        match self.get(key) {
            Some((node, path)) => word(node, &path, report).unwrap_or_default(),
            None => {
                let default = T::default();
                report.note_default(&self.path, key, default.into());
                default
            }
        }
    }

    /// Whole minutes from 1 to 43,200 (30 days).
    pub(in crate::policy) fn minutes(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<(u32, Path)> {
        let (node, path) = self.get(key)?;
        let minutes = minutes(node, &path, report)?;
        Some((minutes, path))
    }
}

/// The most minutes a deadline may be ahead: 30 days.
pub(in crate::policy) const MAX_MINUTES: i64 = 30 * 24 * 60;

#[inline(never)]
pub(in crate::policy) fn minutes(node: &Node, path: &Path, report: &mut Report) -> Option<u32> {
    match node {
        Node::Int(n) if (1..=MAX_MINUTES).contains(n) => u32::try_from(*n).ok(),
        other => {
            let message = words!(
                "whole minutes from 1 to {MAX_MINUTES} belong here, not {}",
                other.describe()
            );
            report.add(Diagnostic::error(Code::ValueOutOfRange, path, message));
            None
        }
    }
}

#[inline(never)]
pub(in crate::policy) fn text(node: &Node, path: &Path, report: &mut Report) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.clone()),
        other => {
            let message = words!("a text belongs here, not {}", other.describe());
            report.add(Diagnostic::error(Code::WrongKind, path, message).hint("put it in quotes"));
            None
        }
    }
}

/// A name: ASCII letters, digits and `_ - / .`, at most 100 of them, beginning with a letter.
pub(in crate::policy) fn name(node: &Node, path: &Path, report: &mut Report) -> Option<String> {
    let name = text(node, path, report)?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'/' | b'.');
    let sound = name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(allowed);
    if !sound {
        let message = words!("“{name}” is not a name");
        let hint = "letters, digits and _ - / . only, beginning with a letter, at most 100";
        report.add(Diagnostic::error(Code::BadName, path, message).hint(hint));
    }
    sound.then_some(name)
}

/// Reads the word of an enum's variant.
pub(in crate::policy) fn word<T: Copy + Into<&'static str> + VariantArray>(
    node: &Node,
    path: &Path,
    report: &mut Report,
) -> Option<T> {
    let mut words = T::VARIANTS.iter().map(|variant| (*variant).into());
    let found = place(node, path, &mut words, report);
    found.and_then(|at| T::VARIANTS.get(at)).copied()
}

/// Which of the words it is; if it is none, that is reported.
#[inline(never)]
fn place(
    node: &Node,
    path: &Path,
    words: &mut dyn Iterator<Item = &'static str>,
    report: &mut Report,
) -> Option<usize> {
    let words: Vec<&str> = words.collect();
    let written = node.typed();
    let is_text = matches!(node, Node::Text(_));
    let found = words.iter().position(|word| is_text && *word == written);
    if found.is_none() {
        let message = words!("{} is not a word that is known here", node.describe());
        let hint = suggest::hint(&written, words);
        report.add(Diagnostic::error(Code::UnknownWord, path, message).hint(hint));
    }
    found
}

/// The items of a list, each with its path; anything else is reported.
#[inline(never)]
pub(in crate::policy) fn items<'a>(
    node: &'a Node,
    path: &Path,
    report: &mut Report,
) -> Vec<(&'a Node, Path)> {
    match node {
        Node::List(items) => items
            .iter()
            .enumerate()
            .map(|(i, item)| (item, path.index(i)))
            .collect(),
        other => {
            let message = words!("a list belongs here, not {}", other.describe());
            report.add(
                Diagnostic::error(Code::WrongKind, path, message).hint("begin each item with `- `"),
            );
            Vec::new()
        }
    }
}
