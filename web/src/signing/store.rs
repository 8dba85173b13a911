//! Where the browser keeps the key: one entry of an IndexedDB database.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest, IdbTransactionMode};

use crate::browser::describe;

const DATABASE: &str = "baton";
const STORE: &str = "keys";
const ENTRY: &str = "signing";

/// Keeps a key pair in place of the one before.
pub(super) async fn put(pair: &JsValue) -> Result<(), String> {
    let database = open().await?;
    let transaction = database
        .transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)
        .map_err(failed)?;
    let store = transaction.object_store(STORE).map_err(failed)?;
    store
        .put_with_key(pair, &JsValue::from_str(ENTRY))
        .map_err(failed)?;
    // Only the end of the transaction says that it is on disk.
    let end = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let ended = JsFuture::from(end).await;
    database.close();
    match ended {
        Ok(_) => Ok(()),
        Err(_) => Err(refused(transaction.error())),
    }
}

/// The key pair that is kept, if there is one.
pub(super) async fn get() -> Result<Option<JsValue>, String> {
    let database = open().await?;
    let request = database
        .transaction_with_str(STORE)
        .and_then(|transaction| transaction.object_store(STORE))
        .and_then(|store| store.get(&JsValue::from_str(ENTRY)))
        .map_err(failed)?;
    let found = settle(&request).await;
    database.close();
    Ok(Some(found?).filter(|value| !value.is_undefined()))
}

async fn open() -> Result<IdbDatabase, String> {
    let factory = window()
        .indexed_db()
        .map_err(failed)?
        .ok_or("this browser keeps no data for this page, so it can keep no key")?;
    let request = factory.open_with_u32(DATABASE, 1).map_err(failed)?;
    let opening = request.clone();
    let upgrade = Closure::once(move || {
        if let Ok(database) = opening.result() {
            let database: IdbDatabase = database.unchecked_into();
            // A failure aborts the opening, which is reported there.
            drop(database.create_object_store(STORE));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database = settle(&request).await?;
    Ok(database.unchecked_into())
}

/// Waits for a request, and gives its result.
async fn settle(request: &IdbRequest) -> Result<JsValue, String> {
    let end = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(end).await {
        Ok(_) => request.result().map_err(failed),
        Err(_) => Err(refused(request.error().ok().flatten())),
    }
}

fn failed(error: JsValue) -> String {
    format!("this browser's storage failed: {}", describe(&error))
}

fn refused(error: Option<web_sys::DomException>) -> String {
    let why = error.map_or_else(|| "no reason given".to_owned(), |error| error.message());
    format!("this browser's storage refused: {why}")
}
