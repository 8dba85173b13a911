//! What the console calls things.

use baton_core::analysis::compare::{ChangeCounts, Changes};
use baton_core::rule::Fact;
use baton_core::rule::Join;
use baton_core::rule::Operator;
use baton_core::value::money::Currency;
use baton_core::{Diagnostic, Outcome, Truth};

/// An operator as it stands between a field and a value: "is at least".
pub fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Eq => "is",
        Operator::Ne => "is not",
        Operator::Gt => "is more than",
        Operator::Gte => "is at least",
        Operator::Lt => "is less than",
        Operator::Lte => "is at most",
        Operator::Between => "is from … to",
        Operator::In => "is one of",
        Operator::NotIn => "is none of",
        Operator::Contains => "contains",
        Operator::NotContains => "does not contain",
        Operator::StartsWith => "begins with",
        Operator::EndsWith => "ends with",
        Operator::IsPresent => "is known",
        Operator::IsMissing => "stays unknown",
    }
}

/// A field's name as people say it.
pub fn field(name: &str) -> String {
    name.replace('_', " ")
}

/// A condition in a few words: "the budget is confirmed", "the deal size is at least £5,000".
pub fn condition(name: &str, compare: Operator, value: &Fact, currency: Currency) -> String {
    let confirmed = name.strip_suffix("_confirmed").map(field);
    match (confirmed, compare, value) {
        (Some(subject), Operator::Eq | Operator::Ne, Fact::Boolean(wanted)) => {
            let not = if (compare == Operator::Eq) == *wanted {
                ""
            } else {
                "not "
            };
            format!("the {subject} is {not}confirmed")
        }
        _ => format!(
            "the {} {} {}",
            field(name),
            operator(compare),
            value.describe(currency)
        ),
    }
}

/// A condition with no value, a part of a text, or several values, in a few words.
pub fn several(name: &str, compare: Operator, texts: &[String]) -> String {
    let what = match (compare, texts) {
        (Operator::Between, [low, high]) => format!("is from {low} to {high}"),
        (_, []) => operator(compare).to_owned(),
        _ => format!("{} {}", operator(compare), list(texts, "or")),
    };
    format!("the {} {what}", field(name))
}

/// The whole trigger in one sentence.
pub fn trigger(join: Join, conditions: &[String]) -> String {
    match (join, conditions) {
        (_, []) => "No condition yet: nothing says when a call is handed off.".to_owned(),
        (_, [one]) => format!("A call goes to an AE when {one}."),
        (Join::All, many) => format!("A call goes to an AE when {}.", list(many, "and")),
        (Join::Any, many) => format!("A call goes to an AE as soon as {}.", list(many, "or")),
    }
}

/// "a, b and c"
pub fn list(items: &[String], word: &str) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        _ => items.concat(),
    }
}

/// An outcome in a few words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::HandOff => "Hand off",
        Outcome::NoHandoff => "No handoff",
        Outcome::Undecided => "Cannot tell",
    }
}

/// An outcome in one word, for a list with the glyphs explained.
pub fn short(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::HandOff => "yes",
        Outcome::NoHandoff => "no",
        Outcome::Undecided => "unclear",
    }
}

/// An outcome with its tier: "Hand off, small".
pub fn verdict(what: Outcome, tier: Option<&str>) -> String {
    match tier {
        Some(tier) => format!("{}, {tier}", outcome(what)),
        None => outcome(what).to_owned(),
    }
}

/// The kinds of changes of a call: "tier, deadlines and messages".
pub fn changes(changes: Changes) -> String {
    let kinds = [
        (changes.outcome, "outcome"),
        (changes.tier, "tier"),
        (changes.deadlines, "deadlines"),
        (changes.messages, "messages"),
        (changes.steps, "steps"),
    ];
    let kinds = kinds.into_iter().filter(|(changes, _)| *changes);
    list(
        &kinds.map(|(_, kind)| kind.to_owned()).collect::<Vec<_>>(),
        "and",
    )
}

/// How many calls change in each way: "Outcome: 2. Deadlines: 5."
pub fn change_counts(counts: ChangeCounts) -> String {
    let kinds = [
        ("Outcome", counts.outcome),
        ("Tier", counts.tier),
        ("Deadlines", counts.deadlines),
        ("Messages", counts.messages),
        ("Steps", counts.steps),
    ];
    let kinds = kinds.into_iter().filter(|(_, count)| *count > 0);
    let kinds = kinds.map(|(kind, count)| format!("{kind}: {count}."));
    kinds.collect::<Vec<_>>().join(" ")
}

/// What a condition says of a call.
pub fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not met",
        Truth::Unknown => "not known",
    }
}

/// A finding as one text: what is wrong, and how to mend it.
pub fn finding(diagnostic: &Diagnostic) -> String {
    let said = match &diagnostic.hint {
        Some(hint) => format!("{}: {hint}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    quoted(&said)
}

/// A text with the quotes of people in place of those of programmers.
fn quoted(text: &str) -> String {
    let mut open = false;
    let quote = |c| match c {
        '`' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    };
    text.chars().map(quote).collect()
}

/// "1 call", "3 calls"
pub fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => {
            let number = thousands(u64::try_from(number).unwrap_or(u64::MAX));
            format!("{number} {one}s")
        }
    }
}

/// "50,000"
#[must_use]
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let all = [0, 999, 1000, 50_000, 1_234_567].map(thousands);
        assert_eq!(all, ["0", "999", "1,000", "50,000", "1,234,567"]);
    }

    #[test]
    fn no_quotes_of_programmers() {
        assert_eq!(quoted("`a` or `b`"), "“a” or “b”");
    }

    #[test]
    fn conditions_read_like_english() {
        let say = |name, compare, value: Fact| condition(name, compare, &value, Currency::GBP);
        assert_eq!(
            say("qualification_score", Operator::Gte, Fact::Integer(75)),
            "the qualification score is at least 75"
        );
        assert_eq!(
            say("budget_confirmed", Operator::Eq, Fact::Boolean(true)),
            "the budget is confirmed"
        );
        assert_eq!(
            say("budget_confirmed", Operator::Ne, Fact::Boolean(true)),
            "the budget is not confirmed"
        );
        assert_eq!(
            say("deal_size", Operator::Lt, Fact::Money(500_000)),
            "the deal size is less than £5,000"
        );
    }

    #[test]
    fn the_trigger_is_one_sentence() {
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(
            trigger(Join::All, &parts),
            "A call goes to an AE when a, b and c."
        );
        assert_eq!(
            trigger(Join::Any, &parts),
            "A call goes to an AE as soon as a, b or c."
        );
        assert_eq!(
            trigger(Join::All, &parts[..1]),
            "A call goes to an AE when a."
        );
    }
}
