//! The golden decisions of the sample calls.
//!
//! `tests/golden/decisions/c-*.json` has a file a call: what is decided, for people, and the SHA-256 of the whole
//! canonical decision, explanations included. `BATON_WRITE_GOLDEN=1 cargo test -p baton-core --test sample_decisions`
//! writes them anew; `git diff` then shows what is decided differently.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

#[path = "support/line_diff.rs"]
mod line_diff;

use baton_core::document::canonical;
use baton_core::{Call, Decision, Policy};
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use line_diff::line_diff;

macro_rules! kept {
    ($($id:literal)+) => {
        [$((
            $id,
            include_str!(concat!("../../../tests/golden/decisions/", $id, ".json")),
        )),+]
    };
}

/// The id of every sample call with its file.
const KEPT: [(&str, &str); 24] = kept![
    "c-1042" "c-1043" "c-1044" "c-1045" "c-1046" "c-1047" "c-1048" "c-1049" "c-1050" "c-1051" "c-1052" "c-1053"
    "c-1054" "c-1055" "c-1056" "c-1057" "c-1058" "c-1059" "c-1060" "c-1061" "c-1062" "c-1063" "c-1064" "c-1065"
];

/// The file of a decision.
fn file(decision: &Decision) -> String {
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let digest = canonical::digest(decision.canonical().unwrap().as_bytes());
    let file = json!({
        "call": decision.call,
        "decided": parse(&decision.decided().canonical().unwrap()),
        "sha256": digest.strip_prefix("sha256:").unwrap(),
    });
    serde_json::to_string_pretty(&file).unwrap() + "\n"
}

/// A report of a decision that is not the kept one.
fn difference(decision: &Decision, kept: &str) -> String {
    let came = file(decision);
    let lines = line_diff(kept, &came);
    let decided = |text: &str| -> Value {
        let file: Value = serde_json::from_str(text).unwrap_or_default();
        file["decided"].clone()
    };
    if decided(kept) != decided(&came) {
        return format!("{}:\n{lines}", decision.call);
    }
    // The file shows no explanation, so the whole decision is printed.
    let whole: Value = serde_json::from_str(&decision.canonical().unwrap()).unwrap();
    format!(
        "{}: decided alike, explained otherwise:\n{lines}{whole:#}\n",
        decision.call
    )
}

#[test]
fn sample_decisions_are_unchanged() {
    let policy = Policy::from_yaml(sample!("article-policy.yaml")).unwrap();
    let samples: Vec<Value> = serde_json::from_str(sample!("calls.json")).unwrap();
    let decisions = samples.iter().map(|sample| {
        let call = Call::from_json(&sample["call"].to_string()).unwrap();
        policy.decide(&call, call.at)
    });
    let decisions: Vec<Decision> = decisions.collect();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("BATON_WRITE_GOLDEN").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/decisions");
        for decision in &decisions {
            let path = format!("{folder}/{}.json", decision.call);
            std::fs::write(path, file(decision)).unwrap();
        }
        return;
    }
    let ids: Vec<&str> = decisions.iter().map(|d| d.call.as_str()).collect();
    assert_eq!(ids, KEPT.map(|(id, _)| id));
    let differences: String = decisions
        .iter()
        .zip(KEPT)
        .filter(|(decision, (_, kept))| file(decision) != *kept)
        .map(|(decision, (_, kept))| difference(decision, kept))
        .collect();
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_difference_is_shown_for_people() {
    let policy = Policy::from_yaml(sample!("article-policy.yaml")).unwrap();
    let call = r#"{"id":"c-1","facts":{"qualification_score":60}}"#;
    let call = Call::from_json(call).unwrap();
    let kept = policy.decide(&call, None);
    let mut other = kept.clone();
    other.outcome = baton_core::Outcome::HandOff;
    let shown = difference(&other, &file(&kept));
    assert!(
        shown.contains("-     \"outcome\": \"no_handoff\",\n"),
        "{shown}"
    );
    assert!(
        shown.contains("+     \"outcome\": \"hand_off\",\n"),
        "{shown}"
    );
    let mut reworded = kept.clone();
    reworded.sentence = "Other words.".to_owned();
    let shown = difference(&reworded, &file(&kept));
    assert!(shown.contains("explained otherwise"), "{shown}");
    assert!(shown.contains("\"sentence\": \"Other words.\""), "{shown}");
}
