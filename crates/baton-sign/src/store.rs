//! The policy in force, kept on disk: the old one or the new one, never neither.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::refusal::{Refusal, RefusalCode};

/// A folder that holds the signed policy in force and the trust document it was taken under.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    const POLICY: &'static str = "policy.signed.json";
    const TRUST: &'static str = "trust.json";

    /// A store in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The signed policy in force; `None` before the first import.
    ///
    /// # Errors
    /// The file system's own error.
    pub fn policy(&self) -> io::Result<Option<Vec<u8>>> {
        self.read(Self::POLICY)
    }

    /// The trust document of the last import; `None` before the first.
    ///
    /// # Errors
    /// The file system's own error.
    pub fn trust(&self) -> io::Result<Option<Vec<u8>>> {
        self.read(Self::TRUST)
    }

    /// Puts a policy in force: check 16. The trust document first, so that the policy always has one beside it.
    ///
    /// # Errors
    /// `persist_failed`; whatever was in force stays.
    pub fn replace(&self, trust: &[u8], policy: &[u8]) -> Result<(), Refusal> {
        let write = || {
            fs::create_dir_all(&self.folder)?;
            self.write(Self::TRUST, trust)?;
            self.write(Self::POLICY, policy)
        };
        write().map_err(|why| {
            let message = format!("{} could not be written: {why}", self.folder.display());
            Refusal::new(RefusalCode::PersistFailed, message)
        })
    }

    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// A temporary file, synced, renamed over the old one, and the folder synced: a stop at any point leaves
    /// the old file or the new one.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let temporary = self
            .folder
            .join(format!(".{name}.{}.tmp", std::process::id()));
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, self.folder.join(name))?;
        File::open(&self.folder)?.sync_all()
    }
}
