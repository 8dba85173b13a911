//! What goes into a signed file, and what is still missing for one.

use baton_core::canonical::{self, MAX_INTEGER};
use baton_core::{Instant, Policy};
use baton_sign::envelope::Unsigned;
use baton_sign::key::Jwk;
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;
use serde::Serialize;

use super::history::Last;
use crate::samples::Sample;

/// How long a file stays acceptable.
pub(crate) const LIFETIME_DAYS: i64 = 90;

/// The first epoch of a trust document; a file may be imported under this or any later one.
const FIRST_EPOCH: u64 = 1;

/// What somebody fills in before signing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Who answers for the change.
    pub(crate) author: String,
    /// Why it is made.
    pub(crate) reason: String,
    /// Which backends it is for.
    pub(crate) audience: String,
    /// The version, as typed.
    pub(crate) version: String,
}

/// Something in the way of signing: the field to go to, and what to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    /// The id of the element that mends it.
    pub(crate) at: &'static str,
    /// What to do.
    pub(crate) say: String,
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

    /// What the form itself lacks.
    pub(crate) fn lacks(&self, last: Option<&Last>) -> Vec<Lack> {
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
        match (self.number(), last) {
            (None, _) => need(
                true,
                "sign-version",
                &format!("the version is a whole number from 1 to {MAX_INTEGER}"),
            ),
            (Some(number), Some(last)) if number <= last.version => lacks.push(Lack {
                at: "sign-version",
                say: format!(
                    "version {} was exported from this browser; use {} or higher",
                    last.version,
                    last.version + 1
                ),
            }),
            _ => {}
        }
        lacks
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The payload of a filled-in form. Its self-test has the policy's own cases, its edges and every sample call.
pub(crate) fn prepare(
    policy: &Policy,
    samples: &[Sample],
    form: &Form,
    last: Option<&Last>,
    now: Instant,
) -> Result<(u64, Unsigned), String> {
    let version = form.number().ok_or("the version is not a number")?;
    let calls = samples.iter();
    let calls = calls.map(|sample| (sample.call.clone(), sample.at(now)));
    let self_test = SelfTest::generate(policy, now, calls);
    let header = PayloadHeader {
        audience: form.audience.trim().to_owned(),
        version,
        trust_epoch: FIRST_EPOCH,
        previous: last.map(|last| last.digest.clone()),
        issued_at: now,
        expires_at: now.plus(LIFETIME_DAYS * 86_400),
        change: Change {
            author: form.author.trim().to_owned(),
            reason: form.reason.trim().to_owned(),
            restores: None,
        },
    };
    let unsigned = self_test
        .and_then(|self_test| Payload::new(policy, header, self_test).unsigned())
        .map_err(|error| format!("the policy cannot be written for signing: {error}"))?;
    Ok((version, unsigned))
}

/// What whoever keeps the trust document needs to know of a key.
pub(crate) fn enrolment(author: &str, jwk: &Jwk) -> String {
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
    use baton_core::{Node, PolicyDraft, json};

    fn form() -> Form {
        Form {
            author: " Ada ".to_owned(),
            reason: "fewer weak leads".to_owned(),
            audience: "prod".to_owned(),
            version: "2".to_owned(),
        }
    }

    fn last(version: u64) -> Last {
        Last {
            version,
            digest: "sha256:00".to_owned(),
        }
    }

    #[test]
    fn an_empty_form_says_everything_that_is_missing() {
        let lacks = Form::default().lacks(None);
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
        assert_eq!(form().lacks(None), []);
    }

    #[test]
    fn a_version_never_falls() {
        assert_eq!(form().lacks(Some(&last(1))), []);
        let lacks = form().lacks(Some(&last(2)));
        assert!(lacks[0].say.contains("use 3 or higher"), "{lacks:?}");
    }

    #[test]
    fn a_version_stays_a_number_that_every_reader_keeps_exact() {
        let lacks = |version: &str| {
            let version = version.to_owned();
            Form { version, ..form() }.lacks(None)
        };
        assert_eq!(lacks("9007199254740991"), []);
        let above = lacks("9007199254740992");
        assert!(above[0].say.contains("to 9007199254740991"), "{above:?}");
        assert_eq!(lacks("0").len(), 1);
    }

    #[test]
    fn the_payload_carries_the_history_and_a_case_for_each_sample() {
        let yaml = include_str!("../../samples/article-policy.yaml");
        let policy = PolicyDraft::from_yaml(yaml)
            .unwrap()
            .check()
            .policy
            .unwrap();
        let samples = crate::samples::read(include_str!("../../samples/calls.json")).unwrap();
        let now = Instant::parse("2026-06-19T14:23:00Z").unwrap();
        let (version, unsigned) = prepare(&policy, &samples, &form(), Some(&last(1)), now).unwrap();
        assert_eq!(version, 2);
        let envelope = unsigned.signed("key", [0; 64]);
        let payload = json::parse_slice(&envelope.payload).unwrap();
        assert_eq!(payload.get("previous"), Some(&Node::text("sha256:00")));
        assert_eq!(
            payload.get("expires_at"),
            Some(&Node::text("2026-09-17T14:23:00Z"))
        );
        let cases = payload.get("self_test").and_then(|t| t.get("cases"));
        assert!(matches!(cases, Some(Node::List(cases)) if cases.len() > samples.len()));
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
