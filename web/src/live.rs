//! The live call.

use crate::model::Model;

/// Where the live call stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live {}

/// Does what is asked on the screen of the live call.
pub(crate) fn update(_model: &mut Model, _to: &str, _value: &str) -> Vec<crate::update::Wish> {
    Vec::new()
}

/// What a key does there.
pub(crate) fn key(_model: &Model, _chord: &str) -> Option<String> {
    None
}
