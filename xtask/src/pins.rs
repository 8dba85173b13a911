//! The versions of the tools that xtask installs.

/// A command that `cargo install` puts into `target/tools`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pin {
    /// The package on the registry.
    pub(crate) package: &'static str,
    /// The command whose `--version` shows what is installed.
    pub(crate) command: &'static str,
    /// The exact version.
    pub(crate) version: &'static str,
    /// Further arguments of `cargo install`.
    pub(crate) arguments: &'static [&'static str],
    /// The duration of the installation on two cores, in words.
    pub(crate) duration: &'static str,
}

/// The bundler of the page. Version 0.22 needs a newer compiler. The omitted features (TLS, update check) take eight
/// minutes to compile and are not needed.
pub(crate) const TRUNK: Pin = Pin {
    package: "trunk",
    command: "trunk",
    version: "0.21.14",
    arguments: &["--locked", "--no-default-features"],
    duration: "about 4 minutes",
};

/// The generator of bindings between WASM and JavaScript; must have the library's version.
pub(crate) const WASM_BINDGEN: Pin = Pin {
    package: "wasm-bindgen-cli",
    command: "wasm-bindgen",
    version: "0.2.130",
    // Its lock file is too old for the compiler.
    arguments: &[],
    duration: "about 1.5 minutes",
};

/// The checker of licences, sources, bans and advisories.
pub(crate) const CARGO_DENY: Pin = Pin {
    package: "cargo-deny",
    command: "cargo-deny",
    version: "0.20.2",
    arguments: &["--locked"],
    duration: "about 2 minutes",
};

/// The version of the Python package that the verifier in `tests/interop` uses.
pub(crate) const CRYPTOGRAPHY: &str = "50.0.2";

/// The oldest supported version of Node.
pub(crate) const NODE_MAJOR: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a file at the root of the workspace.
    fn root_file(name: &str) -> String {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    #[test]
    fn the_bindgen_tool_has_the_version_of_the_library() {
        let pin = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(
            root_file("Cargo.toml").contains(&pin),
            "Cargo.toml lacks `{pin}`"
        );
    }

    #[test]
    fn trunk_has_the_same_versions() {
        let trunk = root_file("Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        assert!(trunk.contains("wasm_opt = \"version_132\""));
        assert!(root_file("package.json").contains("\"binaryen\": \"132.0.0\""));
    }

    #[test]
    fn the_npm_lock_names_no_registry() {
        assert!(!root_file("package-lock.json").contains("\"resolved\""));
    }
}
