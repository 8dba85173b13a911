//! Capital and small letters of the alphabets in which names have both.
//!
//! The tables of the standard library know every script and weigh more than all of this crate's other tables together;
//! Latin, Greek and Cyrillic names need only pairs at a fixed distance.

/// The small letter of a capital; the character itself where it has none here.
pub(super) fn lower(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            shifted(c, 32)
        }
        'Ѐ'..='Џ' => shifted(c, 80),
        'Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' if is_even(c) => shifted(c, 1),
        'Ĺ'..='Ň' | 'Ź'..='Ž' if !is_even(c) => shifted(c, 1),
        'Ÿ' => 'ÿ',
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        'Ạ'..='Ỹ' if is_even(c) => shifted(c, 1),
        _ => c,
    }
}

/// The capital of a small letter; the character itself where it has none here.
pub(super) fn upper(c: char) -> char {
    match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ϋ' | 'а'..='я' => {
            shifted(c, -32)
        }
        'ѐ'..='џ' => shifted(c, -80),
        'ā'..='į' | 'ĳ'..='ķ' | 'ŋ'..='ŷ' if !is_even(c) => shifted(c, -1),
        'ĺ'..='ň' | 'ź'..='ž' if is_even(c) => shifted(c, -1),
        'ÿ' => 'Ÿ',
        'ơ' => 'Ơ',
        'ư' => 'Ư',
        'ạ'..='ỹ' if !is_even(c) => shifted(c, -1),
        _ => c,
    }
}

fn is_even(c: char) -> bool {
    u32::from(c).is_multiple_of(2)
}

fn shifted(c: char, by: i32) -> char {
    u32::from(c)
        .checked_add_signed(by)
        .and_then(char::from_u32)
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_are_those_of_unicode() {
        for c in ('\0'..='\u{ffff}').filter(|c| lower(*c) != *c || upper(*c) != *c) {
            assert!(lower(c) == c || c.to_lowercase().eq([lower(c)]), "{c}");
            assert!(upper(c) == c || c.to_uppercase().eq([upper(c)]), "{c}");
        }
        for (small, capital) in "abzàéñøþąćęłńóśźżčšžőűαλωбяёѓọữ"
            .chars()
            .zip("ABZÀÉÑØÞĄĆĘŁŃÓŚŹŻČŠŽŐŰΑΛΩБЯЁЃỌỮ".chars())
        {
            assert_eq!((lower(capital), upper(small)), (small, capital));
        }
    }
}
