//! `baton keygen`.

use std::path::PathBuf;

use baton_sign::principal;
use serde_json::json;

use crate::card::Card;
use crate::files;
use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton keygen --principal ada@example.com --out ada.pem
  baton keygen --principal root --out root.pem --encrypt

Keep the private key (PKCS#8 in PEM, readable by you alone). Send the card beside it, which holds the public key, to the
keeper of the trust document: `baton trust init` or `baton trust add` enrols it.
Compare the key id over another channel before the key is trusted.")]
pub(crate) struct Args {
    /// The key's owner, as the trust document will name them
    #[arg(long, value_name = "NAME")]
    principal: String,
    /// The file for the private key; an existing file is not overwritten
    #[arg(long, value_name = "FILE", default_value = "key.pem")]
    out: PathBuf,
    /// The file for the enrolment card; beside the key by default
    #[arg(long, value_name = "FILE")]
    card: Option<PathBuf>,
    /// Encrypt the key with a passphrase
    #[arg(long)]
    encrypt: bool,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Print the public key as one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    made(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn made(args: &Args) -> Result<(), Failure> {
    principal::check(&args.principal).map_err(|why| Failure::trust(&why))?;
    let passphrase = if args.encrypt {
        Some(new_passphrase(&args.passphrase)?)
    } else {
        None
    };
    let key = PrivateKey::generate()?;
    let beside = args.out.with_extension("card.json");
    let card_path = args.card.as_ref().unwrap_or(&beside);
    let card = Card {
        principal: args.principal.clone(),
        jwk: key.jwk(),
    };
    key.save(&args.out, passphrase.as_deref())?;
    key.reads_back(&args.out, passphrase.as_deref())?;
    files::create(card_path, &card.to_json())?;
    if args.json {
        let value = json!({ "keyid": key.keyid(), "principal": card.principal, "jwk": card.jwk });
        return json_line(&value);
    }
    line(&format!("{}  {}", key.keyid(), card.principal))?;
    line(&format!("  private key  {}", args.out.display()))?;
    line(&format!("  card         {}", card_path.display()))
}

fn new_passphrase(given: &PassphraseArgs) -> Result<String, Failure> {
    if let Some(given) = given.given()? {
        return Ok(given);
    }
    let ask = |prompt: &str| {
        rpassword::prompt_password(prompt)
            .map_err(|why| Failure::usage("passphrase_missing", why.to_string()))
    };
    let (first, again) = (ask("New passphrase: ")?, ask("Repeat the passphrase: ")?);
    if first.is_empty() || first != again {
        let message = "the passphrases differ or are empty; no key was created";
        return Err(Failure::usage("passphrase_differs", message.to_owned()));
    }
    Ok(first)
}
