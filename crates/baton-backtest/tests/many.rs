//! Many calls: read in any pieces, decided as one by one, with every bad line named.

mod support;

use baton_backtest::{Calls, Kind, Reader};
use baton_core::{analysis::edge_cases, decide};
use fastrand::Rng;
use support::{policy, read, table_reader};

fn line(numbers: &mut Rng, index: usize) -> String {
    let mut facts = vec![format!("\"qualification_score\":{}", numbers.u64(..101))];
    for name in ["budget_confirmed", "decision_maker_confirmed"] {
        match numbers.u64(..5) {
            0 => {}
            n => facts.push(format!("\"{name}\":{}", n > 1)),
        }
    }
    if numbers.u64(..8) > 0 {
        facts.push(format!("\"deal_size\":{}", 100 * numbers.u64(..400)));
    }
    let source = ["inbound", "outbound"][usize::from(numbers.u64(..4) > 0)];
    facts.push(format!("\"lead_source\":\"{source}\""));
    let phase = ["ended", "live"][usize::from(numbers.u64(..9) == 0)];
    format!(
        "{{\"id\":\"g-{index}\",\"phase\":\"{phase}\",\"facts\":{{{}}}}}",
        facts.join(",")
    )
}

fn all(calls: &Calls) -> Vec<String> {
    (0..calls.len())
        .map(|index| calls.json(index).unwrap().to_owned())
        .collect()
}

#[test]
fn verdicts_are_what_whole_decisions_say() {
    let policy = policy();
    let mut numbers = Rng::with_seed(1);
    let mut text: String = (0..3000)
        .map(|index| line(&mut numbers, index) + "\n")
        .collect();
    for call in edge_cases::calls(&policy) {
        text.push_str(&call.to_json());
        text.push('\n');
    }
    let calls = read(&mut Reader::lines(policy.clone()), &[&text]);
    assert_eq!(calls.bad(), []);
    let verdicts = calls.verdicts(&policy, 0, usize::MAX);
    assert!(verdicts.len() > 3000);
    for (index, verdict) in verdicts.iter().enumerate() {
        let call = calls.call(index).unwrap();
        let decision = decide(
            &policy,
            &call,
            baton_core::Instant::from_epoch(1_781_879_000),
        );
        assert_eq!(verdict.outcome, decision.outcome, "{}", call.id);
        let tier = decision.format.and_then(|format| format.tier);
        let own = verdict
            .tier
            .map(|tier| policy.formats().tiers[tier].id.clone());
        assert_eq!(own, tier, "{}", call.id);
    }
    let pieces: Vec<_> = (0..verdicts.len())
        .step_by(700)
        .flat_map(|from| calls.verdicts(&policy, from, 700))
        .collect();
    assert_eq!(pieces, verdicts, "in pieces it is the same");
}

#[test]
fn a_text_cut_at_any_byte_is_read_alike() {
    let policy = policy();
    let lines = "\u{feff}{\"id\":\"a\",\"facts\":{}}\r\n\nno\n{\"id\":\"b\",\"contact\":{\"name\":\"Zoë\"},\"facts\":{\"deal_size\":\"£5k\"}}";
    let table =
        "id;score;\"deal value\"\r\na;80;\"£5k\"\r\nb;\"8\"\"0\";\nc;90;1;2\n\"d\ne\";70;£15–20k";
    let list = "\u{feff}[{\"id\":\"a\",\"facts\":{}},\r\n no,\n{\n\"id\":\"b\",\"contact\":{\"name\":\"Zoë]\"},\"facts\":{}}\n]\n";
    for (kind, text) in [
        (Kind::Lines, lines),
        (Kind::List, list),
        (Kind::Table, table),
        (Kind::Table, &format!("\u{feff}sep=;\r\n{table}")),
    ] {
        assert_eq!(Kind::detect(text), kind);
        let reader = || match kind {
            Kind::Lines => Reader::lines(policy.clone()),
            Kind::List => Reader::list(policy.clone()),
            Kind::Table => table_reader(text),
        };
        let whole = read(&mut reader(), &[text]);
        assert!(
            whole.len() >= 2 && whole.bad_count() >= 1,
            "{:?}",
            whole.bad()
        );
        for (cut, _) in text.char_indices() {
            let parts = read(&mut reader(), &[&text[..cut], &text[cut..]]);
            assert_eq!(all(&parts), all(&whole), "cut at {cut}");
            assert_eq!(parts.bad(), whole.bad(), "cut at {cut}");
            assert_eq!(parts.figures(), whole.figures(), "cut at {cut}");
        }
    }
}

