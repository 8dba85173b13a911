//! The importer of signed policies, with its state in a folder. Backends embed it, and `baton import` runs it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use baton_core::{Instant, decide};

use crate::check::Check;
use crate::import::{self, Context, Engine, HighWaterMark, Imported, verify_in_force};
use crate::refusal::{Refusal, RefusalCode};
use crate::store::{FileStep, ImportedFile, State, Store, StoreLock};
use crate::trust::{Trust, TrustError};
use crate::verification_report::VerificationReport;

/// Imports signed policies for one audience and stores the one in force in a folder.
///
/// Only its settings are in memory. Every call reads the folder again, under a lock when it may write, so that several
/// processes can share one folder. A stop at any point leaves the old state or the new one, and a refused file changes
/// nothing.
#[derive(Clone, Debug)]
pub struct Importer {
    store: Store,
    folder: PathBuf,
    audience: String,
    policy: Option<String>,
    engine: Engine,
}

/// The policy in force, checked again at a moment.
#[derive(Clone, Debug)]
pub struct Running {
    /// The policy with its payload. An expired policy is `stale` and stays in force.
    pub imported: Imported,
    /// The refusal under the current trust document, such as for a key revoked since. The policy stays in force until
    /// another is imported: a person decides whether to stop.
    pub distrusted: Option<Refusal>,
    /// The current trust document.
    pub trust: Trust,
}

/// The error of an import.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// A check refused the file.
    Refused(Refusal),
    /// The trust document cannot be used.
    Trust(TrustError),
    /// No trust document is pinned in this folder yet.
    NoTrust(PathBuf),
    /// A trust document is pinned in this folder already; later ones follow it without a pin.
    AlreadyPinned(PathBuf),
    /// The folder belongs to another audience; holds that audience.
    OtherAudience(PathBuf, String),
    /// The state in the folder cannot be read, or an importer did not write it.
    State(PathBuf, String),
}

impl ImportError {
    /// Returns the stable code of the error, for programs to match on.
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
                    "no trust document is pinned in {folder}; pass the first one with its digest"
                )
            }
            Self::AlreadyPinned(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "{folder} has a pinned trust document already; pass the next one without a pin"
                )
            }
            Self::OtherAudience(folder, audience) => {
                let folder = folder.display();
                write!(
                    f,
                    "{folder} accepts policies for the audience `{audience}` only"
                )
            }
            Self::State(file, why) => {
                write!(f, "{} is not as an import wrote it: {why}", file.display())
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
    /// Creates an importer for an audience, with its state in a folder, which need not exist yet.
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

    /// Opens the importer of a folder; `None` if no trust document is pinned there.
    ///
    /// # Errors
    /// [`ImportError::State`] if the state was changed by another program.
    pub fn open(folder: &Path) -> Result<Option<Self>, ImportError> {
        let read = Store::at(folder).read();
        let state = read.map_err(|why| Self::new(folder, "").corrupt(&why))?;
        Ok(state.map(|state| Self::new(folder, &state.audience)))
    }

    /// Accepts this policy id only. Without it, the first imported policy sets the id.
    #[must_use]
    pub fn for_policy(self, id: &str) -> Self {
        Self {
            policy: Some(id.to_owned()),
            ..self
        }
    }

    /// Decides self-tests with another engine, for tests of `engine_mismatch`.
    #[must_use]
    pub fn with_engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// Pins the first trust document by its digest, which came over another channel. Pinning the current document again
    /// changes nothing.
    ///
    /// # Errors
    /// [`ImportError`]; the state stays as it was.
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

    /// Replaces the trust document by its next epoch. It applies from now on, even if the next policy is refused.
    ///
    /// # Errors
    /// [`ImportError`]; the current document stays.
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

    /// Runs all sixteen checks and puts the policy in force. The report has the result of each check.
    pub fn import(
        &self,
        file: &str,
        now: Instant,
    ) -> (VerificationReport, Result<Imported, ImportError>) {
        self.import_watched(file, now, &mut |_| {})
    }

    /// Imports as [`Importer::import`] does and calls `watch` after each step on disk.
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
        // The lock lasts to the end, so that the state cannot change between reading and writing.
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
        // The same payload with more signatures, or under a newer trust document, replaces the stored one.
        let kept = |taken: &ImportedFile| taken.file == file && taken.trust == state.trust;
        if state.policy.as_ref().is_some_and(kept) {
            report.passed(Check::Persist, "nothing to change");
        } else {
            let taken = ImportedFile {
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

    /// Checks the policy in force again, after a restart or for a status. `None` before the first import.
    ///
    /// # Errors
    /// [`ImportError`] if the state was changed by another program.
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

    /// Returns the current trust document; `None` before one is pinned.
    ///
    /// # Errors
    /// [`ImportError::State`] if the state was changed by another program.
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

    /// Reads a stored document, which was checked before it was stored.
    fn trusted(&self, document: &str) -> Result<Trust, ImportError> {
        let read = Trust::peek(document.as_bytes());
        read.map(|(trust, _)| trust)
            .map_err(|why| self.corrupt(&why))
    }

    fn mark(&self, taken: &ImportedFile) -> Result<HighWaterMark, ImportError> {
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
