//! Trust documents.

use baton_core::document::canonical;
use baton_sign::Trust;
use baton_sign::trust::TrustError;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown;

/// A trust document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrustHandle {
    pub(crate) trust: Trust,
}

/// The summary of a trust document.
#[derive(Serialize)]
struct About<'a> {
    epoch: u64,
    expires_at: String,
    signers: Vec<&'a str>,
    audiences: Vec<&'a str>,
}

fn refused(why: &TrustError) -> JsValue {
    thrown::plain(why.code(), why.to_string())
}

#[wasm_bindgen]
impl TrustHandle {
    /// Reads the first document by its digest, which came over another channel.
    pub fn first(bytes: &[u8], pin: &str, now: &str) -> Result<Self, JsValue> {
        let trust = Trust::first(bytes, pin, thrown::moment(now)?);
        trust
            .map(|trust| Self { trust })
            .map_err(|why| refused(&why))
    }

    /// Reads a stored document, which was checked before it was stored.
    pub fn kept(bytes: &[u8]) -> Result<Self, JsValue> {
        let read = Trust::peek(bytes);
        read.map(|(trust, _)| Self { trust })
            .map_err(|why| refused(&why))
    }

    /// Reads the document that replaces this one.
    pub fn next(&self, bytes: &[u8], now: &str) -> Result<Self, JsValue> {
        let next = self.trust.next(bytes, thrown::moment(now)?);
        next.map(|trust| Self { trust })
            .map_err(|why| refused(&why))
    }

    /// Returns its epoch, expiry, signers and audiences with a rule, as JSON.
    #[must_use]
    pub fn about(&self) -> String {
        let signers = self.trust.signers().iter();
        let rules = self.trust.content().rules.iter();
        let about = About {
            epoch: self.trust.epoch(),
            expires_at: self.trust.expires_at().to_string(),
            signers: signers.map(|signer| signer.principal.as_str()).collect(),
            audiences: rules.map(|rule| rule.audience.as_str()).collect(),
        };
        canonical::to_string(&about).unwrap_or_default()
    }
}
