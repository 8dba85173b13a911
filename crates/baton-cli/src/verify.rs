//! `baton verify`.

use std::path::PathBuf;

use baton_core::{Instant, document::canonical};
use baton_sign::{Check, Context, Imported, Refusal, Trust, Verdict, VerificationReport, import};
use serde_json::{Value, json};

use crate::files::Kind;
use crate::output::{Failure, json_line, line, painted, shown};
use crate::style::Style;
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton verify policy.signed.json --trust trust.json --pin sha256:…
  baton verify policy.signed.json --trust trust.json --pin sha256:… --explain

Runs checks 1 to 15 and changes nothing. `baton import` runs them again and puts the policy in force.

Without --pin the trust document could be anyone's: the result has \"trust\": \"unpinned\" and is not verified.
Exit code 0 if the file is verified, 1 if it is refused, 2 for usage, 3 if every check passed but the trust document
is not pinned.")]
pub(crate) struct Args {
    /// The signed policy; `-` reads the standard input
    file: PathBuf,
    /// The trust document, which lists the people whose signatures count
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// The digest of the trust document, received over another channel
    #[arg(long, value_name = "SHA256")]
    pin: Option<String>,
    /// The audience to verify for
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// Accept this policy id only; without it, any
    #[arg(long, value_name = "ID")]
    policy_id: Option<String>,
    /// The signed file in force, which the file must follow
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// Verify as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Show the result of each check
    #[arg(long)]
    explain: bool,
    /// Print one line of JSON: {"verified": …, "trust": "pinned" | "unpinned", "error": …, "checks": […]}
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
    let (trust, pinning) = trust(&trust_bytes, args.pin.as_deref(), now)?;
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
    let (report, result) =
        import::explain(&files::bytes(&args.file, Kind::Import)?, &trust, context);
    if args.json {
        json_line(&json(&report, &result, &pinning))?;
        return match (&result, pinning) {
            (Err(_), _) => Err(Failure::reported(1)),
            (Ok(_), Pinning::Unpinned(_)) => Err(Failure::reported(UNPINNED)),
            (Ok(_), Pinning::Pinned) => Ok(()),
        };
    }
    if args.explain {
        table(&report, &result)?;
    }
    let imported = result.map_err(|refusal| Failure::refusal(&refusal))?;
    let about = format!(
        "{} version {} for {}, signed by {}",
        imported.payload.policy_id,
        imported.payload.version,
        imported.payload.audience,
        imported.principals.join(", ")
    );
    match pinning {
        Pinning::Pinned => line(&format!("verified: {about}")),
        Pinning::Unpinned(digest) => {
            line(&format!("NOT VERIFIED: {about}"))?;
            line(
                "  Every check passed, but the trust document is not pinned: anyone could have written it.",
            )?;
            line(&format!(
                "  Compare this digest with the one its keeper gave you. If they match, add --pin {digest}"
            ))?;
            Err(Failure::reported(UNPINNED))
        }
    }
}

/// The exit code for a file that passed every check under a trust document that is not pinned.
const UNPINNED: u8 = 3;

/// The pinning of a trust document: a digest from another channel confirms it.
enum Pinning {
    /// The given digest is the document's.
    Pinned,
    /// No digest was given; holds the document's.
    Unpinned(String),
}

impl Pinning {
    /// Returns the word used in JSON.
    fn as_str(&self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::Unpinned(_) => "unpinned",
        }
    }
}

fn trust(bytes: &[u8], pin: Option<&str>, now: Instant) -> Result<(Trust, Pinning), Failure> {
    match pin {
        Some(pin) => Trust::first(bytes, pin, now).map(|trust| (trust, Pinning::Pinned)),
        None => Trust::peek(bytes).map(|(trust, envelope)| {
            let digest = canonical::digest(&envelope.payload);
            (trust, Pinning::Unpinned(digest))
        }),
    }
    .map_err(|why| Failure::trust(&why))
}

/// Returns the report as JSON.
fn json(
    report: &VerificationReport,
    result: &Result<Imported, Refusal>,
    pinning: &Pinning,
) -> Value {
    let checks = report.rows(result).into_iter().map(|(check, verdict)| {
        let (result, text) = match verdict {
            Verdict::Passed(seen) => ("passed", seen),
            Verdict::Refused(refusal) => (refusal.code.as_str(), refusal.message),
            Verdict::NotMade => ("not_made", String::new()),
        };
        json!({ "check": check.number(), "title": check.title(), "result": result, "text": text })
    });
    let error = result.as_ref().err().map(crate::output::refusal_value);
    json!({
        "verified": result.is_ok() && matches!(pinning, Pinning::Pinned),
        "trust": pinning.as_str(),
        "error": error,
        "checks": checks.collect::<Vec<_>>(),
    })
}

/// Prints the report as a table, one check per line with a tick or a cross.
pub(crate) fn table(
    report: &VerificationReport,
    result: &Result<Imported, Refusal>,
) -> Result<(), Failure> {
    let style = Style::of_stdout();
    let width = Check::ALL.map(|check| check.title().len());
    let width = width.into_iter().max().unwrap_or(0);
    for (check, verdict) in report.rows(result) {
        let (colour, mark, text) = match verdict {
            Verdict::Passed(seen) => (style.green(), "✓", seen),
            Verdict::Refused(refusal) => {
                let text = format!("{}: {}", refusal.code, refusal.message);
                (style.red(), "✗", text)
            }
            Verdict::NotMade => (style.dim(), "·", "not run".to_owned()),
        };
        let (number, title, plain) = (check.number(), check.title(), style.plain());
        // Escapes control characters from the file; the escape sequences of the line are ours.
        let text = shown(&text);
        painted(&format!(
            "{colour}{mark}{plain} {number:>2} {title:<width$}  {text}"
        ))?;
    }
    Ok(())
}
