//! Checks the port of the console.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::failure::Failure;

/// Checks that a port of 127.0.0.1 is free, before a build of several minutes.
pub(crate) fn check(port: u16) -> Result<(), Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    // Some systems allow a second listener beside one on all addresses, so both are tried.
    let answered = TcpStream::connect_timeout(&address, Duration::from_millis(300)).is_ok();
    let refused = TcpListener::bind(address).err().map(|error| error.kind());
    let other = if port == 8081 { 8082 } else { 8081 };
    let way_out = format!("choose another port, for example `cargo xtask serve --port {other}`");
    match refused {
        _ if answered => Err(in_use(port, &way_out)),
        Some(ErrorKind::AddrInUse) => Err(in_use(port, &way_out)),
        Some(ErrorKind::PermissionDenied) => Err(Failure::stopped(format!(
            "this user may not listen on port {port}: {way_out}"
        ))),
        Some(kind) => Err(Failure::stopped(format!(
            "port {port} cannot be used ({kind}): {way_out}"
        ))),
        None => Ok(()),
    }
}

/// The failure for a port in use.
fn in_use(port: u16, way_out: &str) -> Failure {
    Failure::stopped(format!(
        "port {port} is in use: stop the program that uses it, or {way_out}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_refused_with_an_alternative() -> Result<(), std::io::Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let refused = check(port).map_err(|failure| failure.to_string());
        assert!(refused.is_err_and(|text| text.contains("in use") && text.contains("--port 8081")));
        Ok(())
    }
}
