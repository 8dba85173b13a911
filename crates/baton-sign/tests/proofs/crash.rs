//! An importer that is killed, 500 times: what is in force afterwards is the old policy or the new one.
#![cfg(unix)]

use fastrand::Rng;
use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use baton_sign::importer::ImportError;
use baton_sign::store::FileStep;
use baton_sign::{Importer, RefusalCode};

use crate::common::{ROOT, TEST_1, at, content, file, payload, rule, signer};
use crate::golden::{NOW, pin, signed_trust};
use crate::importer::folder;

/// Kills of each kind.
const KILLS: u32 = 250;

/// The child's instructions: the folder, and the step after which it waits to be killed, if any.
const FOLDER: &str = "BATON_CRASH_FOLDER";
const STEP: &str = "BATON_CRASH_STEP";

fn state(folder: &Path) -> PathBuf {
    folder.join("state")
}

fn next_file(folder: &Path) -> PathBuf {
    folder.join("next.json")
}

/// Says one letter to the parent, past the test harness.
fn say(letter: u8) {
    std::io::stderr().write_all(&[letter]).unwrap();
}

#[test]
#[ignore = "the child of the test below, in a process of its own"]
fn child() {
    let folder = PathBuf::from(env::var_os(FOLDER).expect("started by the test below"));
    let stop: Option<usize> = env::var(STEP).ok().map(|step| step.parse().unwrap());
    let next = fs::read_to_string(next_file(&folder)).unwrap();
    let importer = Importer::new(&state(&folder), "prod");
    let mut steps = 0;
    say(b'r');
    let (_, result) = importer.import_watched(&next, at(NOW), &mut |step| {
        assert_eq!(step, FileStep::ALL[steps]);
        if stop == Some(steps) {
            say(b's');
            loop {
                thread::park();
            }
        }
        steps += 1;
    });
    result.unwrap();
}

/// Starts the child, up to where it begins to import.
fn start(folder: &Path, step: Option<usize>) -> (Child, ChildStderr) {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "crash::child", "--ignored"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    if let Some(step) = step {
        command.env(STEP, step.to_string());
    }
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stderr.take().unwrap();
    hear(&mut pipe, b'r');
    (child, pipe)
}

fn hear(pipe: &mut ChildStderr, letter: u8) {
    let mut heard = [0_u8];
    pipe.read_exact(&mut heard).unwrap();
    assert_eq!(heard, [letter]);
}

/// Starts the child and kills it: when it has done a step, or after some time.
fn kill(folder: &Path, step: Option<usize>, after: Duration) {
    let (mut child, mut pipe) = start(folder, step);
    match step {
        Some(_) => hear(&mut pipe, b's'),
        None => thread::sleep(after),
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Measures an undisturbed import, in microseconds.
fn usual(folder: &Path) -> u64 {
    let (mut child, _pipe) = start(folder, None);
    let started = Instant::now();
    assert!(child.wait().unwrap().success());
    started.elapsed().as_micros().try_into().unwrap()
}

#[test]
fn killed_500_times_the_old_or_the_new_is_in_force() {
    let folder = folder("crash");
    fs::create_dir_all(&folder).unwrap();
    let importer = Importer::new(&state(&folder), "prod");
    let trusted = content(vec![signer(&TEST_1, "ops@example.com")], rule());
    let document = signed_trust(&trusted, &[&ROOT]);
    importer.pin(&document, &pin(&document), at(NOW)).unwrap();

    let mut random = Rng::with_seed(500);
    let version = |version: u64, previous: Option<String>| {
        let mut payload = payload();
        payload.version = version;
        payload.previous = previous;
        String::from_utf8(file(&payload)).unwrap()
    };
    let mut files = vec![version(1, None)];
    fs::write(next_file(&folder), &files[0]).unwrap();
    let longest = 2 * usual(&folder);
    let first = importer.running(at(NOW)).unwrap().unwrap();
    let mut digest = first.imported.digest;
    let mut in_force = 1;
    let mut ends = [[0; 2]; 2];
    for round in 0..2 * KILLS {
        let next = version(in_force + 1, Some(digest.clone()));
        fs::write(next_file(&folder), &next).unwrap();
        let step = (round % 2 == 0).then(|| random.u64(..5) as usize);
        let after = Duration::from_micros(random.u64(..longest));
        kill(&folder, step, after);

        let running = importer.running(at(NOW)).unwrap().unwrap();
        let found = running.imported.payload.version;
        let moved = found != in_force;
        if let Some(step) = step {
            let renamed = FileStep::ALL[step] == FileStep::Renamed;
            let whole = renamed || FileStep::ALL[step] == FileStep::FolderSynced;
            assert_eq!(moved, whole, "round {round}, {:?}", FileStep::ALL[step]);
        }
        assert!(found == in_force || found == in_force + 1, "round {round}");
        ends[usize::from(step.is_none())][usize::from(moved)] += 1;
        if moved {
            files.push(next);
            in_force = found;
            digest = running.imported.digest;
        }
        // The mark has not gone back: what came before is refused as before.
        if let Some(older) = files.iter().rev().nth(1) {
            let before = fs::read(state(&folder).join("in-force.json")).unwrap();
            let (_, again) = importer.import(older, at(NOW));
            let Err(ImportError::Refused(refusal)) = again else {
                panic!("round {round}: an older version was taken");
            };
            assert_eq!(refusal.code, RefusalCode::Rollback, "round {round}");
            let after = fs::read(state(&folder).join("in-force.json")).unwrap();
            assert_eq!(before, after);
        }
    }
    let [at_steps, at_moments] = ends;
    assert_eq!(at_steps.iter().sum::<u32>(), KILLS);
    assert_eq!(at_moments.iter().sum::<u32>(), KILLS);
    // The kills at any moment fell on both sides: before the new one was in force, and after.
    println!("killed at a step: {at_steps:?} old and new; at any moment: {at_moments:?}");
    assert!(
        at_steps.iter().chain(&at_moments).all(|count| *count > 0),
        "{ends:?}"
    );
}
