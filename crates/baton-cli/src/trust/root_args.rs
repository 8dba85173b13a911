//! The root keys of a trust document.

use std::path::{Path, PathBuf};

use baton_sign::key::Jwk;

use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::Failure;

/// The root keys that sign a document.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct RootArgs {
    /// A root key that signs; may be given several times
    #[arg(long = "root", value_name = "PEM", required = true)]
    keys: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

impl RootArgs {
    /// Loads the keys.
    pub(super) fn load(&self) -> Result<Vec<PrivateKey>, Failure> {
        self.load_others(&self.keys)
    }

    /// Loads other keys with the same passphrase.
    pub(super) fn load_others(
        &self,
        paths: &[impl AsRef<Path>],
    ) -> Result<Vec<PrivateKey>, Failure> {
        let keys = paths.iter();
        keys.map(|path| PrivateKey::load(path.as_ref(), &self.passphrase))
            .collect()
    }
}

/// The public halves of keys.
pub(super) fn public(keys: &[PrivateKey]) -> Vec<Jwk> {
    keys.iter().map(PrivateKey::jwk).collect()
}
