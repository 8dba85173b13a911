//! The golden policy file with something changed: never taken unless it says the very same.

use std::collections::BTreeMap;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use baton_sign::import::verify;
use baton_sign::{Envelope, Trust};

use crate::common::{ROOT, TEST_1, sign, trust_of};
use crate::golden::{self, approved, golden_context, payload, policy_file};

/// The number of files refused with each code; `taken` for those accepted.
type Counts = BTreeMap<&'static str, usize>;

/// Returns the code of a file's refusal, or `taken`. An accepted file must have the golden file's content.
fn judge(file: &[u8], trust: &Trust) -> &'static str {
    match verify(file, trust, golden_context()) {
        Ok(_) => {
            let read = Envelope::parse(file).unwrap();
            let good = Envelope::parse(policy_file().as_bytes()).unwrap();
            assert_eq!(read.payload, good.payload);
            "taken"
        }
        Err(refusal) => refusal.code.as_str(),
    }
}

/// Verifies many files on all available threads.
fn judge_all<T: Sync>(changes: &[T], change: impl Fn(&T) -> Vec<u8> + Sync) -> Counts {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let trust = golden::trust();
    let part = changes.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let judge_part = |part: &[T]| {
            let mut counts = Counts::new();
            for changed in part {
                *counts.entry(judge(&change(changed), &trust)).or_default() += 1;
            }
            counts
        };
        let running: Vec<_> = changes
            .chunks(part)
            .map(|part| scope.spawn(move || judge_part(part)))
            .collect();
        let mut all = Counts::new();
        for counts in running.into_iter().map(|thread| thread.join().unwrap()) {
            for (code, count) in counts {
                *all.entry(code).or_default() += count;
            }
        }
        all
    })
}

/// The places of bits in the golden file: every one outside the payload, and those of the payload that are asked for.
fn bits(of_payload: impl Fn(usize, u8) -> bool) -> Vec<(usize, u8)> {
    let file = policy_file();
    let start = file.find("\"payload\":\"").unwrap() + "\"payload\":\"".len();
    let end = start + file[start..].find('"').unwrap();
    let inside = start..end;
    (0..file.len())
        .flat_map(|place| (0..8).map(move |bit| (place, bit)))
        .filter(|(place, bit)| !inside.contains(place) || of_payload(*place, *bit))
        .collect()
}

fn flipped(good: &[u8], (place, bit): (usize, u8)) -> Vec<u8> {
    let mut bad = good.to_vec();
    bad[place] ^= 1 << bit;
    bad
}

#[test]
fn a_flipped_bit_is_refused() {
    let good = policy_file().into_bytes();
    // One bit of every fourth byte of the payload, each of the eight in turn; the test after this one flips them all.
    let bits = bits(|place, bit| place % 32 == 4 * usize::from(bit));
    let counts = judge_all(&bits, |bit| flipped(&good, *bit));
    assert_eq!(
        counts,
        Counts::from([
            ("envelope_malformed", 5_845),
            ("payload_type_unsupported", 245),
            ("signature_invalid", 7_991),
            ("threshold_not_met", 545),
        ])
    );
}

#[test]
#[ignore = "some minutes: 360 000 files"]
fn every_flipped_bit_is_refused() {
    let good = policy_file().into_bytes();
    let bits = bits(|_, _| true);
    let counts = judge_all(&bits, |bit| flipped(&good, *bit));
    assert_eq!(counts.values().sum::<usize>(), good.len() * 8);
    assert_eq!(counts.get("taken"), None, "{counts:?}");
}

#[test]
fn a_truncated_file_is_refused() {
    let good = policy_file().into_bytes();
    // Every end among the signatures, and every eighth in the payload; the test after this one takes them all.
    let lengths: Vec<usize> = (0..good.len())
        .filter(|length| length % 8 == 0 || length + 600 > good.len())
        .collect();
    let counts = judge_all(&lengths, |length| good[..*length].to_vec());
    assert_eq!(
        counts,
        Counts::from([("envelope_malformed", lengths.len())])
    );
}

