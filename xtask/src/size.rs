//! Sizes of files, before and after compression.

use std::path::PathBuf;

use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// Bytes in a KB, in every budget too.
pub(crate) const KB: u64 = 1024;

/// The sizes of one file in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// The file.
    pub(crate) path: PathBuf,
    /// Bytes on disk.
    pub(crate) raw: u64,
    /// Bytes after `gzip -9`.
    pub(crate) gzip: u64,
}

/// Measures files with Node, which is required anyway, so that no compression crate is needed.
pub(crate) fn measure(checkout: &Checkout, files: Vec<PathBuf>) -> Result<Vec<Size>, Failure> {
    const SCRIPT: &str = "\
        const { readFileSync } = require('node:fs'); const { gzipSync } = require('node:zlib');\
        for (const file of process.argv.slice(1)) { const bytes = readFileSync(file);\
        console.log(bytes.length, gzipSync(bytes, { level: 9 }).length); }";
    let shown = Child::new(checkout, "node")?
        .args(["--eval", SCRIPT, "--"])
        .args(&files)
        .output();
    let pairs: Vec<(u64, u64)> = shown.unwrap_or_default().lines().filter_map(pair).collect();
    if pairs.len() != files.len() {
        return Err(Failure::stopped(
            "Node could not measure the files of the bundle",
        ));
    }
    Ok(files
        .into_iter()
        .zip(pairs)
        .map(|(path, (raw, gzip))| Size { path, raw, gzip })
        .collect())
}

/// Parses two numbers separated by a space.
fn pair(line: &str) -> Option<(u64, u64)> {
    let (raw, gzip) = line.split_once(' ')?;
    Some((raw.parse().ok()?, gzip.parse().ok()?))
}

/// Formats bytes as KB with one decimal, rounded up so that no file over budget appears within it.
pub(crate) fn in_kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(KB);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::in_kb;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(in_kb(0), "0.0 KB");
        assert_eq!(in_kb(1024), "1.0 KB");
        assert_eq!(in_kb(1025), "1.1 KB");
    }
}
