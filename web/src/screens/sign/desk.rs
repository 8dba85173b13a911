//! What the dialog holds while somebody prepares to sign.

use std::sync::Arc;

use baton_core::{Instant, PolicyDraft};
use baton_worker::protocol::{Look, Looked, Restore, Seal};
use leptos::prelude::*;

use super::dropped::Dropped;
use crate::session::{Session, session};
use crate::signing::export::{self, Form, Lack};
use crate::signing::key::{self, SigningKey};
use crate::{browser, words, worker};

/// Where the author's name is kept between visits.
const AUTHOR: &str = "baton.author";
/// Where the versions are kept that this browser knows; what stands there is the worker's.
const HISTORY: &str = "baton.history";
/// Where the trust document is kept that was accepted; what stands there is the worker's.
const TRUST: &str = "baton.trust";

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Signed {
    /// There was none.
    #[default]
    NotYet,
    /// The key is at it.
    Working,
    /// The file was handed out: its version, and the digest of its payload.
    Done(u64, String),
    /// It failed, and why.
    Failed(String),
}

/// The dialog's state. It is `Copy`: everything in it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) author: RwSignal<String>,
    pub(super) reason: RwSignal<String>,
    pub(super) audience: RwSignal<String>,
    pub(super) version: RwSignal<String>,
    state: RwSignal<State>,
    key: RwSignal<KeyState, LocalStorage>,
}

