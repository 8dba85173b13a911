//! Records of separated values (RFC 4180), as the text comes.

/// Takes a text in pieces and gives its records: fields in quotes may hold separators, line breaks and doubled quotes.
#[derive(Clone, Debug)]
pub struct Splitter {
    separator: char,
    /// The fields of the record that is under way.
    fields: Vec<String>,
    field: String,
    state: State,
    /// The line that is being read, and the one on which the record began, from 1.
    line: usize,
    began: usize,
    /// The record has something in it: an empty line is no record.
    started: bool,
    wrong: Option<&'static str>,
}

/// Where the splitter is.
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
    /// Behind a carriage return, whose line feed may follow.
    Return,
}

/// A record, or what is wrong with it, with the line on which it began.
pub(crate) type Record = (usize, Result<Vec<String>, &'static str>);

/// No record is longer, in bytes.
const MOST: usize = 1024 * 1024;

impl Splitter {
    /// A splitter for a separator.
    #[must_use]
    pub fn new(separator: char) -> Self {
        Self {
            separator,
            fields: Vec::new(),
            field: String::new(),
            state: State::Begin,
            line: 1,
            began: 1,
            started: false,
            wrong: None,
        }
    }

    /// The separator that the first line of a text uses: the one of comma, semicolon and tab that stands in it most
    /// often outside quotes. A line such as `sep=;`, which spreadsheets write before all others, says it itself.
    #[must_use]
    pub fn separator_of(text: &str) -> char {
        let text = text.trim_start_matches(['\u{feff}', '\r', '\n']);
        let mut counts = [(',', 0_usize), (';', 0), ('\t', 0)];
        let first = text.split(['\r', '\n']).next().unwrap_or_default();
        for (separator, _) in counts {
            if first.strip_suffix(separator).is_some_and(is_sep) {
                return separator;
            }
        }
        let mut quoted = false;
        for c in text.chars() {
            match c {
                '"' => quoted = !quoted,
                '\n' if !quoted => break,
                c if !quoted => {
                    for (separator, count) in &mut counts {
                        if *separator == c {
                            *count += 1;
                        }
                    }
                }
                _ => {}
            }
        }
        let mut best = (',', 0);
        for (separator, count) in counts {
            if count > best.1 {
                best = (separator, count);
            }
        }
        best.0
    }

    /// Takes a piece of the text.
    pub(crate) fn feed(&mut self, text: &str, out: &mut dyn FnMut(Record)) {
        for c in text.chars() {
            self.take(c, out);
        }
    }

    /// The text is over.
    pub(crate) fn finish(&mut self, out: &mut dyn FnMut(Record)) {
        if self.state == State::Quoted {
            self.wrong = Some("a quotation mark is opened and never closed");
        }
        self.end_record(out);
    }

    fn take(&mut self, c: char, out: &mut dyn FnMut(Record)) {
        if self.state == State::Return {
            self.state = State::Begin;
            if c == '\n' {
                return;
            }
        }
        match (self.state, c) {
            (State::Quoted, '"') => self.state = State::Quote,
            (State::Quoted, c) => {
                if c == '\n' {
                    self.line += 1;
                }
                self.push(c);
            }
            (State::Quote, '"') => {
                self.state = State::Quoted;
                self.push('"');
            }
            (State::Begin, '"') => {
                self.started = true;
                self.state = State::Quoted;
            }
            (_, '\n' | '\r') => {
                self.line += 1;
                self.end_record(out);
                if c == '\r' {
                    self.state = State::Return;
                }
            }
            (_, c) if c == self.separator => {
                self.started = true;
                let field = std::mem::take(&mut self.field);
                self.fields.push(field);
                self.state = State::Begin;
            }
            (State::Quote, _) => {
                self.wrong =
                    Some("something stands between a closing quotation mark and the separator");
                self.state = State::Bare;
            }
            (_, '"') => {
                self.wrong = Some("a quotation mark stands inside a field without quotes");
                self.state = State::Bare;
            }
            (_, c) => {
                self.state = State::Bare;
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        self.started = true;
        if self.field.len() < MOST {
            self.field.push(c);
        } else {
            self.wrong = Some("a field is over 1 MiB long");
        }
    }

    fn end_record(&mut self, out: &mut dyn FnMut(Record)) {
        let began = std::mem::replace(&mut self.began, self.line);
        self.state = State::Begin;
        let wrong = self.wrong.take();
        let field = std::mem::take(&mut self.field);
        let mut fields = std::mem::take(&mut self.fields);
        if !std::mem::take(&mut self.started) {
            return;
        }
        fields.push(field);
        out((began, wrong.map_or(Ok(fields), Err)));
    }
}

/// Whether a record is the line that names the separator, and no record of the table.
pub(crate) fn is_mark(fields: &[String]) -> bool {
    matches!(fields, [mark, rest] if is_sep(mark) && rest.is_empty())
}

fn is_sep(text: &str) -> bool {
    text.eq_ignore_ascii_case("sep=")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<Record> {
        let mut all = Vec::new();
        let mut splitter = Splitter::new(Splitter::separator_of(text));
        splitter.feed(text, &mut |record| all.push(record));
        splitter.finish(&mut |record| all.push(record));
        all
    }

    fn fields(text: &str) -> Vec<Vec<String>> {
        split(text)
            .into_iter()
            .map(|(_, record)| record.unwrap())
            .collect()
    }

    #[test]
    fn records_of_rfc_4180() {
        for (text, wanted) in [
            ("a,b\r\nc,d\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a,b\nc,d", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a,b\rc,d\r", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("\"a,1\",b", vec![vec!["a,1", "b"]]),
            ("\"a\nb\",c", vec![vec!["a\nb", "c"]]),
            ("\"say \"\"no\"\"\",b", vec![vec!["say \"no\"", "b"]]),
            ("a,,\n", vec![vec!["a", "", ""]]),
            ("\"\",\"\"\n", vec![vec!["", ""]]),
            ("\n\na;b\n\n", vec![vec!["a", "b"]]),
            ("a\tb\n", vec![vec!["a", "b"]]),
            ("£15–20k;Zoë", vec![vec!["£15–20k", "Zoë"]]),
            ("", vec![]),
        ] {
            assert_eq!(fields(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_believed_and_no_record() {
        for (text, separator) in [
            ("sep=;\r\na,b;c,d\r\n", ';'),
            ("\u{feff}SEP=,\na;b;c,d\n", ','),
            ("sep=\t\na\tb\n", '\t'),
            ("sep=x;y\n", ';'),
        ] {
            assert_eq!(Splitter::separator_of(text), separator, "{text:?}");
        }
        let mark = |text| is_mark(&fields(text)[0]);
        assert!(mark("sep=;\na;b") && mark("Sep=,\na,b"));
        assert!(!mark("sep=;x\n") && !mark("sep\n") && !mark("a;sep=\n"));
    }

    #[test]
    fn what_is_wrong_has_the_line_on_which_its_record_begins_and_the_next_one_is_read() {
        let all = split("a,b\n\"x\ny\",\"z\" z\nc,d\ne\"f,g\n\"open,h\n");
        let wrong: Vec<usize> = all
            .iter()
            .filter(|(_, r)| r.is_err())
            .map(|(line, _)| *line)
            .collect();
        assert_eq!(wrong, [2, 5, 6]);
        assert_eq!(all[2], (4, Ok(vec!["c".to_owned(), "d".to_owned()])));
    }

    /// Whatever is written by the rules is read again, wherever the text is cut.
    #[test]
    fn round_trips_cut_anywhere() {
        let cells = ["", "a", "a,b", "\"", "x\ny", " padded ", "Zoë", "1;2"];
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..500 {
            let table: Vec<Vec<&str>> = (0..1 + next(4))
                .map(|_| (0..2 + next(3)).map(|_| cells[next(cells.len())]).collect())
                .collect();
            let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
            let lines: Vec<String> = table
                .iter()
                .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","))
                .collect();
            let text = lines.join("\r\n");
            let cut = text
                .char_indices()
                .nth(next(text.chars().count()))
                .map_or(0, |(at, _)| at);
            let (mut all, mut splitter) = (Vec::new(), Splitter::new(','));
            for piece in [&text[..cut], &text[cut..]] {
                splitter.feed(piece, &mut |record| all.push(record));
            }
            splitter.finish(&mut |record| all.push(record));
            let read: Vec<Vec<String>> =
                all.into_iter().map(|(_, record)| record.unwrap()).collect();
            assert_eq!(read, table, "{text:?}");
        }
    }
}
