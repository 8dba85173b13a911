//! Lists of flags in one text.

/// Splits a text such as `price objection; wrong region` into flags, at semicolons, commas, bars and line breaks.
///
/// ```
/// use baton_core::call::split_flags;
/// let flags: Vec<&str> = split_flags("price objection; wrong region ;").collect();
/// assert_eq!(flags, ["price objection", "wrong region"]);
/// ```
pub fn split_flags(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split([';', ',', '|', '\n', '\r']).map(str::trim);
    items.filter(|item| !item.is_empty())
}
