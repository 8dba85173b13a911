//! What the dialog holds while somebody prepares to sign.

use std::sync::Arc;

use baton_core::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::session::{Session, session};
use crate::signing::export::{self, Form, Lack};
use crate::signing::history::{self, Last};
use crate::signing::key::{self, SigningKey};
use crate::words;

/// Where the author's name is kept between visits.
const AUTHOR: &str = "baton.author";

/// The browser's key, as far as it is known.
#[derive(Clone, Debug)]
pub(super) enum KeyState {
    /// Nobody has looked yet.
    Unknown,
    /// It is being read, made or tried.
    Working,
    /// There is none.
    None,
    /// It is there and works.
    Ready(Arc<SigningKey>),
    /// It cannot be had, and why.
    Failed(String),
}

/// How the last attempt to sign went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// There was none.
    NotYet,
    /// The key is at it.
    Working,
    /// The file was handed out.
    Done(Last),
    /// It failed, and why.
    Failed(String),
}

/// The dialog's state. It is `Copy`: everything in it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    session: Session,
    pub(super) author: RwSignal<String>,
    pub(super) reason: RwSignal<String>,
    pub(super) audience: RwSignal<String>,
    pub(super) version: RwSignal<String>,
    opened_at: RwSignal<Option<Instant>>,
    last: RwSignal<Option<Last>>,
    key: RwSignal<KeyState, LocalStorage>,
    tried: RwSignal<bool>,
    signed: RwSignal<Signed>,
}

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self {
            session: session(),
            author: RwSignal::new(browser::recall(AUTHOR).unwrap_or_default()),
            reason: RwSignal::new(String::new()),
            audience: RwSignal::new("prod".to_owned()),
            version: RwSignal::new(String::new()),
            opened_at: RwSignal::new(None),
            last: RwSignal::new(None),
            key: RwSignal::new_local(KeyState::Unknown),
            tried: RwSignal::new(false),
            signed: RwSignal::new(Signed::NotYet),
        };
        // Each audience has versions of its own.
        let policy = Memo::new(move |_| desk.session.with_policy(|policy| policy.id().to_owned()));
        Effect::new(move |_| {
            let audience = desk.audience.get();
            desk.take_up(history::last(&policy.get(), audience.trim()));
        });
        desk
    }

    fn take_up(self, last: Option<Last>) {
        let next = last.as_ref().map_or(1, |last| last.version + 1);
        self.version.set(next.to_string());
        self.last.set(last);
    }

    /// The dialog opens: look for the key once, and set the date.
    pub(super) fn open(self) {
        self.opened_at.set(Some(browser::now()));
        self.signed.set(Signed::NotYet);
        self.tried.set(false);
        if matches!(self.key.get_untracked(), KeyState::Unknown) {
            self.key.set(KeyState::Working);
            spawn_local(async move {
                self.key.set(match key::load().await {
                    Ok(Some(key)) => KeyState::Ready(Arc::new(key)),
                    Ok(None) => KeyState::None,
                    Err(why) => KeyState::Failed(why),
                });
            });
        }
    }

    /// Whether it has been opened at all.
    pub(super) fn opened(self) -> bool {
        self.opened_at.get().is_some()
    }

    /// When a file signed now would stop being acceptable.
    pub(super) fn expires(self) -> Option<Instant> {
        let days = export::LIFETIME_DAYS;
        self.opened_at.get().map(|at| at.plus(days * 86_400))
    }

    /// What was exported last for this audience.
    pub(super) fn last(self) -> Option<Last> {
        self.last.get()
    }

    pub(super) fn key(self) -> KeyState {
        self.key.get()
    }

    pub(super) fn signed(self) -> Signed {
        self.signed.get()
    }

    /// Makes a key in place of the one before.
    pub(super) fn generate(self) {
        self.key.set(KeyState::Working);
        spawn_local(async move {
            self.key.set(match key::generate().await {
                Ok(key) => {
                    self.session.announce("the key is ready to be enrolled");
                    KeyState::Ready(Arc::new(key))
                }
                Err(why) => KeyState::Failed(why),
            });
        });
    }

    /// Hands out what the keeper of the trust document needs.
    pub(super) fn download_enrolment(self, key: &SigningKey) {
        let author = self.author.get_untracked();
        if author.trim().is_empty() {
            self.session
                .announce("write your name first: the enrolment says whose key it is");
            self.tried.set(true);
            browser::focus_later("sign-author".to_owned());
            return;
        }
        browser::remember(AUTHOR, author.trim());
        let text = export::enrolment(&author, key.jwk());
        if let Err(why) = browser::download("enrolment.json", "application/json", &text) {
            self.signed.set(Signed::Failed(why));
        }
    }

    fn form(self) -> Form {
        Form {
            author: self.author.get(),
            reason: self.reason.get(),
            audience: self.audience.get(),
            version: self.version.get(),
        }
    }

    /// Everything in the way of signing; nothing is said before the first attempt.
    pub(super) fn lacks(self) -> Vec<Lack> {
        if self.tried.get() {
            self.all_lacks()
        } else {
            Vec::new()
        }
    }

    fn all_lacks(self) -> Vec<Lack> {
        let mut lacks = self.form().lacks(self.last.get().as_ref());
        if !matches!(self.key.get(), KeyState::Ready(_)) {
            lacks.push(Lack {
                at: "generate-key",
                say: "generate a key: there is nothing to sign with yet".to_owned(),
            });
        }
        if let Some(error) = self.session.first_error() {
            lacks.push(Lack {
                at: "close-sign",
                say: format!("mend the draft first: {}", words::finding(&error)),
            });
        }
        lacks
    }

    /// What is wrong with one field, once an attempt has been made.
    pub(super) fn wrong(self, at: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.lacks().into_iter().find(|l| l.at == at).map(|l| l.say))
    }

    /// Signs and hands out the file, or goes to the first thing in the way.
    pub(super) fn sign(self) {
        self.tried.set(true);
        let lacks = untrack(|| self.all_lacks());
        if let Some(first) = lacks.first() {
            self.signed.set(Signed::NotYet);
            self.session.announce(format!("not signed: {}", first.say));
            browser::focus_later(first.at.to_owned());
            return;
        }
        let KeyState::Ready(key) = self.key.get_untracked() else {
            return;
        };
        self.signed.set(Signed::Working);
        spawn_local(async move {
            let outcome = self.seal(&key).await;
            self.signed.set(match outcome {
                Ok(done) => {
                    self.session
                        .announce(format!("version {} is signed", done.version));
                    Signed::Done(done)
                }
                Err(why) => {
                    self.session.announce(format!("not signed: {why}"));
                    Signed::Failed(why)
                }
            });
        });
    }

    async fn seal(self, key: &SigningKey) -> Result<Last, String> {
        let now = browser::now();
        let (form, last) = untrack(|| (self.form(), self.last.get()));
        let policy = untrack(|| self.session.policy());
        let samples = self.session.samples();
        let (version, unsigned) = export::prepare(&policy, &samples, &form, last.as_ref(), now)?;
        let signature = key.sign(&unsigned.bytes_to_sign()).await?;
        let done = Last {
            version,
            digest: unsigned.digest(),
        };
        let file = unsigned.signed(&key.id(), signature).to_json();
        browser::download("policy.signed.json", "application/json", &file)?;
        browser::remember(AUTHOR, form.author.trim());
        history::keep(policy.id(), form.audience.trim(), &done);
        self.tried.set(false);
        self.take_up(Some(done.clone()));
        Ok(done)
    }
}

/// The desk of the dialog around.
pub(super) fn desk() -> Desk {
    expect_context()
}
