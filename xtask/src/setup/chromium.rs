//! A Chromium for the browser tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::debian;
use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// Candidates for Chromium, in order of preference.
const CANDIDATES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/snap/bin/chromium",
];

/// The time limit of a download.
const PATIENCE: Duration = Duration::from_secs(600);

/// Finds a Chromium, or installs one from Playwright or from Debian's packages.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    if let Some(browser) = find(checkout)? {
        say(&format!("Chromium: {}", browser.display()));
        return Ok(());
    }
    say("Chromium: none found, installing one (set CHROMIUM=/path/to/it to use your own)");
    download(checkout)?;
    if find(checkout)?.is_none() {
        // `found` below reports a failure.
        debian::install(checkout, "chromium")?;
    }
    found(checkout).map(drop)
}

/// Returns the Chromium for the tests.
pub(crate) fn found(checkout: &Checkout) -> Result<PathBuf, Failure> {
    find(checkout)?.ok_or_else(|| {
        Failure::stopped(
            "the browser tests need Chromium or Chrome and none could be found or downloaded: \
             install one, or name it with CHROMIUM=/path/to/it",
        )
    })
}

/// Finds the first candidate that runs. If CHROMIUM is set, it is the only one.
fn find(checkout: &Checkout) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return if runs(checkout, &named)? {
            Ok(Some(named))
        } else {
            Err(Failure::stopped(format!(
                "CHROMIUM names {}, which does not run",
                named.display()
            )))
        };
    }
    let downloaded = executable_below(&checkout.browsers(), 4);
    for candidate in CANDIDATES.into_iter().map(PathBuf::from).chain(downloaded) {
        if let Some(path) = resolve(&candidate)
            && runs(checkout, &path)?
        {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Returns true if it starts: an incomplete installation has the file but does not run.
fn runs(checkout: &Checkout, browser: &Path) -> Result<bool, Failure> {
    Ok(Child::new(checkout, browser)?
        .args(["--version"])
        .output()
        .is_some())
}

/// Resolves a path, or a name on PATH, to a file.
fn resolve(candidate: &Path) -> Option<PathBuf> {
    if candidate.is_absolute() {
        return candidate.is_file().then(|| candidate.to_path_buf());
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(candidate))
        .find(|file| file.is_file())
}

/// Downloads Playwright's Chromium. [`find`] then shows the result.
fn download(checkout: &Checkout) -> Result<(), Failure> {
    let playwright = checkout.node_modules().join("playwright-core/cli.js");
    Child::new(checkout, "node")?
        .args([playwright.as_os_str()])
        .args(["install", "chromium-headless-shell"])
        .env("PLAYWRIGHT_BROWSERS_PATH", checkout.browsers())
        .succeeds_within(PATIENCE)
        .map(drop)
}

/// Finds the browser in Playwright's downloads.
fn executable_below(folder: &Path, depth: usize) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let mut folders = Vec::new();
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let name = path.file_name()?.to_string_lossy().into_owned();
        if path.is_dir() {
            folders.push(path);
        } else if matches!(name.as_str(), "headless_shell" | "chrome-headless-shell") {
            return Some(path);
        }
    }
    let below = depth.checked_sub(1)?;
    folders
        .iter()
        .find_map(|folder| executable_below(folder, below))
}
