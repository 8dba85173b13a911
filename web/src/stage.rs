//! Where views are shown, and where it comes in what people do.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

use crate::session::session;
use baton_console::model::Model;

#[wasm_bindgen(raw_module = "/stage.js")]
extern "C" {
    fn caret(field: &web_sys::Element, line: u32, column: u32);
    fn draw(element: &web_sys::Element, html: &str);
    fn listen(tell: &Closure<dyn FnMut(String, String, String, JsValue) -> bool>);
    /// What stands behind the `#` of the address, without it, as people would write it.
    pub(crate) fn fragment() -> String;
    #[wasm_bindgen(catch)]
    async fn pack(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = texts)]
    fn reader_of(file: &web_sys::File, encoding: &str) -> JsValue;
    #[wasm_bindgen(catch, js_name = beginning)]
    async fn beginning_of(file: &web_sys::File, bytes: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = nextText)]
    async fn next_of(reader: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn unpack(packed: &str, most: u32) -> Result<JsValue, JsValue>;
}

/// A view on the page. Its element stays; what is in it follows the model, and what stays the same is not touched.
#[component]
pub(crate) fn Block(
    /// The element's class.
    class: &'static str,
    /// Its id, and the name that tests find it by.
    id: &'static str,
    /// What it is to people who jump from part to part.
    role: &'static str,
    /// Its name to them; none if it is empty.
    label: &'static str,
    /// What is shown.
    view: fn(&Model) -> String,
) -> impl IntoView {
    let session = session();
    let node = NodeRef::<html::Div>::new();
    let written = Memo::new(move |_| session.see(view));
    Effect::new(move |_| {
        let html = written.get();
        if let Some(element) = node.get() {
            draw(&element, &html);
        }
    });
    let label = (!label.is_empty()).then_some(label);
    let role = (!role.is_empty()).then_some(role);
    view! { <div node_ref=node class=class id=id role=role aria-label=label tabindex="-1"></div> }
}

/// What is only on paper: it is written when something is about to be printed.
#[component]
pub(crate) fn Paper(
    /// What is printed.
    view: fn(&Model) -> String,
) -> impl IntoView {
    let session = session();
    let node = NodeRef::<html::Div>::new();
    let listener = window_event_listener(leptos::ev::beforeprint, move |_| {
        if let Some(element) = node.get_untracked() {
            draw(&element, &session.peek(view));
        }
    });
    on_cleanup(move || listener.remove());
    view! { <div node_ref=node class="print"></div> }
}

/// Something that somebody did.
pub(crate) struct Told {
    /// `do`, `file`, `enter`, `leave` or `key`.
    pub(crate) kind: String,
    /// The action of the element, or the chord of keys.
    pub(crate) what: String,
    /// What the element holds.
    pub(crate) value: String,
    /// The file that was given.
    pub(crate) file: Option<web_sys::File>,
}

/// Tells of everything that is done, for as long as the page lives. `true` as an answer keeps the browser from doing
/// what it would do.
pub(crate) fn hear(tell: impl Fn(Told) -> bool + 'static) {
    let told = Closure::new(move |kind, what, value, file: JsValue| {
        tell(Told {
            kind,
            what,
            value,
            file: file.dyn_into().ok(),
        })
    });
    listen(&told);
    told.forget();
}

/// Puts the caret into a field of text once the page has caught up with the last change.
pub(crate) fn caret_later(id: String, line: u32, column: u32) {
    request_animation_frame(move || {
        if let Some(field) = document().get_element_by_id(&id) {
            caret(&field, line, column);
        }
    });
}

/// A text, compressed, for an address.
pub(crate) async fn packed(text: &str) -> Option<String> {
    pack(text).await.ok()?.as_string()
}

/// A text out of an address; `None` if it cannot be read, or is longer than `most`.
pub(crate) async fn unpacked(text: &str, most: u32) -> Option<String> {
    unpack(text, most).await.ok()?.as_string()
}

/// How a file's text is written, and its beginning.
pub(crate) async fn beginning(
    file: &web_sys::File,
    bytes: i32,
) -> Result<(String, String), String> {
    let text = beginning_of(file, bytes)
        .await
        .map_err(|error| crate::browser::describe(&error))?;
    let text = text.as_string().unwrap_or_default();
    let (encoding, head) = text.split_once('\n').unwrap_or_default();
    Ok((encoding.to_owned(), head.to_owned()))
}

/// A file's text, to be taken piece by piece; no character is cut.
pub(crate) fn texts(file: &web_sys::File, encoding: &str) -> JsValue {
    reader_of(file, encoding)
}

/// The next piece of a file's text; `None` at its end.
pub(crate) async fn next_text(texts: &JsValue) -> Result<Option<String>, String> {
    let next = next_of(texts)
        .await
        .map_err(|error| crate::browser::describe(&error))?;
    Ok(next.as_string())
}
