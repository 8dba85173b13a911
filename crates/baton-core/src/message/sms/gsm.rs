//! The GSM 7-bit alphabet (3GPP TS 23.038, section 6.2.1) and replacements for characters outside it.

use crate::value::invisible;

/// Returns the units of a character: 1 in the basic table, 2 in the extension table, `None` outside both.
pub(super) const fn units(c: char) -> Option<u32> {
    match c {
        // The most frequent characters first.
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

/// Replaces every mark outside GSM-7. Returns `None` if a letter has no equivalent.
///
/// Invisible characters are dropped, marks are replaced with equivalents, and a letter with a combining accent is
/// composed (NFC).
pub(super) fn replacement(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut after_fraction = false;
    for c in text.chars() {
        if after_fraction && c.is_ascii_digit() {
            out.push(' ');
        }
        after_fraction &= invisible::is_invisible(c);
        if units(c).is_some() {
            out.push(c);
        } else if invisible::is_invisible(c) {
            continue;
        } else if let Some(letter) = out.chars().next_back().and_then(|last| composed(last, c)) {
            out.pop();
            out.push(letter);
        } else if let '！'..='～' = c {
            // A full-width form is at a fixed distance from its ASCII character.
            let ascii = char::from_u32(u32::from(c) - 0xfee0)?;
            out.push(if ascii == '`' { '\'' } else { ascii });
        } else if let Some(fraction) = fraction(c) {
            // Separates the whole number: "3½" is not 31/2.
            if out.ends_with(|last: char| last.is_ascii_digit()) {
                out.push(' ');
            }
            out.push_str(fraction);
            after_fraction = true;
            continue;
        } else {
            out.push_str(mark_replacement(c)?);
        }
    }
    Some(out)
}

/// Composes a letter and a combining accent into a letter of GSM-7.
///
/// The table has only 18 entries, so the crate does without `unicode-normalization`; a test compares the two.
const fn composed(letter: char, accent: char) -> Option<char> {
    Some(match (letter, accent) {
        ('a', '\u{300}' | '\u{340}') => 'à',
        ('e', '\u{300}' | '\u{340}') => 'è',
        ('i', '\u{300}' | '\u{340}') => 'ì',
        ('o', '\u{300}' | '\u{340}') => 'ò',
        ('u', '\u{300}' | '\u{340}') => 'ù',
        ('e', '\u{301}' | '\u{341}') => 'é',
        ('E', '\u{301}' | '\u{341}') => 'É',
        ('N', '\u{303}') => 'Ñ',
        ('n', '\u{303}') => 'ñ',
        ('A', '\u{308}') => 'Ä',
        ('O', '\u{308}') => 'Ö',
        ('U', '\u{308}') => 'Ü',
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        ('A', '\u{30a}') => 'Å',
        ('a', '\u{30a}') => 'å',
        ('C', '\u{327}') => 'Ç',
        _ => return None,
    })
}

/// Returns the spelled-out form of a one-character fraction.
const fn fraction(c: char) -> Option<&'static str> {
    Some(match c {
        '½' => "1/2",
        '¼' => "1/4",
        '¾' => "3/4",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '⅕' => "1/5",
        '⅖' => "2/5",
        '⅗' => "3/5",
        '⅘' => "4/5",
        '⅙' => "1/6",
        '⅚' => "5/6",
        '⅐' => "1/7",
        '⅛' => "1/8",
        '⅜' => "3/8",
        '⅝' => "5/8",
        '⅞' => "7/8",
        '⅑' => "1/9",
        '⅒' => "1/10",
        _ => return None,
    })
}

/// Returns the equivalent of a mark. Letters are never replaced, because names must stay correct.
const fn mark_replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '‐'..='―'
        | '−'
        | '⁃'
        | '•'
        | '‣'
        | '·'
        | '‧'
        | '∙'
        | '●'
        | '▪'
        | '◦'
        | '⸺'
        | '⸻'
        | '﹘'
        | '﹣' => "-",
        '‘'..='‛'
        | '′'
        | '‵'
        | '`'
        | '´'
        | 'ʹ'
        | 'ʻ'..='ʽ'
        | 'ˈ'
        | 'ˊ'
        | 'ˋ'
        | '‹'
        | '›'
        | '❛'
        | '❜'
        | '׳'
        | 'ꞌ'
        | '\u{1fef}'
        | '\u{1ffd}' => "'",
        '“'..='‟' | '″' | '‶' | 'ʺ' | '«' | '»' | '❝' | '❞' | '〝'..='〟' | '״' => {
            "\""
        }
        '…' => "...",
        '‥' => "..",
        '․' | '。' => ".",
        '、' => ",",
        '\u{37e}' => ";",
        '∶' | '꞉' => ":",
        '‼' => "!!",
        '⁇' => "??",
        '⁈' => "?!",
        '⁉' => "!?",
        '×' | '✕' | '✖' => "x",
        '∗' | '⁎' => "*",
        '∼' | '˜' | '〜' => "~",
        'ˆ' => "^",
        '⁄' | '∕' => "/",
        '∖' => "\\",
        '¦' => "|",
        '〈' | '⟨' | '\u{2329}' => "<",
        '〉' | '⟩' | '\u{232a}' => ">",
        '→' => "->",
        '←' => "<-",
        '™' => "(TM)",
        '©' => "(c)",
        '®' => "(R)",
        '№' => "No.",
        '₤' | '￡' => "£",
        '￥' => "¥",
        // Canonically equivalent (NFC).
        '\u{2126}' => "Ω",
        '\u{212a}' => "K",
        '\u{212b}' => "Å",
        '\u{2028}' | '\u{2029}' | '\u{85}' => "\n",
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::replacement;

    #[test]
    fn fractions_are_separated_from_digits() {
        for (text, instead) in [
            ("3½ hours", "3 1/2 hours"),
            ("2¼", "2 1/4"),
            ("10¾%", "10 3/4%"),
            ("1⅓ and ⅔", "1 1/3 and 2/3"),
            ("5\u{200b}⅛", "5 1/8"),
            ("½ day", "1/2 day"),
            ("(½)", "(1/2)"),
            ("3 ½", "3 1/2"),
            ("½2", "1/2 2"),
            ("3\u{a0}½", "3 1/2"),
        ] {
            assert_eq!(replacement(text).as_deref(), Some(instead), "{text}");
        }
    }
}
