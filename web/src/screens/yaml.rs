//! The document as YAML: to read, to take away, and to open.

use baton_worker::protocol::{Document, ReadYaml};
use leptos::prelude::*;
use web_sys::File;

use crate::components::file::FileButton;
use crate::session::{Session, session};
use crate::{browser, worker};

/// A read-only view with a download, and a button that opens a file. It is written only while it is open.
#[component]
pub(crate) fn Yaml() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let wrong = RwSignal::new(Vec::<String>::new());
    let text = Memo::new(move |_| {
        if open.get() {
            session.yaml()
        } else {
            String::new()
        }
    });
    let save = move |_| {
        let text = untrack(|| session.yaml());
        if let Err(why) = browser::download("policy.yaml", "application/yaml", &text) {
            session.announce(why);
        }
    };
    let pick = Callback::new(move |file: File| {
        browser::spawn(async move {
            let found = take(session, &file).await;
            if let Some(first) = found.first() {
                session.announce(first.clone());
            }
            wrong.set(found);
        });
    });
    let found = move || {
        let line = |text: String| view! { <li>{super::sign::problem(text)}</li> };
        wrong.get().into_iter().map(line).collect_view()
    };
    view! {
        <details
            class="block fold"
            on:toggle:target=move |event| open.set(event.target().has_attribute("open"))
        >
            <summary data-testid="open-yaml">"Policy as YAML"</summary>
            <p class="note">"Comments are not kept."</p>
            <pre tabindex="0" aria-label="policy as YAML" data-testid="yaml">{move || text.get()}</pre>
            <div class="actions">
                <button type="button" class="button" data-testid="download-yaml" on:click=save>
                    "Download policy.yaml"
                </button>
                <FileButton id="open-policy" label="Open a policy…" accept=".yaml,.yml,application/yaml" pick />
            </div>
            <ul data-testid="yaml-problems">{found}</ul>
        </details>
    }
}

/// Puts a file's policy into the draft's place, if it can be read and the reader agrees; gives what is in the way.
async fn take(session: Session, file: &File) -> Vec<String> {
    let read = async {
        let text = browser::read_file(file).await?;
        worker::ask(&ReadYaml { text }).await
    };
    let Document {
        json,
        found,
        errors,
    } = match read.await {
        Ok(document) => document,
        Err(why) => return vec![why],
    };
    let node = json.map(|json| baton_core::json::parse(&json));
    let Some(Ok(node)) = node else {
        return found;
    };
    let errors = match errors {
        0 => String::new(),
        1 => " It has an error, which is shown where it stands.".to_owned(),
        many => format!(" It has {many} errors, which are shown where they stand."),
    };
    let name = file.name();
    if browser::confirm(&format!(
        "Put {name} in place of the draft? What was changed in it is lost.{errors}"
    )) {
        session.load(node);
        session.announce(format!("the draft is {name}"));
    }
    Vec::new()
}
