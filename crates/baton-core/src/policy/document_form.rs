//! The forms in which a policy is written.

/// How money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// For people: `5000` or `"12500.50"`, in major units.
    Authored,
    /// For signing: `{"minor": 500000}`, so that no reader needs to know the currency's decimals.
    Signed,
}
