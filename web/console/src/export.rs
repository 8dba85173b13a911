//! What goes into a signed file, and what is still missing for one.

use baton_core::document::canonical::{self, MAX_INTEGER};
use baton_core::policy::DocumentForm as Written;
use baton_core::{Instant, Policy};
use baton_sign::key::Jwk;
use baton_sign::self_test::SelfTest;
use baton_worker::protocol::{Look, Prepare};
use serde::Serialize;

use crate::samples::Sample;

/// How long a file stays acceptable.
pub const LIFETIME_DAYS: i64 = 90;

/// What somebody fills in before signing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Who answers for the change.
    pub author: String,
    /// Why it is made.
    pub reason: String,
    /// Which backends it is for.
    pub audience: String,
    /// The version, as typed.
    pub version: String,
}

/// Something in the way of signing: the field to go to, and what to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The id of the element that mends it.
    pub at: &'static str,
    /// What to do.
    pub say: String,
}

impl Form {
    /// The version as a number.
    fn number(&self) -> Option<u64> {
        self.version
            .trim()
            .parse()
            .ok()
            .filter(|number| (1..=MAX_INTEGER.unsigned_abs()).contains(number))
    }

    /// What the form itself lacks. `last` is the newest version known, 0 if none is.
    pub fn lacks(&self, last: u64) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let mut need = |missing: bool, at, say: &str| {
            if missing {
                lacks.push(Lack {
                    at,
                    say: say.to_owned(),
                });
            }
        };
        need(
            blank(&self.author),
            "sign-author",
            "write your name: the file says who answers for it",
        );
        need(
            blank(&self.reason),
            "sign-reason",
            "say why: the next reader will ask",
        );
        need(
            blank(&self.audience),
            "sign-audience",
            "name the audience, such as prod",
        );
        match self.number() {
            None => need(
                true,
                "sign-version",
                &format!("the version is a whole number from 1 to {MAX_INTEGER}"),
            ),
            Some(number) => need(
                number <= last,
                "sign-version",
                &format!(
                    "version {last} is known here already; use {} or higher",
                    last + 1
                ),
            ),
        }
        lacks
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The policy as it is signed: canonical JSON.
pub fn written(policy: &Policy) -> String {
    // What a policy writes of itself has no float and no key outside ASCII.
    canonical::to_string(&policy.to_node(Written::Signed)).unwrap_or_default()
}

/// What a filled-in form asks the worker to write. The self-test has the policy's own cases, its edges and every sample
/// call: only an engine can make it.
pub fn prepare(
    policy: &Policy,
    samples: &[Sample],
    form: &Form,
    look: Look,
    now: Instant,
) -> Result<Prepare, String> {
    let calls = samples.iter();
    let calls = calls.map(|sample| (sample.call.clone(), sample.call.at.unwrap_or(now)));
    let self_test = SelfTest::generate(policy, now, calls)
        .and_then(|self_test| canonical::to_string(&self_test))
        .map_err(|error| format!("the policy cannot be written for signing: {error}"))?;
    Ok(Prepare {
        look,
        self_test,
        version: form.number().ok_or("the version is not a number")?,
        author: form.author.trim().to_owned(),
        reason: form.reason.trim().to_owned(),
        issued_at: now,
        expires_at: now.plus(LIFETIME_DAYS * 86_400),
    })
}

/// What whoever keeps the trust document needs to know of a key.
pub fn enrolment(author: &str, jwk: &Jwk) -> String {
    #[derive(Serialize)]
    struct Enrolment<'a> {
        principal: &'a str,
        jwk: &'a Jwk,
    }
    let enrolment = Enrolment {
        principal: author.trim(),
        jwk,
    };
    // Texts in structs: there is nothing in them that serialising could fail on.
    canonical::to_string(&enrolment).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::{Node, PolicyDraft, document::json};

    fn form() -> Form {
        Form {
            author: " Ada ".to_owned(),
            reason: "fewer weak leads".to_owned(),
            audience: "prod".to_owned(),
            version: "2".to_owned(),
        }
    }

    #[test]
    fn an_empty_form_says_everything_that_is_missing() {
        let lacks = Form::default().lacks(0);
        let places: Vec<_> = lacks.iter().map(|lack| lack.at).collect();
        assert_eq!(
            places,
            [
                "sign-author",
                "sign-reason",
                "sign-audience",
                "sign-version"
            ]
        );
        assert_eq!(form().lacks(0), []);
    }

    #[test]
    fn a_version_never_falls() {
        assert_eq!(form().lacks(1), []);
        let lacks = form().lacks(2);
        assert!(lacks[0].say.contains("use 3 or higher"), "{lacks:?}");
    }

    #[test]
    fn a_version_stays_a_number_that_every_reader_keeps_exact() {
        let lacks = |version: &str| {
            let version = version.to_owned();
            Form { version, ..form() }.lacks(0)
        };
        assert_eq!(lacks("9007199254740991"), []);
        let above = lacks("9007199254740992");
        assert!(above[0].say.contains("to 9007199254740991"), "{above:?}");
        assert_eq!(lacks("0").len(), 1);
    }

    #[test]
    fn what_is_written_has_a_case_for_each_sample_and_no_contact() {
        let yaml = include_str!("../../samples/article-policy.yaml");
        let policy = PolicyDraft::from_yaml(yaml).unwrap().check().policy;
        let policy = policy.unwrap();
        let samples = crate::samples::read(include_str!("../../samples/calls.json")).unwrap();
        let now = Instant::parse("2026-06-19T14:23:00Z").unwrap();
        let look = Look {
            history: None,
            trust: None,
            policy_id: policy.id().to_owned(),
            audience: "prod".to_owned(),
            policy: written(&policy),
            wanted: None,
        };
        let asked = prepare(&policy, &samples, &form(), look, now).unwrap();
        assert_eq!((asked.version, asked.author.as_str()), (2, "Ada"));
        assert_eq!(asked.expires_at.to_string(), "2026-09-17T14:23:00Z");
        let self_test = json::parse(&asked.self_test).unwrap();
        assert!(
            matches!(self_test.get("cases"), Some(Node::List(cases)) if cases.len() > samples.len())
        );
        assert!(!asked.self_test.contains("example.com"));
    }

    #[test]
    fn an_enrolment_names_who_and_which_key() {
        let text = enrolment(" Ada ", &Jwk::ed25519("abc"));
        let read = json::parse(&text).unwrap();
        assert_eq!(read.get("principal"), Some(&Node::text("Ada")));
        let x = read.get("jwk").and_then(|jwk| jwk.get("x"));
        assert_eq!(x, Some(&Node::text("abc")));
    }
}
