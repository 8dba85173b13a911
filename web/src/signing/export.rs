//! What goes into a signed file, and what is still missing for one.

use baton_core::canonical::{self, MAX_INTEGER};
use baton_core::policy::Form as Written;
use baton_core::{Call, Instant, Policy};
use baton_sign::key::Jwk;
use baton_worker::protocol::{Case, Link, Prepare};
use serde::Serialize;

use super::history;
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
    pub(crate) fn lacks(&self, last: Option<&Link>) -> Vec<Lack> {
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
                    "version {} is known here already; use {} or higher",
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

/// The policy as it is signed: canonical JSON.
pub(crate) fn written(policy: &Policy) -> String {
    // What a policy writes of itself has no float and no key outside ASCII.
    canonical::to_string(&policy.to_node(Written::Signed)).unwrap_or_default()
}

/// The sample calls as they travel: a policy decides on facts, so contacts and texts stay here.
pub(crate) fn cases(policy: &Policy, samples: &[Sample], now: Instant) -> Vec<Case> {
    let case = |sample: &Sample| Case {
        call: Call {
            facts: policy.schema().portable(&sample.call.facts),
            ..Call::new(&sample.call.id, sample.call.phase)
        },
        at: sample.at(now),
    };
    samples.iter().map(case).collect()
}

/// What a filled-in form asks the worker to write. `chain` are the versions known here, the newest first.
pub(crate) fn prepare(
    policy: &Policy,
    samples: &[Sample],
    form: &Form,
    chain: &[Link],
    wanted: Option<u64>,
    trust_epoch: Option<u64>,
    now: Instant,
) -> Result<Prepare, String> {
    let written = written(policy);
    Ok(Prepare {
        calls: cases(policy, samples, now),
        audience: form.audience.trim().to_owned(),
        version: form.number().ok_or("the version is not a number")?,
        trust_epoch: trust_epoch.unwrap_or(FIRST_EPOCH),
        previous: chain.first().map(|head| head.digest.clone()),
        author: form.author.trim().to_owned(),
        reason: form.reason.trim().to_owned(),
        restores: history::restores(chain, &written, wanted),
        issued_at: now,
        expires_at: now.plus(LIFETIME_DAYS * 86_400),
        policy: written,
    })
}

/// The version that was written, for the history.
pub(crate) fn link(policy: &Policy, written: Prepare, digest: String) -> Link {
    Link {
        policy_id: policy.id().to_owned(),
        audience: written.audience,
        version: written.version,
        digest,
        previous: written.previous,
        author: written.author,
        reason: written.reason,
        restores: written.restores,
        issued_at: written.issued_at,
        policy: written.policy,
    }
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

    fn policy() -> Policy {
        let yaml = include_str!("../../samples/article-policy.yaml");
        let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
        checked.policy.unwrap()
    }

    fn now() -> Instant {
        Instant::parse("2026-06-19T14:23:00Z").unwrap()
    }

    fn last(version: u64) -> Link {
        let form = Form {
            version: version.to_string(),
            ..form()
        };
        let written = prepare(&policy(), &[], &form, &[], None, None, now()).unwrap();
        link(&policy(), written, "sha256:00".to_owned())
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
    fn what_is_written_carries_the_history_and_the_facts_of_each_sample() {
        let samples = crate::samples::read(include_str!("../../samples/calls.json")).unwrap();
        let chain = [last(1)];
        let asked = prepare(&policy(), &samples, &form(), &chain, None, Some(3), now()).unwrap();
        assert_eq!((asked.version, asked.trust_epoch), (2, 3));
        assert_eq!(asked.previous.as_deref(), Some("sha256:00"));
        assert_eq!(asked.expires_at.to_string(), "2026-09-17T14:23:00Z");
        assert_eq!(
            asked.restores, None,
            "the same policy as before brings nothing back"
        );
        assert_eq!(asked.calls.len(), samples.len());
        let sent = canonical::to_string(&asked.calls).unwrap();
        assert!(!sent.contains("example.com"), "no contact travels");
        let link = link(&policy(), asked, "sha256:01".to_owned());
        assert_eq!((link.version, link.author.as_str()), (2, "Ada"));
        assert_eq!(link.policy, chain[0].policy);
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
