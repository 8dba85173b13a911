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

use crate::files::{self, Kind};
use crate::output::Failure;

/// The environment variable that holds the passphrase of an encrypted key.
pub(crate) const PASSPHRASE: &str = "BATON_PASSPHRASE";

/// The mark of an encrypted PEM block.
const ENCRYPTED: &str = "BEGIN ENCRYPTED PRIVATE KEY";

/// Options for a passphrase.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct PassphraseArgs {
    /// Read the key's passphrase from the first line of this file; without it, BATON_PASSPHRASE is used, or a prompt
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArgs {
    /// Returns the passphrase from the file or the environment, without a prompt.
    pub(crate) fn given(&self) -> Result<Option<String>, Failure> {
        match &self.passphrase_file {
            Some(path) => {
                let text = files::text(path, Kind::Card)?;
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

/// A private key. It signs and reveals nothing else.
pub(crate) struct PrivateKey(SigningKey);

impl PrivateKey {
    /// Creates a key from the system's random numbers.
    pub(crate) fn generate() -> Result<Self, Failure> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|why| {
            let message = format!("the system supplies no random numbers: {why}");
            Failure::finding("no_randomness", message)
        })?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// Reads a key.
    pub(crate) fn load(path: &Path, passphrase: &PassphraseArgs) -> Result<Self, Failure> {
        let pem = files::text(path, Kind::Card)?;
        let passphrase = pem.contains(ENCRYPTED).then(|| passphrase.asked(path));
        Self::from_pem(path, &pem, passphrase.transpose()?.as_deref())
    }

    /// Checks that a key just written can be read: an unreadable key would be noticed only at the next signing.
    pub(crate) fn reads_back(&self, path: &Path, passphrase: Option<&str>) -> Result<(), Failure> {
        let again = Self::from_pem(path, &files::text(path, Kind::Card)?, passphrase)?;
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
        // Omits the public part: readers of the older PKCS#8 version refuse it.
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

    /// Returns the public key.
    pub(crate) fn jwk(&self) -> Jwk {
        Jwk::from_bytes(self.0.verifying_key().as_bytes())
    }

    /// Returns the key's id.
    pub(crate) fn keyid(&self) -> String {
        self.jwk().thumbprint()
    }

    /// Adds the first signature.
    pub(crate) fn sign(&self, unsigned: Unsigned) -> Envelope {
        let signature = self.0.sign(&unsigned.bytes_to_sign()).to_bytes();
        unsigned.signed(&self.keyid(), signature)
    }

    /// Adds a signature to the same payload.
    pub(crate) fn cosign(&self, envelope: Envelope) -> Result<Envelope, Refusal> {
        let signature = self.0.sign(&envelope.bytes_signed()).to_bytes();
        envelope.with(&self.keyid(), signature)
    }
}
