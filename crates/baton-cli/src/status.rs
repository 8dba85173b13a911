//! `baton status`.

use std::path::PathBuf;

use baton_core::Instant;
use baton_sign::Importer;
use serde_json::json;

use crate::clock;
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(
    after_help = "Exit code 0 if the policy in force is valid and trusted, 1 if it has expired or is no longer trusted,
2 if there is none."
)]
pub(crate) struct Args {
    /// The folder of `baton import --state`
    #[arg(long, value_name = "DIR")]
    state: PathBuf,
    /// Check as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    shown(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn shown(args: &Args) -> Result<(), Failure> {
    let importer = importer(&args.state)?;
    let now = clock::given_or_now(args.at);
    let running = importer.running(now).map_err(|why| Failure::import(&why))?;
    let Some(running) = running else {
        return Err(empty(&args.state));
    };
    let imported = &running.imported;
    let payload = &imported.payload;
    let distrusted = running.distrusted.as_ref();
    let sound = !imported.stale && distrusted.is_none();
    if args.json {
        json_line(&json!({
            "policy_id": payload.policy_id, "audience": payload.audience, "version": payload.version,
            "digest": imported.digest, "policy_digest": imported.policy.digest(), "principals": imported.principals,
            "issued_at": payload.issued_at, "expires_at": payload.expires_at, "stale": imported.stale,
            "distrusted": distrusted.map(|why| json!({ "code": why.code.as_str(), "message": why.message })),
            "trust_epoch": running.trust.epoch(), "trust_expires_at": running.trust.expires_at(),
        }))?;
    } else {
        let (id, version, audience) = (&payload.policy_id, payload.version, &payload.audience);
        line(&format!(
            "{id} version {version} for {audience} is in force"
        ))?;
        line(&format!("  signed by  {}", imported.principals.join(", ")))?;
        let stale = if imported.stale {
            "  EXPIRED, and still in force"
        } else {
            ""
        };
        line(&format!(
            "  valid      {} to {}{stale}",
            payload.issued_at, payload.expires_at
        ))?;
        let (epoch, until) = (running.trust.epoch(), running.trust.expires_at());
        line(&format!("  trust      epoch {epoch}, valid until {until}"))?;
        if let Some(why) = distrusted {
            line(&format!(
                "  NO LONGER TRUSTED, and still in force: {}",
                why.message
            ))?;
        }
        line(&format!("  payload    {}", imported.digest))?;
        line(&format!("  policy     {}", imported.policy.digest()))?;
    }
    if sound {
        Ok(())
    } else {
        Err(Failure::reported(1))
    }
}

/// Opens the importer of a state folder.
pub(crate) fn importer(folder: &std::path::Path) -> Result<Importer, Failure> {
    let found = Importer::open(folder).map_err(|why| Failure::import(&why))?;
    found.ok_or_else(|| empty(folder))
}

/// The failure for a state folder without a policy.
pub(crate) fn empty(folder: &std::path::Path) -> Failure {
    let message = format!(
        "{} holds no policy: run `baton import` with this --state first",
        folder.display()
    );
    Failure::usage("state_empty", message)
}
