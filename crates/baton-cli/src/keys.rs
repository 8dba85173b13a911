//! Private keys on the command line: PKCS#8 in PEM, as OpenSSL writes and reads it.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use baton_sign::envelope::Unsigned;
use baton_sign::key::Jwk;
use baton_sign::{Envelope, Refusal};
use ed25519_dalek::pkcs8::KeypairBytes;
use ed25519_dalek::{Signer as _, SigningKey};
use pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, LineEnding};

use crate::files;
use crate::output::Failure;

/// Where the passphrase of an encrypted key is looked for before anybody is asked.
pub(crate) const PASSPHRASE: &str = "BATON_PASSPHRASE";

/// The marker of a PEM block that needs a passphrase.
const ENCRYPTED: &str = "BEGIN ENCRYPTED PRIVATE KEY";

/// How a passphrase is given.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct PassphraseArgs {
    /// Read the key's passphrase from the first line of this file; else from BATON_PASSPHRASE, else it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArgs {
    /// The passphrase, if one was given without being asked for.
    pub(crate) fn given(&self) -> Result<Option<String>, Failure> {
        match &self.passphrase_file {
            Some(path) => {
                let text = files::text(path)?;
                Ok(text.lines().next().map(str::to_owned))
            }
            None => Ok(std::env::var(PASSPHRASE).ok()),
        }
    }

    fn asked(&self, path: &Path) -> Result<String, Failure> {
        if let Some(given) = self.given()? {
            return Ok(given);
        }
        if !io::stdin().is_terminal() {
            let message = format!(
                "{} needs a passphrase: set {PASSPHRASE}, or name a file with --passphrase-file",
                path.display()
            );
            return Err(Failure::usage("passphrase_missing", message));
        }
        rpassword::prompt_password(format!("Passphrase of {}: ", path.display()))
            .map_err(|why| Failure::usage("passphrase_missing", why.to_string()))
    }
}

/// A private key. It signs, and gives nothing else away.
pub(crate) struct PrivateKey(SigningKey);

impl PrivateKey {
    /// A new key from the system's own randomness.
    pub(crate) fn generate() -> Result<Self, Failure> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|why| {
            let message = format!("the system gives no randomness: {why}");
            Failure::finding("no_randomness", message)
        })?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// Reads a key.
    pub(crate) fn load(path: &Path, passphrase: &PassphraseArgs) -> Result<Self, Failure> {
        let pem = files::text(path)?;
        let passphrase = pem.contains(ENCRYPTED).then(|| passphrase.asked(path));
        Self::from_pem(path, &pem, passphrase.transpose()?.as_deref())
    }

    /// Reads back what was just written: a key that cannot be read would be missed when something has to be signed.
    pub(crate) fn reads_back(&self, path: &Path, passphrase: Option<&str>) -> Result<(), Failure> {
        let again = Self::from_pem(path, &files::text(path)?, passphrase)?;
        if again.0 == self.0 {
            return Ok(());
        }
        let message = format!("{} does not read back as it was written", path.display());
        Err(Failure::finding("key_unreadable", message))
    }

    fn from_pem(path: &Path, pem: &str, passphrase: Option<&str>) -> Result<Self, Failure> {
        let (read, hint) = match passphrase {
            Some(passphrase) => (
                SigningKey::from_pkcs8_encrypted_pem(pem, passphrase),
                "is the passphrase right?",
            ),
            None => (SigningKey::from_pkcs8_pem(pem), "`baton keygen` makes one"),
        };
        read.map(Self).map_err(|why| {
            let path = path.display();
            let message =
                format!("{path} is not an Ed25519 private key in PKCS#8 PEM ({why}); {hint}");
            Failure::finding("key_unreadable", message)
        })
    }

    /// Writes the key to a file that only its owner may read; an existing one is not overwritten.
    pub(crate) fn save(&self, path: &Path, passphrase: Option<&str>) -> Result<(), Failure> {
        // Without the public part: readers of the older form refuse it.
        let bytes = KeypairBytes {
            secret_key: self.0.to_bytes(),
            public_key: None,
        };
        let pem = match passphrase {
            Some(passphrase) => bytes.to_pkcs8_encrypted_pem(passphrase, LineEnding::LF),
            None => bytes.to_pkcs8_pem(LineEnding::LF),
        };
        let pem = pem.map_err(|why| Failure::finding("key_unwritable", why.to_string()))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options
            .open(path)
            .and_then(|mut file| file.write_all(pem.as_bytes()))
            .map_err(|why| Failure::usage("file_unwritable", format!("{}: {why}", path.display())))
    }

    /// The public key.
    pub(crate) fn jwk(&self) -> Jwk {
        Jwk::of(self.0.verifying_key().as_bytes())
    }

    /// The key's name.
    pub(crate) fn keyid(&self) -> String {
        self.jwk().thumbprint()
    }

    /// The first signature of an envelope.
    pub(crate) fn sign(&self, unsigned: Unsigned) -> Envelope {
        let signature = self.0.sign(&unsigned.bytes_to_sign()).to_bytes();
        unsigned.signed(&self.keyid(), signature)
    }

    /// One more signature on the same payload.
    pub(crate) fn cosign(&self, envelope: Envelope) -> Result<Envelope, Refusal> {
        let signature = self.0.sign(&envelope.bytes_signed()).to_bytes();
        envelope.with(&self.keyid(), signature)
    }
}
