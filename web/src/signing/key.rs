//! The browser's own key. Its private half never enters this program's memory.

use std::cell::RefCell;

use baton_sign::key::Jwk;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, CryptoKeyPair, SubtleCrypto};

use super::store;
use crate::browser::describe;

/// The name of the algorithm in WebCrypto.
const ALGORITHM: &str = "Ed25519";

/// What the key signs to show that it works before anybody relies on it.
const PROBE: &[u8] = b"baton: does this key still sign after being stored?";

/// A key that was read back from this browser's storage and has signed a probe.
#[derive(Clone, Debug)]
pub(crate) struct SigningKey {
    private: CryptoKey,
    public: CryptoKey,
    jwk: Jwk,
}

thread_local! {
    /// The key that was loaded last. It is the browser's object and has no place in the model.
    static IN_USE: RefCell<Option<SigningKey>> = const { RefCell::new(None) };
}

/// The key that signs, once it was loaded.
pub(crate) fn in_use() -> Option<SigningKey> {
    IN_USE.with_borrow(Clone::clone)
}

/// Makes a key, stores it, reads it back, and tries it.
pub(crate) async fn generate() -> Result<SigningKey, String> {
    let usages = js_sys::Array::of2(&"sign".into(), &"verify".into());
    let made = subtle()?
        .generate_key_with_str(ALGORITHM, false, &usages)
        .map(JsFuture::from);
    let unable = |error: JsValue| {
        let why = describe(&error);
        format!("this browser cannot make an Ed25519 key: {why}; use a current browser")
    };
    let pair = made.map_err(unable)?.await.map_err(unable)?;
    store::put(&pair).await?;
    let kept = load().await?;
    kept.ok_or_else(|| {
        "the key was stored, but this browser does not give it back; leave private browsing, or use another browser"
            .to_owned()
    })
}

/// The key that this browser keeps, tried before it is given out; `None` if there is none.
pub(crate) async fn load() -> Result<Option<SigningKey>, String> {
    let Some(kept) = store::get().await? else {
        return Ok(None);
    };
    let pair: CryptoKeyPair = kept.unchecked_into();
    let public = pair.get_public_key();
    let key = SigningKey {
        private: pair.get_private_key(),
        jwk: export(&public).await?,
        public,
    };
    // Some browsers keep a key and lose what it can do.
    key.sign(PROBE).await?;
    IN_USE.set(Some(key.clone()));
    Ok(Some(key))
}

impl SigningKey {
    /// The public half.
    pub(crate) fn jwk(&self) -> &Jwk {
        &self.jwk
    }

    /// The key's name: its RFC 7638 thumbprint.
    pub(crate) fn id(&self) -> String {
        self.jwk.thumbprint()
    }

    /// Signs, and verifies the signature before giving it out.
    pub(crate) async fn sign(&self, bytes: &[u8]) -> Result<[u8; 64], String> {
        let failed = |error: JsValue| format!("the key did not sign: {}", describe(&error));
        let signed = subtle()?
            .sign_with_str_and_u8_array(ALGORITHM, &self.private, bytes)
            .map_err(failed)?;
        let signed = JsFuture::from(signed).await.map_err(failed)?;
        let signature = js_sys::Uint8Array::new(&signed).to_vec();
        let verified = subtle()?
            .verify_with_str_and_u8_array_and_u8_array(ALGORITHM, &self.public, &signature, bytes)
            .map_err(failed)?;
        let verified = JsFuture::from(verified).await.map_err(failed)?;
        let signature: [u8; 64] = signature
            .try_into()
            .map_err(|_| "the key made a signature that is not 64 bytes long".to_owned())?;
        if verified.is_truthy() {
            Ok(signature)
        } else {
            Err("the key made a signature that does not verify; generate another key".to_owned())
        }
    }
}

async fn export(public: &CryptoKey) -> Result<Jwk, String> {
    let failed = |error: JsValue| format!("the public key cannot be read: {}", describe(&error));
    let exported = subtle()?.export_key("jwk", public).map_err(failed)?;
    let exported = JsFuture::from(exported).await.map_err(failed)?;
    // WebCrypto's JWK has more parts than those that make the key.
    let part = |name: &str| {
        let value = js_sys::Reflect::get(&exported, &name.into()).map_err(failed)?;
        let text = value.as_string();
        text.ok_or_else(|| format!("the public key cannot be read: it has no `{name}`"))
    };
    Ok(Jwk {
        kty: part("kty")?,
        crv: part("crv")?,
        x: part("x")?,
    })
}

fn subtle() -> Result<SubtleCrypto, String> {
    let crypto = window()
        .crypto()
        .map_err(|error| format!("this browser has no cryptography: {}", describe(&error)))?;
    let subtle = crypto.subtle();
    // On a page without TLS, other than on this machine, it is undefined.
    if subtle.is_undefined() {
        return Err("signing needs https, or this machine's own address".to_owned());
    }
    Ok(subtle)
}
