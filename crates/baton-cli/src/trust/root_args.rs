//! The root keys that sign a document.

use std::path::PathBuf;

use baton_sign::key::Jwk;

use crate::keys::{PassphraseArgs, PrivateKey};
use crate::output::Failure;

/// The root keys that sign a document.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct RootArgs {
    /// A root key that signs; may be given several times
    #[arg(long = "root", value_name = "PEM", required = true)]
    keys: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
}

impl RootArgs {
    pub(super) fn load(&self) -> Result<Vec<PrivateKey>, Failure> {
        let keys = self.keys.iter();
        keys.map(|path| PrivateKey::load(path, &self.passphrase))
            .collect()
    }
}

pub(super) fn public(keys: &[PrivateKey]) -> Vec<Jwk> {
    keys.iter().map(PrivateKey::jwk).collect()
}
