//! Turns the opening policy from YAML into JSON: reading YAML would add 40 KB, compressed, to a page that never does
//! anything else with it before somebody opens a file.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use baton_core::{Node, PolicyDraft};

const POLICY: &str = "../samples/article-policy.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={POLICY}");
    let draft = PolicyDraft::from_yaml(&fs::read_to_string(POLICY)?)?.completed();
    if let Some(error) = draft.check().errors().next() {
        return Err(format!("{POLICY}: {error}").into());
    }
    let json = serde_json::to_string(draft.node())?;
    if serde_json::from_str::<Node>(&json)? != *draft.node() {
        return Err(format!("{POLICY} says something that JSON cannot carry").into());
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("opening-policy.json"), json)?;
    Ok(())
}
