//! The items of a list in JSON, as the text comes.

/// No item is longer, in bytes: as much as one call may have.
const MOST: usize = 1024 * 1024;

/// Takes the text of a list in pieces and gives its items, each with the line on which it begins. It knows brackets and
/// quotes and nothing else: whether an item is JSON is for a reader to say.
#[derive(Clone, Debug)]
pub(crate) struct Items {
    item: String,
    over: bool,
    /// The brackets that are open, the list's own among them.
    depth: usize,
    quoted: bool,
    escaped: bool,
    /// The line that is being read, and the one on which the item began, from 1.
    line: usize,
    began: usize,
}

/// An item, or `None` if it is longer than a call may be.
pub(crate) type Item<'a> = (usize, Option<&'a str>);

impl Items {
    pub(crate) fn new() -> Self {
        Self {
            item: String::new(),
            over: false,
            depth: 0,
            quoted: false,
            escaped: false,
            line: 1,
            began: 1,
        }
    }

    pub(crate) fn feed(&mut self, text: &str, take: &mut impl FnMut(Item<'_>)) {
        for c in text.chars() {
            self.next(c, take);
            self.line += usize::from(c == '\n');
        }
    }

    /// The text is over; what is not ended is an item all the same.
    pub(crate) fn finish(&mut self, take: &mut impl FnMut(Item<'_>)) {
        self.give(take);
    }

    fn next(&mut self, c: char, take: &mut impl FnMut(Item<'_>)) {
        if self.quoted {
            let ends = c == '"' && !self.escaped;
            self.escaped = c == '\\' && !self.escaped;
            self.quoted = !ends;
            return self.push(c);
        }
        match c {
            // The list itself, and what lies between its items.
            '[' if self.depth == 0 => self.depth = 1,
            ']' if self.depth == 1 => {
                self.give(take);
                self.depth = 0;
            }
            ',' if self.depth == 1 => self.give(take),
            c if c.is_whitespace() && self.is_between() => {}
            c => {
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
        self.item.is_empty() && !self.over
    }

    fn push(&mut self, c: char) {
        if self.is_between() {
            self.began = self.line;
        }
        if self.item.len() + c.len_utf8() > MOST {
            self.over = true;
            self.item.clear();
        }
        if !self.over {
            self.item.push(c);
        }
    }

    fn give(&mut self, take: &mut impl FnMut(Item<'_>)) {
        if !self.is_between() {
            take((self.began, (!self.over).then_some(self.item.trim_end())));
        }
        self.item.clear();
        self.over = false;
        self.quoted = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(pieces: &[&str]) -> Vec<(usize, Option<String>)> {
        let (mut found, mut items) = (Vec::new(), Items::new());
        let mut take = |(line, item): Item<'_>| found.push((line, item.map(str::to_owned)));
        for piece in pieces {
            items.feed(piece, &mut take);
        }
        items.finish(&mut take);
        found
    }

    #[test]
    fn items_are_found_wherever_the_text_is_cut() {
        let text = "[\n {\"a\": \"],[\\\"}\", \"b\": [1, {}]},\n\n  nonsense ,{\"c\":{}}\n] ";
        let whole = items(&[text]);
        let wanted = [
            (2, "{\"a\": \"],[\\\"}\", \"b\": [1, {}]}"),
            (4, "nonsense"),
            (4, "{\"c\":{}}"),
        ];
        let wanted = wanted.map(|(line, item)| (line, Some(item.to_owned())));
        assert_eq!(whole, wanted);
        for cut in 0..text.len() {
            assert_eq!(items(&[&text[..cut], &text[cut..]]), whole, "cut at {cut}");
        }
    }

    #[test]
    fn what_is_not_ended_is_an_item_and_what_is_too_long_is_told() {
        assert_eq!(items(&["[{\"a\":1"]), [(1, Some("{\"a\":1".to_owned()))]);
        assert_eq!(items(&["[]"]), []);
        let long = format!("[\"{}\",1]", "x".repeat(MOST));
        assert_eq!(items(&[&long]), [(1, None), (1, Some("1".to_owned()))]);
        // What stands behind the list is no call: a reader refuses it, with its line.
        let behind = [(1, Some("}".to_owned())), (1, Some(",1".to_owned()))];
        assert_eq!(items(&["[}],1"]), behind);
    }
}
