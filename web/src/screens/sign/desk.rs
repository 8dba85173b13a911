//! What the dialog holds while somebody prepares to sign.

use std::sync::Arc;

use baton_core::{Instant, PolicyDraft};
use baton_worker::protocol::{Compare, Compared, Link, Seal, TrustKept};
use leptos::prelude::*;

use super::dropped::Dropped;
use crate::session::{Session, session};
use crate::signing::export::{self, Form, Lack};
use crate::signing::key::{self, SigningKey};
use crate::signing::{history, trust};
use crate::{browser, words, worker};

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
    Done(Link),
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
    /// Every version that this browser knows.
    pub(super) known: RwSignal<Vec<Link>>,
    /// The version that was asked to be brought back.
    wanted: RwSignal<Option<u64>>,
    /// What the draft changes, once that is worked out; `None` inside where nothing is published yet.
    review: RwSignal<Option<Result<Option<Compared>, String>>>,
    /// The trust document that this browser goes by.
    pub(super) trust: RwSignal<Option<TrustKept>>,
    /// The file that was dropped last.
    pub(super) dropped: RwSignal<Dropped>,
}

/// What is not typed in.
#[derive(Clone, Debug)]
struct State {
    opened_at: Option<Instant>,
    /// The newest version known for this audience.
    last: Option<Link>,
    /// Whether anybody has tried to sign what is filled in now.
    tried: bool,
    signed: Signed,
    /// How the form stood once that file was handed out.
    settled: Form,
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
                opened_at: None,
                last: None,
                tried: false,
                signed: Signed::NotYet,
                settled: Form::default(),
            }),
            key: RwSignal::new_local(KeyState::Unknown),
            known: RwSignal::new(history::load()),
            wanted: RwSignal::new(None),
            review: RwSignal::new(None),
            trust: RwSignal::new(trust::load()),
            dropped: RwSignal::new(Dropped::Nothing),
        };
        // Each audience has versions of its own.
        let head = Memo::new(move |_| desk.chain().into_iter().next());
        Effect::new(move |_| desk.take_up(head.get()));
        desk
    }

    /// The versions of the draft's policy that are known for the audience, the newest first.
    pub(super) fn chain(self) -> Vec<Link> {
        let id = self.session.with_policy(|policy| policy.id().to_owned());
        let audience = self.audience.get();
        self.known
            .with(|known| history::chain(known, &id, audience.trim()))
    }

    /// Takes a version into the history.
    pub(super) fn keep(self, link: &Link) {
        self.known.set(history::keep(link));
    }

    /// Puts an earlier version's policy into the draft's place, if the reader agrees.
    pub(super) fn load(self, link: &Link, brings_back: bool) -> bool {
        let version = link.version;
        let question = format!(
            "Put the policy of version {version} in place of the draft? What was changed in it is lost."
        );
        if !browser::confirm(&question) {
            return false;
        }
        let read = baton_core::json::parse(&link.policy).map(PolicyDraft::from_node);
        match read {
            Ok(draft) => {
                self.session.load(draft.completed().node().clone());
                self.wanted.set(brings_back.then_some(version));
                let said = format!("the draft is the policy of version {version}");
                self.session.announce(said);
                self.compare();
                true
            }
            Err(why) => {
                self.session.announce(why.to_string());
                false
            }
        }
    }

    /// The earlier version that signing the draft now would bring back.
    pub(super) fn restores(self) -> Option<u64> {
        let written = self.session.with_policy(export::written);
        history::restores(&self.chain(), &written, self.wanted.get())
    }

    /// What the draft changes; nothing while that is being worked out.
    pub(super) fn review(self) -> Option<Result<Option<Compared>, String>> {
        self.review.get()
    }

    /// Works out what the draft changes from the newest version.
    fn compare(self) {
        let policy = untrack(|| self.session.policy());
        let Some(head) = untrack(|| self.chain()).into_iter().next() else {
            self.review.set(Some(Ok(None)));
            return;
        };
        self.review.set(None);
        let request = Compare {
            new: export::written(&policy),
            calls: export::cases(&policy, &self.session.samples(), browser::now()),
            old: head.policy,
        };
        browser::spawn(async move {
            let compared = worker::ask(&request).await;
            self.review.set(Some(compared.map(Some)));
        });
    }

    fn take_up(self, last: Option<Link>) {
        let next = last.as_ref().map_or(1, |last| last.version + 1);
        self.version.set(next.to_string());
        self.state.update(|state| state.last = last);
        if self.state.with_untracked(|state| state.opened_at.is_some()) {
            self.compare();
        }
    }

    /// Takes up what another tab has exported since, and says which version that was.
    fn catch_up(self) -> Option<u64> {
        let own = untrack(|| self.chain()).into_iter().next();
        self.known.set(history::load());
        let head = untrack(|| self.chain()).into_iter().next();
        let newer = head.filter(|head| own.as_ref() != Some(head))?;
        Some(newer.version)
    }

    /// Nothing, unless another tab has exported since.
    fn not_overtaken(self) -> Result<(), String> {
        self.catch_up().map_or(Ok(()), |version| {
            Err(format!(
                "version {version} was exported from another tab meanwhile; look at the version again, then sign"
            ))
        })
    }

    /// The dialog opens: look for the key once, set the date, and see what other tabs have exported.
    pub(super) fn open(self) {
        self.state.update(|state| {
            state.opened_at = Some(browser::now());
            state.signed = Signed::NotYet;
            state.tried = false;
        });
        self.catch_up();
        self.trust.set(trust::load());
        self.compare();
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
    pub(super) fn opened(self) -> bool {
        self.state.with(|state| state.opened_at.is_some())
    }

    /// When a file signed now would stop being acceptable.
    pub(super) fn expires(self) -> Option<Instant> {
        let days = export::LIFETIME_DAYS;
        self.state
            .with(|state| state.opened_at.map(|at| at.plus(days * 86_400)))
    }

    /// The newest version known for this audience.
    pub(super) fn last(self) -> Option<Link> {
        self.state.with(|state| state.last.clone())
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
        let mut lacks = self.form().lacks(self.last().as_ref());
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
            Signed::Done(_) => self.state.with(|state| state.settled == self.form()),
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

    async fn seal(self, key: &SigningKey) -> Result<Link, String> {
        self.not_overtaken()?;
        let now = browser::now();
        let (form, chain) = untrack(|| (self.form(), self.chain()));
        let policy = untrack(|| self.session.policy());
        let samples = self.session.samples();
        let wanted = self.wanted.get_untracked();
        let epoch = self.trust.with_untracked(|t| t.as_ref().map(|t| t.epoch));
        let request = export::prepare(&policy, &samples, &form, &chain, wanted, epoch, now)?;
        let prepared = worker::ask(&request).await?;
        let signature = key.sign(prepared.to_sign.as_bytes()).await?;
        let seal = Seal {
            payload: prepared.payload,
            keyid: key.id(),
            signature: signature.to_vec(),
        };
        let file = worker::ask(&seal).await?;
        self.not_overtaken()?;
        browser::download("policy.signed.json", "application/json", &file)?;
        browser::remember(AUTHOR, form.author.trim());
        let done = export::link(&policy, request, prepared.digest);
        self.wanted.set(None);
        self.keep(&done);
        self.take_up(Some(done.clone()));
        let settled = untrack(|| self.form());
        self.state.update(|state| {
            state.tried = false;
            state.settled = settled;
        });
        Ok(done)
    }
}

/// The desk of the dialog around.
pub(super) fn desk() -> Desk {
    expect_context()
}
