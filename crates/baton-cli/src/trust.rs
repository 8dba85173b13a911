//! `baton trust`.

use std::fs;
use std::path::PathBuf;

use baton_core::Instant;
use baton_sign::Trust;
use baton_sign::key::Jwk;
use baton_sign::trust::{Role, Rule, Signer, Status};
use serde::Deserialize;

use crate::files::Kind;
use crate::output::{Failure, count, line};
use crate::{clock, files};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make the first trust document from enrolment cards that the console exports
    Init(Init),
}

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust init enrolment.json --out trust.json

Compare the key's name with the one that the signer's console shows before you use the document.")]
pub(crate) struct Init {
    /// Enrolment cards: {\"principal\": …, \"jwk\": …}
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// The audience whose policies they may sign
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// The policies they may sign; `*` stands for any characters
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    policies: String,
    /// For how many days the document and its keys are good
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
    /// Begin at this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Where to write it; an existing file is not overwritten
    #[arg(long, value_name = "FILE", default_value = "trust.json")]
    out: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    principal: String,
    jwk: Jwk,
}

pub(crate) fn init(args: &Init) -> Result<(), Failure> {
    let from = clock::given_or_now(args.at);
    let until = from.plus(i64::from(args.days) * 86_400);
    let mut signers = Vec::new();
    for path in &args.cards {
        let card: Card =
            serde_json::from_slice(&files::bytes(path, Kind::Card)?).map_err(|why| {
                Failure::finding(
                    "card_unreadable",
                    format!("{} is not an enrolment card: {why}", path.display()),
                )
            })?;
        signers.push(Signer {
            keyid: card.jwk.thumbprint(),
            public_key: card.jwk,
            principal: card.principal,
            roles: vec![Role::Author],
            policies: vec![args.policies.clone()],
            audiences: vec![args.audience.clone()],
            not_before: from,
            not_after: until,
            status: Status::Active,
        });
    }
    let rule = Rule {
        audience: args.audience.clone(),
        min_principals: 1,
        require_roles: vec![Role::Author],
    };
    let trust = Trust::new(1, until, signers, vec![rule])
        .map_err(|why| Failure::finding("trust_invalid", why.to_string()))?;
    write(args, &trust)?;
    let (file, keys) = (args.out.display(), count(trust.signers().len(), "key"));
    line(&format!("{file}: epoch 1, {keys}, good until {until}"))?;
    for signer in trust.signers() {
        line(&format!("  {}  {}", signer.keyid, signer.principal))?;
    }
    Ok(())
}

fn write(args: &Init, trust: &Trust) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(trust)
        .map_err(|why| Failure::finding("trust_invalid", why.to_string()))?;
    let written = fs::File::create_new(&args.out)
        .and_then(|mut file| std::io::Write::write_all(&mut file, format!("{text}\n").as_bytes()));
    written
        .map_err(|why| Failure::usage("file_unwritable", format!("{}: {why}", args.out.display())))
}
