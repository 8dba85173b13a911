//! Numbers split by a comma: inside brackets, `below: 5,000` is the number 5 followed by a key `000`.

use baton_yaml::{Entry, Kind, Refused, Value};

/// Joins the parts of split numbers and collects an error for each.
#[derive(Default)]
pub(super) struct Joiner {
    pub(super) refused: Vec<Refused>,
    path: Vec<String>,
}

impl Joiner {
    /// Returns the value with every number joined. A number whose meaning is unclear becomes a text.
    pub(super) fn join(&mut self, value: &Value) -> Value {
        let kind = match &value.kind {
            Kind::Scalar { .. } => value.kind.clone(),
            Kind::List(items) => Kind::List(self.items(items)),
            Kind::Map(entries) => Kind::Map(self.entries(entries)),
        };
        Value { at: value.at, kind }
    }

    /// Joins numbers in a mapping. The next part of a number is a key without a value that directly follows the comma
    /// and begins with a digit.
    fn entries(&mut self, entries: &[Entry]) -> Vec<Entry> {
        let mut joined = Vec::new();
        let mut rest = entries.iter().peekable();
        while let Some(entry) = rest.next() {
            self.path.push(entry.key.clone());
            let mut parts = Parts::new(&entry.value);
            while let Some(next) = rest.peek()
                && is_absent(&next.value)
                && parts.append(&next.key, next.at)
            {
                rest.next();
            }
            let value = self.finish(&entry.value, &parts);
            self.path.pop();
            joined.push(Entry {
                value,
                ..entry.clone()
            });
        }
        joined
    }

    /// Joins numbers in a list, where the intent is clear: a part that is not a number by itself (`[5,000]`), or spaces
    /// after some commas but not after others (`[1,200, 2,400]`). Otherwise the parts stay separate numbers
    /// (`[1,200]`).
    fn items(&mut self, items: &[Value]) -> Vec<Value> {
        let spaced = is_spaced(items);
        let mut joined = Vec::new();
        let mut rest = items.iter().peekable();
        while let Some(item) = rest.next() {
            self.path.push(joined.len().to_string());
            let mut parts = Parts::new(item);
            while let Some(next) = rest.peek()
                && let Kind::Scalar { text, plain: true } = &next.kind
                && is_group(text)
                && (spaced || text.starts_with('0') || parts.count > 1)
                && parts.append(text, next.at)
            {
                rest.next();
            }
            let value = self.finish(item, &parts);
            self.path.pop();
            joined.push(value);
        }
        joined
    }

    fn finish(&mut self, first: &Value, parts: &Parts) -> Value {
        if parts.count == 1 {
            return self.join(first);
        }
        let mut refused = Refused::comma_in_number(first.at, &parts.text);
        refused.path.clone_from(&self.path);
        self.refused.push(refused);
        let kind = Kind::Scalar {
            text: parts.number().unwrap_or_else(|| parts.text.clone()),
            plain: parts.number().is_some(),
        };
        Value { at: first.at, kind }
    }
}

/// The parts of a number seen so far.
struct Parts {
    text: String,
    at: baton_yaml::Position,
    count: usize,
}

impl Parts {
    fn new(first: &Value) -> Self {
        let text = match &first.kind {
            Kind::Scalar { text, plain: true } => text.clone(),
            _ => String::new(),
        };
        Self {
            text,
            at: first.at,
            count: 1,
        }
    }

    /// Returns the intended number: digits in groups of three, or digits around a decimal comma.
    fn number(&self) -> Option<String> {
        let digits = self.text.bytes().all(|b| b.is_ascii_digit() || b == b',');
        let groups = self.text.split(',').skip(1).all(is_group);
        match (digits, groups) {
            (true, true) => Some(self.text.replace(',', "")),
            (true, false) if self.count == 2 => Some(self.text.replace(',', ".")),
            _ => None,
        }
    }

    /// Appends the next part if it directly follows. Returns true if it does.
    fn append(&mut self, next: &str, at: baton_yaml::Position) -> bool {
        let so_far = Value {
            at: self.at,
            kind: Kind::Scalar {
                text: self.text.clone(),
                plain: true,
            },
        };
        let follows = so_far.is_number_before(next, at);
        if follows {
            self.text.push(',');
            self.text.push_str(next);
            self.count += 1;
        }
        follows
    }
}

/// Returns true if spaces follow some commas of a list but not others, and every part without a space could be a group
/// of three digits.
fn is_spaced(items: &[Value]) -> bool {
    let (mut spaced, mut groups, mut others) = (false, false, false);
    for (before, item) in items.iter().zip(items.iter().skip(1)) {
        let Kind::Scalar { text, plain: true } = &item.kind else {
            return false;
        };
        if !before.is_number_before(text, item.at) {
            spaced = true;
        } else if is_group(text) {
            groups = true;
        } else {
            others = true;
        }
    }
    spaced && groups && !others
}

fn is_absent(value: &Value) -> bool {
    matches!(&value.kind, Kind::Scalar { text, plain: true } if text.is_empty())
}

fn is_group(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit())
}
