//! Paths in a document, as JSON pointers (RFC 6901).

use std::fmt;

use serde::Serialize;

/// A JSON pointer such as `/handoff_trigger/conditions/0/value`. The empty pointer is the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Path(String);

impl Path {
    /// Returns the path of the whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Creates a path from a pointer, adding the leading slash if it is missing.
    #[must_use]
    pub fn new(pointer: &str) -> Self {
        match pointer {
            "" => Self::root(),
            p if p.starts_with('/') => Self(p.to_owned()),
            p => Self(format!("/{p}")),
        }
    }

    /// Returns the path of a key below this path.
    #[must_use]
    #[inline(never)]
    pub fn key(&self, key: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            key.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// Returns the path of a list item below this path.
    #[must_use]
    #[inline(never)]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Returns true for the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the parent path and the last key, unescaped; `None` for the root.
    #[must_use]
    pub fn split_last(&self) -> Option<(Path, String)> {
        let (parent, last) = self.0.rsplit_once('/')?;
        Some((Path(parent.to_owned()), unescape(last)))
    }

    /// Returns the unescaped keys from the root down.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_and_tildes_in_keys_are_escaped() {
        let path = Path::root().key("a/b").key("c~d").index(3);
        assert_eq!(path.as_str(), "/a~1b/c~0d/3");
        assert_eq!(path.segments().collect::<Vec<_>>(), ["a/b", "c~d", "3"]);
        assert_eq!(
            path.split_last(),
            Some((Path::new("/a~1b/c~0d"), "3".to_owned()))
        );
    }
}
