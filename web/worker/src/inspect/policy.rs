//! A signed policy: the checks, what it says, what it changes, and whether one more signature makes sense.

use baton_core::{Instant, canonical};
use baton_sign::check::{Check, Verdict};
use baton_sign::import::{self, HighWaterMark};
use baton_sign::payload::Payload;
use baton_sign::{Context, Envelope, Imported, Refusal, RefusalCode, Trust};

use super::trust;
use crate::compare::sentences;
use crate::protocol::{Fact, Inspect, Kind, Link, Person, Report, Row, Standing};
use crate::words::{advice, count, list};

/// What was found out about a file.
struct Found<'r> {
    request: &'r Inspect,
    trust: Option<Trust>,
    /// What it says of itself, if it can be read.
    said: Option<(Payload, HighWaterMark)>,
    head: Option<&'r Link>,
}

/// Everything about a signed policy, or about a file that is none.
pub(super) fn report(request: &Inspect, signed: bool) -> Report {
    let bytes = request.file.as_bytes();
    let said = import::peek(bytes).ok();
    let head = said.as_ref().and_then(|(payload, _)| {
        let mut heads = request.heads.iter();
        heads.find(|head| head.policy_id == payload.policy_id)
    });
    let kept = request.trust.as_ref().map(trust::kept);
    let spoilt = match &kept {
        Some(Err(why)) => Some(why.clone()),
        _ => None,
    };
    let found = Found {
        request,
        trust: kept.and_then(Result::ok),
        said,
        head,
    };
    let (checks, refusal, taken) = found.checks(bytes);
    let mut report = found.standing(signed, refusal.as_ref(), taken.as_ref());
    if let Some(why) = spoilt {
        report.advice = format!("{why}: drop it here again. {}", report.advice);
    }
    report.checks = checks;
    found.tell(bytes, &mut report);
    let unsignable = found.why_not_sign(&report, refusal.as_ref());
    if unsignable.is_none() {
        let envelope = Envelope::parse(bytes).map(|envelope| envelope.bytes_signed());
        report.to_sign = envelope.ok().and_then(|b| String::from_utf8(b).ok());
    }
    report.not_to_sign = unsignable;
    report
}

