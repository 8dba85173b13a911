//! A place in a document, as a JSON pointer (RFC 6901).

use std::fmt;

use serde::Serialize;

/// A JSON pointer such as `/handoff_trigger/conditions/0/value`; the empty one is the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Path(String);

impl Path {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer; a text without a leading slash gets one.
    #[must_use]
    pub fn new(pointer: &str) -> Self {
        match pointer {
            "" => Self::root(),
            p if p.starts_with('/') => Self(p.to_owned()),
            p => Self(format!("/{p}")),
        }
    }

    /// The place of a key below this one.
    #[must_use]
    #[inline(never)]
    pub fn key(&self, key: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            key.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// The place of a list's item below this one.
    #[must_use]
    #[inline(never)]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Whether this is the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The pointer's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place that holds this one, and this one's own key.
    #[must_use]
    pub fn split_last(&self) -> Option<(Path, String)> {
        let (parent, last) = self.0.rsplit_once('/')?;
        Some((Path(parent.to_owned()), unescape(last)))
    }

    /// The keys from the root down.
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
    fn keys_with_slashes_come_back_whole() {
        let path = Path::root().key("a/b").key("c~d").index(3);
        assert_eq!(path.as_str(), "/a~1b/c~0d/3");
        assert_eq!(path.segments().collect::<Vec<_>>(), ["a/b", "c~d", "3"]);
        assert_eq!(
            path.split_last(),
            Some((Path::new("/a~1b/c~0d"), "3".to_owned()))
        );
    }
}
