//! A helper process that prints the address once the console answers.
//!
//! Trunk prints its own address before the first build has succeeded. This one is printed afterwards.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// The server's answer to a request for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// No server yet: the first build is running.
    None,
    /// A server without a page: the first build failed.
    NoPage,
    /// The page.
    Page,
}

/// Waits until the console answers on a port of 127.0.0.1 and prints its address. Stops when `server`, its parent
/// process, has ended.
pub(crate) fn announce(port: u16, server: u32) {
    let mut told = false;
    loop {
        sleep(Duration::from_millis(250));
        if !is_parent(server) {
            return;
        }
        match ask(port) {
            Answer::Page => break,
            Answer::NoPage if !told => {
                told = true;
                println!(
                    "\n  The build failed: see above. Correct the file and save it;\n  \
                     the console is built again, and the address is printed then.\n"
                );
            }
            Answer::NoPage | Answer::None => {}
        }
    }
    println!(
        "\n  Baton is ready:  http://127.0.0.1:{port}\n\n  \
         It builds again when a source file changes; reload the page to see it.\n  \
         Ctrl-C stops it.\n"
    );
}

/// Requests the page.
fn ask(port: u16) -> Answer {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(1)) else {
        return Answer::None;
    };
    let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    let mut reply = [0; 12];
    let exchanged = stream
        .set_read_timeout(Some(Duration::from_secs(2)))
        .and_then(|()| stream.write_all(request.as_bytes()))
        .and_then(|()| stream.read_exact(&mut reply));
    match exchanged {
        Ok(()) if reply.ends_with(b" 200") => Answer::Page,
        Ok(()) => Answer::NoPage,
        Err(_) => Answer::None,
    }
}

/// Returns true if a process is still the parent of this one.
#[cfg(unix)]
fn is_parent(server: u32) -> bool {
    std::os::unix::process::parent_id() == server
}

/// On other systems the helper ends with its console.
#[cfg(not(unix))]
fn is_parent(_: u32) -> bool {
    true
}
