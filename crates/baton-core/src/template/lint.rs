//! What a prospect should not be told, found before it is told to anybody.

use super::{Part, Placeholder, Template};
use crate::diagnostic::Code;
use crate::words;

/// Something about a template that a person should look at before it is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The stable code.
    pub code: Code,
    /// What is wrong, in words.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

/// Claims that people write as plain text, each with the placeholder that says it only when it is true.
const CLAIMS: [(&str, &str); 14] = [
    ("tried to reach you", "{tried_to_reach_you|…}"),
    ("tried to call you", "{tried_to_reach_you|…}"),
    ("tried to contact you", "{tried_to_reach_you|…}"),
    ("tried calling you", "{tried_to_reach_you|…}"),
    ("tried you", "{tried_to_reach_you|…}"),
    ("missed you", "{tried_to_reach_you|…}"),
    ("today", "{today}"),
    ("this morning", "{today}"),
    ("this afternoon", "{today}"),
    ("this evening", "{today}"),
    ("yesterday", "{today}"),
    ("tomorrow", "{next_working_day|…}"),
    ("next working day", "{next_working_day|…}"),
    ("next business day", "{next_working_day|…}"),
];

/// What is wrong with a template that a prospect reads or hears.
///
/// A template for colleagues has none of this: they can check.
///
/// ```
/// use baton_core::template::{Placeholder, Template, lint};
/// let text = Template::parse("We tried to reach you", &Placeholder::WORDS).map_err(|e| format!("{e:?}"))?;
/// assert_eq!(lint(&text).len(), 1);
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn lint(template: &Template<Placeholder>) -> Vec<Lint> {
    let mut found = Vec::new();
    // Parts are looked at one by one: a phrase does not run across a value.
    let texts = template.parts().iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Value { otherwise, .. } => otherwise.as_deref().unwrap_or_default(),
    });
    let texts: Vec<&str> = texts.collect();
    for (phrase, instead) in CLAIMS {
        if texts.iter().any(|text| words::contains(text, phrase)) {
            found.push(Lint {
                code: Code::TemplateClaim,
                message: format!("“{phrase}” is sent whether it is true or not"),
                hint: format!("write `{instead}`, which says it only when it is true"),
            });
        }
    }
    for what in template.values().filter(|what| what.is_internal()) {
        let lint = Lint {
            code: Code::TemplateInternal,
            message: format!(
                "`{{{}}}` is for colleagues, and this text goes to the prospect",
                what.as_str()
            ),
            hint: "take it out; names, times of the call and claims are fine".to_owned(),
        };
        if !found.contains(&lint) {
            found.push(lint);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        let template = Template::parse(text, &Placeholder::WORDS).unwrap();
        lint(&template).iter().map(|l| l.code).collect()
    }

    #[test]
    fn b2_a_claim_in_plain_text_is_found() {
        assert_eq!(
            codes("We Tried to reach you today."),
            [Code::TemplateClaim; 2]
        );
        assert_eq!(
            codes("We {tried_to_reach_you|missed you} {today}."),
            [Code::TemplateClaim]
        );
        assert_eq!(
            codes("{tried_to_reach_you|will ring} {today} {next_working_day}"),
            []
        );
        assert_eq!(codes("Our todayness"), []);
        assert_eq!(
            codes("{call_summary} {call_summary}"),
            [Code::TemplateInternal]
        );
    }
}
