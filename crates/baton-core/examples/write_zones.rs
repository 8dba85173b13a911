//! Writes the zone table from the database in `Cargo.lock`: `cargo xtask zones`.

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/zones/generate.rs"]
mod generate;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/zones/source.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod source;

/// Writes the files whose bytes differ, and says which.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendar/zone");
    let files = generate::files();
    let mut written = 0;
    for (name, bytes) in files.named() {
        let path = format!("{folder}/{name}");
        if std::fs::read(&path).ok().as_deref() != Some(bytes) {
            std::fs::write(&path, bytes)?;
            println!("{name}: {} bytes written", bytes.len());
            written += 1;
        }
    }
    if written == 0 {
        println!("the table already holds {}", files.version);
    } else {
        println!(
            "the table now holds {}; review the list in `tests/zones/since.rs` and the digest in `tests/calendar.rs`",
            files.version
        );
    }
    Ok(())
}

/// The table is written natively.
#[cfg(target_arch = "wasm32")]
fn main() {}
