//! Every seed holds what the fuzzer looks for: the properties themselves are right before a long run begins.

use std::fs;
use std::path::Path;

fn each(folder: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the folder is there") {
        let file = entry.expect("it can be listed").path();
        if file.is_file() {
            check(&fs::read(&file).expect("it can be read"));
            count += 1;
        }
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn seeds_of_policies() {
    each("seeds/yaml", baton_fuzz::yaml::check);
    each("../../web/samples/policies", baton_fuzz::yaml::check);
    each("../../web/samples", baton_fuzz::yaml::check);
}

#[test]
fn seeds_of_calls() {
    each("seeds/call", baton_fuzz::call::check);
}

#[test]
fn seeds_of_json() {
    each("seeds/json", baton_fuzz::json::check);
    each("seeds/call", baton_fuzz::json::check);
}

#[test]
fn seeds_of_amounts() {
    each("seeds/money", baton_fuzz::money::check);
}

#[test]
fn seeds_of_calendars() {
    each("seeds/calendar", baton_fuzz::calendar::check);
}

#[test]
fn seeds_of_contacts() {
    each("seeds/contact", baton_fuzz::contact::check);
    each("seeds/money", baton_fuzz::contact::check);
    each("seeds/call", baton_fuzz::contact::check);
}
