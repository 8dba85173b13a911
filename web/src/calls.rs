//! Calls that were loaded from a file.

use crate::model::Model;

/// The loaded calls, as far as the page knows them; the worker has them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loaded {}

/// Something to ask the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {}

/// Does what is asked on the screen of calls.
pub(crate) fn update(_model: &mut Model, _to: &str, _value: &str) -> Vec<crate::update::Wish> {
    Vec::new()
}
