//! The paths in this checkout.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The checkout in which xtask works and installs its tools.
#[derive(Debug)]
pub(crate) struct Checkout {
    root: PathBuf,
}

impl Checkout {
    /// Finds the checkout, the folder above this crate.
    pub(crate) fn find() -> Result<Self, Failure> {
        // Cargo sets the variable when it runs xtask; the constant serves a copied binary.
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here
            .parent()
            .map(Path::to_path_buf)
            .filter(|root| root.join("Trunk.toml").is_file());
        root.map(|root| Self { root }).ok_or_else(|| {
            Failure::stopped("this is not a Baton checkout: run `cargo xtask` inside one")
        })
    }

    /// Returns the folder of the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Returns Cargo's build folder.
    pub(crate) fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// Returns the folder of the pinned tools.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// Returns the path of a pinned tool.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.tools()
            .join("bin")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// Returns the folder of the workspace's npm packages.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.root.join("node_modules")
    }

    /// Returns the folder of Playwright's downloads.
    pub(crate) fn browsers(&self) -> PathBuf {
        self.root.join("target/browsers")
    }

    /// Returns the folder of the Python environment for `tests/interop`.
    pub(crate) fn python_environment(&self) -> PathBuf {
        self.root.join("target/python")
    }

    /// Returns the path of its Python.
    pub(crate) fn python(&self) -> PathBuf {
        self.python_environment().join("bin/python")
    }

    /// Returns the folder of the bundled console.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Returns the PATH for children: npm's `wasm-opt` first, then the pinned tools.
    pub(crate) fn search_path(&self) -> Result<std::ffi::OsString, Failure> {
        let ours = [self.node_modules().join(".bin"), self.tools().join("bin")];
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).map_err(|error| {
            Failure::stopped(format!(
                "the checkout's path cannot be put on PATH: {error}"
            ))
        })
    }
}
