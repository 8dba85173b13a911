//! A signed policy: the checks, what it says, what it changes, and whether one more signature makes sense.

use baton_core::document::canonical;
use baton_core::document::enumeration::join;
use baton_sign::import::{self, Admitted, HighWaterMark, ImportScope};
use baton_sign::payload::Payload;
use baton_sign::{Check, Verdict, VerificationReport};
use baton_sign::{Envelope, Refusal, RefusalCode, Trust};
use serde::Serialize;

use super::trust;
use crate::history::{self, Link};
use crate::html;
use crate::protocol::{Inspect, Inspected, Proof};
use crate::report::{Fact, Person, Report, Row, Standing};
use crate::words::{advice, count, moment};

/// What was found out about a file.
struct Found<'r> {
    request: &'r Inspect,
    /// Whether it says of itself that it is a policy.
    signed: bool,
    trust: Option<Trust>,
    /// What it says of itself, if it can be read.
    said: Option<(Payload, HighWaterMark)>,
    /// The newest version of the same policy that is known.
    head: Option<Link>,
}

/// How the checks ended.
struct Ended {
    rows: Vec<(Check, Verdict)>,
    refusal: Option<Refusal>,
    /// The people whose signatures count, if nothing was refused.
    principals: Option<Vec<String>>,
    /// Whether the engine has yet to prove what the rest has admitted.
    unproved: bool,
}

/// What the engine of the page proves.
#[derive(Serialize)]
struct ToProve<'p> {
    digest: &'p str,
    policy_id: &'p str,
    policy: &'p baton_core::Node,
    self_test: &'p baton_sign::self_test::SelfTest,
}

/// Everything about a signed policy, or about a file that is none.
pub(super) fn inspect(request: &Inspect, signed: bool) -> Inspected {
    let bytes = request.file.as_bytes();
    let said = import::peek(bytes).ok();
    let head = said.as_ref().and_then(|(payload, _)| {
        let all = history::read(request.history.as_deref());
        let chain = history::chain(&all, &payload.policy_id, &request.audience);
        chain.into_iter().next()
    });
    let kept = trust::kept(request.trust.as_deref());
    let spoilt = kept.as_ref().err().cloned();
    let found = Found {
        request,
        signed,
        trust: kept.ok().flatten().map(|(trust, _)| trust),
        said,
        head,
    };
    let ended = found.checks(bytes);
    let mut report = found.standing(&ended);
    if let Some(why) = spoilt {
        report.advice = format!("{why}: drop it here again. {}", report.advice);
    }
    found.tell(bytes, &mut report);
    let mut told = found.offer(bytes, &ended, &mut report);
    report.checks = ended
        .rows
        .into_iter()
        .map(|(check, verdict)| found.row(check, verdict))
        .collect();
    told.html = report.html(&request.name);
    told.said = report.headline;
    told
}

