//! `baton cosign`.

use std::path::PathBuf;

use baton_core::document::diff;
use baton_sign::Envelope;
use baton_sign::envelope::POLICY_TYPE;
use baton_sign::import::peek;
use serde_json::json;

use crate::files::{self, Kind};
use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::{Failure, count, json_line, line};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton cosign v2.signed.json --against v1.signed.json --dry-run
  baton cosign v2.signed.json --against v1.signed.json --key bob.pem

The differences shown are read from the bytes that the signature covers. Only the signature is added to the file.
A further root key signs a trust document in the same way.")]
pub(crate) struct Args {
    /// The signed file that receives the signature
    file: PathBuf,
    /// The private key to sign with
    #[arg(long, value_name = "PEM", required_unless_present = "dry_run")]
    key: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Show the differences from this signed file, such as the one in force
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Write to this new file instead of changing FILE
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Show the content without signing it
    #[arg(long)]
    dry_run: bool,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    cosigned(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn cosigned(args: &Args) -> Result<(), Failure> {
    let bytes = files::bytes(&args.file, Kind::Envelope)?;
    let envelope = Envelope::parse(&bytes).map_err(|why| Failure::refusal(&why))?;
    let digest = baton_core::document::canonical::digest(&envelope.payload);
    let mut value = json!({ "digest": digest, "payload_type": envelope.payload_type });
    let mut lines = vec![format!("payload    {digest}")];
    if envelope.payload_type == POLICY_TYPE {
        let (payload, _) = peek(&bytes).map_err(|why| Failure::refusal(&why))?;
        let (id, version, audience) = (&payload.policy_id, payload.version, &payload.audience);
        lines.push(format!("policy     {id} version {version} for {audience}"));
        let change = &payload.change;
        lines.push(format!(
            "change     “{}”, by {} according to the file",
            change.reason, change.author
        ));
        if let Some(against) = &args.against {
            let read = peek(&files::bytes(against, Kind::Envelope)?);
            let (before, mark) = read.map_err(|why| Failure::refusal(&why))?;
            let follows = payload.previous.as_deref() == Some(mark.digest.as_str());
            let changes = diff::between(&before.policy, &payload.policy);
            let sentences: Vec<String> = changes.iter().map(diff::Change::describe).collect();
            let compared = format!("version {}", before.version);
            lines.push(if follows {
                format!(
                    "follows    {compared}, with {}",
                    count(changes.len(), "difference")
                )
            } else {
                format!("does NOT follow {compared}, the file of --against")
            });
            lines.extend(sentences.iter().map(|sentence| format!("  {sentence}")));
            value["changes"] = sentences.into();
            value["follows"] = follows.into();
        }
    }
    if let (Some(key), false) = (&args.key, args.dry_run) {
        let key = PrivateKey::load(key, &args.passphrase)?;
        let signed = key.cosign(envelope).map_err(|why| Failure::refusal(&why))?;
        let text = signed.to_json() + "\n";
        match &args.out {
            Some(out) => files::create(out, &text)?,
            None => files::replace(&args.file, &text)?,
        }
        let out = args.out.as_ref().unwrap_or(&args.file).display();
        let signatures = count(signed.signatures.len(), "signature");
        lines.push(format!(
            "signed by  {}: {out} has {signatures}",
            key.keyid()
        ));
        value["keyid"] = key.keyid().into();
    } else {
        lines.push("nothing was signed".to_owned());
    }
    if args.json {
        return json_line(&value);
    }
    lines.iter().try_for_each(|text| line(text))
}