impl Found<'_> {
    /// The sixteen rows, the refusal that counts, and what would be taken.
    ///
    /// Where only signatures are missing, the checks behind them are made all the same: whoever adds one wants to know.
    fn checks(&self, bytes: &[u8]) -> (Vec<Row>, Option<Refusal>, Option<Imported>) {
        let mark = self.head.map(|head| HighWaterMark {
            policy_id: head.policy_id.clone(),
            audience: head.audience.clone(),
            version: head.version,
            digest: head.digest.clone(),
        });
        let context = Context {
            mark: mark.as_ref(),
            ..Context::new(&self.request.audience, self.request.now)
        };
        let strict = self
            .trust
            .as_ref()
            .map(|trust| import::explain(bytes, trust, context));
        let waits = match &strict {
            None => true,
            Some((_, Err(refusal))) => waits_for_signatures(refusal.code),
            Some((_, Ok(_))) => false,
        };
        let mut rows = Vec::new();
        let mut refusal = None;
        let mut taken = None;
        if let Some((account, result)) = strict {
            rows = account.rows(&result);
            match result {
                Ok(imported) => taken = Some(imported),
                Err(why) => refusal = Some(why),
            }
        }
        if waits {
            let (account, result) = import::review(bytes, self.trust.as_ref(), context);
            let reviewed = account.rows(&result);
            if rows.is_empty() {
                rows = reviewed;
            } else {
                for (row, other) in rows.iter_mut().zip(reviewed) {
                    if row.1 == Verdict::NotMade {
                        *row = other;
                    }
                }
            }
            // What is wrong with the file itself matters more than who has yet to sign it.
            if let Err(why) = result {
                refusal = Some(why);
            }
        }
        let rows = rows
            .into_iter()
            .map(|(check, verdict)| self.row(check, verdict));
        (rows.collect(), refusal, taken)
    }

    fn row(&self, check: Check, verdict: Verdict) -> Row {
        let (standing, text) = match verdict {
            Verdict::Passed(seen) => (Standing::Passed, seen),
            Verdict::Refused(refusal) => {
                let mut text = format!("{}: {}", refusal.code, refusal.message);
                for found in refusal.diagnostics.iter().take(3) {
                    text.push_str("; ");
                    text.push_str(&found.message);
                }
                (Standing::Refused, text)
            }
            Verdict::NotMade => (Standing::NotMade, self.not_made(check).to_owned()),
        };
        Row {
            number: u64::from(check.number()),
            title: check.title().to_owned(),
            standing,
            text,
        }
    }

    fn not_made(&self, check: Check) -> &'static str {
        match check {
            Check::Persist => "not made: nothing is put into force here",
            Check::KnownKey
            | Check::KeyInForce
            | Check::Signature
            | Check::Threshold
            | Check::TrustEpoch
                if self.trust.is_none() =>
            {
                "not made: no trust document"
            }
            _ => "not made",
        }
    }

    fn standing(
        &self,
        signed: bool,
        refusal: Option<&Refusal>,
        taken: Option<&Imported>,
    ) -> Report {
        let (standing, code, headline, text) = match (refusal, taken) {
            (Some(refusal), _) => refused(signed, refusal),
            (None, Some(taken)) => {
                let who = list(&taken.principals);
                let after = if taken.unchanged {
                    "It is the newest version that this browser knows."
                } else {
                    "Every backend with this trust document takes it."
                };
                (
                    Standing::Passed,
                    None,
                    format!("Verified: signed by {who}."),
                    after.to_owned(),
                )
            }
            (None, None) => (
                Standing::Open,
                None,
                "Nobody can tell yet whose signatures these are.".to_owned(),
                "Drop the trust document here first: it says whose signatures count. Everything else about the file is in order.".to_owned(),
            ),
        };
        Report {
            kind: if signed { Kind::Policy } else { Kind::Neither },
            standing,
            code,
            headline,
            advice: text,
            checks: Vec::new(),
            facts: Vec::new(),
            people: Vec::new(),
            compared: String::new(),
            differences: Vec::new(),
            link: None,
            to_sign: None,
            not_to_sign: None,
            trust: None,
        }
    }

    /// What the file says of itself, who has signed it, and what it changes.
    fn tell(&self, bytes: &[u8], report: &mut Report) {
        if let Ok(envelope) = Envelope::parse(bytes)
            && report.kind == Kind::Policy
        {
            let signatures = envelope.signatures.iter();
            report.people = signatures.map(|s| self.person(&s.keyid)).collect();
        }
        let Some((payload, mark)) = &self.said else {
            return;
        };
        report.facts = facts(payload, &mark.digest);
        let (compared, differences) = self.differences(payload, &mark.digest);
        report.compared = compared;
        report.differences = differences;
        report.link = Some(Link {
            policy_id: payload.policy_id.clone(),
            audience: payload.audience.clone(),
            version: payload.version,
            digest: mark.digest.clone(),
            previous: payload.previous.clone(),
            author: payload.change.author.clone(),
            reason: payload.change.reason.clone(),
            restores: payload.change.restores,
            issued_at: payload.issued_at,
            policy: canonical::to_string(&payload.policy).unwrap_or_default(),
        });
    }

    fn person(&self, keyid: &str) -> Person {
        let signer = self.trust.as_ref().and_then(|trust| trust.signer(keyid));
        match signer {
            Some(signer) => trust::person(signer, self.request.now),
            None => Person {
                name: "Unknown key".to_owned(),
                note: match &self.trust {
                    Some(_) => "not in the trust document: does not count".to_owned(),
                    None => "no trust document to look it up in".to_owned(),
                },
                keyid: keyid.to_owned(),
                counts: false,
            },
        }
    }

    fn differences(&self, payload: &Payload, digest: &str) -> (String, Vec<String>) {
        let Some(head) = self.head else {
            let words = "This browser knows no version of this policy to compare it with.";
            return (words.to_owned(), Vec::new());
        };
        let version = head.version;
        if head.digest == digest {
            return (
                format!("This is version {version}, the newest known here."),
                Vec::new(),
            );
        }
        match sentences(&head.policy, &payload.policy) {
            Ok(all) if all.is_empty() => (
                format!("The policy is the same as in version {version}."),
                all,
            ),
            Ok(all) => (
                format!(
                    "{} from version {version}, the newest known here:",
                    count(all.len(), "difference")
                ),
                all,
            ),
            Err(why) => (why, Vec::new()),
        }
    }

    /// Why one more signature makes no sense, if it does not.
    fn why_not_sign(&self, report: &Report, refusal: Option<&Refusal>) -> Option<String> {
        let Some((payload, _)) = &self.said else {
            return Some("There is nothing to sign here that could be read.".to_owned());
        };
        if refusal.is_some_and(|refusal| !waits_for_signatures(refusal.code)) {
            return Some("One more signature would not mend that, so none is added.".to_owned());
        }
        let Some(trust) = &self.trust else {
            return Some("Before you sign, drop the trust document here: it says whether your signature counts.".to_owned());
        };
        let Some(keyid) = &self.request.keyid else {
            return Some("This browser has no key to sign with. Generate one under Sign, and have it enrolled.".to_owned());
        };
        if report.people.iter().any(|person| person.keyid == *keyid) {
            return Some("Your key has signed this file already.".to_owned());
        }
        let Some(signer) = trust.signer(keyid) else {
            return Some(format!(
                "Your key is not in the trust document of epoch {}, so its signature would not count. Hand in the enrolment from Sign.",
                trust.epoch()
            ));
        };
        let person = trust::person(signer, self.request.now);
        if !person.counts {
            return Some(format!("Your key does not count now ({}).", person.note));
        }
        if !signer.may_sign(&payload.policy_id) || !signer.may_sign_for(&payload.audience) {
            return Some(format!(
                "The trust document does not let {} sign {} for {}.",
                signer.principal, payload.policy_id, payload.audience
            ));
        }
        None
    }
}

