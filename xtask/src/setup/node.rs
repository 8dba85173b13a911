//! Node, which runs the WASM tests, the browser tests and `wasm-opt`.

use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::pins::NODE_MAJOR;

/// The name of the npm command.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Checks that Node and npm are installed and new enough. Returns Node's version.
pub(crate) fn check(checkout: &Checkout) -> Result<String, Failure> {
    let Some(version) = Child::new(checkout, "node")?.args(["--version"]).output() else {
        return Err(Failure::stopped(format!(
            "Node is not installed: install Node {NODE_MAJOR} or later, with npm, and run the command again"
        )));
    };
    let version = version.trim();
    if major(version).is_none_or(|major| major < NODE_MAJOR) {
        return Err(Failure::stopped(format!(
            "Node {version} is too old: install Node {NODE_MAJOR} or later and run the command again"
        )));
    }
    if Child::new(checkout, NPM)?
        .args(["--version"])
        .output()
        .is_none()
    {
        return Err(Failure::stopped(
            "npm is not installed: install it (it usually comes with Node) and run the command again",
        ));
    }
    Ok(version.to_owned())
}

/// Returns the first number of a version such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("weird"), None);
    }
}
