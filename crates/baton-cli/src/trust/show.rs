//! `baton trust show`.

use std::path::PathBuf;

use baton_core::document::canonical;
use baton_sign::trust::Status;

use super::document;
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The trust document
    trust: PathBuf,
    /// Print it as one line of JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let (trust, envelope) = document::read(&args.trust)?;
    let digest = canonical::digest(&envelope.payload);
    if args.json {
        return json_line(&document::value(&trust, &digest));
    }
    line(&format!(
        "epoch {}, good until {}",
        trust.epoch(),
        trust.expires_at()
    ))?;
    line(&format!("pin   {digest}"))?;
    let root = &trust.content().root;
    let (need, have) = (root.threshold, root.keys.len());
    line(&format!("root  {need} of {have}"))?;
    for key in &root.keys {
        let keyid = key.thumbprint();
        let signed = envelope.signatures.iter().any(|s| s.keyid == keyid);
        let mark = if signed {
            "has signed"
        } else {
            "has not signed"
        };
        line(&format!("  {keyid}  {mark}"))?;
    }
    line("signers")?;
    for signer in trust.signers() {
        let roles: Vec<&str> = signer.roles.iter().map(|role| role.as_str()).collect();
        let status = match signer.status {
            Status::Active => format!("until {}", signer.not_after),
            Status::Revoked => "REVOKED".to_owned(),
        };
        line(&format!(
            "  {}  {}: {} of {} for {}, {status}",
            signer.keyid,
            signer.principal,
            roles.join(" and "),
            signer.policies.join(", "),
            signer.audiences.join(", "),
        ))?;
    }
    line("audiences")?;
    for rule in &trust.content().rules {
        let roles: Vec<&str> = rule
            .require_roles
            .iter()
            .map(|role| role.as_str())
            .collect();
        let (audience, people) = (&rule.audience, rule.min_principals);
        line(&format!(
            "  {audience}: {people} signing, {}",
            roles.join(" and ")
        ))?;
    }
    Ok(())
}
