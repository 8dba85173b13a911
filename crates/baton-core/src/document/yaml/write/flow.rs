//! Flow style, `[1, 2]` and `{ a: 1 }`, wrapped at the maximum width.

use super::scalar::{format_key, format_scalar};
use super::{MAX_SIMPLE_KEY, Target, Writer, is_index};
use crate::document::node::Node;

impl Writer {
    /// Writes a value in flow style, below a key or item at a depth.
    pub(super) fn flow(&mut self, node: &Node, depth: usize, target: Target<'_>) {
        match node {
            Node::List(items) => {
                self.push("[");
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        self.comma(self.size(item), depth);
                    }
                    let target = self.step(target, |step| is_index(step, i));
                    self.flow(item, depth, target);
                }
                self.push("]");
            }
            Node::Map(entries) => {
                let spaced = self.layout.is_spaced() && !entries.is_empty();
                self.push(if spaced { "{ " } else { "{" });
                for (i, (key, value)) in entries.iter().enumerate() {
                    let quotes = self.layout.quotes();
                    let written = format_key(key, quotes);
                    if i > 0 {
                        self.comma(written.chars().count() + 2 + self.size(value), depth);
                    }
                    let target = self.step(target, |step| step == key);
                    if written.len() > MAX_SIMPLE_KEY {
                        self.push("? ");
                    }
                    self.push(&written);
                    self.push(": ");
                    self.flow(value, depth, target);
                }
                self.push(if spaced { " }" } else { "}" });
            }
            scalar => self.scalar(scalar),
        }
    }

    /// Writes a comma, and a line break if the next value, of `width` characters, does not fit on the line.
    fn comma(&mut self, width: usize, depth: usize) {
        let spaced = self.layout.is_spaced();
        self.push(",");
        // Leaves room for the comma or bracket that follows the value.
        let end = self.column.saturating_add(width).saturating_add(2);
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

    /// Returns the width of a scalar, or of the opening bracket of a list or mapping.
    fn size(&self, node: &Node) -> usize {
        match node {
            Node::List(_) | Node::Map(_) => 1,
            scalar => format_scalar(scalar, self.layout.quotes()).chars().count(),
        }
    }
}
