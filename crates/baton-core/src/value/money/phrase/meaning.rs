//! The meaning of a phrase.

use crate::value::money::qualifier::Qualifier;

/// What a phrase says of the amount; `None` for one that says nothing.
pub(super) type Meaning = Option<Qualifier>;
