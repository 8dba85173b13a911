//! `baton verify`.

use std::path::PathBuf;

use baton_core::{Instant, canonical};
use baton_sign::check::{Check, Verdict};
use baton_sign::{Account, Context, Imported, Refusal, Trust, import};
use serde_json::{Value, json};

use crate::files::Kind;
use crate::output::{Failure, json_line, line, painted, shown, warn};
use crate::style::Style;
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton verify policy.signed.json --trust trust.json --pin sha256:…
  baton verify policy.signed.json --trust trust.json --explain

Makes checks 1 to 15 and changes nothing. `baton import` makes them again and puts the policy in force.")]
pub(crate) struct Args {
    /// The signed policy; `-` reads the standard input
    file: PathBuf,
    /// The trust document: whose signatures count
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// The digest by which the trust document was made known to you
    #[arg(long, value_name = "SHA256")]
    pin: Option<String>,
    /// Which audience to verify for
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// The only policy id to take; without it any is taken
    #[arg(long, value_name = "ID")]
    policy_id: Option<String>,
    /// The signed file that is in force: history is checked against it
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// Verify as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Say what each check saw
    #[arg(long)]
    explain: bool,
    /// Print the result as one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    verified(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn verified(args: &Args) -> Result<(), Failure> {
    let stdin = [
        ("FILE", Some(args.file.as_path())),
        ("--trust", Some(args.trust.as_path())),
    ];
    files::one_from_stdin(&stdin)?;
    let now = clock::given_or_now(args.at);
    let trust_bytes = files::bytes(&args.trust, Kind::Trust)?;
    let trust = match &args.pin {
        Some(pin) => Trust::first(&trust_bytes, pin, now).map_err(|why| Failure::trust(&why))?,
        None => {
            let peeked = Trust::peek(&trust_bytes).map_err(|why| Failure::trust(&why))?;
            let digest = canonical::digest(&peeked.1.payload);
            warn(&format!(
                "the trust document is taken as it is; pin it with --pin {digest}"
            ));
            peeked.0
        }
    };
    let mark = args.after.as_ref().map(|path| {
        let read = import::peek(&files::bytes(path, Kind::Envelope)?);
        read.map(|(_, mark)| mark)
            .map_err(|why| Failure::refusal(&why))
    });
    let mark = mark.transpose()?;
    let context = Context {
        policy: args.policy_id.as_deref(),
        mark: mark.as_ref(),
        ..Context::new(&args.audience, now)
    };
    let (account, result) =
        import::explain(&files::bytes(&args.file, Kind::Import)?, &trust, context);
    if args.json {
        json_line(&json(&account, &result))?;
    } else {
        if args.explain {
            table(&account, &result)?;
        }
        match &result {
            Ok(imported) => line(&format!(
                "verified: {} version {} for {}, signed by {}",
                imported.payload.policy_id,
                imported.payload.version,
                imported.payload.audience,
                imported.principals.join(", ")
            ))?,
            Err(refusal) => return Err(Failure::refusal(refusal)),
        }
    }
    result.map(|_| ()).map_err(|_| Failure::said(1))
}

/// The account as JSON.
pub(crate) fn json(account: &Account, result: &Result<Imported, Refusal>) -> Value {
    let checks = account.rows(result).into_iter().map(|(check, verdict)| {
        let (result, text) = match verdict {
            Verdict::Passed(seen) => ("passed", seen),
            Verdict::Refused(refusal) => (refusal.code.as_str(), refusal.message),
            Verdict::NotMade => ("not_made", String::new()),
        };
        json!({ "check": check.number(), "title": check.title(), "result": result, "text": text })
    });
    let refused = result.as_ref().err().map(|refusal| refusal.code.as_str());
    json!({ "verified": result.is_ok(), "refused": refused, "checks": checks.collect::<Vec<_>>() })
}

/// The account as a table, a tick or a cross each.
pub(crate) fn table(account: &Account, result: &Result<Imported, Refusal>) -> Result<(), Failure> {
    let style = Style::of_stdout();
    let width = Check::ALL.map(|check| check.title().len());
    let width = width.into_iter().max().unwrap_or(0);
    for (check, verdict) in account.rows(result) {
        let (colour, mark, text) = match verdict {
            Verdict::Passed(seen) => (style.green(), "✓", seen),
            Verdict::Refused(refusal) => {
                let text = format!("{}: {}", refusal.code, refusal.message);
                (style.red(), "✗", text)
            }
            Verdict::NotMade => (style.dim(), "·", "not made".to_owned()),
        };
        let (number, title, plain) = (check.number(), check.title(), style.plain());
        // The escape sequences are ours; what came with the file is shown, not sent to the terminal.
        let text = shown(&text);
        painted(&format!(
            "{colour}{mark}{plain} {number:>2} {title:<width$}  {text}"
        ))?;
    }
    Ok(())
}
