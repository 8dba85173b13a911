//! Progress of the set-up, told as it goes.

/// Takes one line that says what is being done for a need.
pub(crate) type Say<'a> = &'a mut dyn FnMut(&str);
