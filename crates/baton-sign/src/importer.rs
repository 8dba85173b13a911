//! An importer with a memory: what a backend embeds, and what `baton import` is a face of.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use baton_core::{Instant, decide};

use crate::check::Check;
use crate::import::{self, Context, Engine, HighWaterMark, Imported, verify_in_force};
use crate::refusal::{Refusal, RefusalCode};
use crate::store::{FileStep, State, Store, StoreLock, Taken};
use crate::trust::{Trust, TrustError};
use crate::verification_report::VerificationReport;

/// Takes signed policies for one audience and keeps the one in force in a folder.
///
/// It holds nothing in memory but its settings: every call reads the folder anew, under a lock when it may write, so
/// that several processes can share one. Nothing is ever applied by halves, and a file that is refused changes
/// nothing.
#[derive(Clone, Debug)]
pub struct Importer {
    store: Store,
    folder: PathBuf,
    audience: String,
    policy: Option<String>,
    engine: Engine,
}

/// A policy in force, as it stands now.
#[derive(Clone, Debug)]
pub struct Running {
    /// The policy and what came with it; `stale` if it has expired, and then it goes on serving.
    pub imported: Imported,
    /// Why the trust document of now would refuse it, such as a key revoked since. It goes on serving until
    /// another is signed: whether to stop is a person's decision.
    pub distrusted: Option<Refusal>,
    /// The trust document of now.
    pub trust: Trust,
}

/// Why nothing was imported.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// A check refused the file.
    Refused(Refusal),
    /// The trust document cannot be used.
    Trust(TrustError),
    /// No trust document is pinned in this folder yet.
    NoTrust(PathBuf),
    /// A trust document is pinned in this folder already: it is followed, not pinned again.
    AlreadyPinned(PathBuf),
    /// The folder belongs to another audience, which is named.
    OtherAudience(PathBuf, String),
    /// What the folder holds cannot be read, or is not an importer's.
    State(PathBuf, String),
}

impl ImportError {
    /// The stable name of the error. Programs match on it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code.as_str(),
            Self::Trust(error) => error.code(),
            Self::NoTrust(_) => "trust_missing",
            Self::AlreadyPinned(_) => "trust_already_pinned",
            Self::OtherAudience(..) => "state_other_audience",
            Self::State(..) => "state_corrupt",
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Trust(error) => error.fmt(f),
            Self::NoTrust(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "no trust document is pinned in {folder}: give the first one with its digest"
                )
            }
            Self::AlreadyPinned(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "{folder} follows a trust document already: give the next one without a pin"
                )
            }
            Self::OtherAudience(folder, audience) => {
                let folder = folder.display();
                write!(
                    f,
                    "{folder} takes policies for `{audience}` and for nobody else"
                )
            }
            Self::State(file, why) => {
                write!(f, "{} is not what an import left: {why}", file.display())
            }
        }
    }
}

impl std::error::Error for ImportError {}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<TrustError> for ImportError {
    fn from(error: TrustError) -> Self {
        Self::Trust(error)
    }
}

impl Importer {
    /// An importer for an audience that keeps its state in a folder, which need not exist yet.
    #[must_use]
    pub fn new(folder: &Path, audience: &str) -> Self {
        Self {
            store: Store::at(folder),
            folder: folder.to_owned(),
            audience: audience.to_owned(),
            policy: None,
            engine: decide,
        }
    }

    /// The importer whose state a folder keeps; `None` if nothing was pinned there.
    ///
    /// # Errors
    /// [`ImportError::State`] when what is kept was changed by somebody else.
    pub fn found(folder: &Path) -> Result<Option<Self>, ImportError> {
        let read = Store::at(folder).read();
        let state = read.map_err(|why| Self::new(folder, "").corrupt(&why))?;
        Ok(state.map(|state| Self::new(folder, &state.audience)))
    }

    /// Takes this policy only; without it the first one taken says which comes next.
    #[must_use]
    pub fn for_policy(self, id: &str) -> Self {
        Self {
            policy: Some(id.to_owned()),
            ..self
        }
    }

    /// Decides self-tests with another engine: for tests that want to see it refused.
    #[must_use]
    pub fn with_engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// Begins to trust: the first document, whose digest was made known in another way. The document that is
    /// followed already is taken too, and changes nothing.
    ///
    /// # Errors
    /// [`ImportError`]; nothing is kept then.
    pub fn pin(&self, document: &str, digest: &str, now: Instant) -> Result<Trust, ImportError> {
        let lock = self.lock()?;
        if let Some(state) = self.read()? {
            let ours = self.trusted(&state.trust)?;
            let (theirs, _) = Trust::peek(document.as_bytes())?;
            if ours != theirs {
                return Err(ImportError::AlreadyPinned(self.folder.clone()));
            }
            return Ok(ours);
        }
        let trust = Trust::first(document.as_bytes(), digest, now)?;
        let state = State {
            audience: self.audience.clone(),
            trust: document.to_owned(),
            policy: None,
        };
        self.keep(&lock, &state, &mut |_| {})?;
        Ok(trust)
    }

    /// Follows the trust document to its next epoch. It counts from now on, whatever becomes of the next policy.
    ///
    /// # Errors
    /// [`ImportError`]; what was trusted stays.
    pub fn follow(&self, document: &str, now: Instant) -> Result<Trust, ImportError> {
        let lock = self.lock()?;
        let state = self.state()?;
        let ours = self.trusted(&state.trust)?;
        let next = ours.next(document.as_bytes(), now)?;
        if next != ours {
            let state = State {
                trust: document.to_owned(),
                ..state
            };
            self.keep(&lock, &state, &mut |_| {})?;
        }
        Ok(next)
    }

