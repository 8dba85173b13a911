//! Enrolment cards: a person's public key for the keeper of the trust document.

use std::path::Path;

use baton_sign::key::Jwk;
use baton_sign::principal;
use serde::{Deserialize, Serialize};

use crate::files::{self, Kind};
use crate::output::Failure;

/// A public key and its owner. The console writes the same format.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Card {
    /// The owner's name.
    pub(crate) principal: String,
    /// The public key.
    pub(crate) jwk: Jwk,
}

impl Card {
    /// Reads a card and checks that its owner's name can be enrolled.
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        let card: Self =
            serde_json::from_slice(&files::bytes(path, Kind::Card)?).map_err(|why| {
                let message = format!("{} is not an enrolment card: {why}", path.display());
                Failure::finding("card_unreadable", message)
            })?;
        principal::check(&card.principal).map_err(|why| Failure::trust(&why))?;
        Ok(card)
    }

    pub(crate) fn to_json(&self) -> String {
        // Serialising structs of strings cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
