//! `baton import`.

use std::path::PathBuf;

use baton_sign::importer::ImportError;
use baton_sign::{Imported, Importer};
use serde_json::json;

use crate::files::Kind;
use crate::output::{Failure, count, json_line, line};
use crate::{clock, files, verify};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton import v1.signed.json --state /var/lib/baton --trust trust.json --pin sha256:…
  baton import v2.signed.json --state /var/lib/baton
  baton import v3.signed.json --state /var/lib/baton --trust trust-2.json

The first import pins the trust document by a digest that you received over another channel. A file is accepted only if
every check passes, including its self-test; otherwise the old policy stays in force. It may have at most 256 KiB.
`baton verify --pin` runs the same checks and changes nothing.")]
pub(crate) struct Args {
    /// The signed policy, as the console and `baton sign` write it; `-` reads the standard input
    file: PathBuf,
    /// The folder that stores the policy in force
    #[arg(long, value_name = "DIR")]
    state: PathBuf,
    /// The trust document: the first one with --pin, or later epochs in order
    #[arg(long, value_name = "FILE")]
    trust: Vec<PathBuf>,
    /// The digest of the first trust document
    #[arg(long, value_name = "SHA256", requires = "trust")]
    pin: Option<String>,
    /// The audience of this machine
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// Accept this policy id only; without it, the id of the first policy imported
    #[arg(long, value_name = "ID")]
    policy_id: Option<String>,
    /// Show the result of each check
    #[arg(long)]
    explain: bool,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    imported(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn imported(args: &Args) -> Result<(), Failure> {
    let trusts = args
        .trust
        .iter()
        .map(|path| ("--trust", Some(path.as_path())));
    let mut named = vec![("FILE", Some(args.file.as_path()))];
    named.extend(trusts);
    files::one_from_stdin(&named)?;
    let now = clock::given_or_now(None);
    let mut importer = Importer::new(&args.state, &args.audience);
    if let Some(id) = &args.policy_id {
        importer = importer.for_policy(id);
    }
    let failed = |why: ImportError| Failure::import(&why);
    let mut documents = args.trust.iter();
    if let (Some(pin), Some(first)) = (&args.pin, documents.as_slice().first()) {
        importer
            .pin(&files::text(first, Kind::Trust)?, pin, now)
            .map_err(failed)?;
        documents.next();
    }
    for document in documents {
        importer
            .follow(&files::text(document, Kind::Trust)?, now)
            .map_err(failed)?;
    }
    let (report, result) = importer.import(&files::text(&args.file, Kind::Import)?, now);
    if args.explain && !args.json {
        let plain = match &result {
            Ok(imported) => Ok(imported.clone()),
            Err(ImportError::Refused(refusal)) => Err(refusal.clone()),
            Err(_) => return result.map(|_| ()).map_err(failed),
        };
        verify::table(&report, &plain)?;
    }
    print_imported(&result.map_err(failed)?, args)
}

fn print_imported(imported: &Imported, args: &Args) -> Result<(), Failure> {
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
        return json_line(&value);
    }
    line(&if *unchanged {
        "Already in force; nothing changed".to_owned()
    } else {
        format!("In force in {}", args.state.display())
    })?;
    let (id, version, audience) = (&payload.policy_id, payload.version, &payload.audience);
    line(&format!(
        "  policy     {id} version {version} for {audience}"
    ))?;
    line(&format!("  signed by  {}", principals.join(", ")))?;
    // The checks cover the signatures; the author's name is only the file's own statement.
    let change = &payload.change;
    line(&format!(
        "  change     “{}”, by {} according to the file",
        change.reason, change.author
    ))?;
    line(&format!(
        "  valid      {} to {}",
        payload.issued_at, payload.expires_at
    ))?;
    let cases = count(payload.self_test.cases.len(), "call");
    line(&format!(
        "  self-test  {cases}, each with the signer's decision"
    ))?;
    line(&format!("  payload    {digest}"))?;
    line(&format!("  policy     {}", policy.digest()))
}
