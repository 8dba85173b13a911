//! The sixteen ordered checks between a signed file and a policy in force.

use std::fmt;

use crate::refusal::Refusal;

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

/// How one check went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It passed, and what was seen.
    Passed(String),
    /// It refused the file.
    Refused(Refusal),
    /// It was not made, because an earlier one refused, or because nothing was asked to be kept on disk.
    NotMade,
}

/// What each check saw, in order: the report of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerificationReport(Vec<(Check, String)>);

impl VerificationReport {
    /// Notes that a check has passed.
    pub(crate) fn passed(&mut self, check: Check, seen: impl Into<String>) {
        self.0.push((check, seen.into()));
    }

    /// All sixteen checks with how each went, given how the whole ended.
    #[must_use]
    pub fn rows<T>(&self, end: &Result<T, Refusal>) -> Vec<(Check, Verdict)> {
        let row = |check: Check| {
            let passed = self.0.iter().find(|(passed, _)| *passed == check);
            let verdict = match (passed, end) {
                (Some((_, seen)), _) => Verdict::Passed(seen.clone()),
                (None, Err(refusal)) if refusal.code.check() == check => {
                    Verdict::Refused(refusal.clone())
                }
                (None, _) => Verdict::NotMade,
            };
            (check, verdict)
        };
        Check::ALL.into_iter().map(row).collect()
    }
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
