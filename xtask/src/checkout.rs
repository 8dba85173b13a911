//! Where things are in this checkout.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The checkout that xtask works in. Everything it installs stays inside.
#[derive(Debug)]
pub(crate) struct Checkout {
    root: PathBuf,
}

impl Checkout {
    /// Finds the checkout: the folder above this crate.
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

    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// The folder that `cargo install` puts the pinned tools under.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// One of the pinned tools.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.tools()
            .join("bin")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The npm packages of the workspace.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.root.join("node_modules")
    }

    /// Chromium, when Playwright had to download it.
    pub(crate) fn browsers(&self) -> PathBuf {
        self.root.join("target/browsers")
    }

    /// The Python environment of the verifiers in `tests/interop`.
    pub(crate) fn python_environment(&self) -> PathBuf {
        self.root.join("target/python")
    }

    /// Its Python.
    pub(crate) fn python(&self) -> PathBuf {
        self.python_environment().join("bin/python")
    }

    /// The bundled console.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The search path for children: npm's `wasm-opt` first, then the pinned tools.
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
