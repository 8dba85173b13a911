//! The rights of people who are enrolled together.

use baton_core::Instant;
use baton_sign::trust::{Role, Signer, Status};
use clap::ValueEnum;

use crate::card::Card;
use crate::clock;

/// The role of a signer, as a word on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RoleWord {
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

/// The rights of people who are enrolled together, and how long they hold.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Grant {
    /// Roles of the enrolled people
    #[arg(long, value_enum, value_delimiter = ',', default_value = "author")]
    roles: Vec<RoleWord>,
    /// Policies that they may sign; `*` matches any characters
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    policies: String,
    /// The audience whose policies they may sign
    #[arg(long, value_name = "NAME", default_value = "prod")]
    pub(super) audience: String,
    /// For how many days the document and new keys are good
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
    /// Begin at this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
}

impl Grant {
    /// The moment at which the rights begin.
    fn from(&self) -> Instant {
        clock::given_or_now(self.at)
    }

    /// The moment at which the rights and the document end.
    pub(super) fn until(&self) -> Instant {
        self.from().plus(i64::from(self.days) * 86_400)
    }

    /// The signer of an enrolment card.
    pub(super) fn signer(&self, card: Card) -> Signer {
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
