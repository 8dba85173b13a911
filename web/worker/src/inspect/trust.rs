//! A trust document: whether it may take the place of the one in use, and what it says.

use baton_core::{Instant, canonical};
use baton_sign::Trust;
use baton_sign::trust::{Signer, Status, TrustError};

use crate::protocol::{Fact, Inspect, Kind, Person, Report, Standing, TrustKept};
use crate::words::count;

/// The document that a person has accepted, read again.
pub(super) fn kept(kept: &TrustKept) -> Result<Trust, String> {
    let read = Trust::peek(kept.document.as_bytes());
    let (trust, envelope) = read.map_err(|why| why.to_string())?;
    if canonical::digest(&envelope.payload) == kept.digest {
        Ok(trust)
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
    let before = request.trust.as_ref().and_then(|trust| kept(trust).ok());
    let Some(before) = before else {
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
pub(super) fn report(request: Inspect) -> Report {
    let read = Trust::peek(request.file.as_bytes());
    let digest = read
        .as_ref()
        .map(|(_, envelope)| canonical::digest(&envelope.payload))
        .unwrap_or_default();
    let (mut facts, mut people) = (Vec::new(), Vec::new());
    let mut epoch = 0;
    if let Ok((trust, _)) = &read {
        epoch = trust.epoch();
        facts = said(trust, &digest);
        people = trust
            .signers()
            .iter()
            .map(|signer| person(signer, request.now))
            .collect();
    }
    let judged = read.and_then(|_| judge(&request, &digest));
    let (standing, code, headline, advice) = match judged {
        Ok((standing, headline, advice)) => (standing, None, headline, advice),
        Err(why) => (
            Standing::Refused,
            Some(why.code().to_owned()),
            format!("This trust document is refused: {why}."),
            match &request.trust {
                Some(kept) => format!("The one of epoch {} stays in use.", kept.epoch),
                None => "Ask whoever keeps the trust document for it again.".to_owned(),
            },
        ),
    };
    Report {
        kind: Kind::Trust,
        standing,
        code,
        headline,
        advice,
        checks: Vec::new(),
        facts,
        people,
        compared: String::new(),
        differences: Vec::new(),
        link: None,
        to_sign: None,
        not_to_sign: None,
        trust: (standing == Standing::Open).then_some(TrustKept {
            document: request.file,
            digest,
            epoch,
        }),
    }
}

fn said(trust: &Trust, digest: &str) -> Vec<Fact> {
    let fact = |name: &str, text: String| Fact {
        name: name.to_owned(),
        text,
        code: false,
    };
    let root = &trust.content().root;
    let mut facts = vec![
        Fact {
            name: "Digest to compare".to_owned(),
            text: digest.to_owned(),
            code: true,
        },
        fact("Epoch", trust.epoch().to_string()),
        fact("Good until", trust.expires_at().to_string()),
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
        let roles: Vec<String> = rule
            .require_roles
            .iter()
            .map(|role| role.as_str().to_owned())
            .collect();
        let roles = match roles.as_slice() {
            [] => String::new(),
            roles => format!(", among them {}", crate::words::list(roles)),
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
            Some(format!("not before {}", signer.not_before))
        }
        Status::Active if now > signer.not_after => Some(format!("ended {}", signer.not_after)),
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
