//! Reading a policy that somebody wrote as YAML.

use baton_core::{document::json, document::yaml};

use crate::protocol::{ReadYaml, YamlRead, YamlRefused};

/// The document as JSON, or what is wrong with the text and where.
pub(crate) fn read(request: &ReadYaml) -> YamlRead {
    match yaml::read(&request.text) {
        Ok((node, _)) => YamlRead {
            document: Some(json::to_string(&node)),
            refused: None,
        },
        Err(why) => {
            let (line, column) = why.span.map_or((0, 0), |span| (span.line, span.column));
            let hint = why
                .hint
                .map_or_else(String::new, |hint| format!(": {hint}"));
            YamlRead {
                document: None,
                refused: Some(YamlRefused {
                    code: why.code.as_str().to_owned(),
                    line: line.into(),
                    column: column.into(),
                    message: [why.message, hint].concat(),
                }),
            }
        }
    }
}
