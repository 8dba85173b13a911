//! Refusals of signed files.

use std::fmt;

use baton_core::Diagnostic;

use crate::check::Check;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $check:ident $text:literal,)*) => {
        /// The stable code of a refusal, for programs to match on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RefusalCode { $($(#[$doc])* $name,)* }

        impl RefusalCode {
            /// Returns the code as text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// All codes, in the order of the checks.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the check that refuses with this code.
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
    /// The file is not a strict envelope.
    EnvelopeMalformed = Envelope "envelope_malformed",
    /// The payload is signed as another type than a policy.
    PayloadTypeUnsupported = PayloadType "payload_type_unsupported",
    /// The trust document lists none of the signing keys.
    SignerUnknown = KnownKey "signer_unknown",
    /// A signing key is revoked.
    SignerRevoked = KeyInForce "signer_revoked",
    /// A signing key is not valid yet, or no longer.
    SignerNotValidNow = KeyInForce "signer_not_valid_now",
    /// A signature does not match the payload.
    SignatureInvalid = Signature "signature_invalid",
    /// Too few people have signed, or not in the roles that the audience requires.
    ThresholdNotMet = Threshold "threshold_not_met",
    /// The payload is not in its canonical form.
    PayloadNotCanonical = Canonical "payload_not_canonical",
    /// This engine does not read the payload's schema.
    SchemaUnsupported = Schema "schema_unsupported",
    /// The policy requires a feature that this engine does not have.
    FeatureUnsupported = Schema "feature_unsupported",
    /// The policy is not the expected one, or its signer may not sign it.
    WrongPolicy = Scope "wrong_policy",
    /// The file is for another audience, or its signer may not sign for this one.
    WrongAudience = Scope "wrong_audience",
    /// The trust document is older than the signer's, or has expired.
    TrustOutdated = TrustEpoch "trust_outdated",
    /// The file is issued in the future.
    IssuedInFuture = Lifetime "issued_in_future",
    /// The file has expired.
    Expired = Lifetime "expired",
    /// The file is valid for more than 180 days.
    LifetimeTooLong = Lifetime "lifetime_too_long",
    /// The version is older than the one in force.
    Rollback = History "rollback",
    /// Another payload was imported under this version.
    Equivocation = History "equivocation",
    /// The version does not follow the one in force.
    Fork = History "fork",
    /// The policy has errors.
    PolicyInvalid = Policy "policy_invalid",
    /// This engine decides a self-test call differently from the signer's engine.
    EngineMismatch = SelfTest "engine_mismatch",
    /// The policy could not be written to disk; the old one stays in force.
    PersistFailed = Persist "persist_failed",
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal: a code for programs, a message for people, and the diagnostics of an invalid policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// The message.
    pub message: String,
    /// The errors of the policy, with `policy_invalid`.
    pub diagnostics: Vec<Diagnostic>,
}

impl Refusal {
    /// Creates a refusal without diagnostics.
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
