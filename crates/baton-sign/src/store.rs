//! What is in force, kept on disk: the old state or the new one, never neither.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use baton_core::{Instant, document::canonical};
use serde::{Deserialize, Serialize};

/// What an importer keeps, in one file, because one part without the other is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The audience whose policies it takes.
    pub audience: String,
    /// The trust document that the next import is held against, as it was given.
    pub trust: String,
    /// The policy in force, if one was taken.
    pub policy: Option<Taken>,
}

/// A policy that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The envelope, as it was given.
    pub file: String,
    /// The trust document that it was taken under: a later one may have revoked its keys.
    pub trust: String,
    /// When it was taken.
    pub at: Instant,
}

/// A folder with one file that says what is in force.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The sole right to change a store, until it is dropped.
#[derive(Debug)]
pub struct StoreLock(File);

/// What has just been done on the way to a new state. A stop after any of them leaves the old state or the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// The temporary file is there, empty.
    Created,
    /// It holds the new state.
    Written,
    /// It is on the disk.
    Synced,
    /// It has the old one's name.
    Renamed,
    /// The name is on the disk.
    FolderSynced,
}

impl FileStep {
    /// Every step, in order.
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

    /// What is kept; `None` before anything was.
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

    /// Waits for the sole right to change the store: two imports at once could otherwise both read the old mark.
    ///
    /// # Errors
    /// The file system's own, when the folder cannot be made or written to.
    pub fn lock(&self) -> io::Result<StoreLock> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join(Self::LOCK))?;
        file.lock()?;
        Ok(StoreLock(file))
    }

    /// Keeps a new state. `watch` is told of each step when it is done.
    ///
    /// # Errors
    /// The file system's own; whatever was kept stays.
    pub fn replace(
        &self,
        _lock: &StoreLock,
        new: &State,
        watch: &mut dyn FnMut(FileStep),
    ) -> io::Result<()> {
        // Under the lock nobody else writes it, so one that a stop left behind is written over.
        let temporary = self.folder.join(Self::TEMPORARY);
        self.write(&temporary, new, watch).inspect_err(|_| {
            // Nothing is lost if this fails too: no reader looks at the temporary file.
            let _ = fs::remove_file(&temporary);
        })
    }

    /// A temporary file, synced, renamed over the old one, and the folder synced.
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

/// The error of a state that cannot be read or written as one.
fn invalid(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        // Closing the file lets go as well; an error here changes nothing.
        let _ = self.0.unlock();
    }
}
