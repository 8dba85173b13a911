//! Splits a JSON list into its items as the text arrives.

use crate::lines::{LineFault, MAX_BYTES};

/// Splits the text of a list into items, each with its first line. It recognises only brackets and quotes; the JSON
/// reader checks the items.
#[derive(Clone, Debug)]
pub(crate) struct Items {
    item: String,
    fault: Option<LineFault>,
    /// The open brackets, including the list's own.
    depth: usize,
    /// True inside the list.
    is_open: bool,
    quoted: bool,
    escaped: bool,
    /// True if a string of the item crosses the end of its line, which JSON forbids. Its brackets then do not count, and
    /// the next line that begins with a bracket begins an item.
    broken: bool,
    line_begins: bool,
    /// The current line and the first line of the item, from 1.
    line: usize,
    began: usize,
}

/// An item with its first line, or the reason why it cannot be read.
pub(crate) type Item<'a> = (usize, Result<&'a str, LineFault>);

impl Items {
    pub(crate) fn new() -> Self {
        Self {
            item: String::new(),
            fault: None,
            depth: 0,
            is_open: false,
            quoted: false,
            escaped: false,
            broken: false,
            line_begins: true,
            line: 1,
            began: 1,
        }
    }

    pub(crate) fn feed(&mut self, text: &str, take: &mut impl FnMut(Item<'_>)) {
        for c in text.chars() {
            if self.broken && self.line_begins && c == '{' {
                self.give(take);
                self.depth = 1;
            }
            self.next(c, take);
            self.line += usize::from(c == '\n');
            self.line_begins = c == '\n' || (self.line_begins && c.is_whitespace());
        }
    }

    /// Ends the text. An unfinished item is returned too. A list that ends between two items gets an error of its own;
    /// within an item, the item's error covers it.
    pub(crate) fn finish(&mut self, take: &mut impl FnMut(Item<'_>)) {
        let is_cut = self.is_open && self.depth == 1 && !self.quoted && !self.broken;
        self.give(take);
        if is_cut {
            take((self.line, Err(LineFault::ListNotEnded)));
        }
    }

    /// Marks the current item as invalid UTF-8.
    pub(crate) fn spoil(&mut self, message: &'static str) {
        if self.is_between() {
            self.began = self.line;
        }
        self.fault.get_or_insert(LineFault::NotUtf8(message));
    }

    fn next(&mut self, c: char, take: &mut impl FnMut(Item<'_>)) {
        if self.quoted {
            let ends = c == '"' && !self.escaped;
            self.escaped = c == '\\' && !self.escaped;
            self.broken |= c == '\n';
            self.quoted = !ends && c != '\n';
            return self.push(c);
        }
        match c {
            // The list's brackets and the characters between its items.
            '[' if self.depth == 0 => {
                self.depth = 1;
                self.is_open = true;
            }
            ']' if self.depth == 1 => {
                self.give(take);
                self.depth = 0;
                self.is_open = false;
            }
            ',' if self.depth == 1 => self.give(take),
            c if c.is_whitespace() && self.is_between() => {}
            c => {
                if c == '{' && self.depth == 1 && self.item.trim_end().ends_with('}') {
                    self.give(take);
                    take((self.line, Err(LineFault::CommaMissing)));
                }
                match c {
                    '"' => self.quoted = true,
                    '[' | '{' => self.depth += 1,
                    ']' | '}' => self.depth = self.depth.saturating_sub(1).max(1),
                    _ => {}
                }
                self.push(c);
            }
        }
    }

    fn is_between(&self) -> bool {
        self.item.is_empty() && self.fault.is_none()
    }

    fn push(&mut self, c: char) {
        if self.is_between() {
            self.began = self.line;
        }
        if self.item.len() + c.len_utf8() > MAX_BYTES {
            self.fault = Some(LineFault::TooLong);
            self.item.clear();
        }
        if self.fault.is_none() {
            self.item.push(c);
        }
    }

    fn give(&mut self, take: &mut impl FnMut(Item<'_>)) {
        if !self.is_between() {
            take((self.began, self.fault.map_or(Ok(self.item.trim_end()), Err)));
        }
        self.item.clear();
        self.fault = None;
        self.quoted = false;
        self.escaped = false;
        self.broken = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(pieces: &[&str]) -> Vec<(usize, Result<String, LineFault>)> {
        let (mut found, mut items) = (Vec::new(), Items::new());
        let mut take = |(line, item): Item<'_>| found.push((line, item.map(str::to_owned)));
        for piece in pieces {
            items.feed(piece, &mut take);
        }
        items.finish(&mut take);
        found
    }

    #[test]
    fn items_do_not_depend_on_the_parts() {
        let text = "[\n {\"a\": \"],[\\\"}\", \"b\": [1, {}]},\n\n  nonsense ,{\"c\":{}}\n] ";
        let whole = items(&[text]);
        let wanted = [
            (2, "{\"a\": \"],[\\\"}\", \"b\": [1, {}]}"),
            (4, "nonsense"),
            (4, "{\"c\":{}}"),
        ];
        let wanted = wanted.map(|(line, item)| (line, Ok(item.to_owned())));
        assert_eq!(whole, wanted);
        for cut in 0..text.len() {
            assert_eq!(items(&[&text[..cut], &text[cut..]]), whole, "cut at {cut}");
        }
    }

    #[test]
    fn an_unclosed_string_affects_one_line_only() {
        let text = "[{\"id\":\"a},\n {\"id\":\"b\"},\n{\"id\":\"c\"}\n]";
        let wanted = [
            (1, Ok("{\"id\":\"a},".to_owned())),
            (2, Ok("{\"id\":\"b\"}".to_owned())),
            (3, Ok("{\"id\":\"c\"}".to_owned())),
        ];
        assert_eq!(items(&[text]), wanted);
        for cut in 0..text.len() {
            assert_eq!(items(&[&text[..cut], &text[cut..]]), wanted, "cut at {cut}");
        }
    }

    #[test]
    fn what_is_not_ended_is_an_item_and_what_is_too_long_is_told() {
        assert_eq!(items(&["[{\"a\":1"]), [(1, Ok("{\"a\":1".to_owned()))]);
        assert_eq!(items(&["[]"]), []);
        let item = |line, text: &str| (line, Ok(text.to_owned()));
        let cut = |line| (line, Err(LineFault::ListNotEnded));
        let comma = |line| (line, Err(LineFault::CommaMissing));
        for (text, wanted) in [
            (
                "[{\"a\":1},\n{\"b\":2}",
                vec![item(1, "{\"a\":1}"), item(2, "{\"b\":2}"), cut(2)],
            ),
            ("[", vec![cut(1)]),
            ("\n[\n", vec![cut(3)]),
            ("[{},", vec![item(1, "{}"), cut(1)]),
            ("[{} \n\n", vec![item(1, "{}"), cut(3)]),
            ("[{}{}]", vec![item(1, "{}"), comma(1), item(1, "{}")]),
            (
                "[{}\n{}\n,{}]",
                vec![item(1, "{}"), comma(2), item(2, "{}"), item(3, "{}")],
            ),
            (
                "[{\"a\":[{}]} {}",
                vec![item(1, "{\"a\":[{}]}"), comma(1), item(1, "{}"), cut(1)],
            ),
            ("[{\"a\":\"}{\"}]\n", vec![item(1, "{\"a\":\"}{\"}")]),
            ("[{\"a\":", vec![item(1, "{\"a\":")]),
        ] {
            assert_eq!(items(&[text]), wanted, "{text}");
            for at in 0..text.len() {
                assert_eq!(
                    items(&[&text[..at], &text[at..]]),
                    wanted,
                    "{text} cut at {at}"
                );
            }
        }
        let long = format!("[\"{}\",1]", "x".repeat(MAX_BYTES));
        assert_eq!(
            items(&[&long]),
            [(1, Err(LineFault::TooLong)), (1, Ok("1".to_owned()))]
        );
        // Text after the list is passed on, so that the JSON reader refuses it with its line.
        let behind = [(1, Ok("}".to_owned())), (1, Ok(",1".to_owned()))];
        assert_eq!(items(&["[}],1"]), behind);
    }
}
