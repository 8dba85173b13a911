//! A trust document: whether it may take the place of the one in use, and what it says.

use baton_core::document::enumeration::join;
use baton_core::{Instant, document::canonical, document::json};
use baton_sign::Trust;
use baton_sign::trust::{Signer, Status, TrustError};
use serde::{Deserialize, Serialize};

use crate::html;
use crate::protocol::{Inspect, Inspected};
use crate::report::{Fact, Person, Report, Standing};
use crate::words::{count, moment};

/// A trust document that a person has accepted, as the browser keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The document, signed.
    document: String,
    /// The digest by which it was accepted.
    digest: String,
}

/// The document that a person has accepted and its digest, read again; nothing where none was.
pub(crate) fn kept(text: Option<&str>) -> Result<Option<(Trust, String)>, String> {
    let Some(text) = text else {
        return Ok(None);
    };
    let node = json::parse(text).map_err(|why| why.to_string())?;
    let kept: Kept = node.read_as().map_err(|why| why.to_string())?;
    let (trust, envelope) = Trust::peek(kept.document.as_bytes()).map_err(|why| why.to_string())?;
    if canonical::digest(&envelope.payload) == kept.digest {
        Ok(Some((trust, kept.digest)))
    } else {
        Err(
            "the trust document that this browser keeps is not the one that was accepted"
                .to_owned(),
        )
    }
}

/// What may be done with the document, and what that means.
fn judge(request: &Inspect, digest: &str) -> Result<(Standing, String, String), TrustError> {
    let (bytes, now) = (request.file.as_bytes(), request.now);
    let before = kept(request.trust.as_deref()).ok().flatten();
    let Some((before, _)) = before else {
        let first = Trust::first(bytes, digest, now)?;
        return Ok((
            Standing::Open,
            format!("A trust document of epoch {}, signed by its own root.", first.epoch()),
            "Anybody can write one and sign it. Compare the digest with the one that reached you another way, by telephone or on paper, before you accept it.".to_owned(),
        ));
    };
    let next = before.next(bytes, now)?;
    Ok(if next.epoch() == before.epoch() {
        (
            Standing::Passed,
            format!(
                "The trust document of epoch {} that is in use.",
                next.epoch()
            ),
            "Nothing changes.".to_owned(),
        )
    } else {
        (
            Standing::Open,
            format!(
                "The trust document of epoch {}, signed by the root before it and by its own.",
                next.epoch()
            ),
            format!(
                "It can take the place of epoch {}, which is in use.",
                before.epoch()
            ),
        )
    })
}

/// Everything about a trust document.
pub(super) fn inspect(request: Inspect) -> Inspected {
    let read = Trust::peek(request.file.as_bytes());
    let digest = read
        .as_ref()
        .map(|(_, envelope)| canonical::digest(&envelope.payload))
        .unwrap_or_default();
    let trust = read.as_ref().ok().map(|(trust, _)| trust.clone());
    let judged = read.and_then(|_| judge(&request, &digest));
    let mut report = match judged {
        Ok((standing, headline, advice)) => Report::new(standing, "", headline, advice),
        Err(why) => Report::new(
            Standing::Refused,
            why.code(),
            format!("This trust document is refused: {why}."),
            if request.trust.is_some() {
                "The one that is in use stays in use.".to_owned()
            } else {
                "Ask whoever keeps the trust document for it again.".to_owned()
            },
        ),
    };
    report.people_title = "Enrolled";
    report.compare.clone_from(&digest);
    if let Some(trust) = &trust {
        report.facts = said(trust);
        let signers = trust.signers().iter();
        report.people = signers.map(|signer| person(signer, request.now)).collect();
    }
    let mut to_keep = None;
    if let (Standing::Open, Some(trust)) = (report.standing, &trust) {
        let label = if request.trust.is_some() {
            format!("Use epoch {}", trust.epoch())
        } else {
            "The digest is the one I was given: trust it".to_owned()
        };
        report.actions = html::button("primary", "desk accept", "accept-trust", &label);
        let kept = Kept {
            document: request.file,
            digest,
        };
        to_keep = canonical::to_string(&kept).ok();
    }
    Inspected {
        html: report.html(&request.name),
        said: report.headline,
        prove: None,
        policy: None,
        to_sign: None,
        trust: to_keep,
        history: None,
    }
}

fn said(trust: &Trust) -> Vec<Fact> {
    let fact = |name: &str, text: String| Fact {
        name: name.to_owned(),
        text,
        code: false,
    };
    let root = &trust.content().root;
    let mut facts = vec![
        fact("Epoch", trust.epoch().to_string()),
        fact("Good until", moment(trust.expires_at())),
        fact(
            "Root",
            format!(
                "{} of {} must sign a new one",
                root.threshold,
                count(root.keys.len(), "key")
            ),
        ),
    ];
    for rule in &trust.content().rules {
        let people = match rule.min_principals {
            1 => "1 person must sign".to_owned(),
            n => format!("{n} people must sign"),
        };
        let roles = rule.require_roles.iter();
        let roles: Vec<String> = roles.map(|role| format!("an {}", role.as_str())).collect();
        let roles = match roles.as_slice() {
            [] => String::new(),
            roles => format!(": {}", join(roles)),
        };
        facts.push(fact(&format!("For {}", rule.audience), people + &roles));
    }
    facts
}

/// A signer with roles, and with what stands against the key now.
pub(super) fn person(signer: &Signer, now: Instant) -> Person {
    let roles: Vec<&str> = signer.roles.iter().map(|role| role.as_str()).collect();
    let against = match signer.status {
        Status::Revoked => Some("revoked".to_owned()),
        Status::Active if now < signer.not_before => {
            Some(format!("not before {}", moment(signer.not_before)))
        }
        Status::Active if now > signer.not_after => {
            Some(format!("ended {}", moment(signer.not_after)))
        }
        Status::Active => None,
    };
    let roles = roles.join(" and ");
    Person {
        name: signer.principal.clone(),
        counts: against.is_none(),
        note: match against {
            Some(against) => format!("{roles}, {against}"),
            None => roles,
        },
        keyid: signer.keyid.clone(),
    }
}
