//! `baton trust revoke`.

use baton_sign::principal::same_person;
use baton_sign::trust::Status;

use super::next::NextArgs;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust revoke trust.json kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k --root root.pem --out trust-2.json

A revoked key stays in the document, so that what it signs is refused by name; it never counts again. A policy that
it signed and that is in force goes on serving, and `baton status` says so: sign another.")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) next: NextArgs,
    /// The key's name, or a person: then all of their keys
    #[arg(value_name = "KEYID|NAME")]
    whose: String,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.next.make(|content| {
        let mut found = false;
        for signer in &mut content.signers {
            if signer.keyid == args.whose || same_person(&signer.principal, &args.whose) {
                signer.status = Status::Revoked;
                found = true;
            }
        }
        if !found {
            let message = format!(
                "neither a key nor a person of {} goes by “{}”; `baton trust show` lists them",
                args.next.trust.display(),
                args.whose
            );
            return Err(Failure::finding("key_unknown", message));
        }
        Ok(Vec::new())
    })
}
