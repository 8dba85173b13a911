//! Values in flow style, `[1, 2]` and `{ a: 1 }`, wrapped where a line is full.

use super::scalar::{written_key, written_scalar};
use super::{LONGEST_SIMPLE_KEY, Way, Writer, is_index};
use crate::document::node::Node;

impl Writer {
    /// A value in flow style, below a key or item of a depth.
    pub(super) fn flow(&mut self, node: &Node, depth: usize, way: Way<'_>) {
        match node {
            Node::List(items) => {
                self.push("[");
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        self.comma(self.size(item), depth);
                    }
                    let way = self.step(way, |step| is_index(step, i));
                    self.flow(item, depth, way);
                }
                self.push("]");
            }
            Node::Map(entries) => {
                let spaced = self.layout.is_spaced() && !entries.is_empty();
                self.push(if spaced { "{ " } else { "{" });
                for (i, (key, value)) in entries.iter().enumerate() {
                    let quotes = self.layout.quotes();
                    let written = written_key(key, quotes);
                    if i > 0 {
                        self.comma(written.chars().count() + 2 + self.size(value), depth);
                    }
                    let way = self.step(way, |step| step == key);
                    if written.len() > LONGEST_SIMPLE_KEY {
                        self.push("? ");
                    }
                    self.push(&written);
                    self.push(": ");
                    self.flow(value, depth, way);
                }
                self.push(if spaced { " }" } else { "}" });
            }
            scalar => self.scalar(scalar),
        }
    }

    /// Parts two values, of which the second takes so many characters: by a new line if it does not fit.
    fn comma(&mut self, next: usize, depth: usize) {
        let spaced = self.layout.is_spaced();
        self.push(",");
        // A comma or bracket follows.
        let end = self.column.saturating_add(next).saturating_add(2);
        if end > self.layout.width() {
            self.end_line();
            if spaced {
                self.indent(depth + 1);
            } else {
                self.push(" ");
            }
        } else if spaced {
            self.push(" ");
        }
    }

    /// The characters of a scalar; of anything else those of its bracket.
    fn size(&self, node: &Node) -> usize {
        match node {
            Node::List(_) | Node::Map(_) => 1,
            scalar => written_scalar(scalar, self.layout.quotes()).chars().count(),
        }
    }
}
