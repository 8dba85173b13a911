//! Debian packages, installed without a prompt.

use std::path::Path;
use std::time::Duration;

use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// The time limit of an installation.
const PATIENCE: Duration = Duration::from_secs(600);

/// Installs a package as root on Debian; does nothing elsewhere. The caller checks the result.
pub(crate) fn install(checkout: &Checkout, package: &str) -> Result<(), Failure> {
    if !is_root_on_debian(checkout)? {
        return Ok(());
    }
    for arguments in [
        &["update"][..],
        &["install", "--yes", "--no-install-recommends", package],
    ] {
        let apt = Child::new(checkout, "apt-get")?
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        drop(apt.succeeds_within(PATIENCE));
    }
    Ok(())
}

/// Returns true if Debian packages can be installed without a prompt.
fn is_root_on_debian(checkout: &Checkout) -> Result<bool, Failure> {
    let user = Child::new(checkout, "id")?.args(["-u"]).output();
    Ok(Path::new("/etc/debian_version").exists() && user.is_some_and(|user| user.trim() == "0"))
}
