//! `baton trust`: who is trusted, kept in a document that the root signs.

mod add;
mod init;
mod revoke;
mod rotate;
mod show;

use std::path::{Path, PathBuf};

use baton_core::Instant;
use baton_sign::Trust;
use baton_sign::key::Jwk;
use baton_sign::principal::normal_form;
use baton_sign::trust::{Content, Role, Signer, Status};
use clap::ValueEnum;

use crate::card::Card;
use crate::files::Kind;
use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::{Failure, count, json_line, line};
use crate::{clock, files};

#[derive(clap::Subcommand)]
#[command(
    after_help = "A trust document names the people whose signatures count, and what each audience asks for.
Its root keys sign it; backends follow it from epoch to epoch, beginning with a pinned one."
)]
pub(crate) enum Command {
    /// Make the first trust document from enrolment cards
    Init(init::Args),
    /// Enrol another key
    Add(add::Args),
    /// Say that a key no longer counts
    Revoke(revoke::Args),
    /// Hand the root over to other keys
    Rotate(rotate::Args),
    /// Show what a trust document says
    Show(show::Args),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Init(args) => init::run(args),
        Command::Add(args) => add::run(args),
        Command::Revoke(args) => revoke::run(args),
        Command::Rotate(args) => rotate::run(args),
        Command::Show(args) => show::run(args),
    }
}

/// What a signer may do, as a word on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleWord {
    /// Writes policies
    Author,
    /// Approves what others wrote
    Approver,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Author => Self::Author,
            RoleWord::Approver => Self::Approver,
        }
    }
}

/// What people that are enrolled together may do.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Grant {
    /// What they may do
    #[arg(long, value_enum, value_delimiter = ',', default_value = "author")]
    roles: Vec<RoleWord>,
    /// The policies they may sign; `*` stands for any characters
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    policies: String,
    /// The audience whose policies they may sign
    #[arg(long, value_name = "NAME", default_value = "prod")]
    audience: String,
    /// For how many days the document and new keys are good
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
    /// Begin at this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
}

impl Grant {
    fn from(&self) -> Instant {
        clock::given_or_now(self.at)
    }

    fn until(&self) -> Instant {
        self.from().plus(i64::from(self.days) * 86_400)
    }

    fn signer(&self, card: Card) -> Signer {
        Signer {
            keyid: card.jwk.thumbprint(),
            public_key: card.jwk,
            principal: card.principal,
            roles: self.roles.iter().copied().map(Role::from).collect(),
            policies: vec![self.policies.clone()],
            audiences: vec![self.audience.clone()],
            not_before: self.from(),
            not_after: self.until(),
            status: Status::Active,
        }
    }
}

/// The root keys that sign a document.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct RootArgs {
    /// A root key that signs; may be given several times
    #[arg(long = "root", value_name = "PEM", required = true)]
    keys: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

impl RootArgs {
    fn load(&self) -> Result<Vec<PrivateKey>, Failure> {
        let keys = self.keys.iter();
        keys.map(|path| PrivateKey::load(path, &self.passphrase))
            .collect()
    }
}

fn public(keys: &[PrivateKey]) -> Vec<Jwk> {
    keys.iter().map(PrivateKey::jwk).collect()
}

/// A document as it stands, to be changed. It is not checked whose signatures it has: the root signs the next one.
fn open(path: &Path) -> Result<Content, Failure> {
    let (trust, _) =
        Trust::peek(&files::bytes(path, Kind::Trust)?).map_err(|why| Failure::trust(&why))?;
    Ok(trust.content().clone())
}

/// The next document: one epoch on, with every name in its normal form.
fn next(mut content: Content, at: &Grant) -> Content {
    for signer in &mut content.signers {
        signer.principal = normal_form(&signer.principal);
    }
    Content {
        epoch: content.epoch + 1,
        expires_at: content.expires_at.max(at.until()),
        ..content
    }
}

/// Signs a document with every key given, writes it, and says what it is.
fn finish(content: Content, keys: &[PrivateKey], out: &Path, json: bool) -> Result<(), Failure> {
    let trust = Trust::new(content).map_err(|why| Failure::trust(&why))?;
    let unwritable =
        |why: &dyn std::fmt::Display| Failure::finding("trust_invalid", why.to_string());
    let unsigned = trust.unsigned().map_err(|why| unwritable(&why))?;
    let digest = unsigned.digest();
    let Some((first, rest)) = keys.split_first() else {
        return Err(Failure::usage("usage", "no root key was given".to_owned()));
    };
    let signed = rest
        .iter()
        .try_fold(first.sign(unsigned), |envelope, key| key.cosign(envelope))
        .map_err(|why| Failure::refusal(&why))?;
    files::create(out, &(signed.to_json() + "\n"))?;
    if json {
        return json_line(&show::value(&trust, &digest));
    }
    let keys = count(trust.signers().len(), "key");
    line(&format!(
        "{}: epoch {}, {keys}, good until {}",
        out.display(),
        trust.epoch(),
        trust.expires_at()
    ))?;
    for signer in trust.signers() {
        line(&format!("  {}  {}", signer.keyid, signer.principal))?;
    }
    line(&format!("  pin  {digest}"))
}
