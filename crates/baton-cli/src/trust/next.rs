//! The next trust document: the one before with a change, one epoch on.

use std::path::PathBuf;

use baton_sign::principal::normal_form;
use baton_sign::trust::Content;

use super::document;
use super::grant::Grant;
use super::root_args::RootArgs;
use crate::keys::PrivateKey;
use crate::output::Failure;

/// The options of every command that continues a trust document.
#[derive(clap::Args)]
pub(super) struct NextArgs {
    /// The trust document to continue
    pub(super) trust: PathBuf,
    #[command(flatten)]
    pub(super) grant: Grant,
    #[command(flatten)]
    pub(super) root: RootArgs,
    /// File for the next document; an existing file is not overwritten
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Print what it says as one line of JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl NextArgs {
    /// Makes the next document with a change, signed by the root and by the keys that the change returns, and writes it.
    pub(super) fn make(
        &self,
        change: impl FnOnce(&mut Content) -> Result<Vec<PrivateKey>, Failure>,
    ) -> Result<(), Failure> {
        let mut content = self.next()?;
        let others = change(&mut content)?;
        let mut keys = self.root.load()?;
        // A key that stays signs once.
        let known: Vec<String> = keys.iter().map(PrivateKey::keyid).collect();
        keys.extend(
            others
                .into_iter()
                .filter(|key| !known.contains(&key.keyid())),
        );
        document::write(content, &keys, &self.out, self.json)
    }

    /// The content one epoch on, with every name in its normal form.
    fn next(&self) -> Result<Content, Failure> {
        let (trust, _) = document::read(&self.trust)?;
        let mut content = trust.content().clone();
        for signer in &mut content.signers {
            signer.principal = normal_form(&signer.principal);
        }
        content.epoch += 1;
        content.expires_at = content.expires_at.max(self.grant.until());
        Ok(content)
    }
}