#[test]
#[ignore = "half a minute: 45 000 files"]
fn every_prefix_is_refused() {
    let good = policy_file().into_bytes();
    let lengths: Vec<usize> = (0..good.len()).collect();
    let counts = judge_all(&lengths, |length| good[..*length].to_vec());
    assert_eq!(counts, Counts::from([("envelope_malformed", good.len())]));
}

#[test]
fn a_payload_of_another_envelope_is_refused() {
    let other = {
        let mut payload = payload();
        payload.change.reason = "another".to_owned();
        approved(&payload)
    };
    let good = Envelope::parse(policy_file().as_bytes()).unwrap();
    let trust = golden::trust();
    for (payload, signatures) in [(&other, &good), (&good, &other)] {
        let swapped = Envelope {
            payload: payload.payload.clone(),
            ..signatures.clone()
        };
        let file = swapped.to_json();
        assert_eq!(judge(file.as_bytes(), &trust), "signature_invalid");
        // The type of the trust document over a policy's bytes, as signed by its root.
        let retyped = Envelope {
            payload_type: "application/vnd.baton.trust.v1+json".to_owned(),
            ..payload.clone()
        };
        let file = retyped.to_json();
        assert_eq!(judge(file.as_bytes(), &trust), "payload_type_unsupported");
    }
}

#[test]
fn signatures_count_once_each_in_any_order() {
    let good = Envelope::parse(policy_file().as_bytes()).unwrap();
    let [author, approver] = [0, 1].map(|i| good.signatures[i].clone());
    let root = sign(&ROOT, payload().unsigned().unwrap()).signatures[0].clone();
    let mut crossed = [author.clone(), approver.clone()];
    crossed[0].signature = approver.signature;
    crossed[1].signature = author.signature;
    let mut renamed = approver.clone();
    renamed.keyid = author.keyid.clone();
    let trust = golden::trust();
    for (signatures, expected) in [
        (vec![author.clone(), approver.clone()], "taken"),
        (vec![approver.clone(), author.clone()], "taken"),
        (
            vec![author.clone(), approver.clone(), author.clone()],
            "taken",
        ),
        (
            vec![root.clone(), approver.clone(), author.clone()],
            "taken",
        ),
        (vec![author.clone()], "threshold_not_met"),
        (vec![author.clone(), author.clone()], "threshold_not_met"),
        (vec![author.clone(); 16], "threshold_not_met"),
        (vec![author.clone(), root.clone()], "threshold_not_met"),
        (vec![root.clone()], "signer_unknown"),
        (crossed.to_vec(), "signature_invalid"),
        (vec![author.clone(), renamed], "signature_invalid"),
        (vec![author.clone(); 17], "envelope_malformed"),
        (vec![], "envelope_malformed"),
    ] {
        let names: Vec<String> = signatures.iter().map(|s| s.keyid.clone()).collect();
        let envelope = Envelope {
            signatures,
            ..good.clone()
        };
        let file = envelope.to_json();
        assert_eq!(judge(file.as_bytes(), &trust), expected, "{names:?}");
    }
}

/// The last group of four is where readers differ: its padding, and the bits that nothing needs.
#[test]
fn two_readers_of_base64_agree_on_every_ending() {
    let ends = (0..=127_u8).filter(|b| b.is_ascii_alphanumeric() || b"+/-_= ".contains(b));
    let ends: Vec<char> = ends.map(char::from).collect();
    let mut read = [0, 0];
    for first in &ends {
        for second in &ends {
            for third in &ends {
                let text = format!("e30K{first}{second}{third}");
                let url = Base64UrlUnpadded::decode_vec(&text).ok();
                assert_eq!(url, URL_SAFE_NO_PAD.decode(&text).ok(), "{text}");
                let padded = format!("{text}=");
                let standard = Base64::decode_vec(&padded).ok();
                assert_eq!(standard, STANDARD.decode(&padded).ok(), "{padded}");
                read[0] += usize::from(url.is_some());
                read[1] += usize::from(standard.is_some());
            }
        }
    }
    // Three characters carry two bytes, and with `==` at the end one.
    assert_eq!(read, [1 << 16, (1 << 16) + (1 << 8)]);
}

