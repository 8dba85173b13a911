//! `baton sign`.

use std::path::PathBuf;

use baton_core::Instant;
use baton_sign::import::peek;
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;
use serde_json::json;

use crate::files::Kind;
use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::{Failure, count, json_line, line};
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton sign policy.yaml --key ada.pem --author ada@example.com --reason \"first\" --out v1.signed.json
  baton sign policy.yaml --key ada.pem --author ada@example.com --reason \"fewer weak leads\" \\
      --after v1.signed.json --out v2.signed.json

The file holds the complete policy and a self-test: calls with the decisions of this engine, taken from the policy's
tests and its edge cases. An importer decides the calls again and refuses the file if one decision differs.")]
pub(crate) struct Args {
    /// The policy, as YAML
    policy: PathBuf,
    /// The private key to sign with
    #[arg(long, value_name = "PEM")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// The person who answers for the change
    #[arg(long, value_name = "NAME")]
    author: String,
    /// The reason for the change
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The audience: the backends that may import the file
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// The signed file that this one follows
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// The earlier version that this file restores
    #[arg(long, value_name = "VERSION", requires = "after")]
    restores: Option<u64>,
    /// The epoch of the current trust document
    #[arg(long, value_name = "N", default_value_t = 1)]
    trust_epoch: u64,
    /// The validity in days, at most 180
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=180))]
    days: u16,
    /// Sign as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// The file to write; an existing file is not overwritten
    #[arg(long, value_name = "FILE", default_value = "policy.signed.json")]
    out: PathBuf,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    signed(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn signed(args: &Args) -> Result<(), Failure> {
    let policy = files::policy(&args.policy)?;
    let now = clock::given_or_now(args.at);
    let before = args.after.as_ref().map(|path| {
        let read = peek(&files::bytes(path, Kind::Envelope)?);
        read.map(|(_, mark)| mark)
            .map_err(|why| Failure::refusal(&why))
    });
    let before = before.transpose()?;
    if let Some(mark) = &before
        && (mark.policy_id != policy.id() || mark.audience != args.audience)
    {
        let message = format!(
            "--after is `{}` for `{}`, but this policy is `{}` for `{}`: a file can only follow one with the same policy id and audience",
            mark.policy_id,
            mark.audience,
            policy.id(),
            args.audience
        );
        return Err(Failure::finding("other_history", message));
    }
    let unsignable = |why: baton_core::document::canonical::CanonicalError| {
        Failure::finding("unsignable", why.to_string())
    };
    let header = PayloadHeader {
        audience: args.audience.clone(),
        version: before.as_ref().map_or(1, |mark| mark.version + 1),
        trust_epoch: args.trust_epoch,
        previous: before.map(|mark| mark.digest),
        issued_at: now,
        expires_at: now.plus(i64::from(args.days) * 86_400),
        change: Change {
            author: args.author.clone(),
            reason: args.reason.clone(),
            restores: args.restores,
        },
    };
    let self_test = SelfTest::generate(&policy, now, []).map_err(unsignable)?;
    let cases = self_test.cases.len();
    let payload = Payload::new(&policy, header, self_test);
    let unsigned = payload.unsigned().map_err(unsignable)?;
    let digest = unsigned.digest();
    let key = PrivateKey::load(&args.key, &args.passphrase)?;
    files::create(&args.out, &(key.sign(unsigned).to_json() + "\n"))?;
    if args.json {
        let value = json!({
            "policy_id": payload.policy_id, "audience": payload.audience, "version": payload.version,
            "digest": digest, "keyid": key.keyid(), "self_test_cases": cases,
            "issued_at": payload.issued_at, "expires_at": payload.expires_at,
        });
        return json_line(&value);
    }
    line(&format!(
        "{}: {} version {} for {}",
        args.out.display(),
        payload.policy_id,
        payload.version,
        payload.audience
    ))?;
    line(&format!("  signed by  {}", key.keyid()))?;
    line(&format!(
        "  valid      {} to {}",
        payload.issued_at, payload.expires_at
    ))?;
    line(&format!("  self-test  {}", count(cases, "call")))?;
    line(&format!("  payload    {digest}"))
}
