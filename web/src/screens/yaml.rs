//! The document as YAML: to read, to take away, and to open.

use baton_core::PolicyDraft;
use baton_worker::protocol::ReadYaml;
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
    let wrong = RwSignal::new(None::<String>);
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
            wrong.set(take(session, &file).await.err());
        });
    });
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
            <div data-testid="yaml-problem">{move || wrong.get().map(super::sign::problem)}</div>
        </details>
    }
}

/// Puts a file's policy into the draft's place, if it can be read and the reader agrees. What is wrong inside is then
/// shown where it stands.
async fn take(session: Session, file: &File) -> Result<(), String> {
    let text = browser::read_file(file).await?;
    let json = worker::ask(ReadYaml { text }).await?;
    let node = baton_core::json::parse(&json).map_err(|why| why.to_string())?;
    let name = file.name();
    let question =
        format!("Put {name} in place of the draft? What was changed in the draft is lost.");
    if browser::confirm(&question) {
        let draft = PolicyDraft::from_node(node).completed();
        session.load(draft.node().clone());
        session.announce(format!("the draft is {name}"));
    }
    Ok(())
}
