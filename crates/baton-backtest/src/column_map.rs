//! A column map that an author has written.

use std::fmt;

use baton_core::{Node, Path, Policy, document::suggest};

use crate::mapping::{Mapping, Target, plain};

/// A map from column names to their meaning: `Call ID: id`, `Deal value: fact:deal_size`. Other columns are not used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(Vec<(String, Target)>);

/// An error in a column map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMapError {
    /// The stable code: `map_not_a_mapping`, `unknown_target`, `target_twice`, `unknown_column`, `column_twice`.
    pub code: &'static str,
    /// The path in the document.
    pub path: Path,
    /// The message.
    pub message: String,
    /// A hint for the fix; may be empty.
    pub hint: String,
}

impl ColumnMapError {
    /// Returns true if the error is in the key at the path, not in its value.
    #[must_use]
    pub fn is_about_key(&self) -> bool {
        matches!(self.code, "unknown_column" | "column_twice")
    }
}

impl fmt::Display for ColumnMapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.hint.as_str() {
            "" => Ok(()),
            hint => write!(f, "; {hint}"),
        }
    }
}

impl std::error::Error for ColumnMapError {}

/// Words for a column that is not used.
const IGNORED: [&str; 4] = ["-", "ignore", "ignored", "not used"];

impl ColumnMap {
    /// Reads a mapping from column names to `part:id`, `fact:deal_size`, a plain name (`id`, `deal_size`; facts take
    /// precedence over parts), or `-`, `ignore` or nothing for an unused column.
    ///
    /// # Errors
    /// All errors, in the order of the document.
    pub fn from_node(node: &Node, policy: &Policy) -> Result<Self, Vec<ColumnMapError>> {
        let Node::Map(entries) = node else {
            return Err(vec![ColumnMapError {
                code: "map_not_a_mapping",
                path: Path::root(),
                message: format!("a column map is one mapping, not {}", node.describe()),
                hint: "write a line for each column, such as `Lead score: qualification_score`"
                    .to_owned(),
            }]);
        };
        let mut map: Vec<(String, Target)> = Vec::new();
        let mut errors = Vec::new();
        for (column, value) in entries {
            let path = Path::root().key(column);
            let target = match target(value, policy) {
                Ok(target) => target,
                Err((message, hint)) => {
                    errors.push(ColumnMapError {
                        code: "unknown_target",
                        path,
                        message,
                        hint,
                    });
                    continue;
                }
            };
            if let Some((other, _)) = map.iter().find(|(_, known)| *known == target)
                && target != Target::Ignored
            {
                errors.push(ColumnMapError {
                    code: "target_twice",
                    path,
                    message: format!("“{column}” and “{other}” are both {}", target.name()),
                    hint: "map one column to each field of a call".to_owned(),
                });
                continue;
            }
            map.push((column.clone(), target));
        }
        if errors.is_empty() {
            Ok(Self(map))
        } else {
            Err(errors)
        }
    }

    /// Returns the number of these names that the map contains.
    #[must_use]
    pub fn known(&self, names: &[String]) -> usize {
        let is_known = |name: &&String| self.0.iter().any(|(column, _)| is_same(column, name));
        names.iter().filter(is_known).count()
    }

    /// Applies the map to a table's columns. Names match regardless of case and punctuation, unless that is ambiguous.
    ///
    /// # Errors
    /// Every column of the map that the table lacks, or that two entries name.
    pub fn mapping(&self, names: &[String]) -> Result<Mapping, Vec<ColumnMapError>> {
        let mut mapping = vec![Target::Ignored; names.len()];
        let mut taken: Vec<(usize, &str)> = Vec::new();
        let mut errors = Vec::new();
        for (column, target) in &self.0 {
            let exact = names.iter().position(|name| name == column.trim());
            let found = exact.or_else(|| names.iter().position(|name| is_same(column, name)));
            let path = Path::root().key(column);
            let Some(index) = found else {
                errors.push(ColumnMapError {
                    code: "unknown_column",
                    path,
                    message: format!("the table has no column “{column}”"),
                    hint: suggest::hint(column, names.iter().map(String::as_str)),
                });
                continue;
            };
            if let Some((_, other)) = taken.iter().find(|(known, _)| *known == index) {
                errors.push(ColumnMapError {
                    code: "column_twice",
                    path,
                    message: format!("“{column}” and “{other}” are the same column"),
                    hint: "keep one of them".to_owned(),
                });
                continue;
            }
            taken.push((index, column));
            if let Some(place) = mapping.get_mut(index) {
                *place = target.clone();
            }
        }
        if errors.is_empty() {
            Ok(Mapping(mapping))
        } else {
            Err(errors)
        }
    }
}

