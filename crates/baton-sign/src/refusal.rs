//! Why a signed file was not taken.

use std::fmt;

use baton_core::Diagnostic;

use crate::check::Check;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $check:ident $text:literal,)*) => {
        /// The stable name of a refusal. Programs match on it; its text never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RefusalCode { $($(#[$doc])* $name,)* }

        impl RefusalCode {
            /// The code as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Every code, in the order of the checks.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The check that refuses with it.
            #[must_use]
            pub const fn check(self) -> Check {
                match self { $(Self::$name => Check::$check,)* }
            }
        }
    };
}

codes! {
    /// The file is over 256 KiB.
    TooLarge = Size "too_large",
    /// Not a strict envelope.
    EnvelopeMalformed = Envelope "envelope_malformed",
    /// Signed, but not as a policy.
    PayloadTypeUnsupported = PayloadType "payload_type_unsupported",
    /// No signature is by a key that the trust document lists.
    SignerUnknown = KnownKey "signer_unknown",
    /// A signature is by a revoked key.
    SignerRevoked = KeyInForce "signer_revoked",
    /// A signature is by a key that is not yet, or no longer, in force.
    SignerNotValidNow = KeyInForce "signer_not_valid_now",
    /// The bytes are not what was signed.
    SignatureInvalid = Signature "signature_invalid",
    /// Too few people, or not in the roles that the audience asks for.
    ThresholdNotMet = Threshold "threshold_not_met",
    /// The payload is not in the one form that its content has.
    PayloadNotCanonical = Canonical "payload_not_canonical",
    /// A form of payload that this engine does not read.
    SchemaUnsupported = Schema "schema_unsupported",
    /// The policy needs something that this engine does not have.
    FeatureUnsupported = Schema "feature_unsupported",
    /// Another policy than expected, or one its signer may not sign.
    WrongPolicy = Scope "wrong_policy",
    /// Meant for another audience, or one its signer may not sign for.
    WrongAudience = Scope "wrong_audience",
    /// The trust document is older than the signer's, or has expired.
    TrustOutdated = TrustEpoch "trust_outdated",
    /// Issued later than now.
    IssuedInFuture = Lifetime "issued_in_future",
    /// No longer in force.
    Expired = Lifetime "expired",
    /// In force for more than 180 days.
    LifetimeTooLong = Lifetime "lifetime_too_long",
    /// Older than what is already in force.
    Rollback = History "rollback",
    /// Another policy under a version that was already taken.
    Equivocation = History "equivocation",
    /// The next version, but of another predecessor.
    Fork = History "fork",
    /// The policy itself has errors.
    PolicyInvalid = Policy "policy_invalid",
    /// This engine decides a self-test call otherwise than the one that signed.
    EngineMismatch = SelfTest "engine_mismatch",
    /// It could not be written to disk; the old one stays.
    PersistFailed = Persist "persist_failed",
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal: the code to match on, the sentence to show, and the policy's own diagnostics if it came to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// What was found.
    pub message: String,
    /// With `policy_invalid`, what is wrong with the policy.
    pub diagnostics: Vec<Diagnostic>,
}

impl Refusal {
    /// A refusal with its sentence.
    #[must_use]
    pub fn new(code: RefusalCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            diagnostics: Vec::new(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "refused[{}] at check {}: {}",
            self.code,
            self.code.check().number(),
            self.message
        )
    }
}

impl std::error::Error for Refusal {}
