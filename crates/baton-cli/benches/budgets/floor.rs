//! The floor: the article's trigger as somebody would write it by hand.

use baton_core::Outcome;

use super::calls::MadeCall;

/// The facts that it needs, and no more.
pub struct ByHand {
    score: Option<i64>,
    budget: Option<bool>,
    decides: Option<bool>,
}

impl From<&MadeCall> for ByHand {
    fn from(call: &MadeCall) -> Self {
        Self {
            score: call.score,
            budget: call.budget,
            decides: call.decides,
        }
    }
}

/// The trigger, three-valued as ours is. Nothing in the article's policy declines for what is missing, so an ended
/// call is as undecided as one that goes on.
#[inline(never)]
pub fn by_hand(call: &ByHand) -> Outcome {
    let met = [call.score.map(|n| n >= 75), call.budget, call.decides];
    if met.contains(&Some(false)) {
        Outcome::NoHandoff
    } else if met.contains(&None) {
        Outcome::Undecided
    } else {
        Outcome::HandOff
    }
}
