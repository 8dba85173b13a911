//! The small parts that screens are made of.

pub(crate) mod chip;
pub(crate) mod choice;
pub(crate) mod entry;
pub(crate) mod field;
pub(crate) mod file;
pub(crate) mod indexed;
pub(crate) mod light;
pub(crate) mod live;
pub(crate) mod problems;
pub(crate) mod reorder;
pub(crate) mod select;
pub(crate) mod theme;
