//! What a scalar without quotes is, held against `serde_yaml`: a hundred thousand made-up ones.

use baton_core::{Node, document::yaml};
use fastrand::Rng;

const PIECES: [&str; 34] = [
    "0",
    "0",
    "1",
    "7",
    "9",
    "00",
    "42",
    "18446744073709551616",
    "9223372036854775807",
    "-",
    "+",
    ".",
    ".",
    "0x",
    "0o",
    "0b",
    "f",
    "_",
    ",",
    "null",
    "Null",
    "~",
    "true",
    "True",
    "TRUE",
    "false",
    "FALSE",
    "no",
    "on",
    ".inf",
    ".nan",
    "inf",
    "nan",
    "x",
];

/// The number that a text stands for, near enough to tell two of them apart.
fn near(text: &str) -> f64 {
    let text = text
        .replace(".inf", "inf")
        .replace(".Inf", "inf")
        .replace(".INF", "inf");
    text.to_lowercase().replace(".nan", "nan").parse().unwrap()
}

#[test]
fn plain_scalars_are_what_serde_yaml_takes_them_for() {
    let mut random = Rng::with_seed(20_261_125);
    let mut numbers = 0;
    for _ in 0..100_000 {
        let length = 1 + random.usize(..4);
        let scalar: String = (0..length)
            .map(|_| PIECES[random.usize(..PIECES.len())])
            .collect();
        let text = format!("a: {scalar}\n");
        let Ok(theirs) = serde_yaml::from_str::<Node>(&text) else {
            continue;
        };
        let (ours, _) = yaml::read(&text).unwrap_or_else(|why| panic!("{text}: {why}"));
        let (ours, theirs) = (ours.get("a").unwrap(), theirs.get("a").unwrap());
        match (ours, theirs) {
            // Theirs went through a float.
            (Node::Decimal(ours), Node::Decimal(theirs)) => {
                let (ours, theirs) = (near(ours), near(theirs));
                assert!(ours == theirs || ours.is_nan() && theirs.is_nan(), "{text}");
                numbers += 1;
            }
            (Node::Decimal(ours), Node::Int(theirs)) => {
                assert_eq!(near(ours), *theirs as f64, "{text}");
            }
            (Node::Int(ours), Node::Decimal(theirs)) => {
                assert_eq!(*ours as f64, near(theirs), "{text}");
            }
            // More than 64 bits: a text to us.
            (Node::Text(ours), Node::Decimal(_)) => {
                let digits = ours.trim_start_matches(['-', '+']);
                let longer = |(prefix, most)| digits.starts_with(prefix) && digits.len() > most;
                assert!(
                    [("0x", 17), ("0o", 22), ("0b", 60)].into_iter().any(longer),
                    "{text}"
                );
            }
            _ => assert_eq!(ours, theirs, "{text}"),
        }
    }
    assert!(numbers > 1000, "only {numbers} decimals among them");
}

#[test]
fn a_number_with_an_exponent_is_a_number_as_it_is_in_json() {
    for (text, number) in [
        ("1e3", Node::Int(1000)),
        ("1E3", Node::Int(1000)),
        ("1e+3", Node::Int(1000)),
        (".5e1", Node::Int(5)),
        ("-2e0", Node::Int(-2)),
        ("1.2e7", Node::Int(12_000_000)),
        ("5.", Node::Int(5)),
        ("1.5e-3", Node::Decimal("0.0015".to_owned())),
        (".5", Node::Decimal("0.5".to_owned())),
        ("+012.50e0", Node::Decimal("12.5".to_owned())),
        ("1e400", Node::Decimal("1e400".to_owned())),
    ] {
        let (node, _) = yaml::read(&format!("a: {text}")).unwrap();
        assert_eq!(node.get("a"), Some(&number), "{text}");
    }
    for text in ["e3", "1e", "1e1.5", "1e+", "0x1e+1"] {
        let (node, _) = yaml::read(&format!("a: {text}")).unwrap();
        assert_eq!(node.get("a"), Some(&Node::text(text)));
    }
}
