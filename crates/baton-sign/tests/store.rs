//! The store: what is in force stays whole.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;

use baton_core::Instant;
use baton_sign::store::{FileStep, ImportedFile, State, Store};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn state(version: u32) -> State {
    State {
        audience: "prod".to_owned(),
        trust: format!("trust {version}"),
        policy: Some(ImportedFile {
            file: format!("policy {version}"),
            trust: format!("trust {version}"),
            at: Instant::from_epoch(i64::from(version)),
        }),
    }
}

#[test]
fn the_policy_and_its_trust_document_change_together() {
    let store = Store::at(&folder("together"));
    assert_eq!(store.read().unwrap(), None);
    for version in 1..=2 {
        let lock = store.lock().unwrap();
        let mut steps = Vec::new();
        let mut watch = |step| steps.push(step);
        store.replace(&lock, &state(version), &mut watch).unwrap();
        assert_eq!(steps, FileStep::ALL);
        assert_eq!(store.read().unwrap(), Some(state(version)));
    }
}

#[test]
fn a_failed_write_leaves_the_old_and_no_rest() {
    let folder = folder("failed");
    let store = Store::at(&folder);
    let lock = store.lock().unwrap();
    store.replace(&lock, &state(1), &mut |_| {}).unwrap();
    // A folder where the temporary file belongs: creating it fails for every user, root included.
    let temporary = folder.join(".in-force.json.tmp");
    fs::create_dir(&temporary).unwrap();
    assert!(store.replace(&lock, &state(2), &mut |_| {}).is_err());
    assert_eq!(store.read().unwrap(), Some(state(1)));
    fs::remove_dir(&temporary).unwrap();
    // A folder where the file belongs: the rename fails, and the temporary file is taken away.
    fs::remove_file(store.file()).unwrap();
    fs::create_dir(store.file()).unwrap();
    assert!(store.replace(&lock, &state(2), &mut |_| {}).is_err());
    assert!(!temporary.exists());
}

#[test]
fn a_file_that_is_not_a_store_s_is_said() {
    let folder = folder("garbage");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("in-force.json"), "garbage").unwrap();
    assert_eq!(
        Store::at(&folder).read().unwrap_err().kind(),
        std::io::ErrorKind::InvalidData
    );
}