#[test]
fn fifty_thousand_lines_with_every_bad_one_named_and_the_good_ones_kept() {
    let mut numbers = Rng::with_seed(2);
    let mut wanted = Vec::new();
    let mut text = String::new();
    for number in 1..=50_000_usize {
        if number % 997 == 0 {
            wanted.push(number);
            text.push_str(["nonsense", "{\"id\":true}", "{\"id\":\"a\",\"id\":\"a\"}"][number % 3]);
        } else {
            text.push_str(&line(&mut numbers, number));
        }
        text.push('\n');
    }
    let mut calls = Calls::default();
    let mut reader = Reader::lines(policy());
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (piece, left) = rest.split_at(rest.len().min(262_144));
        reader.feed(piece, &mut calls);
        rest = left;
    }
    reader.finish(&mut calls);
    let bad: Vec<usize> = calls.bad().iter().map(|bad| bad.line).collect();
    assert_eq!(bad, wanted);
    assert_eq!(
        (calls.len(), calls.bad_count()),
        (50_000 - wanted.len(), wanted.len())
    );
}

#[test]
fn of_many_bad_lines_the_first_hundred_are_kept_and_all_are_counted() {
    let text = "x\n".repeat(5000);
    let calls = read(&mut Reader::lines(policy()), &[&text]);
    assert_eq!(
        (calls.bad().len(), calls.bad_count(), calls.len()),
        (100, 5000, 0)
    );
    assert_eq!(calls.bad()[99].line, 100);
}

#[test]
fn a_line_that_is_too_long_is_one_bad_line() {
    let text = format!(
        "{{\"id\":\"{}\"}}\n{{\"id\":\"b\",\"facts\":{{}}}}\n",
        "a".repeat(1_100_000)
    );
    let calls = read(
        &mut Reader::lines(policy()),
        &[&text[..500_000], &text[500_000..]],
    );
    assert_eq!(calls.len(), 1);
    assert_eq!(
        (calls.bad()[0].line, calls.bad()[0].code),
        (1, "line_too_long")
    );
}

#[test]
fn values_that_the_policy_cannot_use_are_named_and_their_calls_are_kept() {
    let policy = policy();
    let table = "id,score,deal value\na,80,\"12.500,00\"\nb,900,£5k\nc,80,£5k\n";
    let calls = read(&mut table_reader(table), &[table]);
    let said: Vec<_> = calls
        .doubts()
        .iter()
        .map(|one| (one.line, one.code))
        .collect();
    assert_eq!(said, [(2, "amount_unreadable"), (3, "out_of_range")]);
    assert_eq!(
        (calls.len(), calls.bad_count(), calls.doubt_count()),
        (3, 0, 2)
    );
    let lines = "{\"id\":\"a\",\"facts\":{\"deal_size\":\"much\",\"of another policy\":1}}\n";
    let calls = read(&mut Reader::lines(policy), &[lines]);
    assert_eq!((calls.len(), calls.doubt_count()), (1, 1));
}

#[test]
fn a_bad_call_has_its_line_whatever_is_wrong_with_it() {
    let text = "\n{\"id\":\"a\",\"facts\":{\"größe\":1}}\n";
    let calls = read(&mut Reader::lines(policy()), &[text]);
    for bad in calls.bad() {
        assert_eq!(bad.line, 2, "{bad:?}");
    }
    assert_eq!(calls.len() + calls.bad_count(), 1);
}
