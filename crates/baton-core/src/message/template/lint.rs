//! Checks of templates for text that should not reach a prospect.

use super::parts::{Part, Template};
use super::placeholder::Placeholder;
use crate::document::Code;
use crate::{message::words, value::missing_value};

/// A finding about a template that a person should review before export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The stable code.
    pub code: Code,
    /// A sentence that describes the problem.
    pub message: String,
    /// A suggested correction.
    pub hint: String,
}

/// Claims written as plain text, each with the placeholder that states it only when it is true.
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

/// Checks a template that a prospect reads or hears.
///
/// Templates for colleagues are exempt: colleagues can check the facts.
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
    // Checks each part by itself: a phrase never runs across a value.
    let texts = template.parts().iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Value { fallback, .. } => fallback.as_deref().unwrap_or_default(),
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
            hint: "remove it; names, times of the call and claims are fine".to_owned(),
        };
        if !found.contains(&lint) {
            found.push(lint);
        }
    }
    for part in template.parts() {
        let Part::Value {
            what,
            fallback: Some(fallback),
        } = part
        else {
            continue;
        };
        if missing_value::is_marker(fallback) {
            let name = what.as_str();
            found.push(Lint {
                code: Code::FallbackIsMarker,
                message: format!("“{fallback}” is sent to the prospect when `{name}` is not known"),
                hint: format!(
                    "write {}, or words that make sense without it",
                    with_fallback(*what)
                ),
            });
        }
    }
    found.extend(
        missing_fallbacks(template)
            .into_iter()
            .filter(|(what, _)| !what.is_internal())
            .map(|(_, lint)| lint),
    );
    found.extend(doubled_braces(template));
    found
}

/// Checks a template that an AE hears before the call is connected, when there is no time to ask.
#[must_use]
pub fn lint_whisper(template: &Template<Placeholder>) -> Vec<Lint> {
    let mut found: Vec<Lint> = missing_fallbacks(template)
        .into_iter()
        .map(|(_, lint)| lint)
        .collect();
    found.extend(doubled_braces(template));
    found
}

/// Finds placeholders in doubled braces, which are sent literally.
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
                    "`{{{{{inside}}}}}` is sent literally, because doubled braces produce braces"
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

/// Finds placeholders that may be missing from a call and have no fallback, each once.
fn missing_fallbacks(template: &Template<Placeholder>) -> Vec<(Placeholder, Lint)> {
    let mut found: Vec<(Placeholder, Lint)> = Vec::new();
    for part in template.parts() {
        let Part::Value { what, fallback } = part else {
            continue;
        };
        // With `{company|}` the author chose an empty fallback.
        if fallback.is_some() || !what.may_be_missing() || found.iter().any(|(w, _)| w == what) {
            continue;
        }
        let lint = Lint {
            code: Code::ValueWithoutFallback,
            message: format!(
                "`{{{}}}` leaves a gap in the text if it is not known",
                what.as_str()
            ),
            hint: format!("write {}", with_fallback(*what)),
        };
        found.push((*what, lint));
    }
    found
}

/// Returns the placeholder with a suggested fallback.
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
    fn claims_in_plain_text_are_reported() {
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
    fn placeholders_that_may_be_missing_need_a_fallback() {
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
    fn placeholders_in_doubled_braces_are_reported() {
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
    fn markers_are_not_valid_fallbacks() {
        for marker in ["N/A", "null", "unknown", "--", "not_provided", "<none>"] {
            let text = format!("Hi {{first_name|{marker}}}");
            assert_eq!(codes(&text), [Code::FallbackIsMarker], "{text}");
        }
        assert_eq!(codes("Hi {first_name|friend}"), []);
    }
}
