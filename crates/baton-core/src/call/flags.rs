//! Flags that stand in one text.

/// Returns the flags of a text that lists them, `price objection; wrong region`: with semicolons, commas or bars between
/// them, and line breaks.
///
/// ```
/// use baton_core::call::flags_of;
/// let flags: Vec<&str> = flags_of("price objection; wrong region ;").collect();
/// assert_eq!(flags, ["price objection", "wrong region"]);
/// ```
pub fn flags_of(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split([';', ',', '|', '\n', '\r']).map(str::trim);
    items.filter(|item| !item.is_empty())
}
