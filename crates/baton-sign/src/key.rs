//! Public keys and their ids.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A public Ed25519 key as a JSON Web Key (RFC 8037), reduced to the members that define the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jwk {
    /// The key type: `OKP`.
    pub kty: String,
    /// The curve: `Ed25519`.
    pub crv: String,
    /// The 32 bytes of the key, base64url without padding.
    pub x: String,
}

/// The error of a key that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// Not `OKP` / `Ed25519` with 32 bytes of base64url.
    Malformed,
    /// A key of small order, for which anyone can forge a signature.
    Weak,
}

impl std::fmt::Display for KeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Malformed => "this is not an Ed25519 public key as a JWK",
            Self::Weak => "this key is weak: anyone could forge its signature",
        })
    }
}

impl std::error::Error for KeyError {}

impl Jwk {
    /// Creates the JWK of a key from its `x`.
    #[must_use]
    pub fn ed25519(x: &str) -> Self {
        Self {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: x.to_owned(),
        }
    }

    /// Creates the JWK of a key from its 32 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self::ed25519(&Base64UrlUnpadded::encode_string(bytes))
    }

    /// Returns the key's id: its thumbprint by RFC 7638.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        thumbprint(&self.x)
    }

    /// Returns the key for verification.
    ///
    /// # Errors
    /// [`KeyError`] if the JWK is not an Ed25519 key, or a weak one.
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        if self.kty != "OKP" || self.crv != "Ed25519" {
            return Err(KeyError::Malformed);
        }
        PublicKey::from_x(&self.x)
    }
}

/// Returns the thumbprint of the Ed25519 key with this `x` (RFC 7638, base64url without padding).
///
/// ```
/// // RFC 8037, appendix A.3
/// let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
/// assert_eq!(baton_sign::key::thumbprint(x), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
/// ```
#[must_use]
pub fn thumbprint(x: &str) -> String {
    let json = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    Base64UrlUnpadded::encode_string(&Sha256::digest(json.as_bytes()))
}

/// A checked public key that verifies signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads the `x` of a JWK.
    ///
    /// # Errors
    /// [`KeyError`] if it is not a key, or a weak one.
    pub fn from_x(x: &str) -> Result<Self, KeyError> {
        let bytes: [u8; 32] = Base64UrlUnpadded::decode_vec(x)
            .ok()
            .and_then(|b| b.try_into().ok())
            .ok_or(KeyError::Malformed)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Malformed)?;
        if key.is_weak() {
            Err(KeyError::Weak)
        } else {
            Ok(Self(key))
        }
    }

    /// Returns true if a signature over these bytes is this key's, by the strict rules of `ed25519-dalek`.
    #[must_use]
    pub fn verifies(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        self.0
            .verify_strict(bytes, &Signature::from_bytes(signature))
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_and_malformed_keys_are_refused() {
        let zero = Base64UrlUnpadded::encode_string(&[0u8; 32]);
        assert_eq!(PublicKey::from_x(&zero), Err(KeyError::Weak));
        assert_eq!(PublicKey::from_x("abc"), Err(KeyError::Malformed));
        let mut jwk = Jwk::ed25519("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert!(jwk.public_key().is_ok());
        jwk.crv = "X25519".to_owned();
        assert_eq!(jwk.public_key(), Err(KeyError::Malformed));
    }
}
