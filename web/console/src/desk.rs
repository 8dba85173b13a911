//! Signed files, as far as the page knows of them: what is filled in, the key, the versions known here, and the file
//! that is being checked. What takes a browser's key or a worker comes out as an [`Errand`].

mod section;
mod update;

use std::sync::Arc;

use baton_core::{Instant, Policy};
use baton_sign::key::Jwk;
use baton_worker::protocol::{Inspected, Look, Looked};

use crate::export::{Form, Lack};
pub use section::Section;
pub use update::{
    arriving, inspect_again, lacks, load, look, looked, opened, question, save, update,
};

/// The browser's key, as far as it is known. The key itself stays in the browser’s own keeping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeyState {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// It is being read, made or tried.
    Working,
    /// There is none.
    None,
    /// It is there and works.
    Ready(Jwk),
    /// It cannot be had, and why.
    Failed(String),
}

/// A file that was handed out, and what it was made of: nobody signs the same twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// Its version.
    pub version: u64,
    /// The digest of its payload.
    pub digest: String,
    /// The file itself.
    pub file: String,
    /// The digest of the policy in it.
    pub policy: String,
    /// How the form stood once it was handed out.
    pub form: Form,
}

/// How the last attempt to sign went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// There was none.
    #[default]
    NotYet,
    /// The key is at it.
    Working,
    /// The file was handed out.
    Done(Handed),
    /// It failed, and why.
    Failed(String),
}

/// The file in hand.
#[derive(Clone, Debug, Default)]
pub enum Dropped {
    /// There is none.
    #[default]
    Nothing,
    /// It is being read and checked.
    Working,
    /// It could not even be checked, and why.
    Failed(String),
    /// What was found.
    Checked(Arc<CheckedFile>),
}

/// A file with what was found out about it.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The file's name.
    pub name: String,
    /// The file's text.
    pub text: String,
    /// What was found.
    pub told: Inspected,
    /// What has been done with it.
    pub done: &'static str,
}

/// Something that takes a while, or the browser's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Read what this browser keeps: versions, trust document, the author's name.
    Recall,
    /// Work out where the draft stands; the number says which question this is.
    Look(Box<Look>, u64),
    /// Look for the browser's key.
    LoadKey,
    /// Make a key in place of the one before.
    MakeKey,
    /// Hand out what the keeper of the trust document needs.
    Enrol,
    /// Sign the draft and hand the file out.
    Seal,
    /// Check the file with this name and text.
    Inspect(String, String, &'static str),
    /// Add a signature to the file in hand.
    Cosign,
    /// Go by this trust document, or by none after asking.
    Trust(Option<String>),
    /// Give the policy of an earlier version.
    Restore(u64),
}

/// What the desk holds.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The section that is open.
    pub section: Option<Section>,
    /// What is filled in.
    pub form: Form,
    /// When the dialog was opened.
    pub opened_at: Option<Instant>,
    /// The newest version known when the next one was suggested.
    pub last: Option<u64>,
    /// Whether anybody has tried to sign what is filled in now.
    pub tried: bool,
    /// How the last attempt went.
    pub signed: Signed,
    /// Every version that this browser knows; what stands there is the worker's.
    pub history: Option<String>,
    /// The trust document that this browser goes by; what stands there is the worker's.
    pub trust: Option<String>,
    /// The version that was asked to be brought back.
    pub wanted: Option<u64>,
    /// How often it was asked where the draft stands: only the last answer counts.
    pub asked: u64,
    /// Where the draft stands, once that is worked out.
    pub looked: Option<Result<Looked, String>>,
    /// The file that was dropped last.
    pub dropped: Dropped,
    /// The name of a file that is on its way.
    pub arriving: String,
    /// The key.
    pub key: KeyState,
}

impl Desk {
    /// A part of where the draft stands; nothing while that is being worked out.
    pub fn standing<T: Default>(&self, part: impl FnOnce(&Looked) -> T) -> T {
        match &self.looked {
            Some(Ok(looked)) => part(looked),
            _ => T::default(),
        }
    }

    /// The key, if it works.
    pub fn ready_key(&self) -> Option<&Jwk> {
        match &self.key {
            KeyState::Ready(jwk) => Some(jwk),
            _ => None,
        }
    }

    /// The file that was checked.
    pub fn in_hand(&self) -> Option<Arc<CheckedFile>> {
        match &self.dropped {
            Dropped::Checked(checked) => Some(Arc::clone(checked)),
            _ => None,
        }
    }

    /// When a file signed now would stop being acceptable.
    pub fn expires(&self) -> Option<Instant> {
        let days = crate::export::LIFETIME_DAYS;
        self.opened_at.map(|at| at.plus(days * 86_400))
    }

    /// The file that was handed out last, if it is of this policy.
    pub fn handed(&self, policy: &Policy) -> Option<&Handed> {
        match &self.signed {
            Signed::Done(handed) if handed.policy == policy.digest() => Some(handed),
            _ => None,
        }
    }

    /// Everything in the way of signing, besides the draft's own errors.
    pub fn lacks(&self) -> Vec<Lack> {
        let mut lacks = self.form.lacks(self.standing(|looked| looked.last));
        if self.ready_key().is_none() {
            lacks.push(Lack {
                at: "generate-key",
                say: "generate a key: there is nothing to sign with yet".to_owned(),
            });
        }
        lacks
    }
}
