//! The file that was dropped to be checked, and what may be done with it.

use std::sync::Arc;

use baton_worker::protocol::{Append, Inspect, Inspected};
use leptos::prelude::*;
use web_sys::File;

use super::desk::{Desk, KeyState};
use crate::signing::key::SigningKey;
use crate::signing::proof::prove;
use crate::{browser, worker};

/// The file in hand.
#[derive(Clone, Debug, Default)]
pub(super) enum Dropped {
    /// There is none.
    #[default]
    Nothing,
    /// It is being read and checked.
    Working,
    /// It could not even be checked, and why.
    Failed(String),
    /// What was found.
    Checked(Arc<Checked>),
}

/// A file with what was found out about it.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    /// The file's name.
    name: String,
    /// The file's text.
    text: String,
    /// What was found.
    pub(super) told: Inspected,
    /// What has been done with it.
    pub(super) done: &'static str,
}

impl Desk {
    /// Reads a file and checks it.
    pub(super) fn take_file(self, file: File) {
        self.hold(Dropped::Working);
        browser::spawn(async move {
            match browser::read_file(&file).await {
                Ok(text) => self.inspect(file.name(), text, "").await,
                Err(why) => self.hold(Dropped::Failed(why)),
            }
        });
    }

    /// Checks the file in hand again: the key, the trust document or the audience may be another.
    pub(super) fn inspect_again(self) {
        if let Some(checked) = self.in_hand() {
            browser::spawn(async move {
                let (name, text) = (checked.name.clone(), checked.text.clone());
                self.inspect(name, text, "").await;
            });
        }
    }

    fn in_hand(self) -> Option<Arc<Checked>> {
        self.peek(|state| match &state.dropped {
            Dropped::Checked(checked) => Some(Arc::clone(checked)),
            _ => None,
        })
    }

    async fn inspect(self, name: String, text: String, done: &'static str) {
        let request = Inspect {
            name,
            file: text,
            trust: self.peek(|state| state.trust.clone()),
            history: self.peek(|state| state.history.clone()),
            audience: self.audience.get_untracked().trim().to_owned(),
            keyid: self.ready_key().map(|key| key.id()),
            proof: None,
            now: browser::now(),
        };
        let told = inspected(request.clone()).await;
        self.hold(match told {
            Ok(told) => {
                self.session.announce(told.said.clone());
                if let Some(history) = told.history.clone() {
                    self.keep_history(history);
                }
                Dropped::Checked(Arc::new(Checked {
                    name: request.name,
                    text: request.file,
                    told,
                    done,
                }))
            }
            Err(why) => {
                self.session.announce(why.clone());
                Dropped::Failed(why)
            }
        });
    }

    fn ready_key(self) -> Option<Arc<SigningKey>> {
        match untrack(|| self.key()) {
            KeyState::Ready(key) => Some(key),
            _ => None,
        }
    }

    /// Goes by the trust document in hand from now on.
    pub(super) fn accept_trust(self) {
        if let Some(trust) = self.in_hand().and_then(|file| file.told.trust.clone()) {
            self.keep_trust(Some(trust));
        }
    }

    /// Goes by no trust document any more.
    pub(super) fn forget_trust(self) {
        if browser::confirm(
            "Forget the trust document? No signature can be checked until you accept one again.",
        ) {
            self.keep_trust(None);
        }
    }

    /// Puts the policy in hand into the draft's place.
    pub(super) fn open_as_draft(self) {
        if let Some(policy) = self.in_hand().and_then(|file| file.told.policy.clone()) {
            self.load(&policy);
        }
    }

    /// Signs the bytes in hand with the browser's key, and hands the file out with the signature added.
    pub(super) fn cosign(self) {
        let (Some(key), Some(file)) = (self.ready_key(), self.in_hand()) else {
            return;
        };
        self.hold(Dropped::Working);
        browser::spawn(async move {
            match append(&key, &file).await {
                Ok(text) => {
                    let done = "✓ Your signature is added: policy.cosigned.json is on its way to your downloads.";
                    self.inspect("policy.cosigned.json".to_owned(), text, done)
                        .await;
                }
                Err(why) => self.hold(Dropped::Failed(why)),
            }
        });
    }
}

/// The whole report: what the worker finds, and what this page's engine proves.
async fn inspected(mut request: Inspect) -> Result<Inspected, String> {
    let told = worker::ask(request.clone()).await?;
    let Some(asked) = &told.prove else {
        return Ok(told);
    };
    request.proof = Some(prove(asked)?);
    worker::ask(request).await
}

async fn append(key: &SigningKey, file: &Checked) -> Result<String, String> {
    let to_sign = file.told.to_sign.as_deref().unwrap_or_default();
    let signature = key.sign(to_sign.as_bytes()).await?;
    let request = Append {
        file: file.text.clone(),
        keyid: key.id(),
        signature: signature.to_vec(),
    };
    let text = worker::ask(request).await?;
    browser::download("policy.cosigned.json", "application/json", &text)?;
    Ok(text)
}
