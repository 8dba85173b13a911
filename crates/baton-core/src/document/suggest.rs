//! "Did you mean …?" suggestions.

/// Returns the candidate nearest to a word, if it is near enough to be a typing error: at most one edit, plus one for
/// every four characters.
///
/// ```
/// use baton_core::document::suggest::nearest;
/// assert_eq!(nearest("tier1_response_minutes", ["tier_1_response_minutes", "tier_3_minutes"]),
///            Some("tier_1_response_minutes"));
/// assert_eq!(nearest("colour", ["tier_1_response_minutes"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    find_nearest(written, &mut candidates.into_iter())
}

// Not generic, as `build_hint` below: each copy would add 1 KB to the package.
fn find_nearest<'a>(
    written: &str,
    candidates: &mut dyn Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = 1 + written.chars().count() / 4;
    candidates
        .map(|candidate| (distance(written, candidate), candidate))
        .filter(|(d, _)| *d <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns a hint for an unknown word: the nearest candidate, or all of them if none is near.
#[must_use]
pub fn hint<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    if cfg!(feature = "authoring") {
        build_hint(written, &mut candidates.into_iter())
    } else {
        String::new()
    }
}

fn build_hint(written: &str, candidates: &mut dyn Iterator<Item = &str>) -> String {
    let candidates: Vec<&str> = candidates.collect();
    match find_nearest(written, &mut candidates.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("one of `{}`", candidates.join("`, `")),
    }
}

/// Computes the Levenshtein distance, one row at a time.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (cb, pair) in b.iter().zip(row.windows(2)) {
            let &[diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(ca != *cb))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("gte", "gte"), 0);
    }
}
