//! `baton import`.

use std::path::{Path, PathBuf};

use baton_core::Instant;
use baton_sign::import::{peek, verify_in_force};
use baton_sign::store::{InForce, Store};
use baton_sign::{Context, Imported, Refusal, RefusalCode, Trust, verify};
use serde_json::json;

use crate::files::Kind;
use crate::output::{Failure, count, line};
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton import policy.signed.json --trust trust.json
  baton import policy.signed.json --trust trust.json --state /var/lib/baton

A file is taken only if every check passes, its self-test calls included; else the old policy stays.
It has at most 256 KiB.")]
pub(crate) struct Args {
    /// The signed policy, as the console exports it; `-` reads the standard input
    file: PathBuf,
    /// The trust document: whose signatures count
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// Which audience this machine is
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// The only policy id to take; without it any is taken
    #[arg(long, value_name = "ID")]
    policy_id: Option<String>,
    /// Put the policy in force in this folder; without it the file is only checked
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Check as of this moment rather than now; nothing can be put in force so
    #[arg(long, value_name = "TIME", value_parser = clock::parse, conflicts_with = "state")]
    at: Option<Instant>,
    /// Print what was taken as one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    imported(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn imported(args: &Args) -> Result<(), Failure> {
    let trust_text = files::text(&args.trust, Kind::Trust)?;
    let trust = trust(&trust_text)?;
    let file = files::text(&args.file, Kind::Envelope)?;
    let refused = |r: Refusal| Failure::refusal(&r);
    let store = args.state.as_deref().map(Store::at);
    // Held from here to the end, so that what is read is still true when something is written.
    let lock = store
        .as_ref()
        .map(Store::lock)
        .transpose()
        .map_err(refused)?;
    let old = store.as_ref().map(read).transpose()?.flatten();
    let mark = match &old {
        Some(old) => {
            let old_trust = self::trust(&old.trust)?;
            if trust.epoch < old_trust.epoch {
                let (theirs, ours) = (trust.epoch, old_trust.epoch);
                let message =
                    format!("this trust document has epoch {theirs}; epoch {ours} is in force");
                return Err(Failure::refusal(&Refusal::new(
                    RefusalCode::TrustOutdated,
                    message,
                )));
            }
            Some(
                peek(old.policy.as_bytes())
                    .map_err(|r| corrupt(&args.state, &r.to_string()))?
                    .1,
            )
        }
        None => None,
    };
    let context = Context {
        audience: &args.audience,
        policy: args.policy_id.as_deref(),
        now: clock::given_or_now(args.at),
        mark: mark.as_ref(),
    };
    let imported = verify(file.as_bytes(), &trust, context).map_err(refused)?;
    let new = InForce {
        trust: trust_text,
        policy: file,
    };
    let trust_changed = old.as_ref().is_some_and(|old| old.trust != new.trust);
    if let (Some(store), Some(lock)) = (&store, &lock)
        && (!imported.unchanged || trust_changed)
    {
        store.replace(lock, &new).map_err(refused)?;
    }
    report(&imported, trust_changed, args)
}

fn read(store: &Store) -> Result<Option<InForce>, Failure> {
    store.read().map_err(|why| {
        let message = format!("{} cannot be read: {why}", store.file().display());
        Failure::finding("state_corrupt", message)
    })
}

fn corrupt(state: &Option<PathBuf>, why: &str) -> Failure {
    let folder = state.as_deref().unwrap_or_else(|| Path::new(".")).display();
    let message = format!("what {folder} holds is not a policy that was imported: {why}");
    Failure::finding("state_corrupt", message)
}

fn trust(text: &str) -> Result<Trust, Failure> {
    Trust::parse(text.as_bytes()).map_err(|why| Failure::finding("trust_invalid", why.to_string()))
}

/// The policy in force in a store, checked again under the trust document it was taken under.
pub(crate) fn in_force(store: &Store, now: Instant) -> Result<Imported, Failure> {
    let Some(InForce {
        trust: trust_text,
        policy,
    }) = read(store)?
    else {
        let message = format!(
            "{} is not there: run `baton import` with this --state first",
            store.file().display()
        );
        return Err(Failure::usage("state_empty", message));
    };
    let trust = trust(&trust_text)?;
    let refused = |r: Refusal| Failure::refusal(&r);
    let (payload, _) = peek(policy.as_bytes()).map_err(refused)?;
    let context = Context {
        audience: &payload.audience,
        policy: None,
        now,
        mark: None,
    };
    verify_in_force(policy.as_bytes(), &trust, context).map_err(refused)
}

fn report(imported: &Imported, trust_changed: bool, args: &Args) -> Result<(), Failure> {
    let Imported {
        payload,
        digest,
        principals,
        unchanged,
        policy,
        ..
    } = imported;
    if args.json {
        let value = json!({
            "policy_id": payload.policy_id, "audience": payload.audience, "version": payload.version,
            "digest": digest, "policy_digest": policy.digest(), "principals": principals,
            "issued_at": payload.issued_at, "expires_at": payload.expires_at, "change": payload.change,
            "self_test_cases": payload.self_test.cases.len(), "unchanged": unchanged, "trust_changed": trust_changed,
        });
        return line(&value.to_string());
    }
    let what = match (unchanged, trust_changed, &args.state) {
        (true, false, _) => "Already in force, nothing changed".to_owned(),
        (true, true, _) => "Already in force; the trust document beside it was replaced".to_owned(),
        (false, _, Some(folder)) => format!("In force in {}", folder.display()),
        (false, _, None) => "Every check passed (nothing was put in force: no --state)".to_owned(),
    };
    let (id, version, audience) = (&payload.policy_id, payload.version, &payload.audience);
    line(&what)?;
    line(&format!(
        "  policy     {id} version {version} for {audience}"
    ))?;
    line(&format!("  signed by  {}", principals.join(", ")))?;
    // The author is what the file says; who signed is what was checked.
    line(&format!(
        "  change     “{}”, by {} as the file says",
        payload.change.reason, payload.change.author
    ))?;
    line(&format!(
        "  valid      {} to {}",
        payload.issued_at, payload.expires_at
    ))?;
    line(&format!(
        "  self-test  {} decided alike",
        count(payload.self_test.cases.len(), "call")
    ))?;
    line(&format!("  payload    {digest}"))?;
    line(&format!("  policy     {}", policy.digest()))
}
