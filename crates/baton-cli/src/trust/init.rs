//! `baton trust init`.

use std::path::PathBuf;

use baton_sign::trust::{Content, Role, Root, Rule, SCHEMA};

use super::document;
use super::grant::Grant;
use super::root_args::{RootArgs, public};
use crate::card::Card;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton keygen --principal root --out root.pem
  baton trust init enrolment.json --root root.pem --out trust.json
  baton trust init ada.card.json bob.card.json --root root.pem --roles author,approver --approval

Compare each key's name with the one that its owner sees before you use the document. Backends pin it by the digest
that is printed: `baton import … --trust trust.json --pin sha256:…`.")]
pub(crate) struct Args {
    /// Enrolment cards, as the console and `baton keygen` write them
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    #[command(flatten)]
    root: RootArgs,
    /// The number of root keys that must sign the next document
    #[arg(long, value_name = "N", default_value_t = 1)]
    root_threshold: u32,
    #[command(flatten)]
    grant: Grant,
    /// Ask for a second person: an author and somebody else who approves
    #[arg(long)]
    approval: bool,
    /// The file to write; an existing file is not overwritten
    #[arg(long, value_name = "FILE", default_value = "trust.json")]
    out: PathBuf,
    /// Print what it says as one line of JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let keys = args.root.load()?;
    let cards = args.cards.iter().map(|path| Card::load(path));
    let signers = cards.map(|card| Ok(args.grant.signer(card?)));
    let (min_principals, require_roles) = if args.approval {
        (2, vec![Role::Author, Role::Approver])
    } else {
        (1, vec![Role::Author])
    };
    let content = Content {
        schema: SCHEMA,
        epoch: 1,
        expires_at: args.grant.until(),
        root: Root {
            threshold: args.root_threshold,
            keys: public(&keys),
        },
        signers: signers.collect::<Result<_, Failure>>()?,
        rules: vec![Rule {
            audience: args.grant.audience.clone(),
            min_principals,
            require_roles,
        }],
    };
    document::write(content, &keys, &args.out, args.json)
}