    /// Runs all sixteen checks and puts the policy in force. The report says what each saw.
    pub fn import(
        &self,
        file: &str,
        now: Instant,
    ) -> (VerificationReport, Result<Imported, ImportError>) {
        self.import_watched(file, now, &mut |_| {})
    }

    /// The same, telling of each step on disk when it is done.
    pub fn import_watched(
        &self,
        file: &str,
        now: Instant,
        watch: &mut dyn FnMut(FileStep),
    ) -> (VerificationReport, Result<Imported, ImportError>) {
        let mut report = VerificationReport::default();
        let result = self.try_import(file, now, &mut report, watch);
        (report, result)
    }

    fn try_import(
        &self,
        file: &str,
        now: Instant,
        report: &mut VerificationReport,
        watch: &mut dyn FnMut(FileStep),
    ) -> Result<Imported, ImportError> {
        // Held from here to the end, so that what is read is still true when something is written.
        let lock = self.lock()?;
        let state = self.state()?;
        let trust = self.trusted(&state.trust)?;
        let mark = state.policy.as_ref().map(|taken| self.mark(taken));
        let mark = mark.transpose()?;
        let context = Context {
            policy: self.policy.as_deref(),
            mark: mark.as_ref(),
            engine: self.engine,
            ..Context::new(&self.audience, now)
        };
        let (seen, result) = import::explain(file.as_bytes(), &trust, context);
        *report = seen;
        let imported = result?;
        // The same payload with more signatures, or under a newer trust document, replaces what is kept.
        let kept = |taken: &Taken| taken.file == file && taken.trust == state.trust;
        if state.policy.as_ref().is_some_and(kept) {
            report.passed(Check::Persist, "nothing to change");
        } else {
            let taken = Taken {
                file: file.to_owned(),
                trust: state.trust.clone(),
                at: now,
            };
            let state = State {
                policy: Some(taken),
                ..state
            };
            self.keep(&lock, &state, watch)?;
            report.passed(Check::Persist, self.store.file().display().to_string());
        }
        Ok(imported)
    }

    /// The policy in force, checked again: after a restart, or to see how it stands. `None` before the first.
    ///
    /// # Errors
    /// [`ImportError`] when what is kept was changed by somebody else.
    pub fn running(&self, now: Instant) -> Result<Option<Running>, ImportError> {
        let Some(state) = self.read()? else {
            return Ok(None);
        };
        let trust = self.trusted(&state.trust)?;
        let Some(taken) = state.policy else {
            return Ok(None);
        };
        let then = self.trusted(&taken.trust)?;
        let context = |now| Context {
            policy: self.policy.as_deref(),
            engine: self.engine,
            ..Context::new(&self.audience, now)
        };
        let mut imported = verify_in_force(taken.file.as_bytes(), &then, context(taken.at))?;
        imported.stale = now > imported.payload.expires_at;
        let again = verify_in_force(taken.file.as_bytes(), &trust, context(now));
        Ok(Some(Running {
            imported,
            distrusted: again.err(),
            trust,
        }))
    }

    /// The trust document that is followed; `None` before one is pinned.
    ///
    /// # Errors
    /// [`ImportError::State`] when what is kept was changed by somebody else.
    pub fn trust(&self) -> Result<Option<Trust>, ImportError> {
        let state = self.read()?;
        state.map(|state| self.trusted(&state.trust)).transpose()
    }

    fn lock(&self) -> Result<StoreLock, ImportError> {
        self.store.lock().map_err(|why| self.not_kept(&why))
    }

    fn read(&self) -> Result<Option<State>, ImportError> {
        let state = self.store.read().map_err(|why| self.corrupt(&why))?;
        match state {
            Some(State { audience, .. }) if audience != self.audience => {
                Err(ImportError::OtherAudience(self.folder.clone(), audience))
            }
            state => Ok(state),
        }
    }

    fn state(&self) -> Result<State, ImportError> {
        self.read()?
            .ok_or_else(|| ImportError::NoTrust(self.folder.clone()))
    }

    /// A document that was checked before it was kept.
    fn trusted(&self, document: &str) -> Result<Trust, ImportError> {
        let read = Trust::peek(document.as_bytes());
        read.map(|(trust, _)| trust)
            .map_err(|why| self.corrupt(&why))
    }

    fn mark(&self, taken: &Taken) -> Result<HighWaterMark, ImportError> {
        HighWaterMark::stored(taken.file.as_bytes()).map_err(|why| self.corrupt(&why))
    }

    fn keep(
        &self,
        lock: &StoreLock,
        state: &State,
        watch: &mut dyn FnMut(FileStep),
    ) -> Result<(), ImportError> {
        let kept = self.store.replace(lock, state, watch);
        kept.map_err(|why| self.not_kept(&why))
    }

    fn not_kept(&self, why: &io::Error) -> ImportError {
        let message = format!("{} could not be written: {why}", self.folder.display());
        Refusal::new(RefusalCode::PersistFailed, message).into()
    }

    fn corrupt(&self, why: &dyn fmt::Display) -> ImportError {
        ImportError::State(self.store.file(), why.to_string())
    }
}
