//! The sixteen ordered checks between a signed file and a policy in force.

use std::fmt;

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident = $number:literal $title:literal,)*) => {
        /// One of the checks, in the order in which they are made.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Check { $($(#[$doc])* $name,)* }

        impl Check {
            /// Every check, in order.
            pub const ALL: [Self; 16] = [$(Self::$name,)*];

            /// Its place in the order, from 1.
            #[must_use]
            pub const fn number(self) -> u8 {
                match self { $(Self::$name => $number,)* }
            }

            /// What it makes sure of, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

checks! {
    /// At most 256 KiB.
    Size = 1 "size",
    /// A strict envelope.
    Envelope = 2 "envelope",
    /// Signed as a policy, and as nothing else.
    PayloadType = 3 "payload type",
    /// A key that the trust document lists.
    KnownKey = 4 "known key",
    /// The key counts now.
    KeyInForce = 5 "key in force",
    /// The bytes are what was signed.
    Signature = 6 "signature",
    /// Enough different people, in the roles asked for.
    Threshold = 7 "threshold and roles",
    /// The one canonical form.
    Canonical = 8 "canonical form",
    /// A schema and features that this engine has.
    Schema = 9 "schema and features",
    /// The right policy and audience.
    Scope = 10 "policy and audience",
    /// A trust document as new as the signer's.
    TrustEpoch = 11 "trust epoch",
    /// Issued, not expired, not for too long.
    Lifetime = 12 "lifetime",
    /// Only forward.
    History = 13 "history",
    /// A policy without errors.
    Policy = 14 "policy",
    /// This engine decides as the signer's did.
    SelfTest = 15 "self-test",
    /// On disk, whole.
    Persist = 16 "kept on disk",
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number(), self.title())
    }
}

#[cfg(test)]
mod tests {
    use super::Check;

    #[test]
    fn the_checks_are_numbered_in_order() {
        let numbers: Vec<u8> = Check::ALL.iter().map(|check| check.number()).collect();
        assert_eq!(numbers, (1..=16).collect::<Vec<u8>>());
    }
}
