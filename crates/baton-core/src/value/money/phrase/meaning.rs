//! The meaning of a phrase.

use crate::value::money::qualifier::Qualifier;

/// The qualifier that a phrase expresses; `None` for a phrase without influence on the amount.
pub(super) type Meaning = Option<Qualifier>;
