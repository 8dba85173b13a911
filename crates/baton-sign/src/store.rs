//! The importer's state on disk. A crash leaves the old state or the new one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use baton_core::{Instant, document::canonical};
use serde::{Deserialize, Serialize};

/// The state of an importer, in one file, because its parts depend on each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The importer's audience.
    pub audience: String,
    /// The current trust document, as received.
    pub trust: String,
    /// The policy in force; `None` before the first import.
    pub policy: Option<ImportedFile>,
}

/// An imported policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedFile {
    /// The envelope, as received.
    pub file: String,
    /// The trust document at the time of the import; a later one may have revoked its keys.
    pub trust: String,
    /// The time of the import.
    pub at: Instant,
}

/// A folder with the state file.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// An exclusive lock on a store, held until it is dropped.
#[derive(Debug)]
pub struct StoreLock(File);

/// A completed step of replacing the state. A crash after any step leaves the old state or the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// The empty temporary file exists.
    Created,
    /// The temporary file holds the new state.
    Written,
    /// The temporary file is synced to disk.
    Synced,
    /// The temporary file has replaced the old file.
    Renamed,
    /// The folder is synced to disk.
    FolderSynced,
}

impl FileStep {
    /// All steps, in order.
    pub const ALL: [Self; 5] = [
        Self::Created,
        Self::Written,
        Self::Synced,
        Self::Renamed,
        Self::FolderSynced,
    ];
}

impl Store {
    const FILE: &'static str = "in-force.json";
    const LOCK: &'static str = "lock";
    const TEMPORARY: &'static str = ".in-force.json.tmp";

    /// Creates a store in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Returns the path of the state file.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join(Self::FILE)
    }

    /// Reads the state; `None` if there is none yet.
    ///
    /// # Errors
    /// The file system's own error, or [`io::ErrorKind::InvalidData`] for a file that is not a store's.
    pub fn read(&self) -> io::Result<Option<State>> {
        match fs::read(self.file()) {
            Ok(bytes) => crate::json::read(&bytes).map(Some).map_err(invalid),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Waits for the exclusive lock. Without it, two imports at once could both read the old version.
    ///
    /// # Errors
    /// The file system's own error, if the folder cannot be created or written to.
    pub fn lock(&self) -> io::Result<StoreLock> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join(Self::LOCK))?;
        file.lock()?;
        Ok(StoreLock(file))
    }

    /// Replaces the state and calls `watch` after each step.
    ///
    /// # Errors
    /// The file system's own error; the old state stays.
    pub fn replace(
        &self,
        _lock: &StoreLock,
        new: &State,
        watch: &mut dyn FnMut(FileStep),
    ) -> io::Result<()> {
        // The lock protects the temporary file, so one left by a crash can be overwritten.
        let temporary = self.folder.join(Self::TEMPORARY);
        self.write(&temporary, new, watch).inspect_err(|_| {
            // A failure here does no harm: readers ignore the temporary file.
            let _ = fs::remove_file(&temporary);
        })
    }

    /// Writes and syncs a temporary file, renames it over the old one and syncs the folder.
    fn write(
        &self,
        temporary: &Path,
        new: &State,
        watch: &mut dyn FnMut(FileStep),
    ) -> io::Result<()> {
        let mut file = File::create(temporary)?;
        watch(FileStep::Created);
        file.write_all(canonical::to_string(new).map_err(invalid)?.as_bytes())?;
        watch(FileStep::Written);
        file.sync_all()?;
        watch(FileStep::Synced);
        fs::rename(temporary, self.file())?;
        watch(FileStep::Renamed);
        File::open(&self.folder)?.sync_all()?;
        watch(FileStep::FolderSynced);
        Ok(())
    }
}

/// Creates the error for an invalid state.
fn invalid(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        // Closing the file releases the lock too, so an error here does no harm.
        let _ = self.0.unlock();
    }
}
