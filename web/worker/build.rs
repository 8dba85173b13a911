//! Names this build: the page and the worker are two files, and a browser may hold an old one of either.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use baton_core::document::canonical;

/// Everything that the worker is made of.
const SOURCES: [&str; 5] = [
    "../../crates/baton-backtest/src",
    "src",
    "../console/src",
    "../../crates/baton-core/src",
    "../../crates/baton-sign/src",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        all.extend_from_slice(file.to_string_lossy().as_bytes());
        all.extend(fs::read(file)?);
    }
    let digest = canonical::digest(&all);
    let short = digest.get(7..19).ok_or("a digest is longer than this")?;
    println!(
        "cargo::rustc-env=BATON_BUILD={} {short}",
        env::var("CARGO_PKG_VERSION")?
    );
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
