//! `baton trust add`.

use std::path::PathBuf;

use super::next::NextArgs;
use crate::card::Card;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust add trust.json bob.card.json --roles approver --root root.pem --out trust-2.json")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) next: NextArgs,
    /// The enrolment cards of the new keys
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.next.make(|content| {
        for card in &args.cards {
            let signer = args.next.grant.signer(Card::load(card)?);
            content.signers.push(signer);
        }
        Ok(Vec::new())
    })
}
