//! Values that are wrong where they are put, whatever else the document says.

use baton_core::{Code, Node, Path, document::yaml};

/// A line is a code, a place and a value in YAML.
const WRONG: &str = include_str!("values.txt");

/// One way of spoiling a document.
pub(crate) struct Wrong {
    pub(crate) pattern: &'static str,
    pub(crate) value: Node,
    pub(crate) code: &'static str,
}

/// Every way.
pub(crate) fn all() -> Vec<Wrong> {
    let lines = WRONG.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| wrong(line).unwrap_or_else(|| panic!("{line}")))
        .collect()
}

fn wrong(line: &'static str) -> Option<Wrong> {
    let (code, rest) = line.split_once(' ')?;
    let (pattern, value) = rest.split_once(' ')?;
    assert!(
        Code::ALL.iter().any(|known| known.as_str() == code),
        "{code} is a code"
    );
    // The reader itself says what a value is.
    let (node, _) = yaml::read(&format!("value: {value}")).ok()?;
    let value = node.get("value")?.clone();
    Some(Wrong {
        pattern,
        value,
        code,
    })
}

/// Whether a path is one of a pattern's places. No key in a pattern has a mark that a pointer escapes.
pub(crate) fn matches(pattern: &str, path: &Path) -> bool {
    let mut segments = path.as_str().split('/');
    let mut fitting = pattern.split('/').zip(&mut segments);
    fitting.all(|(pattern, segment)| fits(pattern, segment))
        && pattern.matches('/').count() == path.as_str().matches('/').count()
}

/// A segment with at most two stars in it.
fn fits(pattern: &str, segment: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == segment,
        Some((before, after)) => segment.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).any(|i| rest.get(i..).is_some_and(|rest| fits(after, rest)))
        }),
    }
}