impl Found<'_> {
    /// Makes the checks. Where only signatures are missing, those behind them are made all the same: whoever adds one
    /// wants to know.
    fn checks(&self, bytes: &[u8]) -> Ended {
        let mark = self.head.as_ref().map(Link::mark);
        let asker = ImportScope {
            audience: &self.request.audience,
            policy: None,
            now: self.request.now,
            mark: mark.as_ref(),
        };
        let strict = self
            .trust
            .as_ref()
            .map(|trust| import::admit(bytes, trust, asker));
        let mut ended = match strict {
            Some((report, result)) => Ended::of(&report, result),
            None => Ended {
                rows: Vec::new(),
                refusal: None,
                principals: None,
                unproved: false,
            },
        };
        if ended.waits() {
            let (report, result) = import::review(bytes, self.trust.as_ref(), asker);
            ended.reviewed(&report, result);
        }
        if ended.unproved
            && let (Some(proof), Some((_, mark))) = (&self.request.proof, &self.said)
            && proof.digest == mark.digest
        {
            ended.proved(proof);
        }
        ended
    }

    fn row(&self, check: Check, verdict: Verdict) -> Row {
        let (standing, text) = match verdict {
            Verdict::Passed(seen) => (Standing::Passed, seen),
            // Why a reader of envelopes cannot read it says nothing to people.
            Verdict::Refused(refusal) if refusal.code == RefusalCode::EnvelopeMalformed => (
                Standing::Refused,
                format!("{}: it has not the form of a signed file", refusal.code),
            ),
            Verdict::Refused(refusal) => (
                Standing::Refused,
                format!("{}: {}", refusal.code, refusal.message),
            ),
            Verdict::NotMade => (Standing::NotMade, self.not_made(check).to_owned()),
        };
        Row {
            number: check.number(),
            title: check.title(),
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

    fn standing(&self, ended: &Ended) -> Report {
        if let Some(refusal) = &ended.refusal {
            return match refusal.code {
                RefusalCode::EnvelopeMalformed => unreadable(&self.request.file),
                _ => refused(self.signed, refusal),
            };
        }
        if ended.unproved {
            let headline = "The engine has yet to decide the calls that came with it.";
            return Report::new(Standing::Open, "", headline.to_owned(), String::new());
        }
        match &ended.principals {
            Some(principals) => Report::new(
                Standing::Passed,
                "",
                format!("Verified: signed by {}.", join(principals)),
                "Every backend that goes by this trust document takes it.".to_owned(),
            ),
            None => Report::new(
                Standing::Open,
                "",
                "Nobody can tell yet whose signatures these are.".to_owned(),
                "Drop the trust document here first: it says whose signatures count. Everything else about the file is in order.".to_owned(),
            ),
        }
    }

    /// What the file says of itself, who has signed it, and what it changes.
    fn tell(&self, bytes: &[u8], report: &mut Report) {
        if let Ok(envelope) = Envelope::parse(bytes)
            && self.signed
        {
            let signatures = envelope.signatures.iter();
            report.people = signatures.map(|s| self.person(&s.keyid)).collect();
        }
        if let Some((payload, mark)) = &self.said {
            report.facts = facts(payload, &mark.digest);
            (report.compared, report.differences) = self.differences(payload, &mark.digest);
        }
    }

    /// What may be done with the file.
    fn offer(&self, bytes: &[u8], ended: &Ended, report: &mut Report) -> Inspected {
        let mut told = Inspected {
            html: String::new(),
            said: String::new(),
            prove: None,
            policy: None,
            to_sign: None,
            trust: None,
            history: None,
        };
        let Some((payload, mark)) = &self.said else {
            return told;
        };
        if ended.unproved {
            told.prove = canonical::to_string(&ToProve {
                digest: &mark.digest,
                policy_id: &payload.policy_id,
                policy: &payload.policy,
                self_test: &payload.self_test,
            })
            .ok();
            return told;
        }
        report.not_to_sign = self.why_not_sign(payload, report, ended.refusal.as_ref());
        if report.not_to_sign.is_none() {
            let envelope = Envelope::parse(bytes).map(|envelope| envelope.bytes_signed());
            told.to_sign = envelope
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            report.actions = html::button("primary", "desk cosign", "cosign", "Add my signature");
        }
        if report.standing != Standing::Refused {
            told.policy = canonical::to_string(&payload.policy).ok();
            let open = html::button("", "desk open", "open-as-draft", "Open as the draft");
            report.actions.push_str(&open);
        }
        let link = Link::of(payload, &mark.digest);
        let kept = self.request.history.as_deref();
        if report.standing == Standing::Passed && !history::read(kept).contains(&link) {
            told.history = history::written(kept, &link).ok();
            report.done = Some(format!(
                "Version {} is taken into the history: the next export from this browser follows it.",
                link.version
            ));
        }
        told
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
        let Some(head) = &self.head else {
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
        let policy = canonical::to_string(&payload.policy).unwrap_or_default();
        match head.differences(&policy) {
            Ok(all) if all.is_empty() => (
                format!("The policy is the same as in version {version}."),
                all,
            ),
            Ok(all) => {
                let number = count(all.len(), "difference");
                (
                    format!("{number} from version {version}, the newest known here:"),
                    all,
                )
            }
            Err(why) => (why, Vec::new()),
        }
    }

    /// Why one more signature makes no sense, if it does not.
    fn why_not_sign(
        &self,
        payload: &Payload,
        report: &Report,
        refusal: Option<&Refusal>,
    ) -> Option<String> {
        if refusal.is_some_and(|refusal| !waits_for_signatures(refusal.code)) {
            return Some("One more signature would not mend that, so none is added.".to_owned());
        }
        let Some(trust) = &self.trust else {
            return Some("Before you sign, drop the trust document here: it says whether your signature counts.".to_owned());
        };
        let Some(keyid) = &self.request.keyid else {
            return Some("This browser has no key to sign with. Generate one under Review and sign, and have it enrolled.".to_owned());
        };
        if report.people.iter().any(|person| person.keyid == *keyid) {
            return Some("Your key has signed this file already.".to_owned());
        }
        let Some(signer) = trust.signer(keyid) else {
            return Some(format!(
                "Your key is not in the trust document of epoch {}, so its signature would not count. Hand in the enrolment from Review and sign.",
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

impl Ended {
    fn of(report: &VerificationReport, result: Result<Admitted, Refusal>) -> Self {
        let rows = report.rows(&result);
        match result {
            Ok(admitted) => Self {
                rows,
                refusal: None,
                principals: Some(admitted.principals),
                unproved: true,
            },
            Err(refusal) => Self {
                rows,
                refusal: Some(refusal),
                principals: None,
                unproved: false,
            },
        }
    }

    /// Whether nothing but signatures, or a trust document to know them by, is missing.
    fn waits(&self) -> bool {
        match &self.refusal {
            Some(refusal) => waits_for_signatures(refusal.code),
            None => self.principals.is_none(),
        }
    }

    /// Adds what the checks found that do not ask who has signed.
    fn reviewed(&mut self, report: &VerificationReport, result: Result<Admitted, Refusal>) {
        let rows = report.rows(&result);
        if self.rows.is_empty() {
            self.rows = rows;
        } else {
            for (row, other) in self.rows.iter_mut().zip(rows) {
                if row.1 == Verdict::NotMade {
                    *row = other;
                }
            }
        }
        match result {
            Ok(_) => self.unproved = true,
            // What is wrong with the file itself matters more than who has yet to sign it.
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    /// Adds what the engine found.
    fn proved(&mut self, proof: &Proof) {
        self.unproved = false;
        let refused = proof.refused.as_ref().and_then(|code| {
            let code = RefusalCode::ALL
                .iter()
                .find(|known| known.as_str() == code)?;
            Some(Refusal::new(*code, &proof.message))
        });
        let mut passed = proof.passed.iter();
        for (check, verdict) in &mut self.rows {
            if !matches!(check, Check::Policy | Check::SelfTest) {
                continue;
            }
            *verdict = match (passed.next(), &refused) {
                (Some(seen), _) => Verdict::Passed(seen.clone()),
                (None, Some(refusal)) if refusal.code.check() == *check => {
                    Verdict::Refused(refusal.clone())
                }
                (None, _) => Verdict::NotMade,
            };
        }
        let whole = self.rows.iter().all(|(check, verdict)| {
            !matches!(check, Check::Policy | Check::SelfTest)
                || matches!(verdict, Verdict::Passed(_))
        });
        if let Some(refusal) = refused {
            self.refusal = Some(refusal);
        } else if !whole {
            // A proof that proves nothing leaves the file unproved.
            self.unproved = true;
        }
    }
}

/// Whether all that a refusal asks for is more signatures.
fn waits_for_signatures(code: RefusalCode) -> bool {
    matches!(
        code,
        RefusalCode::ThresholdNotMet | RefusalCode::SignerUnknown
    )
}

/// A file that is no envelope: one that was damaged, or something else altogether.
fn unreadable(file: &str) -> Report {
    let code = RefusalCode::EnvelopeMalformed;
    let (headline, advice) = if file.contains("\"payload") {
        let headline = "This file is damaged: it was a signed policy or a trust document.";
        (headline, advice(code))
    } else {
        let headline = "This is neither a signed policy nor a trust document.";
        let advice = "A signed policy is the file that the console or “baton sign” hands out. YAML is opened under YAML; \
                      an enrolment goes to whoever keeps the trust document.";
        (headline, advice)
    };
    Report::new(
        Standing::Refused,
        code.as_str(),
        headline.to_owned(),
        advice.to_owned(),
    )
}

fn refused(signed: bool, refusal: &Refusal) -> Report {
    let (code, message) = (refusal.code, &refusal.message);
    let (standing, headline) = if waits_for_signatures(code) {
        (
            Standing::Open,
            format!("Not enough signatures yet: {message}."),
        )
    } else if signed {
        let check = code.check();
        let (number, title) = (check.number(), check.title());
        (
            Standing::Refused,
            format!("Refused at check {number}, {title}: {message}."),
        )
    } else {
        let what = "This is neither a signed policy nor a trust document";
        (Standing::Refused, format!("{what}: {message}."))
    };
    Report::new(standing, code.as_str(), headline, advice(code).to_owned())
}

fn facts(payload: &Payload, digest: &str) -> Vec<Fact> {
    let fact = |name: &str, text: String, code: bool| Fact {
        name: name.to_owned(),
        text,
        code,
    };
    let change = &payload.change;
    let place = format!("{} for {}", payload.version, payload.audience);
    let mut facts = vec![
        fact("Policy", payload.policy_id.clone(), false),
        fact("Version", place, false),
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
    let (from, to) = (moment(payload.issued_at), moment(payload.expires_at));
    facts.push(fact("Acceptable", format!("{from} to {to}"), false));
    facts.push(fact("Digest", digest.to_owned(), true));
    let known = payload.previous.is_some();
    let previous = payload.previous.clone();
    let previous = previous.unwrap_or_else(|| "nothing: it is the first".to_owned());
    facts.push(fact("Follows", previous, known));
    facts
}
