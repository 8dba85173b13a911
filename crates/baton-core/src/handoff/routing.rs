//! Assignment of handoffs: a weighted round robin over the available AEs.
//!
//! The method is smooth weighted round robin. At every handoff each eligible AE gains credit equal to their weight. The
//! AE with the most credit wins and pays the sum of the eligible weights. Turns are proportional to the weights and
//! evenly spread: weights 5, 1 and 1 give a a b a c a a, rather than five turns in a row for one person.
//!
//! The policy only selects the method ([`Routing`]). The backend supplies the [`Roster`], stores the [`Rotation`], and
//! states at every handoff who is available.
//!
//! ```
//! use baton_core::handoff::routing::{AeId, Member, Roster, Rotation, Weight};
//! let member = |id: &str, weight| Some(Member { id: AeId::new(id)?, weight: Weight::new(weight)? });
//! let team = [member("amara", 5), member("ben", 1), member("cleo", 1)];
//! let roster = Roster::new(team.into_iter().flatten().collect())?;
//! let rotation = Rotation::default();
//! let next: Vec<String> = rotation
//!     .preview(&roster, &roster.everyone(), 7)
//!     .iter()
//!     .map(|ae| ae.as_str().chars().take(1).collect())
//!     .collect();
//! assert_eq!(next.concat(), "aabacaa");
//! # Ok::<(), baton_core::handoff::routing::RosterError>(())
//! ```

mod roster;
mod rotation;

pub use roster::{AeId, Member, Roster, RosterError, Weight};
pub use rotation::{Assignment, Reason, Rotation, Standing};
use strum::{IntoStaticStr, VariantArray};

/// A method of assigning handoffs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Strategy {
    /// Turns in proportion to weights, spread as evenly as possible.
    #[default]
    SmoothWeightedRoundRobin,
}

impl Strategy {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The effect on the assignment if the AE misses tier 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OnBreach {
    /// The SLA timeline alerts the manager, and the handoff stays with its AE until a person moves it.
    #[default]
    Notify,
}

impl OnBreach {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The routing rules of a policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Routing {
    /// The method of assigning handoffs.
    pub strategy: Strategy,
    /// The effect of a missed response.
    pub on_breach: OnBreach,
}
