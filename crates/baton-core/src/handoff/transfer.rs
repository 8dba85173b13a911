//! Warm transfer: the agent stays on the line while the AE is called, briefed and connected.

use crate::message::MessageKind;
use crate::message::template::{Placeholder, Template};

/// Seconds that a carrier may take in addition before it reports an unanswered call.
pub const CARRIER_BUFFER_SECONDS: u32 = 5;

/// The warm-transfer settings of a policy. All durations are whole seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarmTransfer {
    /// The agent's line before the hold.
    pub say: Template<Placeholder>,
    /// The maximum time that a prospect is kept on hold.
    pub hold_seconds_max: u32,
    /// The time that the AE's telephone rings.
    pub ring_seconds: u32,
    /// The time it takes to tell a person from a voicemail.
    pub detect_seconds: u32,
    /// The maximum length of the whisper.
    pub whisper_seconds_max: u32,
    /// The time that the AE has to accept.
    pub accept_seconds: u32,
}

impl Default for WarmTransfer {
    fn default() -> Self {
        Self {
            say: MessageKind::TransferLine.default_template(),
            hold_seconds_max: 30,
            ring_seconds: 11,
            detect_seconds: 3,
            whisper_seconds_max: 8,
            accept_seconds: 3,
        }
    }
}

impl WarmTransfer {
    /// Returns the longest possible hold, in seconds.
    ///
    /// ```
    /// assert_eq!(baton_core::handoff::WarmTransfer::default().hold_seconds(), 30);
    /// ```
    #[must_use]
    pub const fn hold_seconds(&self) -> u32 {
        self.ring_seconds + self.other_seconds()
    }

    /// Returns the duration of all stages except the ringing.
    const fn other_seconds(&self) -> u32 {
        CARRIER_BUFFER_SECONDS
            + self.detect_seconds
            + self.whisper_seconds_max
            + self.accept_seconds
    }

    /// Returns true if the hold stays within its limit.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.hold_seconds() <= self.hold_seconds_max
    }

    /// Returns the longest ringing that fits into the hold; `None` if it is less than a second.
    #[must_use]
    pub const fn largest_ring(&self) -> Option<u32> {
        match self.hold_seconds_max.checked_sub(self.other_seconds()) {
            None | Some(0) => None,
            some => some,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hold_is_the_sum_of_its_stages() {
        let usual = WarmTransfer::default();
        assert!(usual.fits());
        let slow = WarmTransfer {
            ring_seconds: 14,
            ..usual.clone()
        };
        assert_eq!((slow.hold_seconds(), slow.fits()), (33, false));
        assert_eq!(slow.largest_ring(), Some(11));
        let short = WarmTransfer {
            hold_seconds_max: 19,
            ..usual
        };
        assert_eq!(short.largest_ring(), None);
    }
}
