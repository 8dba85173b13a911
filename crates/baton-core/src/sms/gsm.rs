//! The GSM 7-bit alphabet (3GPP TS 23.038, section 6.2.1) and what to write instead.

/// The units of a character: 1 in the basic table, 2 in the extension table, `None` outside both.
pub(super) const fn units(c: char) -> Option<u32> {
    match c {
        // Most of most messages.
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => Some(1),
        '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '€' | '\u{c}' => Some(2),
        '`' => None,
        ' '..='~' | '\n' | '\r' => Some(1),
        '£' | '¥' | '§' | '¿' | '¡' | '¤' => Some(1),
        'è' | 'é' | 'ù' | 'ì' | 'ò' | 'à' | 'É' | 'Ç' => Some(1),
        'Ä' | 'Ö' | 'Ñ' | 'Ü' | 'ä' | 'ö' | 'ñ' | 'ü' | 'ß' => Some(1),
        'Ø' | 'ø' | 'Å' | 'å' | 'Æ' | 'æ' => Some(1),
        'Δ' | 'Φ' | 'Γ' | 'Λ' | 'Ω' | 'Π' | 'Ψ' | 'Σ' | 'Θ' | 'Ξ' => Some(1),
        _ => None,
    }
}

/// The text with every mark outside GSM-7 replaced; `None` if a letter remains that has no equal.
pub(super) fn offer(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if units(c).is_some() {
            out.push(c);
        } else {
            out.push_str(instead(c)?);
        }
    }
    Some(out)
}

/// Marks only: a letter stands for itself, most of all in a name.
const fn instead(c: char) -> Option<&'static str> {
    Some(match c {
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '•' | '·' => "-",
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '…' => "...",
        '×' => "x",
        '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => " ",
        '\u{200b}' | '\u{200d}' | '\u{feff}' | '\u{ad}' => "",
        _ => return None,
    })
}
