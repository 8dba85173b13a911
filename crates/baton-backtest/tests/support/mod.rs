//! Shared by the tests of files.

use baton_backtest::{Calls, CellRules, Mapping, Reader, Table};
use baton_core::{Policy, PolicyDraft};

pub(crate) fn policy() -> Policy {
    let yaml = include_str!("../../../../web/samples/article-policy.yaml");
    PolicyDraft::from_yaml(yaml)
        .unwrap()
        .check()
        .policy
        .unwrap()
}

pub(crate) fn read(reader: &mut Reader, pieces: &[&str]) -> Calls {
    let mut calls = Calls::default();
    for piece in pieces {
        reader.feed(piece, &mut calls);
    }
    reader.finish(&mut calls);
    calls
}

/// A reader of a table with what its head shows.
pub(crate) fn table_reader(text: &str) -> Reader {
    let policy = policy();
    let table = Table::detect(text, &policy).unwrap();
    let mapping = Mapping::suggest(&table.names, &policy);
    let rules = CellRules::detect(text, &table, &mapping, &policy);
    Reader::table(&table, mapping, rules, policy).unwrap()
}
