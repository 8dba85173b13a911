//! JSON that is neither one call per line nor a list of calls.

use std::path::Path;

use baton_core::document::json::{self, Kind, Reader};

use crate::output::Failure;

/// Refuses a file that begins with a call over several lines, or with a mapping that holds the list of calls. Otherwise
/// every line would be an error.
pub(super) fn check(path: &Path, head: &str) -> Result<(), Failure> {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let expected = format!(
        "{}: expected one call per line or a list of calls",
        path.display()
    );
    if let Some(key) = list_within(head) {
        let message =
            format!("{expected}, found a mapping whose `{key}` is a list; pass the list itself");
        return Err(Failure::finding("list_in_mapping", message));
    }
    if is_over_lines(head) {
        let message =
            format!("{expected}, found what looks like one call over several lines; use --call");
        return Err(Failure::finding("call_over_lines", message));
    }
    Ok(())
}

/// Returns the key of the first list of mappings in a mapping without an id.
fn list_within(text: &str) -> Option<String> {
    let mut reader = Reader::sent(text);
    reader.open_map().ok()?;
    while let Some(key) = reader.next_key().ok()? {
        match reader.peek().ok()? {
            _ if key == "id" => return None,
            Kind::List => {
                let key = key.into_owned();
                reader.open_list().ok()?;
                if !reader.next_item().ok()? {
                    continue;
                }
                if reader.peek().ok()? == Kind::Map {
                    return Some(key);
                }
                return None;
            }
            _ => drop(reader.value().ok()?),
        }
    }
    None
}

/// Returns true if the first line begins a mapping that the next line continues.
fn is_over_lines(text: &str) -> bool {
    let mut lines = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let begins = first == "{" || first.ends_with([',', ':', '{', '[']);
    begins && (first == "{" || !second.starts_with('{')) && json::parse_sent(first).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(head: &str) -> Option<String> {
        let failure = check(Path::new("calls.json"), head).err()?;
        failure.value()["error"]["code"].as_str().map(str::to_owned)
    }

    #[test]
    fn one_call_over_several_lines_is_refused_at_once() {
        for head in [
            "{\n  \"id\": \"c-1\",\n  \"facts\": {}\n}\n",
            "\u{feff}{\r\n\t\"id\": \"c-1\"\r\n}",
            "\n{ \"id\": \"c-1\",\n  \"facts\": {} }",
            "{\"id\": \"c-1\", \"facts\": {\n  \"deal_size\": 5\n}}",
            "{\n\n\"id\": \"c\"}",
            "{\"id\":\n\"c\"}",
        ] {
            assert_eq!(code(head).as_deref(), Some("call_over_lines"), "{head}");
        }
    }

    #[test]
    fn a_mapping_around_the_list_is_named() {
        for head in [
            "{\"calls\":[{\"id\":\"c\"}]}",
            "{\n  \"calls\": [\n    {\"id\": \"c\"}\n",
            "{\"total\": 2, \"data\": [ {",
            "{\"meta\":{\"page\":1},\"items\":[{}]}",
            "{\"errors\":[],\"results\":[{}]}",
        ] {
            assert_eq!(code(head).as_deref(), Some("list_in_mapping"), "{head}");
        }
    }

    #[test]
    fn lines_of_calls_pass_despite_a_malformed_line() {
        for head in [
            "{\"id\":\"c\"}\n{\"id\":\"d\"}\n",
            "{\"id\":\"c\"",
            "{\"id\":\"c\",\n{\"id\":\"d\"}\n",
            "{\"id\":\"c\",\"x\":[{}]}",
            "{\"disqualifying_flags\":[\"a\"],\"id\":\"c\"}",
            "{}",
            "{\"id\": nonsense}\nnonsense\n",
        ] {
            assert_eq!(code(head), None, "{head}");
        }
    }
}
