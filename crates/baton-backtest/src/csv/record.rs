//! Parses a record of separated values (RFC 4180), line by line.

/// The fields of a record, read line by line.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    separator: char,
    fields: Vec<String>,
    field: String,
    state: State,
    fault: Option<&'static str>,
    has_bare_quote: bool,
}

/// The position in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// At the beginning of a field.
    Begin,
    /// Inside an unquoted field.
    Bare,
    /// Inside a quoted field.
    Quoted,
    /// After a quote that may end the field or be the first of two.
    Quote,
    /// After a closing quote and a space.
    Closed,
}

/// A complete record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) fields: Vec<String>,
    /// The reason why its fields are uncertain.
    pub(crate) fault: Option<&'static str>,
}

/// The fault of a record with a quotation mark inside an unquoted field (`6" screen`). The record is valid if it has the
/// right number of fields; otherwise the mark may have shifted them.
const BARE_QUOTE: &str = "a quotation mark is inside a field without quotes";

const AFTER_QUOTE: &str = "text follows a closing quotation mark";

impl Record {
    pub(crate) fn new(separator: char) -> Self {
        Self {
            separator,
            fields: Vec::new(),
            field: String::new(),
            state: State::Begin,
            fault: None,
            has_bare_quote: false,
        }
    }

    /// Reads a line, with its line break.
    pub(crate) fn feed(&mut self, line: &str) {
        let body = line.trim_end_matches(['\n', '\r']);
        let mut rest = body;
        loop {
            rest = match self.state {
                State::Begin => self.begin(rest),
                State::Bare => match rest.find([self.separator, '"']) {
                    None => {
                        self.field.push_str(rest);
                        break;
                    }
                    Some(at) => self.bare(rest, at),
                },
                State::Quoted => match rest.split_once('"') {
                    None => {
                        self.field.push_str(rest);
                        self.field
                            .push_str(line.get(body.len()..).unwrap_or_default());
                        break;
                    }
                    Some((quoted, after)) => {
                        self.field.push_str(quoted);
                        self.state = State::Quote;
                        after
                    }
                },
                State::Quote | State::Closed => match self.after_quote(rest) {
                    None => break,
                    Some(after) => after,
                },
            };
        }
    }

    /// Returns true while a quoted field continues on the next line.
    pub(crate) fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    /// Returns the complete record and begins the next one. A record of the wrong width is a fault if a quotation mark may
    /// be the reason.
    pub(crate) fn end(&mut self, width: usize) -> Parsed {
        let mut fields = std::mem::take(&mut self.fields);
        fields.push(std::mem::take(&mut self.field));
        self.state = State::Begin;
        let bare = std::mem::take(&mut self.has_bare_quote) && fields.len() != width;
        let fault = self.fault.take().or(bare.then_some(BARE_QUOTE));
        Parsed { fields, fault }
    }

    /// Clears the record.
    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.separator);
    }

    fn begin<'a>(&mut self, rest: &'a str) -> &'a str {
        // Spaces before an opening quote are not part of the field.
        if let Some(after) = trim_spaces(rest, self.separator).strip_prefix('"') {
            self.state = State::Quoted;
            return after;
        }
        self.state = State::Bare;
        rest
    }

    fn bare<'a>(&mut self, rest: &'a str, at: usize) -> &'a str {
        let (text, mark) = rest.split_at(at);
        self.field.push_str(text);
        if let Some(after) = mark.strip_prefix(self.separator) {
            self.end_field();
            return after;
        }
        self.has_bare_quote = true;
        self.field.push('"');
        mark.strip_prefix('"').unwrap_or_default()
    }

    /// Returns the rest of the line; `None` at its end.
    fn after_quote<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        if self.state == State::Quote
            && let Some(after) = rest.strip_prefix('"')
        {
            self.field.push('"');
            self.state = State::Quoted;
            return Some(after);
        }
        let trimmed = trim_spaces(rest, self.separator);
        self.state = State::Closed;
        if trimmed.is_empty() {
            return None;
        }
        if let Some(after) = trimmed.strip_prefix(self.separator) {
            self.end_field();
            return Some(after);
        }
        self.fault.get_or_insert(AFTER_QUOTE);
        self.state = State::Bare;
        Some(rest)
    }

    fn end_field(&mut self) {
        let field = std::mem::take(&mut self.field);
        self.fields.push(field);
        self.state = State::Begin;
    }
}

/// Trims leading spaces and tabs, except a tab that is the separator.
fn trim_spaces(text: &str, separator: char) -> &str {
    text.trim_start_matches(|c| c == ' ' || (c == '\t' && c != separator))
}
