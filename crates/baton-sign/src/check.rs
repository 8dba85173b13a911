//! The sixteen checks of an import, in order.

use std::fmt;

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident = $number:literal $title:literal,)*) => {
        /// A check of an import. The variants are in the order in which the checks run.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Check { $($(#[$doc])* $name,)* }

        impl Check {
            /// All checks, in order.
            pub const ALL: [Self; 16] = [$(Self::$name,)*];

            /// Returns the number of the check, from 1.
            #[must_use]
            pub const fn number(self) -> u8 {
                match self { $(Self::$name => $number,)* }
            }

            /// Returns a short title.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

checks! {
    /// The file has at most 256 KiB.
    Size = 1 "size",
    /// The file is a strict envelope.
    Envelope = 2 "envelope",
    /// The payload is signed as a policy.
    PayloadType = 3 "payload type",
    /// The trust document lists a signing key.
    KnownKey = 4 "known key",
    /// Each known signing key is valid now and not revoked.
    KeyInForce = 5 "key in force",
    /// The signatures match the payload.
    Signature = 6 "signature",
    /// Enough different people have signed, in the required roles.
    Threshold = 7 "threshold and roles",
    /// The payload is in its canonical form.
    Canonical = 8 "canonical form",
    /// This engine supports the payload's schema and features.
    Schema = 9 "schema and features",
    /// The policy and the audience are the importer's, and the signers may sign for them.
    Scope = 10 "policy and audience",
    /// The trust document is as new as the signer's.
    TrustEpoch = 11 "trust epoch",
    /// The file is issued and not expired, for at most 180 days.
    Lifetime = 12 "lifetime",
    /// The version follows the one in force.
    History = 13 "history",
    /// The policy has no errors.
    Policy = 14 "policy",
    /// This engine makes the signer's decisions.
    SelfTest = 15 "self-test",
    /// The policy is stored on disk.
    Persist = 16 "stored on disk",
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
