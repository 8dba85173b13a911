//! Who takes the next handoff: a weighted round robin over the AEs who are available.
//!
//! The method is smooth weighted round robin. At every handoff each eligible AE gains credit by their weight, the
//! largest credit wins, and the winner pays the sum of the eligible weights. Turns come in proportion to the
//! weights and spread out: weights 5, 1, 1 give a a b a c a a, not five handoffs in a row for one person.
//!
//! The policy says how turns are dealt ([`Routing`]). Who is on the team and who is available now is not policy:
//! the backend brings a [`Roster`], keeps a [`Rotation`], and says who is available at every handoff.
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

/// How handoffs are dealt out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Strategy {
    /// Turns in proportion to weights, spread as evenly as they go.
    #[default]
    SmoothWeightedRoundRobin,
}

impl Strategy {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What happens to the assignment when the AE misses tier 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OnBreach {
    /// The ladder speaks to the manager; the handoff stays with its AE until a person moves it.
    #[default]
    Notify,
}

impl OnBreach {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What a policy says about assigning handoffs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Routing {
    /// How turns are dealt.
    pub strategy: Strategy,
    /// What a missed response does to the assignment.
    pub on_breach: OnBreach,
}
