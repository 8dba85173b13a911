//! Shared tools for the readers of sections.

use strum::VariantArray;

use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, Severity, suggest, words};

/// Collects diagnostics.
#[derive(Debug, Default)]
pub(in crate::policy) struct Report(Vec<Diagnostic>);

impl Report {
    #[inline(never)]
    pub(in crate::policy) fn add(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Notes the default of a key that is not set.
    #[inline(never)]
    pub(in crate::policy) fn note_default(&mut self, section: &Path, key: &str, value: &str) {
        let message = words!("`{key}` is not set; default: {value}");
        let path = section.key(key);
        self.add(Diagnostic::note(Code::DefaultTaken, &path, message));
    }

    /// Returns the number of errors so far.
    pub(in crate::policy) fn errors(&self) -> usize {
        let errors = self.0.iter().filter(|d| d.severity == Severity::Error);
        errors.count()
    }

    pub(in crate::policy) fn finish(self) -> Vec<Diagnostic> {
        self.0
    }
}

/// A mapping that is being read. It records the requested keys and reports all others as unknown.
pub(in crate::policy) struct Section<'a> {
    entries: &'a [(String, Node)],
    path: Path,
    requested: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// Opens a mapping. Anything other than a mapping or null is reported and read as an empty mapping.
    #[inline(never)]
    pub(in crate::policy) fn open(node: &'a Node, path: Path, report: &mut Report) -> Self {
        let entries = match node {
            Node::Map(entries) => entries.as_slice(),
            Node::Null => &[],
            other => {
                let message = words!("expected a mapping, found {}", other.describe());
                report.add(Diagnostic::error(Code::WrongKind, &path, message));
                &[]
            }
        };
        Self {
            entries,
            path,
            requested: Vec::new(),
        }
    }

    pub(in crate::policy) fn path(&self) -> &Path {
        &self.path
    }

    pub(in crate::policy) fn entries(&self) -> &'a [(String, Node)] {
        self.entries
    }

    /// Returns the value of a key; `None` if it is absent or null.
    #[inline(never)]
    pub(in crate::policy) fn get(&mut self, key: &'static str) -> Option<(&'a Node, Path)> {
        if !self.requested.contains(&key) {
            self.requested.push(key);
        }
        let (_, node) = self.entries.iter().find(|(k, _)| k == key)?;
        (*node != Node::Null).then(|| (node, self.path.key(key)))
    }

    /// Returns the value of a mandatory key, and reports it if it is missing.
    #[inline(never)]
    pub(in crate::policy) fn require(
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

    /// Reports unknown keys.
    pub(in crate::policy) fn close(self, report: &mut Report) {
        self.close_unless(report, |_| None);
    }

    /// Reports unknown keys, with a reason for keys that are refused by name.
    pub(in crate::policy) fn close_unless(
        self,
        report: &mut Report,
        refused: impl Fn(&str) -> Option<&'static str>,
    ) {
        for (key, _) in self.entries {
            if !self.requested.iter().any(|requested| requested == key) {
                if let Some(why) = refused(key) {
                    let path = self.path.key(key);
                    let message = words!("`{key}` is not allowed here: {why}");
                    report.add(
                        Diagnostic::error(Code::RefusedField, &path, message).hint("remove it"),
                    );
                    continue;
                }
                let message = words!("`{key}` is not a key here");
                let hint = suggest::hint(key, self.requested.iter().copied());
                report.add(
                    Diagnostic::error(Code::UnknownKey, &self.path.key(key), message).hint(hint),
                );
            }
        }
    }

    /// Reads a text, or notes the default.
    pub(in crate::policy) fn text_or(
        &mut self,
        key: &'static str,
        default: &str,
        report: &mut Report,
    ) -> String {
        self.string_or(key, default, text, report)
    }

    /// Reads a name, or notes the default.
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

    /// Reads a word from a list, or notes the default.
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

    /// Reads whole minutes from 1 to 43,200 (30 days).
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

/// Maximum duration of a deadline in minutes: 30 days.
pub(in crate::policy) const MAX_MINUTES: i64 = 30 * 24 * 60;

#[inline(never)]
pub(in crate::policy) fn minutes(node: &Node, path: &Path, report: &mut Report) -> Option<u32> {
    match node {
        Node::Int(n) if (1..=MAX_MINUTES).contains(n) => u32::try_from(*n).ok(),
        other => {
            let message = words!(
                "expected whole minutes from 1 to {MAX_MINUTES}, found {}",
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
            let message = words!("expected a text, found {}", other.describe());
            report.add(Diagnostic::error(Code::WrongKind, path, message).hint("put it in quotes"));
            None
        }
    }
}

/// Reads a name: at most 100 ASCII letters, digits and `_ - / .`, starting with a letter.
pub(in crate::policy) fn name(node: &Node, path: &Path, report: &mut Report) -> Option<String> {
    let name = text(node, path, report)?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'/' | b'.');
    let is_valid = name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(allowed);
    if !is_valid {
        let message = words!("“{name}” is not a name");
        let hint = "letters, digits and _ - / . only, beginning with a letter, at most 100";
        report.add(Diagnostic::error(Code::BadName, path, message).hint(hint));
    }
    is_valid.then_some(name)
}

/// Reads the word of an enum's variant.
pub(in crate::policy) fn word<T: Copy + Into<&'static str> + VariantArray>(
    node: &Node,
    path: &Path,
    report: &mut Report,
) -> Option<T> {
    let mut words = T::VARIANTS.iter().map(|variant| (*variant).into());
    let found = word_index(node, path, &mut words, report);
    found.and_then(|at| T::VARIANTS.get(at)).copied()
}

/// Returns the index of the word in a list, and reports any other value.
#[inline(never)]
fn word_index(
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
        let message = words!("{} is not one of the allowed words", node.describe());
        let hint = suggest::hint(&written, words);
        report.add(Diagnostic::error(Code::UnknownWord, path, message).hint(hint));
    }
    found
}

/// Returns the items of a list with their paths, and reports any other value.
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
            let message = words!("expected a list, found {}", other.describe());
            report.add(
                Diagnostic::error(Code::WrongKind, path, message).hint("begin each item with `- `"),
            );
            Vec::new()
        }
    }
}