/// What is not typed in.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    opened_at: Option<Instant>,
    /// The newest version known when the next one was suggested.
    last: Option<u64>,
    /// Whether anybody has tried to sign what is filled in now.
    tried: bool,
    signed: Signed,
    /// How the form stood once that file was handed out.
    settled: Form,
    /// Every version that this browser knows.
    pub(super) history: Option<String>,
    /// The trust document that this browser goes by.
    pub(super) trust: Option<String>,
    /// The version that was asked to be brought back.
    wanted: Option<u64>,
    /// How often it was asked where the draft stands: only the last answer counts.
    asked: u64,
    /// Where the draft stands, once that is worked out.
    pub(super) looked: Option<Result<Looked, String>>,
    /// The file that was dropped last.
    pub(super) dropped: Dropped,
}

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self {
            session: session(),
            author: RwSignal::new(browser::recall(AUTHOR).unwrap_or_default()),
            reason: RwSignal::new(String::new()),
            audience: RwSignal::new("prod".to_owned()),
            version: RwSignal::new(String::new()),
            state: RwSignal::new(State {
                history: browser::recall(HISTORY),
                trust: browser::recall(TRUST),
                ..State::default()
            }),
            key: RwSignal::new_local(KeyState::Unknown),
        };
        // Each audience has versions of its own, and what is good for one is not for another.
        Effect::new(move |_| {
            desk.audience.track();
            if untrack(|| desk.opened()) {
                desk.look();
                desk.inspect_again();
            }
        });
        desk
    }

    /// A part of what is not typed in.
    pub(super) fn read<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with(part)
    }

    /// The same, for a moment's use.
    pub(super) fn peek<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// Holds another file.
    pub(super) fn hold(self, dropped: Dropped) {
        self.state.update(|state| state.dropped = dropped);
    }

    /// What the worker is asked about the draft.
    fn question(self) -> Look {
        let policy = untrack(|| self.session.policy());
        let audience = self.audience.get_untracked();
        self.peek(|state| Look {
            history: state.history.clone(),
            trust: state.trust.clone(),
            policy_id: policy.id().to_owned(),
            audience: audience.trim().to_owned(),
            policy: export::written(&policy),
            wanted: state.wanted,
        })
    }

    /// Works out where the draft stands, and suggests the next version.
    fn look(self) {
        let question = self.question();
        self.state.update(|state| state.asked += 1);
        let asked = self.peek(|state| state.asked);
        browser::spawn(async move {
            let looked = worker::ask(question).await;
            // While it was worked out, something else may have been asked.
            if self.peek(|state| state.asked) != asked {
                return;
            }
            let last = looked.as_ref().map_or(0, |looked| looked.last);
            if self.peek(|state| state.last) != Some(last) {
                self.version.set((last + 1).to_string());
            }
            self.state.update(|state| {
                state.last = Some(last);
                state.looked = Some(looked);
            });
        });
    }

    /// Keeps the versions known.
    pub(super) fn keep_history(self, history: String) {
        browser::remember(HISTORY, &history);
        self.state.update(|state| state.history = Some(history));
        self.look();
    }

    /// Goes by a trust document from now on, or by none.
    pub(super) fn keep_trust(self, trust: Option<String>) {
        match &trust {
            Some(trust) => browser::remember(TRUST, trust),
            None => browser::forget(TRUST),
        }
        self.state.update(|state| state.trust = trust);
        self.look();
        self.inspect_again();
    }

    /// Puts a policy into the draft's place, if the reader agrees.
    pub(super) fn load(self, policy: &str) {
        let read = baton_core::json::parse(policy).map(PolicyDraft::from_node);
        match read {
            Ok(draft) => {
                if browser::confirm(
                    "Put it in place of the draft? What was changed in the draft is lost.",
                ) {
                    self.session.load(draft.completed().node().clone());
                    self.look();
                    browser::go_to("sign");
                }
            }
            Err(why) => self.session.announce(why.to_string()),
        }
    }

    /// Puts an earlier version's policy into the draft's place, if the reader agrees. Signed, it says what it brings
    /// back.
    pub(super) fn restore(self, version: u64) {
        let question = self.question();
        let request = Restore {
            history: question.history,
            policy_id: question.policy_id,
            audience: question.audience,
            version,
        };
        browser::spawn(async move {
            match worker::ask(request).await {
                Ok(policy) => {
                    self.state.update(|state| state.wanted = Some(version));
                    self.load(&policy);
                }
                Err(why) => self.session.announce(why),
            }
        });
    }

    /// Takes up what another tab has kept since, and says whether there was anything.
    fn catch_up(self) -> bool {
        let kept = browser::recall(HISTORY);
        let newer = self.peek(|state| state.history != kept);
        if newer {
            self.state.update(|state| state.history = kept);
            self.look();
        }
        newer
    }

    /// Nothing, unless another tab has kept a version since.
    fn not_overtaken(self) -> Result<(), String> {
        if self.catch_up() {
            let why = "another tab has signed or verified a version meanwhile; look at the version again, then sign";
            return Err(why.to_owned());
        }
        Ok(())
    }

    /// The dialog opens: look for the key once, set the date, and see what other tabs have exported.
    pub(super) fn open(self) {
        self.state.update(|state| {
            state.opened_at = Some(browser::now());
            state.signed = Signed::NotYet;
            state.tried = false;
            state.history = browser::recall(HISTORY);
            state.trust = browser::recall(TRUST);
        });
        self.look();
        if matches!(self.key.get_untracked(), KeyState::Unknown) {
            self.key.set(KeyState::Working);
            browser::spawn(async move {
                self.key.set(match key::load().await {
                    Ok(Some(key)) => KeyState::Ready(Arc::new(key)),
                    Ok(None) => KeyState::None,
                    Err(why) => KeyState::Failed(why),
                });
                self.inspect_again();
            });
        }
    }

    /// Whether it has been opened at all.
    fn opened(self) -> bool {
        self.state.with(|state| state.opened_at.is_some())
    }

    /// When a file signed now would stop being acceptable.
    pub(super) fn expires(self) -> Option<Instant> {
        let days = export::LIFETIME_DAYS;
        self.state
            .with(|state| state.opened_at.map(|at| at.plus(days * 86_400)))
    }

    /// A part of where the draft stands; nothing while that is being worked out.
    pub(super) fn standing<T: Default>(self, part: impl FnOnce(&Looked) -> T) -> T {
        self.read(|state| match &state.looked {
            Some(Ok(looked)) => part(looked),
            _ => T::default(),
        })
    }

    fn say(self, signed: Signed) {
        self.state.update(|state| state.signed = signed);
    }

    pub(super) fn key(self) -> KeyState {
        self.key.get()
    }

    pub(super) fn signed(self) -> Signed {
        self.state.with(|state| state.signed.clone())
    }

    /// Makes a key in place of the one before.
    pub(super) fn generate(self) {
        // Another key may sign what the one before has signed.
        self.state.update(|state| state.settled = Form::default());
        self.key.set(KeyState::Working);
        browser::spawn(async move {
            self.key.set(match key::generate().await {
                Ok(key) => {
                    self.session.announce("the key is ready to be enrolled");
                    KeyState::Ready(Arc::new(key))
                }
                Err(why) => KeyState::Failed(why),
            });
            self.inspect_again();
        });
    }

    /// Hands out what the keeper of the trust document needs.
    pub(super) fn download_enrolment(self, key: &SigningKey) {
        let author = self.author.get_untracked();
        if author.trim().is_empty() {
            self.session
                .announce("write your name first: the enrolment says whose key it is");
            self.state.update(|state| state.tried = true);
            browser::focus_later("sign-author".to_owned());
            return;
        }
        browser::remember(AUTHOR, author.trim());
        let text = export::enrolment(&author, key.jwk());
        if let Err(why) = browser::download("enrolment.json", "application/json", &text) {
            self.say(Signed::Failed(why));
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
        if self.state.with(|state| state.tried) {
            self.all_lacks()
        } else {
            Vec::new()
        }
    }

    fn all_lacks(self) -> Vec<Lack> {
        let mut lacks = self.form().lacks(self.standing(|looked| looked.last));
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

    /// Whether a file is being signed, or was and nothing has been filled in since.
    fn busy(self) -> bool {
        untrack(|| match self.signed() {
            Signed::Working => true,
            Signed::Done(..) => self.state.with(|state| state.settled == self.form()),
            Signed::NotYet | Signed::Failed(_) => false,
        })
    }

    /// Signs and hands out the file, or goes to the first thing in the way. One click, one file.
    pub(super) fn sign(self) {
        if self.busy() {
            return;
        }
        self.state.update(|state| state.tried = true);
        let lacks = untrack(|| self.all_lacks());
        if let Some(first) = lacks.first() {
            self.say(Signed::NotYet);
            self.session.announce(format!("not signed: {}", first.say));
            browser::focus_later(first.at.to_owned());
            return;
        }
        let KeyState::Ready(key) = self.key.get_untracked() else {
            return;
        };
        self.say(Signed::Working);
        browser::spawn(async move {
            let outcome = self.seal(&key).await;
            self.say(match outcome {
                Ok((version, digest)) => {
                    self.session
                        .announce(format!("version {version} is signed"));
                    Signed::Done(version, digest)
                }
                Err(why) => {
                    self.session.announce(format!("not signed: {why}"));
                    Signed::Failed(why)
                }
            });
        });
    }

    async fn seal(self, key: &SigningKey) -> Result<(u64, String), String> {
        self.not_overtaken()?;
        let now = browser::now();
        let (form, question) = (untrack(|| self.form()), self.question());
        let policy = untrack(|| self.session.policy());
        let samples = self.session.samples();
        let request = export::prepare(&policy, &samples, &form, question, now)?;
        let (version, history) = (request.version, request.look.history.clone());
        let prepared = worker::ask(request).await?;
        let signature = key.sign(prepared.to_sign.as_bytes()).await?;
        let seal = Seal {
            payload: prepared.payload,
            keyid: key.id(),
            signature: signature.to_vec(),
            history,
        };
        let sealed = worker::ask(seal).await?;
        self.not_overtaken()?;
        browser::download("policy.signed.json", "application/json", &sealed.file)?;
        browser::remember(AUTHOR, form.author.trim());
        self.state.update(|state| state.wanted = None);
        self.keep_history(sealed.history);
        // What is suggested next has not been filled in by anybody.
        self.version.set((version + 1).to_string());
        let settled = untrack(|| self.form());
        self.state.update(|state| {
            state.last = Some(version);
            state.tried = false;
            state.settled = settled;
        });
        Ok((version, sealed.digest))
    }
}

/// The desk of the dialog around.
pub(super) fn desk() -> Desk {
    expect_context()
}
