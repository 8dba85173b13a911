//! Looks at a YAML text before anything is read from it.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Range};

use super::{Places, narrow};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::path::Path;

/// The largest document, in bytes: 64 KiB.
pub const MAX_BYTES: usize = 64 * 1024;

/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 32;

/// A list or mapping that the walk is inside of.
enum Open {
    List {
        path: Path,
        next: usize,
    },
    Map {
        path: Path,
        keys: Vec<String>,
        pending: Option<Path>,
    },
}

/// What one look at a text gives.
pub(super) struct Inspected {
    /// The place of every key and value.
    pub(super) places: Places,
    /// Every unquoted decimal and every whole number that is too long for one, digit by digit as written.
    pub(super) decimals: Vec<(Path, String)>,
}

/// Walks the events of the text once.
pub(super) fn inspect(text: &str) -> Result<Inspected, Diagnostic> {
    if text.len() > MAX_BYTES {
        return Err(Diagnostic::error(
            Code::DocumentTooLarge,
            &Path::root(),
            format!("the document is over {} KiB", MAX_BYTES / 1024),
        )
        .at(first_too_many(text))
        .hint("a policy holds rules, not data: leave out past calls and transcripts"));
    }
    if let Some(refused) = refused_character(text) {
        return Err(refused);
    }
    let mut walk = Walk {
        places: Places::default(),
        open: Vec::new(),
        documents: 0,
        decimals: Vec::new(),
    };
    for event in Parser::new_from_str(text) {
        let (event, range) = event.map_err(|error| syntax(&error))?;
        walk.step(event, span(range))?;
    }
    // A text without a value is wrong from its beginning on.
    if walk.places.values.is_empty() {
        walk.places
            .values
            .insert(Path::root(), Span { line: 1, column: 1 });
    }
    Ok(Inspected {
        places: walk.places,
        decimals: walk.decimals,
    })
}

/// The place of the first byte that is over the limit.
fn first_too_many(text: &str) -> Span {
    let kept = text.as_bytes().get(..MAX_BYTES).unwrap_or_default();
    let mut place = Span { line: 1, column: 1 };
    for byte in kept {
        match byte {
            b'\n' => {
                place = Span {
                    line: place.line + 1,
                    column: 1,
                }
            }
            // Columns are characters, and all but the first byte of one begin with the bits 10.
            b if b & 0xc0 != 0x80 => place.column += 1,
            _ => {}
        }
    }
    place
}

/// The first character that one of the two parsers would refuse without a place, or that they take for different
/// things: YAML 1.1 ends a line at U+0085, U+2028 and U+2029, YAML 1.2 does not. A text with one of these would be
/// looked at in one shape and read in another.
fn refused_character(text: &str) -> Option<Diagnostic> {
    let line_end = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let unprintable = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    let refused = |c: char| line_end(c) || unprintable(c);
    let (before, rest) = text.split_at_checked(text.find(refused)?)?;
    let mut code = String::new();
    super::push_code(rest.chars().next()?, &mut code);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let at = Span {
        line: narrow(before.matches('\n').count() + 1),
        column: narrow(line.chars().count() + 1),
    };
    let what = format!("the character U+{}", code.to_ascii_uppercase());
    let hint = format!("take it out, or write it as \"\\u{code}\" in double quotes");
    Some(feature(at, &what, &hint))
}

