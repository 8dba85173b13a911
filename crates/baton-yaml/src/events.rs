//! Builds a tree from the parser's events.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::limits::{MAX_DEPTH, narrow};
use crate::refused::{Reason, Refused};
use crate::tree::{Entry, Kind, Position, Value};

/// Parses a text into a tree; `None` if it has no value.
pub(crate) fn tree(text: &str) -> Result<Option<Value>, Refused> {
    let mut walk = Walk::default();
    for event in Parser::new_from_str(text) {
        let (event, range) = event.map_err(|error| syntax(&error))?;
        walk.step(event, place(range))?;
    }
    Ok(walk.root)
}

/// A list or mapping whose end has not been read.
struct Open {
    at: Position,
    items: Items,
}

enum Items {
    List(Vec<Value>),
    /// A mapping, with the key whose value comes next.
    Map(Vec<Entry>, Option<(String, Position)>),
}

#[derive(Default)]
struct Walk {
    root: Option<Value>,
    open: Vec<Open>,
    documents: usize,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, at: Position) -> Result<(), Refused> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let hint = "keep one policy in a file";
                    return Err(Refused::feature(at, "a second document", hint));
                }
            }
            Event::Alias(_) => {
                let hint = "write the value out where it is used";
                return Err(Refused::feature(at, "an alias (`*name`)", hint));
            }
            Event::Scalar(_, _, anchor, tag) if anchor != 0 || tag.is_some() => {
                return Err(marked(at, anchor));
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                return Err(marked(at, anchor));
            }
            Event::Scalar(text, style, ..) => self.scalar(text.into_owned(), style, at)?,
            Event::SequenceStart(..) => self.enter(Items::List(Vec::new()), at)?,
            Event::MappingStart(..) => self.enter(Items::Map(Vec::new(), None), at)?,
            Event::SequenceEnd | Event::MappingEnd => self.leave(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// Reads a scalar: a key if a mapping expects one, otherwise a value.
    fn scalar(&mut self, text: String, style: ScalarStyle, at: Position) -> Result<(), Refused> {
        let plain = style == ScalarStyle::Plain;
        // `[?a]` is a text in YAML 1.2 and a mapping in YAML 1.1; an anchor after such a mark is part of the text.
        if plain && text.starts_with('?') {
            let hint = "put the text into double quotes";
            return Err(Refused::feature(at, "a text that begins with `?`", hint));
        }
        if let Some(Open {
            items: Items::Map(entries, pending @ None),
            ..
        }) = self.open.last_mut()
        {
            if text == "<<" {
                let hint = "write the keys out";
                return Err(Refused::feature(at, "a merge key (`<<`)", hint));
            }
            if plain && text.is_empty() {
                let hint = "write a word before the colon";
                return Err(Refused::feature(at, "a value without a key", hint));
            }
            if entries.iter().any(|entry| entry.key == text) {
                // `{ from: 5,000, below: 9,000 }` has the key `000` twice, but the commas are the author's error.
                if let Some(Entry { key, value, .. }) = entries.last()
                    && let Kind::Scalar { text: begun, .. } = &value.kind
                    && plain
                    && value.is_number_before(&text, at)
                {
                    let number = format!("{begun},{text}");
                    let refused = Refused::comma_in_number(value.at, &number);
                    let key = key.clone();
                    return Err(self.below(key, refused));
                }
                return Err(self.twice(text, at));
            }
            *pending = Some((text, at));
            return Ok(());
        }
        self.value(Value {
            at,
            kind: Kind::Scalar { text, plain },
        });
        Ok(())
    }

    fn enter(&mut self, items: Items, at: Position) -> Result<(), Refused> {
        if let Some(Open {
            items: Items::Map(_, None),
            ..
        }) = self.open.last()
        {
            let hint = "use a plain word as the key";
            return Err(Refused::feature(at, "a list or mapping as a key", hint));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(at));
        }
        self.open.push(Open { at, items });
        Ok(())
    }

    fn leave(&mut self) {
        if let Some(Open { at, items }) = self.open.pop() {
            let kind = match items {
                Items::List(items) => Kind::List(items),
                Items::Map(entries, _) => Kind::Map(entries),
            };
            self.value(Value { at, kind });
        }
    }

    /// Adds a value to the innermost open list or mapping.
    fn value(&mut self, value: Value) {
        match self.open.last_mut().map(|open| &mut open.items) {
            None => self.root = Some(value),
            Some(Items::List(items)) => items.push(value),
            Some(Items::Map(entries, pending)) => {
                // INVARIANT: `scalar` and `enter` refuse a value without a key.
                if let Some((key, at)) = pending.take() {
                    entries.push(Entry { key, at, value });
                }
            }
        }
    }

    fn twice(&self, key: String, at: Position) -> Refused {
        let message = format!("the key `{key}` occurs twice in this mapping");
        let refused = Refused::new(Reason::DuplicateKey, at, message).hint("keep one of the two");
        self.below(key, refused)
    }

    /// Adds the path of a key in the open mapping to a refusal.
    fn below(&self, key: String, mut refused: Refused) -> Refused {
        refused.path = self.open.iter().filter_map(Open::step).collect();
        refused.path.push(key);
        refused
    }
}

impl Open {
    /// Returns the path step to the next value; `None` before a key.
    fn step(&self) -> Option<String> {
        match &self.items {
            Items::List(items) => Some(items.len().to_string()),
            Items::Map(_, pending) => pending.as_ref().map(|(key, _)| key.clone()),
        }
    }
}

fn marked(at: Position, anchor: usize) -> Refused {
    if anchor == 0 {
        let hint = "remove the tag: the types are known";
        Refused::feature(at, "a tag (`!type`)", hint)
    } else {
        let hint = "write the value out where it is used";
        Refused::feature(at, "an anchor (`&name`)", hint)
    }
}

fn too_deep(at: Position) -> Refused {
    let message = format!("nested more than {MAX_DEPTH} deep");
    Refused::new(Reason::TooDeep, at, message)
}

/// The parser's message for nesting beyond its own limit, which it reports before any event.
const OWN_LIMIT: &str = "recursion limit exceeded";

fn syntax(error: &ScanError) -> Refused {
    let marker = error.marker();
    let at = Position {
        line: narrow(marker.line()),
        column: narrow(marker.col() + 1),
    };
    if error.info() == OWN_LIMIT {
        return too_deep(at);
    }
    let message = format!("this is not YAML: {}", error.info());
    Refused::new(Reason::Syntax, at, message)
}

fn place(range: Span) -> Position {
    Position {
        line: narrow(range.start.line()),
        column: narrow(range.start.col() + 1),
    }
}
