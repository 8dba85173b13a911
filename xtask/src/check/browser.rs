//! The step that tests the console in a browser.

use std::fs;
use std::path::PathBuf;

use super::outcome::Outcome;
use super::rust;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::cli::Tool;
use crate::failure::Failure;
use crate::setup::chromium;

/// Runs `tests/browser/*.test.mjs` against the bundle in `dist`.
pub(crate) fn test(checkout: &Checkout) -> Result<Outcome, Failure> {
    let chromium = chromium::found(checkout)?;
    Child::new(checkout, "node")?
        .args(["--test", "--test-reporter=spec"])
        .args(test_files(checkout, "tests/browser")?)
        .env("BATON_BIN", rust::cli_path(checkout))
        .env("CHROMIUM", chromium)
        .run()?;
    Ok(Outcome::passed())
}

/// Runs a tool on the bundle in `dist`.
pub(crate) fn tool(checkout: &Checkout, tool: Tool) -> Result<(), Failure> {
    let chromium = chromium::found(checkout)?;
    let name = format!("tests/browser/tools/{}.mjs", tool.word());
    let script = checkout.root().join(name);
    Child::new(checkout, "node")?
        .args([script])
        .env("CHROMIUM", chromium)
        .run()
}

/// Returns the test files of a folder; Node 20 does not expand patterns itself.
pub(crate) fn test_files(checkout: &Checkout, folder: &str) -> Result<Vec<PathBuf>, Failure> {
    let folder = checkout.root().join(folder);
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::stopped(format!("{}: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    // INVARIANT: without a file, Node would search for tests elsewhere and pass if there are none.
    if files.is_empty() {
        return Err(Failure::stopped(format!(
            "there are no tests in {}",
            folder.display()
        )));
    }
    Ok(files)
}