struct Walk {
    places: Places,
    open: Vec<Open>,
    documents: usize,
    decimals: Vec<(Path, String)>,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, at: Span) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(feature(
                        at,
                        "a second document",
                        "keep one policy in a file",
                    ));
                }
            }
            Event::Alias(_) => {
                return Err(feature(
                    at,
                    "an alias (`*name`)",
                    "write the value out where it is used",
                ));
            }
            Event::Scalar(_, _, anchor, tag) if anchor != 0 || tag.is_some() => {
                return Err(marked(at, anchor));
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                return Err(marked(at, anchor));
            }
            Event::Scalar(text, style, ..) => self.scalar(&text, style, at)?,
            Event::SequenceStart(..) => {
                let path = self.value(at)?;
                self.enter(Open::List { path, next: 0 }, at)?;
            }
            Event::MappingStart(..) => {
                let path = self.value(at)?;
                self.enter(
                    Open::Map {
                        path,
                        keys: Vec::new(),
                        pending: None,
                    },
                    at,
                )?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// A scalar is a key where a mapping waits for one, else a value.
    fn scalar(&mut self, text: &str, style: ScalarStyle, at: Span) -> Result<(), Diagnostic> {
        let Some(Open::Map {
            path,
            keys,
            pending: pending @ None,
        }) = self.open.last_mut()
        else {
            let path = self.value(at)?;
            if style == ScalarStyle::Plain && (text.contains('.') || is_long(text)) {
                self.decimals.push((path, text.to_owned()));
            }
            return Ok(());
        };
        if text == "<<" {
            return Err(feature(at, "a merge key (`<<`)", "write the keys out"));
        }
        if keys.iter().any(|key| key == text) {
            let message = format!("the key `{text}` stands twice in this mapping");
            return Err(
                Diagnostic::error(Code::DuplicateKey, &path.key(text), message)
                    .at(at)
                    .hint("keep one of the two"),
            );
        }
        keys.push(text.to_owned());
        let below = path.key(text);
        self.places.keys.insert(below.clone(), at);
        *pending = Some(below);
        Ok(())
    }

    /// Notes the place of the value that starts here and gives its path.
    fn value(&mut self, at: Span) -> Result<Path, Diagnostic> {
        let path = match self.open.last_mut() {
            None => Path::root(),
            Some(Open::List { path, next }) => {
                let below = path.index(*next);
                *next += 1;
                below
            }
            Some(Open::Map { pending, .. }) => match pending.take() {
                Some(below) => below,
                None => {
                    return Err(feature(
                        at,
                        "a list or mapping as a key",
                        "use a plain word as the key",
                    ));
                }
            },
        };
        self.places.values.insert(path.clone(), at);
        Ok(path)
    }

    fn enter(&mut self, open: Open, at: Span) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(at));
        }
        self.open.push(open);
        Ok(())
    }
}

/// Digits of which there may be more than a whole number holds.
fn is_long(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 18 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn marked(at: Span, anchor: usize) -> Diagnostic {
    if anchor == 0 {
        feature(
            at,
            "a tag (`!type`)",
            "leave the tag out: the document knows its types",
        )
    } else {
        feature(
            at,
            "an anchor (`&name`)",
            "write the value out where it is used",
        )
    }
}

fn feature(at: Span, what: &str, hint: &str) -> Diagnostic {
    let message = format!("{what} is not accepted in a policy");
    Diagnostic::error(Code::YamlFeature, &Path::root(), message)
        .at(at)
        .hint(hint)
}

fn too_deep(at: Span) -> Diagnostic {
    let message = format!("nested more than {MAX_DEPTH} deep");
    Diagnostic::error(Code::TooDeep, &Path::root(), message).at(at)
}

/// What the parser says of nesting beyond its own limit, which it comes to before it tells of the first level.
const OWN_LIMIT: &str = "recursion limit exceeded";

fn syntax(error: &ScanError) -> Diagnostic {
    let marker = error.marker();
    let at = Span {
        line: narrow(marker.line()),
        column: narrow(marker.col() + 1),
    };
    if error.info() == OWN_LIMIT {
        return too_deep(at);
    }
    Diagnostic::error(
        Code::YamlSyntax,
        &Path::root(),
        format!("this is not YAML: {}", error.info()),
    )
    .at(at)
}

fn span(range: Range) -> Span {
    Span {
        line: narrow(range.start.line()),
        column: narrow(range.start.col() + 1),
    }
}
