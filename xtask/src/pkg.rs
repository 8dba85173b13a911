//! `cargo xtask pkg`: the npm package, built into `target/pkg`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::setup::{self, Need};

/// The needs of the build.
pub(crate) const NEEDS: [Need; 5] = [
    Need::Node,
    Need::RustTarget,
    Need::Crates,
    Need::WasmBindgen,
    Need::Npm,
];

/// One WASM file of the package.
struct Module {
    name: &'static str,
    /// The build profile in `Cargo.toml`.
    profile: &'static str,
    features: &'static [&'static str],
    /// The passes of `wasm-opt`.
    passes: &'static [&'static str],
}

const MODULES: [Module; 2] = [
    Module {
        name: "engine",
        profile: "npm",
        features: &[],
        passes: &["-O3"],
    },
    Module {
        name: "core",
        profile: "npm-small",
        features: &["--no-default-features"],
        passes: &["--flatten", "--rereloop", "-Oz", "-Oz"],
    },
];

/// Further arguments of `wasm-opt`, as for the page. Large functions with one caller stay functions: with fewer locals in
/// each, the core is a twelfth smaller.
const WASM_OPT: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=20",
];

/// Builds and packs the package, and prints its path.
pub(crate) fn pkg(checkout: &Checkout) -> Result<(), Failure> {
    setup::prerequisites(checkout, &NEEDS)?;
    let total = NEEDS.len() + 1;
    for (number, need) in (1..).zip(NEEDS) {
        setup::provide(need, checkout, &mut |line| {
            println!("[{number}/{total}] {line}");
        })?;
    }
    println!("[{total}/{total}] the npm package (about 2 minutes the first time)");
    build(checkout)?;
    let file = pack(checkout)?;
    println!("\nThe package is in {}", folder(checkout).display());
    println!("packed:           {}", file.display());
    println!("\n    npm install {}", file.display());
    Ok(())
}

/// Returns the folder of the built package.
pub(crate) fn folder(checkout: &Checkout) -> PathBuf {
    checkout.root().join("target/pkg/engine")
}

/// Builds the package into an empty folder, so that it has no old files.
pub(crate) fn build(checkout: &Checkout) -> Result<(), Failure> {
    let (source, folder) = (checkout.root().join("pkg"), folder(checkout));
    drop(fs::remove_dir_all(&folder));
    for name in ["package.json", "README.md"] {
        copy(&source.join(name), &folder.join(name))?;
    }
    for name in ["src", "types"] {
        copy_all(&source.join(name), &folder.join(name))?;
    }
    for part in &MODULES {
        module(checkout, part)?;
    }
    for entries in ["full", "core"] {
        require(checkout, &folder.join("src/entries").join(entries))?;
    }
    required_types(&folder.join("types"))
}

/// Writes the types for `require`, with the extension `.d.cts`.
fn required_types(types: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(types).map_err(|error| at(types, &error))?;
    let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| at(&file, &error))?;
        let required = file.with_extension("cts");
        let text = text.replace(".js\";", ".cjs\";");
        fs::write(&required, text).map_err(|error| at(&required, &error))?;
    }
    Ok(())
}

/// Builds a WASM file and its bindings.
fn module(checkout: &Checkout, part: &Module) -> Result<(), Failure> {
    let Module {
        name,
        profile,
        features,
        passes,
    } = *part;
    let wasm = folder(checkout).join("wasm");
    Child::cargo(checkout)?
        .args(["build", "--package", "baton-wasm", "--lib"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--profile", profile])
        .args(features)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(checkout))
        .run()?;
    let built = checkout
        .target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join("baton_wasm.wasm");
    Child::new(checkout, checkout.tool("wasm-bindgen"))?
        .args(["--target", "web", "--no-typescript"])
        .args(["--omit-default-module-path", "--out-name", name])
        .arg_path("--out-dir", &wasm)
        .args([&built])
        .run()?;
    let bound = wasm.join(format!("{name}_bg.wasm"));
    Child::new(checkout, "wasm-opt")?
        .args(passes)
        .args(WASM_OPT)
        .args([&bound])
        .arg_path("--output", &wasm.join(format!("{name}.wasm")))
        .run()?;
    fs::remove_file(&bound).map_err(|error| at(&bound, &error))
}

/// Returns the compiler flags: the engine's flag from `.cargo/config.toml`, which these replace, and the removal of this
/// machine's paths. The same sources then give the same file in any folder.
fn flags(checkout: &Checkout) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    // One folder for each registry, by the name of its host.
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().flatten();
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![
        "--cfg=sha2_backend_soft=\"compact\"".to_owned(),
        // What is built for speed is not to grow for it: 13 KB less for a fifteenth of the time. "s" is an eighth slower.
        "-Cllvm-args=--force-attribute=optsize".to_owned(),
    ];
    flags.extend(registries.map(|registry| remap(&registry.path(), "crates")));
    flags.push(remap(checkout.root(), "baton"));
    flags.join("\u{1f}")
}

/// Bundles the entries for `require`, each into one file.
fn require(checkout: &Checkout, entries: &Path) -> Result<(), Failure> {
    for name in ["require", "slim"] {
        let bundle = entries.join(format!("{name}.cjs"));
        Child::new(checkout, "esbuild")?
            .args([entries.join(format!("{name}.js"))])
            .args(["--bundle", "--platform=node", "--format=cjs"])
            .args(["--target=node20", "--log-level=warning"])
            .args([format!("--outfile={}", bundle.display())])
            .run()?;
    }
    let source = entries.join("require.js");
    fs::remove_file(&source).map_err(|error| at(&source, &error))
}

/// Packs the built package as for publication.
pub(crate) fn pack(checkout: &Checkout) -> Result<PathBuf, Failure> {
    let into = checkout.root().join("target/pkg");
    let packed = Child::new(checkout, crate::setup::node::NPM)?
        .args(["pack", "--silent", "--ignore-scripts"])
        .arg_path("--pack-destination", &into)
        .args([folder(checkout)])
        .output();
    let name = packed.unwrap_or_default();
    let name = name.lines().last().unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Failure::stopped("npm could not pack the package"));
    }
    Ok(into.join(name))
}

/// Copies a file and creates its folder.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| at(from, &error))
}

/// Copies a folder with its content.
fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(from).map_err(|error| at(from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| at(from, &error))?;
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_all(&path, &copied)?;
        } else {
            copy(&path, &copied)?;
        }
    }
    Ok(())
}

fn at(path: &Path, error: &std::io::Error) -> Failure {
    Failure::stopped(format!("{}: {error}", path.display()))
}
