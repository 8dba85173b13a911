//! `baton import`.

use std::path::PathBuf;

use baton_core::Instant;
use baton_sign::import::{HighWaterMark, peek, verify_in_force};
use baton_sign::store::Store;
use baton_sign::{Context, Imported, Trust, verify};
use serde_json::json;

use crate::output::{Failure, count, line};
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton import policy.signed.json --trust trust.json
  baton import policy.signed.json --trust trust.json --state /var/lib/baton

A file is taken only if every check passes, its self-test calls included; else the old policy stays.")]
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
    /// Check as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Print what was taken as one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    imported(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn imported(args: &Args) -> Result<(), Failure> {
    let trust_bytes = files::bytes(&args.trust)?;
    let trust = trust(&trust_bytes)?;
    let file = files::bytes(&args.file)?;
    let store = args.state.as_deref().map(Store::at);
    let now = clock::given_or_now(args.at);
    let mark = match &store {
        Some(store) => mark(store)?,
        None => None,
    };
    let context = Context {
        audience: &args.audience,
        policy: args.policy_id.as_deref(),
        now,
        mark: mark.as_ref(),
    };
    let imported = verify(&file, &trust, context).map_err(|r| Failure::refusal(&r))?;
    if let Some(store) = &store {
        store
            .replace(&trust_bytes, &file)
            .map_err(|r| Failure::refusal(&r))?;
    }
    report(&imported, args);
    Ok(())
}

fn trust(bytes: &[u8]) -> Result<Trust, Failure> {
    Trust::parse(bytes).map_err(|why| Failure::finding("trust_invalid", why.to_string()))
}

/// The mark of the policy in force; `None` before the first import.
fn mark(store: &Store) -> Result<Option<HighWaterMark>, Failure> {
    match store.policy().map_err(unreadable)? {
        Some(file) => Ok(Some(peek(&file).map_err(|r| Failure::refusal(&r))?.1)),
        None => Ok(None),
    }
}

/// The policy in force in a store, checked again under the trust document it was taken under.
pub(crate) fn in_force(store: &Store, now: Instant) -> Result<Imported, Failure> {
    let (Some(file), Some(trust_bytes)) = (
        store.policy().map_err(unreadable)?,
        store.trust().map_err(unreadable)?,
    ) else {
        let message = "nothing is in force here yet: run `baton import` with this --state first";
        return Err(Failure::usage("state_empty", message.to_owned()));
    };
    let trust = trust(&trust_bytes)?;
    let refused = |r: baton_sign::Refusal| Failure::refusal(&r);
    let (payload, _) = peek(&file).map_err(refused)?;
    let context = Context {
        audience: &payload.audience,
        policy: None,
        now,
        mark: None,
    };
    verify_in_force(&file, &trust, context).map_err(refused)
}

fn unreadable(why: std::io::Error) -> Failure {
    Failure::finding("state_unreadable", why.to_string())
}

fn report(imported: &Imported, args: &Args) {
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
            "self_test_cases": payload.self_test.cases.len(), "unchanged": unchanged,
        });
        line(&value.to_string());
        return;
    }
    let what = match (unchanged, &args.state) {
        (true, _) => "Already in force, nothing changed".to_owned(),
        (false, Some(folder)) => format!("In force in {}", folder.display()),
        (false, None) => "Every check passed (nothing was put in force: no --state)".to_owned(),
    };
    line(&what);
    line(&format!(
        "  policy     {} version {} for {}",
        payload.policy_id, payload.version, payload.audience
    ));
    line(&format!("  signed by  {}", principals.join(", ")));
    line(&format!(
        "  change     {} — {}",
        payload.change.author, payload.change.reason
    ));
    line(&format!(
        "  valid      {} to {}",
        payload.issued_at, payload.expires_at
    ));
    line(&format!(
        "  self-test  {} decided alike",
        count(payload.self_test.cases.len(), "call")
    ));
    line(&format!("  payload    {digest}"));
    line(&format!("  policy     {}", policy.digest()));
}
