//! The little that the console needs of the browser itself.

use std::pin::Pin;

use baton_core::Instant;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};

/// Runs a task to its end. One type for all of them keeps the page small.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    leptos::task::spawn_local(task);
}

/// The moment it is; the only place the console learns it from.
pub(crate) fn now() -> Instant {
    // Milliseconds since 1970 stay exact far beyond the year 9999.
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds are meant")]
    Instant::from_epoch((js_sys::Date::now() / 1000.0) as i64)
}

/// The same in milliseconds, to tell one burst of typing from the next.
pub(crate) fn now_ms() -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds are meant"
    )]
    let now = js_sys::Date::now() as i64;
    now
}

/// Moves the focus to the field of a place of the document once the page shows it: its screen may still have to come.
pub(crate) fn focus_place_later(place: String) {
    focus_place(place, 20);
}

fn focus_place(place: String, frames_left: u32) {
    request_animation_frame(move || {
        let bare = place.replace(['"', '\\'], "");
        let exact = format!("[data-path=\"{bare}\"]");
        // A mapping or a list has no field of its own: the first inside it will do.
        let inside = format!("[data-path^=\"{bare}/\"]");
        let found = [exact, inside].into_iter().find_map(|query| {
            let found = document().query_selector(&query).ok()??;
            found.dyn_into::<web_sys::HtmlElement>().ok()
        });
        match found {
            Some(element) => drop(element.focus()),
            None if frames_left > 0 => focus_place(place, frames_left - 1),
            None => {}
        }
    });
}

/// Scrolls to an element once the page has caught up with the last change.
pub(crate) fn reveal_later(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Opens the browser's dialog for printing.
pub(crate) fn print() {
    drop(window().print());
}

/// Shows the page alone on the screen, or no longer.
pub(crate) fn full_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        // A browser that refuses leaves the page as it is.
        drop(root.request_fullscreen());
    }
}

/// Whether the reader asked the system for less motion.
pub(crate) fn wants_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.is_ok_and(|query| query.is_some_and(|query| query.matches()))
}

/// Puts another fragment into the address without a step in the browser's history.
pub(crate) fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)));
    }
}

/// Copies the page's address with another fragment, and says how that went.
pub(crate) async fn copy_link(fragment: &str) -> &'static str {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    let link = [origin.as_str(), &path, fragment].concat();
    let copied = window().navigator().clipboard().write_text(&link);
    match wasm_bindgen_futures::JsFuture::from(copied).await {
        Ok(_) => "The link is copied.",
        Err(_) => {
            replace_fragment(fragment);
            "This browser does not copy: the link is in the address bar now."
        }
    }
}

/// Moves the focus to an element once the page has caught up with the last change.
pub(crate) fn focus_later(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id)
            && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
        {
            // An element that cannot take the focus leaves it where it is.
            drop(element.focus());
        }
    });
}

/// A value this browser keeps for the console.
pub(crate) fn recall(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Keeps a small value for the next visit; a browser that refuses starts afresh each time.
pub(crate) fn remember(key: &str, value: &str) {
    keep(key, value);
}

/// Keeps a value for the next visit; `false` if the browser refuses, or has no room.
pub(crate) fn keep(key: &str, value: &str) -> bool {
    match window().local_storage() {
        Ok(Some(storage)) => storage.set_item(key, value).is_ok(),
        _ => false,
    }
}

/// Forgets a value that was kept.
pub(crate) fn forget(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.remove_item(key));
    }
}

/// Goes to another place of the page: what stands behind the `#`.
pub(crate) fn go_to(fragment: &str) {
    // A fragment of ours is always a valid one.
    drop(window().location().set_hash(fragment));
}

/// Goes there in place of where the page is: the way back does not lead here again.
pub(crate) fn leave_for(fragment: &str) {
    drop(window().location().replace(fragment));
}

/// Asks the reader; a browser that cannot ask has not agreed.
pub(crate) fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// The text of a file that the reader gave, up to a size that nothing of ours reaches.
pub(crate) async fn read_file(file: &web_sys::File) -> Result<String, String> {
    const MOST: f64 = 1_048_576.0;
    let name = file.name();
    if file.size() > MOST {
        return Err(format!(
            "{name} is over 1 MiB, larger than anything that belongs here"
        ));
    }
    let read = wasm_bindgen_futures::JsFuture::from(file.text()).await;
    let read = read.map_err(|error| format!("{name} cannot be read: {}", describe(&error)))?;
    read.as_string()
        .ok_or_else(|| format!("{name} cannot be read as text"))
}

/// Hands a text to the reader as a file.
pub(crate) fn download(name: &str, kind: &str, text: &str) -> Result<(), String> {
    let failed = |error: JsValue| format!("{name} could not be saved: {}", describe(&error));
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob =
        web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).map_err(failed)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let link: web_sys::HtmlAnchorElement = document()
        .create_element("a")
        .map_err(failed)?
        .unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold on the blob by the next task.
    leptos::prelude::set_timeout(
        move || drop(web_sys::Url::revoke_object_url(&address)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// What a thrown value says of itself.
pub(crate) fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<web_sys::DomException>() {
        Some(exception) => format!("{} ({})", exception.message(), exception.name()),
        None => error.dyn_ref::<js_sys::Error>().map_or_else(
            || "no reason given".to_owned(),
            |e| String::from(e.message()),
        ),
    }
}
