//! Phrases about value added tax and other taxes.

use crate::value::money::cursor::{Cursor, same_word};
use crate::value::money::qualifier::Qualifier::{self, ExcludingTax, IncludingTax};

/// Reads a phrase such as “excl. VAT”, “plus VAT” or “inc. VAT”.
pub(super) fn read_tax(at: Cursor<'_>) -> Option<(Qualifier, Cursor<'_>)> {
    const OF: [(&str, Qualifier); 19] = [
        ("ex", ExcludingTax),
        ("exc", ExcludingTax),
        ("excl", ExcludingTax),
        ("excluding", ExcludingTax),
        ("exclusive of", ExcludingTax),
        ("before", ExcludingTax),
        ("net of", ExcludingTax),
        ("without", ExcludingTax),
        ("plus", ExcludingTax),
        ("no", ExcludingTax),
        ("inc", IncludingTax),
        ("incl", IncludingTax),
        ("including", IncludingTax),
        ("inclusive of", IncludingTax),
        ("with", IncludingTax),
        ("w", IncludingTax),
        ("gross of", IncludingTax),
        ("after", IncludingTax),
        ("and", ExcludingTax),
    ];
    let mut found = OF.into_iter().filter_map(|(words, qualifier)| {
        let (word, end) = at.phrase(words)?.word()?;
        is_tax(word).then_some((qualifier, end.without_stop()))
    });
    found.next()
}

pub(super) fn is_tax(word: &str) -> bool {
    let names = ["vat", "tax", "taxes", "gst", "mwst", "tva", "iva", "ust"];
    names.iter().any(|name| same_word(word, name))
}
