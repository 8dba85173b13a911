//! One record of separated values (RFC 4180), as its lines come.

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

/// The place in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// At the beginning of a field.
    Begin,
    /// In a field without quotes.
    Bare,
    /// Between the quotes.
    Quoted,
    /// Behind a quote that may end the field or be the first of two.
    Quote,
    /// Behind a closed quote and a space.
    Closed,
}

/// A record that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) fields: Vec<String>,
    /// The reason why its fields cannot be told apart.
    pub(crate) fault: Option<&'static str>,
}

/// A record with a quotation mark inside a field without quotes (`6" screen`) is read as it is where it has the right
/// number of fields; with another number the mark may have moved them.
const BARE_QUOTE: &str = "a quotation mark stands inside a field without quotes";

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

    /// Takes a line, with its line break.
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
                State::Quote | State::Closed => match self.behind_quote(rest) {
                    None => break,
                    Some(after) => after,
                },
            };
        }
    }

    /// True while a quoted field continues on the next line.
    pub(crate) fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    /// The complete record; the next one begins. A record of another width than its table's is at fault if a
    /// quotation mark may be the reason.
    pub(crate) fn end(&mut self, width: usize) -> Parsed {
        let mut fields = std::mem::take(&mut self.fields);
        fields.push(std::mem::take(&mut self.field));
        self.state = State::Begin;
        let bare = std::mem::take(&mut self.has_bare_quote) && fields.len() != width;
        let fault = self.fault.take().or(bare.then_some(BARE_QUOTE));
        Parsed { fields, fault }
    }

    /// Forgets what was read.
    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.separator);
    }

    fn begin<'a>(&mut self, rest: &'a str) -> &'a str {
        // Spaces before an opening quote do not belong to the field.
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

    /// What follows in the record; `None` at the end of the line.
    fn behind_quote<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
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

/// The text without the spaces and tabs before it; a tab that separates is no space.
fn trim_spaces(text: &str, separator: char) -> &str {
    text.trim_start_matches(|c| c == ' ' || (c == '\t' && c != separator))
}