/// Whether all that a refusal asks for is more signatures.
fn waits_for_signatures(code: RefusalCode) -> bool {
    matches!(
        code,
        RefusalCode::ThresholdNotMet | RefusalCode::SignerUnknown
    )
}

fn refused(signed: bool, refusal: &Refusal) -> (Standing, Option<String>, String, String) {
    let (code, message) = (refusal.code, &refusal.message);
    let name = Some(code.as_str().to_owned());
    if waits_for_signatures(code) {
        return (
            Standing::Open,
            name,
            format!("Not enough signatures yet: {message}."),
            advice(code).to_owned(),
        );
    }
    if !signed {
        return (
            Standing::Refused,
            name,
            format!("This is neither a signed policy nor a trust document: {message}."),
            advice(code).to_owned(),
        );
    }
    (
        Standing::Refused,
        name,
        format!(
            "Refused at check {}, {}: {message}.",
            code.check().number(),
            code.check().title()
        ),
        advice(code).to_owned(),
    )
}

fn facts(payload: &Payload, digest: &str) -> Vec<Fact> {
    let fact = |name: &str, text: String, code: bool| Fact {
        name: name.to_owned(),
        text,
        code,
    };
    let change = &payload.change;
    let mut facts = vec![
        fact("Policy", payload.policy_id.clone(), false),
        fact(
            "Version",
            format!("{} for {}", payload.version, payload.audience),
            false,
        ),
        fact(
            "Author",
            format!("{}, as the file says", change.author),
            false,
        ),
        fact("Reason", change.reason.clone(), false),
    ];
    if let Some(version) = change.restores {
        facts.push(fact("Restores", format!("version {version}"), false));
    }
    facts.push(fact(
        "In force",
        format!(
            "{} to {}",
            moment(payload.issued_at),
            moment(payload.expires_at)
        ),
        false,
    ));
    facts.push(fact("Digest", digest.to_owned(), true));
    let first = || "nothing: it is the first".to_owned();
    let previous = payload.previous.clone();
    let known = previous.is_some();
    facts.push(fact("Follows", previous.unwrap_or_else(first), known));
    facts
}

/// "2026-06-19 14:23 UTC": the same for everybody who looks.
fn moment(at: Instant) -> String {
    let text = at.to_string();
    match text.split_once('T') {
        Some((day, clock)) => format!("{day} {} UTC", clock.get(..5).unwrap_or(clock)),
        None => text,
    }
}
