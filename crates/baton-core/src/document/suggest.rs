//! "Did you mean …": the nearest of the words that would have been right.

/// The candidate nearest to what was written, if it is near enough to be a slip of the hand.
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
    nearest_of(written, &mut candidates.into_iter())
}

// One function for all kinds of candidates, as is the next: each copy would weigh 1 KB in the package.
fn nearest_of<'a>(written: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = 1 + written.chars().count() / 4;
    candidates
        .map(|candidate| (distance(written, candidate), candidate))
        .filter(|(d, _)| *d <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A hint for an unknown word: the nearest right one, else all of them if they are few.
#[must_use]
pub fn hint<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    if cfg!(feature = "authoring") {
        hint_of(written, &mut candidates.into_iter())
    } else {
        String::new()
    }
}

fn hint_of(written: &str, candidates: &mut dyn Iterator<Item = &str>) -> String {
    let candidates: Vec<&str> = candidates.collect();
    match nearest_of(written, &mut candidates.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("one of `{}`", candidates.join("`, `")),
    }
}

/// Levenshtein's distance, one row at a time.
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
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("gte", "gte"), 0);
    }
}
