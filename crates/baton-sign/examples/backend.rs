//! A backend that decides calls with the policy in force. Copy it and replace stdin by your transport.
//!
//! ```text
//! backend policy.signed.json --trust trust.json --pin sha256:… --state /var/lib/baton [--audience prod]
//! ```
//!
//! It reads calls from stdin, one JSON object per line, and writes the decisions to stdout. Meanwhile it watches the two
//! files. A new policy that passes all sixteen checks applies from the next call. A refused one is reported on stderr,
//! and the last good policy stays in force, also after a restart. Swapping one pointer ensures that a single policy
//! decides each call.

use std::error::Error;
use std::io::{self, BufRead as _, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use std::{env, fs, thread};

use baton_core::{Call, Instant, Policy, decide};
use baton_sign::Importer;
use baton_sign::importer::ImportError;

/// The interval between checks of the files.
const EVERY: Duration = Duration::from_millis(250);

/// The modification time and length of each file; `None` for a missing file.
type Stamps = [Option<(SystemTime, u64)>; 2];

struct Settings {
    policy: PathBuf,
    trust: PathBuf,
    pin: String,
    state: PathBuf,
    audience: String,
}

impl Settings {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let policy = words.next()?.into();
        let (mut trust, mut pin, mut state) = (None, None, None);
        let mut audience = "prod".to_owned();
        while let Some(word) = words.next() {
            let value = words.next()?;
            match word.as_str() {
                "--trust" => trust = Some(value.into()),
                "--pin" => pin = Some(value),
                "--state" => state = Some(PathBuf::from(value)),
                "--audience" => audience = value,
                _ => return None,
            }
        }
        Some(Self {
            policy,
            trust: trust?,
            pin: pin?,
            state: state?,
            audience,
        })
    }
}

/// The policy in force. Readers copy the pointer and release the lock at once. Even a poisoned lock holds a valid
/// pointer.
type InForce = Arc<RwLock<Arc<Policy>>>;

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(env::args().skip(1))
        .ok_or("usage: backend FILE --trust FILE --pin DIGEST --state FOLDER [--audience NAME]")?;
    let importer = Importer::new(&settings.state, &settings.audience);

    // The policy from before the restart comes first: a bad file must not prevent the start.
    let seen = stamps(&settings);
    let mut first = importer.running(now())?.map(|r| r.imported.policy);
    match import(&importer, &settings) {
        Ok(policy) => first = Some(policy),
        Err(why) => eprintln!("{why}"),
    }
    let first = first.ok_or("there is no policy to start with")?;
    let in_force: InForce = Arc::new(RwLock::new(Arc::new(first)));
    let watched = Arc::clone(&in_force);
    thread::spawn(move || watch(&importer, &settings, seen, &watched));

    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        match Call::from_json(&line?) {
            Ok(call) => {
                let policy = Arc::clone(&in_force.read().unwrap_or_else(PoisonError::into_inner));
                let decision = decide(&policy, &call, call.at.unwrap_or_else(now));
                writeln!(out, "{}", decision.canonical()?)?;
            }
            Err(why) => writeln!(
                out,
                "{{\"error\":\"call_unreadable\",\"line\":{}}}",
                why.line()
            )?,
        }
        out.flush()?;
    }
    Ok(())
}

/// Imports both files. A refusal changes nothing, neither on disk nor in force.
fn import(importer: &Importer, settings: &Settings) -> Result<Policy, Box<dyn Error>> {
    let trust = fs::read_to_string(&settings.trust)?;
    match importer.follow(&trust, now()) {
        Err(ImportError::NoTrust(_)) => importer.pin(&trust, &settings.pin, now())?,
        followed => followed?,
    };
    let file = fs::read_to_string(&settings.policy)?;
    let (_account, imported) = importer.import(&file, now());
    Ok(imported?.policy)
}

/// Imports again after each change of a file. Replace the files by renaming, so that they are always complete.
fn watch(importer: &Importer, settings: &Settings, mut seen: Stamps, in_force: &InForce) {
    loop {
        thread::sleep(EVERY);
        let found = stamps(settings);
        if found == seen {
            continue;
        }
        seen = found;
        match import(importer, settings) {
            Ok(policy) => {
                let digest = policy.digest().to_owned();
                *in_force.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(policy);
                eprintln!("in force: {digest}");
            }
            Err(why) => eprintln!("{why}; the last good policy stays in force"),
        }
    }
}

fn stamps(settings: &Settings) -> Stamps {
    [&settings.policy, &settings.trust].map(|path| {
        let file = fs::metadata(path).ok()?;
        Some((file.modified().ok()?, file.len()))
    })
}

fn now() -> Instant {
    let since_1970 = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    Instant::from_epoch(since_1970.as_secs().try_into().unwrap_or(i64::MAX))
}
