//! The words and signs of a Rust source, without comments, texts and tests.

/// The tokens of a source: identifiers, `::`, and every other sign by itself.
///
/// Comments, texts and lifetimes are left out, and so is every item under `#[cfg(test)]`.
pub(super) fn tokens(source: &str) -> Vec<&str> {
    without_tests(&all(source))
}

fn all(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let is_raw = raw_hashes(rest);
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = is_raw {
            raw_text(rest, hashes)
        } else if first == '"' {
            text(rest, '"')
        } else if first == '\'' {
            quoted(rest)
        } else if is_word(first) {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            tokens.push(&rest[..end]);
            end
        } else if rest.starts_with("::") {
            tokens.push("::");
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(&rest[..first.len_utf8()]);
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The number of `#` of the raw text that begins here, if one does.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of the raw text that begins here.
fn raw_text(rest: &str, hashes: usize) -> usize {
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.find('"').map_or(rest.len(), |at| at + 1);
    rest[start..]
        .find(&end)
        .map_or(rest.len(), |at| start + at + end.len())
}

/// The length of the text that begins with a quotation mark.
fn text(rest: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == mark => return at + mark.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// The length of the character or the lifetime that begins here.
fn quoted(rest: &str) -> usize {
    let mut after = rest.chars().skip(1);
    match (after.next(), after.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => text(rest, '\''),
        _ => 1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1),
    }
}

/// The tokens without the items under `#[cfg(test)]`.
fn without_tests<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        if rest.starts_with(&TEST) {
            rest = &rest[TEST.len()..];
            rest = &rest[item(rest)..];
        } else {
            kept.push(*first);
            rest = after;
        }
    }
    kept
}

/// The number of tokens of the item that begins here: up to its semicolon or the end of its braces.
fn item(tokens: &[&str]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_end = *token == ";" || *token == "}";
        // The tree of a `use` ends at its semicolon, not at its brace.
        let goes_on = tokens.get(at + 1) == Some(&";");
        if depth == 0 && is_end && !goes_on {
            return at + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_texts_and_lifetimes_are_no_tokens() {
        let source = "a /* b */ :: c // d\n'e \"f \\\" g\" r#\"h\"i\"# '\\'' '\"' b'j' k";
        assert_eq!(tokens(source), ["a", "::", "c", "b", "k"]);
    }

    #[test]
    fn tests_are_left_out() {
        let source = "#[cfg(test)] use a::{b, c}; #[cfg(test)] mod tests { fn d() {} } e";
        assert_eq!(tokens(source), ["e"]);
    }
}
