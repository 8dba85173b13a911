//! What a prospect should not be told, found before it is told to anybody.

use super::parts::{Part, Template};
use super::placeholder::Placeholder;
use crate::document::Code;
use crate::{message::words, value::missing_value};

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
/// use baton_core::message::template::{Placeholder, Template, lint};
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
    for part in template.parts() {
        let Part::Value {
            what,
            otherwise: Some(otherwise),
        } = part
        else {
            continue;
        };
        if missing_value::is_marker(otherwise) {
            let name = what.as_str();
            found.push(Lint {
                code: Code::FallbackIsMarker,
                message: format!(
                    "“{otherwise}” is sent to the prospect when `{name}` is not known"
                ),
                hint: format!(
                    "write {}, or words that read on without it",
                    with_fallback(*what)
                ),
            });
        }
    }
    found.extend(
        holes(template)
            .into_iter()
            .filter(|(what, _)| !what.is_internal())
            .map(|(_, lint)| lint),
    );
    found.extend(doubled_braces(template));
    found
}

/// What is wrong with a template that an AE hears before they are joined: there is no time to ask.
#[must_use]
pub fn lint_whisper(template: &Template<Placeholder>) -> Vec<Lint> {
    let mut found: Vec<Lint> = holes(template).into_iter().map(|(_, lint)| lint).collect();
    found.extend(doubled_braces(template));
    found
}

/// The names of values in doubled braces, which are sent as they are written.
#[must_use]
pub fn doubled_braces(template: &Template<Placeholder>) -> Vec<Lint> {
    let mut found: Vec<Lint> = Vec::new();
    for part in template.parts() {
        let Part::Text(text) = part else { continue };
        for inside in text.split('{').skip(1) {
            let Some((inside, _)) = inside.split_once('}') else {
                continue;
            };
            let name = inside.split('|').next().unwrap_or_default();
            let name = name.rsplit('.').next().unwrap_or_default().trim();
            let known = Placeholder::WORDS.iter().find(|(word, _)| *word == name);
            let Some((_, what)) = known else { continue };
            let lint = Lint {
                code: Code::DoubledBraces,
                message: format!(
                    "`{{{{{inside}}}}}` is sent as it is written: doubled braces stand for a brace"
                ),
                hint: format!("write {}", with_fallback(*what)),
            };
            if !found.contains(&lint) {
                found.push(lint);
            }
        }
    }
    found
}

/// The values that a call may lack and in whose place the template has nothing to say, each once.
fn holes(template: &Template<Placeholder>) -> Vec<(Placeholder, Lint)> {
    let mut found: Vec<(Placeholder, Lint)> = Vec::new();
    for part in template.parts() {
        let Part::Value { what, otherwise } = part else {
            continue;
        };
        // An author who writes `{company|}` means to say nothing.
        if otherwise.is_some() || !what.may_be_missing() || found.iter().any(|(w, _)| w == what) {
            continue;
        }
        let lint = Lint {
            code: Code::ValueWithoutFallback,
            message: format!(
                "`{{{}}}` leaves a hole in the text when it is not known",
                what.as_str()
            ),
            hint: format!("write {}", with_fallback(*what)),
        };
        found.push((*what, lint));
    }
    found
}

/// A placeholder as one writes it, with words for when it is not known.
fn with_fallback(what: Placeholder) -> String {
    let words = match what {
        Placeholder::FirstName | Placeholder::ContactName => "there",
        Placeholder::Company => "your company",
        Placeholder::AeName | Placeholder::AeFirstName => "a colleague of ours",
        Placeholder::Phone => "your number",
        Placeholder::Email => "your address",
        Placeholder::Claim(_) | Placeholder::QualificationStatus => {
            return format!("`{{{}}}`", what.as_str());
        }
        _ => "…",
    };
    format!("`{{{}|{words}}}`", what.as_str())
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

    #[test]
    fn a_value_that_may_be_missing_needs_words_for_then() {
        for text in [
            "Hi {first_name}, hello",
            "How is {company}?",
            "{ae_name} will ring",
            "{ae_first_name} will ring",
            "Hello { contact_name }, {contact_name}",
            "We have {email}",
        ] {
            assert_eq!(codes(text), [Code::ValueWithoutFallback], "{text}");
            let template = Template::parse(text, &Placeholder::WORDS).unwrap();
            assert_eq!(lint_whisper(&template).len(), 1, "{text}");
        }
        for text in [
            "Hi {first_name|there}, {company|your team}{ae_name|}",
            "{today} {next_working_day}",
            "No value",
        ] {
            assert_eq!(codes(text), [], "{text}");
        }
        let template =
            Template::parse("{intent_signal}. {deal_size}", &Placeholder::WORDS).unwrap();
        assert_eq!(lint_whisper(&template).len(), 2);
    }

    #[test]
    fn a_name_in_doubled_braces_is_told() {
        for text in [
            "Hi {{first_name}}",
            "Hi {{ first_name }}",
            "Hi {{first_name|there}}",
            "{{contact.company}} called",
            "{{ae_name}}, {{ae_name}}",
        ] {
            assert_eq!(codes(text), [Code::DoubledBraces], "{text}");
        }
        let template = Template::parse("Hi {{first_name}}", &Placeholder::WORDS).unwrap();
        assert_eq!(lint(&template)[0].hint, "write `{first_name|there}`");
        for text in ["{{braces}}", "{{", "}} {{ }}", "{{{first_name|there}}}"] {
            assert_eq!(codes(text), [], "{text}");
        }
    }

    #[test]
    fn a_marker_is_no_word_for_a_missing_value() {
        for marker in ["N/A", "null", "unknown", "--", "not_provided", "<none>"] {
            let text = format!("Hi {{first_name|{marker}}}");
            assert_eq!(codes(&text), [Code::FallbackIsMarker], "{text}");
        }
        assert_eq!(codes("Hi {first_name|friend}"), []);
    }
}
