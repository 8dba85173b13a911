//! The file that was dropped to be checked, and what may be done with it.

use std::sync::Arc;

use baton_worker::protocol::{Append, Inspect, Report, Standing};
use leptos::prelude::*;
use web_sys::File;

use super::desk::{Desk, KeyState};
use crate::signing::key::SigningKey;
use crate::signing::{history, trust};
use crate::{browser, worker};

/// The file in hand.
#[derive(Clone, Debug)]
pub(super) enum Dropped {
    /// There is none.
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
    pub(super) name: String,
    /// The file's text.
    text: String,
    /// What was found.
    pub(super) report: Report,
    /// What has been done with it, in words.
    pub(super) done: Option<String>,
}

impl Desk {
    /// Reads a file and checks it.
    pub(super) fn take_file(self, file: File) {
        self.dropped.set(Dropped::Working);
        browser::spawn(async move {
            match browser::read_file(&file).await {
                Ok(text) => self.inspect(file.name(), text, None).await,
                Err(why) => self.dropped.set(Dropped::Failed(why)),
            }
        });
    }

    /// Checks the file in hand again: the key, the trust document or the audience may be another.
    pub(super) fn inspect_again(self) {
        if let Dropped::Checked(checked) = self.dropped.get_untracked() {
            browser::spawn(async move {
                self.inspect(checked.name.clone(), checked.text.clone(), None)
                    .await;
            });
        }
    }

    async fn inspect(self, name: String, text: String, done: Option<String>) {
        let audience = self.audience.get_untracked().trim().to_owned();
        let request = Inspect {
            trust: self.trust.get_untracked(),
            heads: self
                .known
                .with_untracked(|known| history::heads(known, &audience)),
            audience,
            keyid: self.ready_key().map(|key| key.id()),
            now: browser::now(),
            file: text,
        };
        let report = match worker::ask(&request).await {
            Ok(report) => report,
            Err(why) => {
                self.session.announce(why.clone());
                return self.dropped.set(Dropped::Failed(why));
            }
        };
        self.session.announce(report.headline.clone());
        let done = done.or_else(|| self.join(&report));
        self.dropped.set(Dropped::Checked(Arc::new(Checked {
            name,
            text: request.file,
            report,
            done,
        })));
    }

    /// Takes a verified version that is new here into the history.
    fn join(self, report: &Report) -> Option<String> {
        let link = report.link.as_ref()?;
        let known = |known: &Vec<_>| known.contains(link);
        if report.standing != Standing::Passed || self.known.with_untracked(known) {
            return None;
        }
        self.keep(link);
        Some(format!(
            "Version {} is taken into the history: the next export from this browser follows it.",
            link.version
        ))
    }

    fn ready_key(self) -> Option<Arc<SigningKey>> {
        match untrack(|| self.key()) {
            KeyState::Ready(key) => Some(key),
            _ => None,
        }
    }

    /// Goes by the trust document in hand from now on.
    pub(super) fn accept_trust(self, checked: &Checked) {
        let Some(accepted) = &checked.report.trust else {
            return;
        };
        trust::keep(Some(accepted));
        self.trust.set(Some(accepted.clone()));
        self.inspect_again();
    }

    /// Goes by no trust document any more.
    pub(super) fn forget_trust(self) {
        if browser::confirm(
            "Forget the trust document? No signature can be checked until you accept one again.",
        ) {
            trust::keep(None);
            self.trust.set(None);
            self.inspect_again();
        }
    }

    /// Signs the bytes in hand with the browser's key, and hands the file out with the signature added.
    pub(super) fn cosign(self, checked: &Arc<Checked>) {
        let (Some(key), Some(to_sign)) = (self.ready_key(), checked.report.to_sign.clone()) else {
            return;
        };
        let checked = Arc::clone(checked);
        self.dropped.set(Dropped::Working);
        browser::spawn(async move {
            match append(&key, &checked.text, &to_sign).await {
                Ok(file) => {
                    let done = "Your signature is added: policy.cosigned.json is on its way to your downloads.";
                    self.inspect(checked.name.clone(), file, Some(done.to_owned()))
                        .await;
                    self.join_in_hand();
                }
                Err(why) => self.dropped.set(Dropped::Failed(why)),
            }
        });
    }

    fn join_in_hand(self) {
        if let Dropped::Checked(checked) = self.dropped.get_untracked() {
            drop(self.join(&checked.report));
        }
    }
}

async fn append(key: &SigningKey, file: &str, to_sign: &str) -> Result<String, String> {
    let signature = key.sign(to_sign.as_bytes()).await?;
    let request = Append {
        file: file.to_owned(),
        keyid: key.id(),
        signature: signature.to_vec(),
    };
    let file = worker::ask(&request).await?;
    browser::download("policy.cosigned.json", "application/json", &file)?;
    Ok(file)
}