fn is_same(column: &str, name: &str) -> bool {
    let plain_name = plain(name);
    column.trim() == name || (!plain_name.is_empty() && plain(column) == plain_name)
}

/// Parses a target. An error has a message and a hint.
fn target(value: &Node, policy: &Policy) -> Result<Target, (String, String)> {
    let word = match value {
        Node::Null => return Ok(Target::Ignored),
        Node::Text(word) => word.trim(),
        other => {
            let message = format!("{} is not a field of a call", other.describe());
            return Err((message, "such as `id`, `at` or `deal_size`".to_owned()));
        }
    };
    if word.is_empty() || IGNORED.contains(&word) {
        return Ok(Target::Ignored);
    }
    let fact = |name: &str| {
        let known = policy.schema().slot(name).is_some();
        known.then(|| Target::Fact(name.to_owned()))
    };
    let found = match (word.strip_prefix("fact:"), word.strip_prefix("part:")) {
        (Some(name), _) => fact(name.trim()),
        (_, Some(name)) => Target::part(name.trim()),
        _ => fact(word).or_else(|| Target::part(word)),
    };
    let has_prefix = word.contains(':');
    found.ok_or_else(|| {
        // Suggestions have a prefix if the word has one.
        let is_spelt = |word: String| match word.split_once(':') {
            Some((_, name)) if !has_prefix => name.to_owned(),
            _ => word,
        };
        let all = Target::all(policy).into_iter();
        let all: Vec<String> = all.map(|(word, _)| is_spelt(word)).collect();
        let message = format!("“{word}” is neither a fact of the policy nor a part of a call");
        (message, suggest::hint(word, all.iter().map(String::as_str)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::article;
    use baton_core::document::yaml;

    fn map(text: &str) -> Result<ColumnMap, Vec<ColumnMapError>> {
        ColumnMap::from_node(&yaml::read(text).unwrap().0, &article())
    }

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|name| (*name).to_owned()).collect()
    }

    fn said(errors: &[ColumnMapError]) -> Vec<String> {
        let one = |e: &ColumnMapError| format!("{} {} {e}", e.code, e.path);
        errors.iter().map(one).collect()
    }

    #[test]
    fn words_with_a_prefix_and_without_one() {
        let columns = names(&["Opp ID", "When", "Points", "Money?", "Who", "Mood", "Else"]);
        for text in [
            "Opp ID: part:id\nWhen: part:at\nPoints: fact:qualification_score\nMoney?: fact:budget_confirmed\nWho: part:name\nMood: '-'\n",
            "Opp ID: id\nWhen: at\nPoints: qualification_score\nMoney?: budget_confirmed\nWho: name\nMood: ignore\n",
            "{\"opp id\": \"id\", \"WHEN\": \"at\", \"points\": \"qualification_score\", \"Money\": \"budget_confirmed\", \"who\": \"name\", \"Mood\": null}",
        ] {
            let mapping = map(text).unwrap().mapping(&columns).unwrap();
            let words: Vec<String> = mapping.0.iter().map(Target::word).collect();
            let wanted = [
                "part:id",
                "part:at",
                "fact:qualification_score",
                "fact:budget_confirmed",
                "part:name",
                "-",
                "-",
            ];
            assert_eq!(words, wanted, "{text}");
        }
        assert_eq!(
            map("Opp ID: id\nPoints: qualification_score\n")
                .unwrap()
                .known(&columns),
            2
        );
    }

    #[test]
    fn errors_have_a_path_and_a_suggestion() {
        let errors = map("a: deal_sise\nb: fact:budget\nc: 5\nd: id\ne: part:id\n").unwrap_err();
        let said_of = said(&errors);
        assert!(
            said_of[0].starts_with("unknown_target /a “deal_sise” is neither"),
            "{said_of:?}"
        );
        assert!(
            said_of[0].ends_with("did you mean `deal_size`?"),
            "{said_of:?}"
        );
        assert!(said_of[1].starts_with("unknown_target /b"), "{said_of:?}");
        assert!(
            said_of[2].starts_with("unknown_target /c the number 5"),
            "{said_of:?}"
        );
        assert!(
            said_of[3].starts_with("target_twice /e “e” and “d” are both id"),
            "{said_of:?}"
        );
        assert_eq!(map("- id\n").unwrap_err()[0].code, "map_not_a_mapping");
        let columns = names(&["Call ID", "Score"]);
        let errors = map("Call IDs: id\nscore: qualification_score\nSCORE: at\n")
            .unwrap()
            .mapping(&columns)
            .unwrap_err();
        assert_eq!(
            said(&errors),
            [
                "unknown_column /Call IDs the table has no column “Call IDs”; did you mean `Call ID`?",
                "column_twice /SCORE “SCORE” and “score” are the same column; keep one of them",
            ]
        );
    }
}
