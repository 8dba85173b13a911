//! The policy in force, kept on disk: the old one or the new one, never neither.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use baton_core::{canonical, json};
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};

/// What is in force: a signed policy with the trust document that it was taken under. They stand in one file,
/// because one without the other is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The trust document, as it was given.
    pub trust: String,
    /// The envelope, as it was given.
    pub policy: String,
}

/// A folder with one file that says what is in force.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The sole right to change a store, until it is dropped.
#[derive(Debug)]
pub struct StoreLock(File);

impl Store {
    const FILE: &'static str = "in-force.json";
    const LOCK: &'static str = "lock";

    /// A store in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The file that holds it.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join(Self::FILE)
    }

    /// What is in force; `None` before the first import.
    ///
    /// # Errors
    /// The file system's own error, or [`io::ErrorKind::InvalidData`] for a file that is not a store's.
    pub fn read(&self) -> io::Result<Option<InForce>> {
        match fs::read(self.file()) {
            Ok(bytes) => {
                let node = json::parse_slice(&bytes).map_err(invalid)?;
                node.read_as().map(Some).map_err(invalid)
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Waits for the sole right to change the store: two imports at once could otherwise both read the old mark.
    ///
    /// # Errors
    /// `persist_failed` when the folder cannot be made or written to.
    pub fn lock(&self) -> Result<StoreLock, Refusal> {
        let lock = || {
            fs::create_dir_all(&self.folder)?;
            let file = File::create(self.folder.join(Self::LOCK))?;
            file.lock()?;
            Ok(StoreLock(file))
        };
        lock().map_err(|why| self.failed(&why))
    }

    /// Puts something in force: check 16. A stop at any point leaves the old or the new.
    ///
    /// # Errors
    /// `persist_failed`; whatever was in force stays.
    pub fn replace(&self, _lock: &StoreLock, new: &InForce) -> Result<(), Refusal> {
        let temporary = self
            .folder
            .join(format!(".{}.{}.tmp", Self::FILE, std::process::id()));
        self.write(&temporary, new).map_err(|why| {
            // Nothing is lost if this fails too: no reader looks at the temporary file.
            let _ = fs::remove_file(&temporary);
            self.failed(&why)
        })
    }

    /// A temporary file, synced, renamed over the old one, and the folder synced.
    fn write(&self, temporary: &Path, new: &InForce) -> io::Result<()> {
        let mut file = File::create(temporary)?;
        file.write_all(canonical::to_string(new).map_err(invalid)?.as_bytes())?;
        file.sync_all()?;
        fs::rename(temporary, self.file())?;
        File::open(&self.folder)?.sync_all()
    }

    fn failed(&self, why: &io::Error) -> Refusal {
        let message = format!("{} could not be written: {why}", self.folder.display());
        Refusal::new(RefusalCode::PersistFailed, message)
    }
}

/// The error of a file that is not a store's.
fn invalid(why: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        // Closing the file lets go as well; an error here changes nothing.
        let _ = self.0.unlock();
    }
}
