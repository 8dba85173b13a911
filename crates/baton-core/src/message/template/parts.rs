//! Parts of a template, and its parser.

use std::fmt;

use super::refused::Refused;
use crate::document::suggest;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<P> {
    /// Literal text.
    Text(String),
    /// A placeholder.
    Value {
        /// The value to insert.
        what: P,
        /// The text used if the value is not known or the claim is not true.
        fallback: Option<String>,
    },
}

/// A text with placeholders of type `P`, such as [`Placeholder`](super::Placeholder).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<P> {
    source: String,
    parts: Vec<Part<P>>,
}

/// A reason why a text is not a valid template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TemplateError {
    /// An unbalanced brace.
    Brace(&'static str),
    /// A name that is not a placeholder.
    Unknown {
        /// The name as written.
        name: String,
        /// The nearest placeholder, or all of them.
        hint: String,
    },
    /// Content that does not belong in a brief or an automatic CRM write.
    Refused(Refused),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brace(what) => f.write_str(what),
            Self::Unknown { name, .. } => write!(f, "there is no placeholder `{{{name}}}`"),
            Self::Refused(what) => write!(f, "{}", what.message()),
        }
    }
}

impl std::error::Error for TemplateError {}

impl<P: Copy> Template<P> {
    /// Parses a text. `words` lists the placeholders that it may name.
    ///
    /// # Errors
    /// Every [`TemplateError`] in the text, in order of position.
    ///
    /// ```
    /// use baton_core::message::template::{Placeholder, Template};
    /// let hello = Template::parse("Hi {first_name|there}", &Placeholder::WORDS).map_err(|e| format!("{e:?}"))?;
    /// assert_eq!(hello.render(|_, _| {}), "Hi there");
    /// assert!(Template::parse("Hi {fist_name}", &Placeholder::WORDS).is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn parse(source: &str, words: &[(&'static str, P)]) -> Result<Self, Vec<TemplateError>> {
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let parts = Parser::parse(source, &names)?;
        let parts = parts.into_iter().filter_map(|part| {
            Some(match part {
                Part::Text(text) => Part::Text(text),
                Part::Value { what, fallback } => Part::Value {
                    what: words.get(what)?.1,
                    fallback,
                },
            })
        });
        Ok(Self {
            source: source.to_owned(),
            parts: parts.collect(),
        })
    }

    /// Parses a built-in text. Tests check that each of them is valid.
    pub(crate) fn built_in(source: &str, words: &[(&'static str, P)]) -> Self {
        Self::parse(source, words).unwrap_or_else(|_| Self {
            source: source.to_owned(),
            parts: vec![Part::Text(source.to_owned())],
        })
    }

    /// Returns the text as written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the parts in order.
    #[must_use]
    pub fn parts(&self) -> &[Part<P>] {
        &self.parts
    }

    /// Returns the placeholders in order.
    pub fn values(&self) -> impl Iterator<Item = P> + '_ {
        self.parts.iter().filter_map(|part| match part {
            Part::Value { what, .. } => Some(*what),
            Part::Text(_) => None,
        })
    }

    /// Returns the placeholder and its fallback if the template is a single placeholder.
    #[must_use]
    pub fn only_value(&self) -> Option<(P, Option<&str>)> {
        match self.parts.as_slice() {
            [Part::Value { what, fallback }] => Some((*what, fallback.as_deref())),
            _ => None,
        }
    }

    /// Returns the literal text and the fallbacks, without values.
    #[must_use]
    pub fn fixed_text(&self) -> String {
        let texts = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Value { fallback, .. } => fallback.as_deref().unwrap_or_default(),
        });
        texts.collect()
    }

    /// Renders the template. `value` appends a value to the text; if it appends nothing, the fallback is used.
    ///
    /// A value that ends a sentence absorbs the full stop that follows it in the template.
    #[must_use]
    pub fn render(&self, mut value: impl FnMut(P, &mut String)) -> String {
        self.render_or(|what, fallback, out| {
            let before = out.len();
            value(what, out);
            if out.len() == before {
                out.push_str(fallback.unwrap_or_default());
            }
        })
    }

    /// Renders the template with a function that also handles fallbacks.
    pub(crate) fn render_or(&self, mut value: impl FnMut(P, Option<&str>, &mut String)) -> String {
        let mut out = String::with_capacity(self.source.len() + 256);
        let mut after_value = false;
        for part in &self.parts {
            match part {
                Part::Text(text) => {
                    let ended = after_value && out.ends_with(['.', '!', '?']);
                    let text = text.strip_prefix('.').filter(|_| ended).unwrap_or(text);
                    out.push_str(text);
                }
                Part::Value { what, fallback } => value(*what, fallback.as_deref(), &mut out),
            }
            after_value = matches!(part, Part::Value { .. });
        }
        out
    }
}