#[test]
fn base64_has_one_form() {
    let file = policy_file();
    let good = Envelope::parse(file.as_bytes()).unwrap();
    let written = STANDARD.encode(&good.payload);
    assert!(file.contains(&written));
    let signature = STANDARD.encode(good.signatures[0].signature);
    assert!(
        signature.ends_with("=="),
        "two characters of padding to play with"
    );
    let trust = golden::trust();
    let variants = |text: &str| {
        let (start, end) = text.split_at(text.len() / 2);
        let unpadded = text.trim_end_matches('=');
        vec![
            text.replace('+', "-").replace('/', "_"),
            unpadded.to_owned(),
            format!("{text}="),
            format!("{text}===="),
            format!("{start}\\n{end}"),
            format!("{start} {end}"),
            format!(" {text}"),
            format!("{text}\\u0000"),
            format!("{start}={end}"),
            format!("{text}AAAA"),
        ]
    };
    for text in [&written, &signature] {
        for variant in variants(text) {
            if variant != **text {
                let file = file.replacen(text.as_str(), &variant, 1);
                let judged = judge(file.as_bytes(), &trust);
                // After a text without padding, four more characters are three more bytes.
                let longer = !text.ends_with('=') && variant == format!("{text}AAAA");
                let expected = if longer {
                    "signature_invalid"
                } else {
                    "envelope_malformed"
                };
                assert_eq!(judged, expected, "…{}", &variant[variant.len() - 9..]);
            }
        }
    }
    // The bits that padding leaves unused: another last character for the same 64 bytes.
    let last = signature.as_bytes()[signature.len() - 3];
    for other in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" {
        let mut variant = signature.clone().into_bytes();
        let place = variant.len() - 3;
        variant[place] = *other;
        let variant = String::from_utf8(variant).unwrap();
        let judged = judge(file.replacen(&signature, &variant, 1).as_bytes(), &trust);
        assert_eq!(judged == "taken", *other == last, "{}", char::from(*other));
    }
    // JSON's own escapes are another writing of the very same text, and are read as such.
    let escaped = file.replacen(
        &written,
        &format!("\\u{:04x}{}", written.as_bytes()[0], &written[1..]),
        1,
    );
    assert_eq!(judge(escaped.as_bytes(), &trust), "taken");
}

#[test]
fn an_envelope_is_strict_json() {
    let file = policy_file();
    let trust = golden::trust();
    for (change, expected) in [
        (format!("\u{feff}{file}"), "envelope_malformed"),
        (format!("{file}{file}"), "envelope_malformed"),
        (format!("[{file}]"), "envelope_malformed"),
        (
            file.replacen('{', "{\"payload\":\"e30=\",", 1),
            "envelope_malformed",
        ),
        (
            file.replacen('{', "{\"alg\":\"none\",", 1),
            "envelope_malformed",
        ),
        (
            file.replacen("\"keyid\"", "\"jwk\":{},\"keyid\"", 1),
            "envelope_malformed",
        ),
        (
            file.replacen("payloadType", "payload_type", 1),
            "envelope_malformed",
        ),
        ("[".repeat(100_000), "envelope_malformed"),
        ("{\"a\":".repeat(40_000), "envelope_malformed"),
        (format!("{file}{}", " ".repeat(256 * 1024)), "too_large"),
        (format!(" {file}\n"), "taken"),
    ] {
        assert_eq!(judge(change.as_bytes(), &trust), expected, "{:.60}", change);
    }
}

#[test]
fn a_signer_of_another_document_is_nobody_here() {
    let stranger = trust_of(Vec::new(), crate::common::rule());
    assert_eq!(judge(policy_file().as_bytes(), &stranger), "signer_unknown");
    // A second signature by somebody unknown does no harm where one is enough.
    let one = crate::common::trust();
    assert_eq!(judge(policy_file().as_bytes(), &one), "taken");
    let mut payload = payload();
    payload.trust_epoch = 2;
    let file = approved(&payload).to_json();
    assert_eq!(judge(file.as_bytes(), &golden::trust()), "trust_outdated");
    let alone = sign(&TEST_1, golden::payload().unsigned().unwrap()).to_json();
    assert_eq!(
        judge(alone.as_bytes(), &golden::trust()),
        "threshold_not_met"
    );
}
