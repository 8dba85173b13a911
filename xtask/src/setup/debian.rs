//! Packages of Debian, where they can be installed without asking.

use std::path::Path;
use std::time::Duration;

use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// How long an installation may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Installs a package as root on Debian; elsewhere it does nothing. Whether it worked is for the caller to see.
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

/// Whether Debian's packages can be installed without asking.
fn is_root_on_debian(checkout: &Checkout) -> Result<bool, Failure> {
    let user = Child::new(checkout, "id")?.args(["-u"]).output();
    Ok(Path::new("/etc/debian_version").exists() && user.is_some_and(|user| user.trim() == "0"))
}