/// Parses a template into parts. Each value is an index into the list of names.
struct Parser<'n> {
    names: &'n [&'n str],
    parts: Vec<Part<usize>>,
    text: String,
    errors: Vec<TemplateError>,
}

impl<'n> Parser<'n> {
    fn parse(source: &str, names: &'n [&'n str]) -> Result<Vec<Part<usize>>, Vec<TemplateError>> {
        let mut parser = Self {
            names,
            parts: Vec::new(),
            text: String::new(),
            errors: Vec::new(),
        };
        parser.run(source);
        if parser.errors.is_empty() {
            Ok(parser.parts)
        } else {
            Err(parser.errors)
        }
    }

    fn run(&mut self, source: &str) {
        let mut rest = source;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            self.text.push_str(before);
            rest = if let Some(after) = brace.strip_prefix("{{") {
                self.text.push('{');
                after
            } else if let Some(after) = brace.strip_prefix("}}") {
                self.text.push('}');
                after
            } else if let Some(after) = brace.strip_prefix('}') {
                self.errors
                    .push(TemplateError::Brace("a `}` closes no placeholder"));
                after
            } else {
                let after = brace.get(1..).unwrap_or_default();
                match after.find(['{', '}']) {
                    Some(end) if after.get(end..).is_some_and(|r| r.starts_with('}')) => {
                        let (inside, after) = after.split_at(end);
                        self.value(inside);
                        after.get(1..).unwrap_or_default()
                    }
                    _ => {
                        self.errors.push(TemplateError::Brace(
                            "a `{` opens a placeholder that is never closed",
                        ));
                        after
                    }
                }
            };
        }
        self.text.push_str(rest);
        self.flush();
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    fn value(&mut self, inside: &str) {
        let (name, fallback) = match inside.split_once('|') {
            Some((name, fallback)) => (name.trim(), Some(fallback.trim().to_owned())),
            None => (inside.trim(), None),
        };
        match self.names.iter().position(|known| *known == name) {
            Some(what) => {
                self.flush();
                self.parts.push(Part::Value { what, fallback });
            }
            None => self.errors.push(match Refused::by_name(name) {
                Some(what) => TemplateError::Refused(what),
                None => TemplateError::Unknown {
                    name: name.to_owned(),
                    hint: suggest::hint(name, self.names.iter().copied()),
                },
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::template::Placeholder;

    fn errors(text: &str) -> Vec<String> {
        Template::parse(text, &Placeholder::WORDS).map_or_else(
            |e| e.iter().map(ToString::to_string).collect(),
            |_| Vec::new(),
        )
    }

    #[test]
    fn a_template_is_parsed_into_parts() {
        let template =
            Template::parse("{{{ company | us }}} {phone}.", &Placeholder::WORDS).unwrap();
        assert_eq!(template.parts().len(), 5);
        let said = template.render(|what, out| {
            if what == Placeholder::Phone {
                out.push_str("call me!");
            }
        });
        assert_eq!(said, "{us} call me!");
    }

    #[test]
    fn all_template_errors_are_reported_at_once() {
        assert_eq!(
            errors("{ {compny} } {transcript} {company"),
            [
                "a `{` opens a placeholder that is never closed",
                "there is no placeholder `{compny}`",
                "a `}` closes no placeholder",
                "a transcript is too long to read before a call back: link to the recording",
                "a `{` opens a placeholder that is never closed",
            ]
        );
        let Err(errors) = Template::parse("{compny}", &Placeholder::WORDS) else {
            panic!("`compny` is nothing");
        };
        assert!(
            matches!(&errors[..], [TemplateError::Unknown { hint, .. }] if hint == "did you mean `company`?")
        );
        for odd in ["{", "}", "{}", "{|}", "{{", "}}", "{a|b|c}", "é{é}é"] {
            let _ = errors_of(odd);
        }
    }

    fn errors_of(text: &str) -> usize {
        errors(text).len()
    }
}
