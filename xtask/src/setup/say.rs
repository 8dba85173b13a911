//! Progress of the set-up, told as it goes.

/// A function that prints one line of progress for a need.
pub(crate) type Say<'a> = &'a mut dyn FnMut(&str);
