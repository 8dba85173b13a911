use super::row::RowCall;
use super::row_error::RowError;
use super::*;
use crate::samples::{ARTICLE, article};
use crate::table::Table;
use baton_core::rule::Fact;
use baton_core::{Node, Policy, PolicyDraft};

fn policy_of(yaml: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

/// The call of one row below these names, read by the rules that the table shows.
fn call(
    policy: &Policy,
    separator: &str,
    names: &[&str],
    row: &[&str],
) -> Result<RowCall, RowError> {
    let head = format!("{}\n{}\n", names.join(separator), row.join(separator));
    let table = Table::detect(&head, policy).unwrap();
    let mapping = Mapping::suggest(&table.names, policy);
    let rules = CellRules::detect(&head, &table, &mapping, policy);
    mapping.call(&texts(row), 2, policy, &rules)
}

#[test]
fn names_suggest_the_targets_of_columns() {
    let columns = texts(&[
        "Call ID",
        "Created",
        "Lead score",
        "Budget",
        "Deal value",
        "Source",
        "Company",
        "Amount",
        "Mood",
    ]);
    let mapping = Mapping::suggest(&columns, &article());
    let words: Vec<String> = mapping.0.iter().map(Target::word).collect();
    assert_eq!(
        words,
        [
            "part:id",
            "part:at",
            "fact:qualification_score",
            "fact:budget_confirmed",
            "fact:deal_size",
            "fact:lead_source",
            "part:company",
            "-",
            "-"
        ],
        "a second amount beside the deal value is not used"
    );
    assert_eq!(
        (mapping.mapped(), mapping.moments(&article())),
        (7, vec![1])
    );
    for word in &words {
        assert_eq!(Target::parse(word).word(), *word);
    }
}

#[test]
fn a_columns_own_name_comes_before_another_word() {
    for (names, wanted) in [
        (
            "id,Lead Score,qualification_score",
            "part:id,-,fact:qualification_score",
        ),
        ("Amount,deal_size", "-,fact:deal_size"),
        ("Created Date,at", "-,part:at"),
        ("Deal ID,id", "-,part:id"),
        ("Contact Name,name", "-,part:name"),
        ("Mobile,Phone", "-,part:phone"),
        (
            "Intent,Notes,Call Summary,intent_signal",
            "-,-,part:call_summary,part:intent_signal",
        ),
        ("Account,Company Name,COMPANY", "-,-,part:company"),
        ("Deal Size,deal_size", "-,fact:deal_size"),
        ("Flags,Disqualifying Flags", "-,part:disqualifying_flags"),
        (
            "Budget,Source,lead source,BUDGET CONFIRMED",
            "-,-,fact:lead_source,fact:budget_confirmed",
        ),
        ("Score,Lead Score", "fact:qualification_score,-"),
        ("Disqualifiers of mine", "-"),
    ] {
        let columns: Vec<String> = names.split(',').map(str::to_owned).collect();
        let mapping = Mapping::suggest(&columns, &article());
        let words: Vec<String> = mapping.0.iter().map(Target::word).collect();
        assert_eq!(words.join(","), wanted, "{names}");
    }
}

#[test]
fn two_names_for_one_target_are_reported() {
    for (names, wanted) in [
        ("Score,Lead Score", vec![(1, 0)]),
        ("Deal ID,Mood,Call ID,Lead ID", vec![(2, 0), (3, 0)]),
        ("Notes,at,Summary,Date", vec![(2, 0)]),
        ("Amount,Value,deal_size", vec![]),
        ("Deal Size,DEAL SIZE", vec![(1, 0)]),
        ("Mood,id", vec![]),
    ] {
        let columns: Vec<String> = names.split(',').map(str::to_owned).collect();
        let mapping = Mapping::suggest(&columns, &article());
        assert_eq!(mapping.passed_over(&columns, &article()), wanted, "{names}");
    }
}

#[test]
fn cells_are_read_by_the_facts_type() {
    let policy = article();
    let names = ["id", "at", "score", "budget", "deal_size", "source"];
    let row = [
        "c-1",
        "2026-06-19 14:23",
        "82",
        "Yes",
        "£15–20k",
        "Outbound",
    ];
    let RowCall { call, doubts } = call(&policy, ",", &names, &row).unwrap();
    // A bare time is the policy's: British summer time.
    let at = call.at.unwrap().to_string();
    assert_eq!(
        (call.id.as_str(), at.as_str()),
        ("c-1", "2026-06-19T13:23:00Z")
    );
    let (facts, findings) = call.prepare(policy.schema(), policy.money());
    assert_eq!((findings, doubts), (vec![], vec![]));
    let size = facts.get(policy.formats().deal_size).unwrap();
    assert_eq!(*size, Fact::Money(1_750_000));
}

#[test]
fn numbers_of_a_spreadsheet() {
    let policy = article();
    for (separator, cell, wanted) in [
        (",", "82.0", Node::Int(82)),
        (",", "82.00", Node::Int(82)),
        (",", " 82 ", Node::Int(82)),
        (",", "8.2E+01", Node::Int(82)),
        (",", "1,234", Node::Int(1234)),
        (";", "82,0", Node::Int(82)),
        (";", "82,00", Node::Int(82)),
        (",", "82.5", Node::Decimal("82.5".to_owned())),
        (",", "82%", Node::text("82%")),
        (",", "eighty", Node::text("eighty")),
        (";", "1.234", Node::text("1.234")),
    ] {
        let found = call(&policy, separator, &["id", "score"], &["c", cell]).unwrap();
        assert_eq!(
            found.call.facts.get("qualification_score"),
            Some(&wanted),
            "{cell}"
        );
        let (_, findings) = found.call.prepare(policy.schema(), policy.money());
        let good = matches!(wanted, Node::Int(n) if n <= 100);
        assert_eq!(findings.is_empty(), good, "{cell}: {findings:?}");
    }
    let policy = policy_of(&format!(
        "facts:\n  talk_ratio: {{ type: number }}\n{ARTICLE}"
    ));
    for (separator, cell, wanted) in [
        (",", "0.62", "0.62"),
        (",", ".62", "0.62"),
        (",", "6.2E-1", "0.62"),
        (";", "0,62", "0.62"),
        (",", "0,62", "0.62"),
        (",", "2.0", "2"),
    ] {
        let found = call(&policy, separator, &["id", "talk_ratio"], &["c", cell]).unwrap();
        let (facts, findings) = found.call.prepare(policy.schema(), policy.money());
        let fact = facts
            .get(policy.schema().slot("talk_ratio").unwrap())
            .unwrap();
        assert_eq!(
            (fact.describe(policy.money().currency), findings),
            (wanted.to_owned(), vec![]),
            "{cell}"
        );
    }
    let percent = call(&policy, ",", &["id", "talk_ratio"], &["c", "62%"]).unwrap();
    let (_, findings) = percent.call.prepare(policy.schema(), policy.money());
    assert_eq!(findings.len(), 1);
}

#[test]
fn yes_and_no_are_the_ones_of_intake() {
    let policy = article();
    for (cell, wanted) in [
        ("Y", Some(true)),
        ("1", Some(true)),
        ("✓", Some(true)),
        ("TRUE", Some(true)),
        ("on", Some(true)),
        ("f", Some(false)),
        ("0.0", Some(false)),
        ("x", None),
        ("maybe", None),
    ] {
        let found = call(&policy, ",", &["id", "budget"], &["c", cell]).unwrap();
        let wanted = wanted.map_or_else(|| Node::text(cell), Node::Bool);
        assert_eq!(
            found.call.facts.get("budget_confirmed"),
            Some(&wanted),
            "{cell}"
        );
    }
}

#[test]
fn a_moment_that_cannot_be_read_is_told_and_costs_no_row() {
    let policy = article();
    for (cell, at, doubts) in [
        ("19/06/2026 14:23", Some("2026-06-19T13:23:00Z"), 0),
        ("06/19/2026 2:23 PM", Some("2026-06-19T13:23:00Z"), 0),
        ("46192.5993055556", Some("2026-06-19T13:23:00Z"), 0),
        ("06/07/2026", None, 1),
        ("soon", None, 1),
        ("0000-00-00 00:00:00", None, 1),
    ] {
        let found = call(
            &policy,
            ",",
            &["id", "Created Date", "score"],
            &["c", cell, "82"],
        )
        .unwrap();
        let read = found.call.at.map(|at| at.to_string());
        assert_eq!(
            (read.as_deref(), found.doubts.len()),
            (at, doubts),
            "{cell}"
        );
        assert_eq!(found.call.unreadable_at.is_some(), doubts > 0, "{cell}");
        assert!(
            found
                .doubts
                .iter()
                .all(|doubt| doubt.code == "moment_unreadable")
        );
    }
    let policy = policy_of(&format!(
        "facts:\n  contract_end: {{ type: instant }}\n{ARTICLE}"
    ));
    let found = call(
        &policy,
        ",",
        &["id", "contract_end"],
        &["c", "19 June 2026"],
    )
    .unwrap();
    assert_eq!(
        found.call.facts.get("contract_end"),
        Some(&Node::text("2026-06-18T23:00:00Z"))
    );
    let found = call(&policy, ",", &["id", "contract_end"], &["c", "06/07/2026"]).unwrap();
    assert_eq!(found.doubts[0].field, "contract_end");
}

#[test]
fn phone_numbers_are_read_in_the_country_given() {
    let policy = article();
    let mapping = Mapping::suggest(&texts(&["id", "phone"]), &policy);
    let table = Table::detect("id,phone\n", &policy).unwrap();
    let mut rules = CellRules::detect("id,phone\n", &table, &mapping, &policy);
    let phone = |rules: &CellRules, cell: &str| {
        let row = mapping
            .call(&texts(&["c", cell]), 2, &policy, rules)
            .unwrap();
        (row.call.contact.phone, row.doubts.len())
    };
    assert_eq!(
        phone(&rules, "+44 7700 900123"),
        ("+447700900123".to_owned(), 0)
    );
    assert_eq!(
        phone(&rules, "07700 900123"),
        ("07700 900123".to_owned(), 1)
    );
    rules.phones = baton_core::call::contact::Country::parse("GB");
    assert_eq!(
        phone(&rules, "07700 900123"),
        ("+447700900123".to_owned(), 0)
    );
    assert_eq!(
        phone(&rules, "sip:desk@example.com"),
        ("sip:desk@example.com".to_owned(), 1)
    );
}

#[test]
fn missing_cells_are_empty_and_a_surplus_cell_is_named() {
    let policy = article();
    let names = ["id", "score", "budget"];
    let row = |cells: &[&str]| call(&policy, ",", &names, cells).map(|row| row.call);
    let refused = |cells: &[&str]| row(cells).unwrap_err().to_string();
    for cells in [
        &["c", "82"][..],
        &["c"],
        &["c", "82", "yes", "", " ", ""],
        &["c", "", "\u{a0}"],
    ] {
        assert_eq!(row(cells).unwrap().id, "c", "{cells:?}");
    }
    assert_eq!(
        refused(&["c", "82", "yes", "", "late", "x"]),
        "cell 5 holds “late”, and the table has 3 columns"
    );
    assert_eq!(
        refused(&["Confidential – do not distribute"]),
        "it holds “Confidential – do not distribute” and no separator, so it is not a row of the table"
    );
    for (cells, wanted) in [
        (
            &["c"][..],
            Some("the row has 1 of 6 cells; the others count as empty"),
        ),
        (
            &["c", "82", "yes"],
            Some("the row has 3 of 6 cells; the others count as empty"),
        ),
        (
            &["c", "", "", "", ""],
            Some("the row has 5 of 6 cells; the others count as empty"),
        ),
        (&["c", "", "", "", "", ""], None),
        (&["c", "", "", "", "", "", ""], None),
    ] {
        let wide = ["id", "score", "budget", "at", "company", "source"];
        let found = call(&policy, ",", &wide, cells).unwrap();
        let told = found.doubts.first().map(|doubt| doubt.message.as_str());
        assert_eq!((found.call.id.as_str(), told), ("c", wanted), "{cells:?}");
    }
    for cell in [
        "a;2026-06-19;82;yes",
        "a|82",
        "a\t82\tyes",
        "a,82,yes",
        "c-1;",
    ] {
        let why = refused(&[cell]);
        assert!(why.starts_with("it is one cell, “"), "{why}");
    }
    let found = call(&policy, ",", &["score", "budget"], &["", "maybe"]).unwrap();
    assert_eq!(found.call.id, "line-2");
    let phase = call(&policy, ",", &["id", "phase"], &["c", "Live"]).unwrap();
    assert_eq!((phase.call.phase.as_str(), phase.doubts.len()), ("live", 0));
    let phase = call(&policy, ",", &["id", "phase"], &["c", "over"]).unwrap();
    assert_eq!(
        (phase.call.phase.as_str(), phase.doubts.len()),
        ("ended", 1)
    );
}

#[test]
fn flags_are_cut_at_marks() {
    let policy = article();
    for (cell, wanted) in [
        (
            "price objection; wrong region",
            vec!["price objection", "wrong region"],
        ),
        ("competitor|student", vec!["competitor", "student"]),
        (" a , b,, c ;", vec!["a", "b", "c"]),
        ("competitor", vec!["competitor"]),
        (";", vec![]),
        ("", vec![]),
    ] {
        for name in ["disqualifying_flags", "Flags", "Disqualifiers"] {
            let found = call(&policy, "\t", &["id", name], &["c", cell]).unwrap();
            assert_eq!(found.call.disqualifying_flags, wanted, "{name}: {cell}");
            assert_eq!(found.doubts, vec![]);
        }
    }
    let part = Target::parse("part:disqualifying_flags");
    assert_eq!(part, Target::Part("disqualifying_flags"));
}

#[test]
fn a_short_phone_number_is_told_with_the_country_of_the_table() {
    let policy = article();
    let names = ["id", "phone"].map(str::to_owned);
    let mapping = Mapping::suggest(&names, &policy);
    let table = Table::detect("id,phone\n", &policy).unwrap();
    let mut rules = CellRules::detect("id,phone\n", &table, &mapping, &policy);
    for (country, cell, wanted) in [
        (
            "GB",
            "0845 46 47",
            "“0845 46 47”: the number has too few digits for GB (+44)",
        ),
        (
            "US",
            "555-0132",
            "“555-0132”: the number has too few digits for US (+1)",
        ),
    ] {
        rules.phones = baton_core::call::contact::Country::parse(country);
        let row = mapping
            .call(&texts(&["c", cell]), 2, &policy, &rules)
            .unwrap();
        assert_eq!(row.doubts[0].message, wanted);
    }
}
