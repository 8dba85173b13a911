//! Numbers as people and platforms write them.

use super::*;
use fastrand::Rng;

fn read(text: &str) -> Result<String, PhoneError> {
    PhoneNumber::parse(text, None).map(|number| number.to_string())
}

fn read_in(country: &str, text: &str) -> Result<String, PhoneError> {
    PhoneNumber::parse(text, Country::parse(country)).map(|number| number.to_string())
}

#[test]
fn numbers_with_a_country_code_are_parsed() {
    for (text, number) in [
        ("+447700900123", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("+44-7700-900-123", "+447700900123"),
        ("+44.7700.900.123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("+44(0) 20 7946 0958", "+442079460958"),
        ("+44 [0] 20 7946 0958", "+442079460958"),
        ("0044 (0)20 7946 0958", "+442079460958"),
        ("(+44) 20 7946 0958", "+442079460958"),
        ("+44 020 7946 0958", "+442079460958"),
        ("+1 (415) 555-0123", "+14155550123"),
        ("+1 415.555.0123", "+14155550123"),
        ("+39 06 1234 5678", "+390612345678"),
        ("+39 (0)6 1234 5678", "+390612345678"),
        ("+49 30/1234567", "+49301234567"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("tel:+44-7700-900123", "+447700900123"),
        ("tel:+442079460958;ext=12", "+442079460958 ext 12"),
        ("tel:7946-0958;phone-context=+44-20", "+442079460958"),
        ("+44 20 7946 0958 ext 12", "+442079460958 ext 12"),
        ("+44 20 7946 0958 x12", "+442079460958 ext 12"),
        ("+44 20 7946 0958, ext. 012", "+442079460958 ext 012"),
        ("+44 20 7946 0958 #12", "+442079460958 ext 12"),
        ("\u{202a}+44 7700 900123\u{202c}", "+447700900123"),
        ("'+447700900123", "+447700900123"),
        ("=\"+447700900123\"", "+447700900123"),
        ("＋４４７７００９００１２３", "+447700900123"),
        ("+44\u{a0}7700\u{2011}900\u{2009}123", "+447700900123"),
        ("Mobile: +44 7700 900123", "+447700900123"),
        ("+44 7700 900123 (mobile)", "+447700900123"),
        ("whatsapp:+447700900123", "+447700900123"),
        ("+6834123", "+6834123"),
        ("+36 06 1 234 5678", "+3612345678"),
        ("+881631551234", "+881631551234"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(number), "{text:?}");
    }
}

#[test]
fn unusable_numbers_are_refused_with_a_reason() {
    use PhoneError::*;
    for (text, why) in [
        ("", Missing),
        (" \u{200b}", Missing),
        ("N/A", Missing),
        ("-", Missing),
        ("{{phone}}", Missing),
        ("anonymous", Withheld),
        ("Anonymous", Withheld),
        ("unknown", Withheld),
        ("RESTRICTED", Withheld),
        ("private", Withheld),
        ("Withheld", Withheld),
        ("No Caller ID", Withheld),
        ("+266696687", Withheld),
        ("266696687", Withheld),
        ("+7378742833", Withheld),
        ("+2562533", Withheld),
        ("+8656696", Withheld),
        ("+86282452253", Withheld),
        ("sip:anonymous@anonymous.invalid", Withheld),
        ("client:web", Address),
        ("client:+447700900123", Address),
        ("sip:desk@example.com", Address),
        ("sip:+447700900123@example.com", Address),
        ("SIPS:desk@example.com", Address),
        ("sarah@example.com", Address),
        ("07700 900123", National),
        ("020 7946 0958", National),
        ("(415) 555-0123", National),
        ("447700900123", National),
        ("011 44 20 7946 0958", National),
        ("+0 7700 900123", CountryCode),
        ("+999 1234 5678", CountryCode),
        ("+210 1234 5678", CountryCode),
        ("+800 1234 5678", CountryCode),
        ("+44 7700", TooShort),
        ("+1 415 555", TooShort),
        ("112", TooShort),
        ("60300", TooShort),
        ("+44 7700 900123 456", TooLong),
        ("+44 7700 900123 4567890", TooLong),
        ("+1 415 555 0123 4", TooLong),
        ("+1 015 555 0123", NotInUse),
        ("+15555555555", NotInUse),
        ("+1 1234567890", NotInUse),
        ("+44 0000 000000", NotInUse),
        ("0000000000", NotInUse),
        ("+44 7700 900123 or +44 7700 900124", Several),
        ("+44 7700 900123 / +44 7700 900124", Several),
        ("+44 7700 900123, 020 7946 0958", Several),
        ("4.47701E+11", Rounded),
        ("+1 800 FLOWERS", NotDigits),
        ("ask Priya", NotDigits),
        ("+44 seven", NotDigits),
        ("+", NotDigits),
    ] {
        assert_eq!(read(text), Err(why), "{text:?}");
    }
}

#[test]
fn national_numbers_are_parsed_in_the_given_country() {
    for (country, text, number) in [
        ("GB", "07700 900123", "+447700900123"),
        ("gb", "020 7946 0958", "+442079460958"),
        ("GB", "7700900123", "+447700900123"),
        ("GB", "447700900123", "+447700900123"),
        ("GB", "+1 415 555 0123", "+14155550123"),
        ("GB", "0044 7700 900123", "+447700900123"),
        ("GB", "020 7946 0958 ext 3", "+442079460958 ext 3"),
        ("US", "(415) 555-0123", "+14155550123"),
        ("US", "1-415-555-0123", "+14155550123"),
        ("US", "011 44 20 7946 0958", "+442079460958"),
        ("CA", "416 555 0123", "+14165550123"),
        ("IT", "06 1234 5678", "+390612345678"),
        ("IT", "333 123 4567", "+393331234567"),
        ("FR", "06 12 34 56 78", "+33612345678"),
        ("DE", "030 1234567", "+49301234567"),
        ("ES", "612 34 56 78", "+34612345678"),
        ("ES", "34 612 34 56 78", "+34612345678"),
        ("AU", "0412 345 678", "+61412345678"),
        ("AU", "0011 44 20 7946 0958", "+442079460958"),
        ("IN", "098765 43210", "+919876543210"),
        ("IE", "085 012 3456", "+353850123456"),
        ("NL", "06-12345678", "+31612345678"),
        ("HU", "06 1 234 5678", "+3612345678"),
        ("RU", "8 (912) 345-67-89", "+79123456789"),
        ("SG", "9123 4567", "+6591234567"),
        ("DK", "20 12 34 56", "+4520123456"),
        ("CH", "079 123 45 67", "+41791234567"),
    ] {
        assert_eq!(
            read_in(country, text).as_deref(),
            Ok(number),
            "{country} {text}"
        );
    }
    let gb = Country::parse("GB").unwrap();
    assert_eq!(read_in("GB", "0770"), Err(PhoneError::TooShortFor(gb)));
    assert_eq!(
        read_in("GB", "07700 900123 4"),
        Err(PhoneError::TooLongFor(gb))
    );
    assert_eq!(read_in("DE", "4930123456"), Err(PhoneError::Ambiguous));
    assert_eq!(read_in("GB", "anonymous"), Err(PhoneError::Withheld));
}

#[test]
fn numbers_with_an_extension_cannot_receive_texts() {
    let number = PhoneNumber::parse("+44 20 7946 0958 ext 12", None).unwrap();
    assert_eq!(
        (number.e164().as_str(), number.extension()),
        ("+442079460958", Some("12"))
    );
    assert!(!number.can_receive_texts());
    assert!(
        PhoneNumber::parse("+44 20 7946 0958", None)
            .unwrap()
            .can_receive_texts()
    );
}

#[test]
fn long_texts_are_refused() {
    let long = |piece: &str| piece.repeat(200_000 / piece.len());
    for (text, why) in [
        (format!("+{}", long("4")), PhoneError::TooLong),
        (format!("+44{}", long("(")), PhoneError::TooShort),
        (long("(0)"), PhoneError::TooLong),
        (long("( 0 "), PhoneError::TooLong),
        (long("\u{2003}-"), PhoneError::Missing),
        (long("07700 900123 or "), PhoneError::Several),
    ] {
        let start: String = text.chars().take(20).collect();
        assert_eq!(PhoneNumber::parse(&text, None), Err(why), "{start}");
    }
    // Many marks between the digits are allowed.
    for marks in [" ", "(", "( ", "[ ", "\u{2003}"] {
        let spaced = format!("+44{}7700900123", long(marks));
        let number = PhoneNumber::parse(&spaced, None).map(|number| number.e164());
        assert_eq!(number.as_deref(), Ok("+447700900123"), "{marks:?}");
    }
}

#[test]
fn a_zero_in_brackets_may_have_spaces_around_it() {
    for text in [
        "+44 (0)7700 900123",
        "+44 ( 0 ) 7700 900123",
        "+44 [0] 7700900123",
    ] {
        let number = PhoneNumber::parse(text, None).map(|number| number.e164());
        assert_eq!(number.as_deref(), Ok("+447700900123"), "{text}");
    }
}

#[test]
fn parsed_numbers_parse_again_and_nothing_panics() {
    let pieces = [
        "+", "44", "0", "(0)", " ", "7700", "900123", "ext", "12", ":", "tel", ";", "x", "１", "(",
        ")", "@", "e", "\u{200b}", "é", "-",
    ];
    let mut random = Rng::with_seed(7);
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..random.usize(..9) {
            text.push_str(random.choice(pieces).unwrap());
        }
        for country in [
            None,
            Country::parse("GB"),
            Country::parse("IT"),
            Country::parse("US"),
        ] {
            if let Ok(number) = PhoneNumber::parse(&text, country) {
                let written = number.to_string();
                assert_eq!(
                    PhoneNumber::parse(&written, None).as_ref(),
                    Ok(&number),
                    "{text:?} {written}"
                );
            }
        }
    }
}

#[test]
fn the_decimal_of_a_spreadsheet_is_dropped() {
    for (country, text, number) in [
        ("DE", "0301234567.0", "+49301234567"),
        ("DE", "+49301234567.0", "+49301234567"),
        ("GB", "7700900123.0", "+447700900123"),
        ("GB", "447700900123.00", "+447700900123"),
        ("GB", "\"07700900123.0\"", "+447700900123"),
        ("GB", "07700 900123.0", "+447700900123"),
        ("US", "4155550123.0", "+14155550123"),
        ("FR", "0612345600.0", "+33612345600"),
        ("FR", "06.12.34.56.00", "+33612345600"),
        ("ES", "612345678,0", "+34612345678"),
    ] {
        let read = read_in(country, text);
        assert_eq!(read.as_deref(), Ok(number), "{country} {text}");
    }
}

#[test]
fn two_numbers_in_one_text_are_refused() {
    for (country, text) in [
        ("GB", "07700900123/4"),
        ("DE", "030 123456/78"),
        ("DE", "+49 30 12345/67"),
        ("GB", "07700 900123 / 07700 900124"),
        ("GB", "07700900123;07700900124"),
        ("GB", "07700900123, 4"),
        ("GB", "07700900123|124"),
        ("GB", "07700900123 & 4"),
        ("GB", "07700900123 or 900124"),
        ("GB", "07700 900123 or 4"),
        ("GB", "07700 900123\n07700 900124"),
        ("DE", "030/123456/78"),
        ("DE", "030123456 oder 78"),
        ("DE", "0049 30 1234567/8"),
        ("DE", "+49301234567/68"),
        ("US", "(415) 555-0123/4"),
        ("GB", "020 7946 0958; 0959"),
    ] {
        assert_eq!(read_in(country, text), Err(PhoneError::Several), "{text}");
    }
    for (country, text, number) in [
        ("DE", "030/1234567", "+49301234567"),
        ("DE", "(030) / 123 4567", "+49301234567"),
        ("DE", "033203/12345", "+493320312345"),
        ("DE", "+49 (0)30/1234567", "+49301234567"),
        ("DE", "0049 30/1234567", "+49301234567"),
        ("DE", "+4930/1234567", "+49301234567"),
        ("GB", "07700/900123", "+447700900123"),
        ("BE", "02/123 45 67", "+3221234567"),
        ("US", "415/555-0123", "+14155550123"),
        ("GB", "07700 900123/", "+447700900123"),
        ("GB", "020 7946 0958, ext 12", "+442079460958 ext 12"),
        ("GB", "020 7946 0958 x12", "+442079460958 ext 12"),
    ] {
        let read = read_in(country, text);
        assert_eq!(read.as_deref(), Ok(number), "{text}");
    }
}

#[test]
fn numbers_that_may_belong_to_another_country_are_refused() {
    for (country, text) in [
        ("DE", "447700900123"),
        ("DE", "12125550123"),
        ("DE", "118118"),
        ("DE", "33612345678"),
        ("DE", "301234567"),
        ("AT", "447700900123"),
        ("FI", "12125550123"),
        ("SE", "4712345678"),
        ("ID", "447700900123"),
        ("IT", "12125550123"),
        ("IT", "118118"),
        ("LU", "12125550123"),
        ("AR", "12125550123"),
    ] {
        let read = read_in(country, text);
        assert_eq!(read, Err(PhoneError::Ambiguous), "{country} {text}");
    }
    for (country, text, number) in [
        ("GB", "2079460958", "+442079460958"),
        ("FR", "612345678", "+33612345678"),
        ("CN", "13812345678", "+8613812345678"),
        ("IT", "3281234567", "+393281234567"),
        ("LU", "621123456", "+352621123456"),
        ("US", "12125550123", "+12125550123"),
    ] {
        let read = read_in(country, text);
        assert_eq!(read.as_deref(), Ok(number), "{country} {text}");
    }
    for text in [
        "447700900123",
        "12125550123",
        "4915112345678",
        "33612345678",
    ] {
        assert!(
            text.starts_with("44") == read_in("GB", text).is_ok(),
            "{text}"
        );
    }
}

#[test]
fn the_reason_names_the_country_if_the_length_does_not_fit() {
    for (country, text, reason) in [
        ("GB", "0845 46 47", "has too few digits for GB (+44)"),
        ("GB", "07700 900", "has too few digits for GB (+44)"),
        ("US", "555-0132", "has too few digits for US (+1)"),
        ("FR", "06 12 34", "has too few digits for FR (+33)"),
        ("AU", "0412 345 678 9", "has too many digits for AU (+61)"),
        ("GB", "+49 30", "has too few digits"),
        ("GB", "++447700900123", "has two plus signs"),
        ("", "+ +44 7700 900123", "has two plus signs"),
        ("", "＋+447700900123", "has two plus signs"),
    ] {
        let why = PhoneNumber::parse(text, Country::parse(country)).unwrap_err();
        assert_eq!(why.reason(), reason, "{country} {text}");
    }
    assert!(!PhoneError::National.reason().contains("+44"));
}
