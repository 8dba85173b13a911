//! Tables as CRMs and spreadsheets export them: what is read, what is nothing, and what could not be read.

mod support;

use baton_backtest::{Calls, CellRules, DateOrder, Figures, Mapping, Reader, Table, TableError};
use fastrand::Rng;
use support::{policy, read, table_reader};

fn table(text: &str) -> Calls {
    read(&mut table_reader(text), &[text])
}

fn figures(read: usize, empty: usize, unread: usize) -> Figures {
    Figures {
        read,
        empty,
        unread,
    }
}

fn places(calls: &Calls) -> Vec<String> {
    calls.bad().iter().map(|bad| bad.place()).collect()
}

fn ids(calls: &Calls) -> Vec<String> {
    (0..calls.len())
        .map(|index| calls.call(index).unwrap().id)
        .collect()
}

#[test]
fn rows_of_nothing_are_counted_and_are_no_calls() {
    for (rows, wanted) in [
        ("a,80,yes\n,,,,,,\nb,70,no\n", figures(2, 1, 0)),
        ("a,80,yes\n,\nb,70,no\n ,  ,\t\n", figures(2, 2, 0)),
        ("a,80,yes\n\"\",\"\",\"\"\n\" \",\" \",\n", figures(1, 2, 0)),
        (
            "a,80,yes\n\u{a0},\u{a0},\u{a0}\n\u{200b},,\n",
            figures(1, 2, 0),
        ),
        ("a,80,yes\r\n\r\n   \r\nb,70,no\r\n,,", figures(2, 3, 0)),
        (",,,,,\n,,,,,\n", figures(0, 2, 0)),
    ] {
        let calls = table(&format!("id,score,budget\n{rows}"));
        assert_eq!(calls.figures(), wanted, "{rows:?}");
    }
    let rows: String = (1..=48).map(|n| format!("c-{n},80,yes\n")).collect();
    let calls = table(&format!("id,score,budget\n{rows},,\n,,\nx,1,yes,late\n"));
    assert_eq!(
        calls.figures().to_string(),
        "48 read, 2 empty rows, 1 not read"
    );
    assert_eq!(calls.figures().rows(), 51);
}

#[test]
fn an_unclosed_quote_costs_its_own_row() {
    let rows: String = (2..=51)
        .map(|n| format!("c-{n},Company {n},80\n"))
        .collect();
    for first in [
        "c-1,\"Acme,80",
        "\"c-1,Acme,80",
        "c-1,Acme,\"80",
        "c-1,Acme \"The Best\",\"80",
        "c-1,\"Acme \"\"Ltd\"\",80",
    ] {
        let calls = table(&format!("id,company,score\n{first}\n{rows}"));
        assert_eq!(calls.figures(), figures(50, 0, 1), "{first}");
        assert_eq!(places(&calls), ["line 2"], "{first}");
        assert_eq!(ids(&calls)[0], "c-2", "{first}");
    }
    // In the last row, in two rows, in the first of a table with titles and in one with semicolons.
    let calls = table(&format!("id,company,score\n{rows}c-52,\"Acme,80"));
    assert_eq!(
        (calls.figures(), places(&calls)),
        (figures(50, 0, 1), vec!["line 52".to_owned()])
    );
    let calls = table(&format!(
        "id,company,score\nc-0,\"A,1\n{rows}c-52,\"B,1\n{rows}"
    ));
    assert_eq!(calls.figures(), figures(100, 0, 2));
    let text = format!("June\n\nid,company,score\nc-1,\"Acme,80\n{rows}").replace(',', ";");
    let calls = table(&text);
    assert_eq!(
        (calls.figures(), places(&calls)),
        (figures(50, 0, 1), vec!["line 4".to_owned()])
    );
    // What cannot be told from a text is not read, and its lines are named.
    let text = "id,company,call_summary\na,Acme,Good\nb,Beta,\"AI: Hello.\nMs Ode: Hello.\nAI: Bye";
    let calls = table(text);
    assert_eq!(
        (calls.figures(), places(&calls)),
        (figures(1, 0, 3), vec!["lines 3–5".to_owned()])
    );
}

#[test]
fn dates_are_read_in_the_order_that_the_file_shows() {
    let at = |text: &str| -> Vec<String> {
        let calls = table(text);
        (0..calls.len())
            .map(|index| {
                calls
                    .call(index)
                    .unwrap()
                    .at
                    .map_or("none".to_owned(), |at| at.to_string())
            })
            .collect()
    };
    let text = "id,created\na,06/07/2026 09:00\nb,19/06/2026 14:23\n";
    assert_eq!(at(text), ["2026-07-06T08:00:00Z", "2026-06-19T13:23:00Z"]);
    let text = "id,created\na,6/7/2026 9:00 AM\nb,6/19/2026 2:23 PM\n";
    assert_eq!(at(text), ["2026-06-07T08:00:00Z", "2026-06-19T13:23:00Z"]);
    // Nothing shows it: the dates count as missing, are told, and the rows are there.
    let text = "id,created,score\na,06/07/2026,80\nb,07/07/2026,80\nc,08/07/2026,80\n";
    assert_eq!(at(text), ["none", "2026-07-06T23:00:00Z", "none"]);
    let calls = table(text);
    assert_eq!(
        (calls.figures(), calls.doubt_count()),
        (figures(3, 0, 0), 2)
    );
    assert_eq!(
        calls.doubts()[0].message,
        "at “06/07/2026” could be read with the day or the month first; say which order the file uses; it counts as missing"
    );
    // A call without a date is as good.
    assert_eq!(at("id,created,score\na,,80\n"), ["none"]);
    let verdicts = calls.verdicts(&policy(), 0, 9);
    assert_eq!(verdicts.len(), 3);
}

#[test]
fn an_order_and_a_zone_that_are_given_decide() {
    let policy = policy();
    let text = "id,created\na,06/07/2026 09:00\nb,19/06/2026 14:23\n";
    let head = Table::detect(text, &policy).unwrap();
    let mapping = Mapping::suggest(&head.names, &policy);
    let mut rules = CellRules::detect(text, &head, &mapping, &policy);
    rules.dates.order = Some(DateOrder::MonthDayYear);
    rules.dates.zone = baton_core::calendar::Zone::named("America/New_York").unwrap();
    let mut reader = Reader::table(&head, mapping, rules, policy).unwrap();
    let calls = read(&mut reader, &[text]);
    assert_eq!(
        calls.call(0).unwrap().at.unwrap().to_string(),
        "2026-06-07T13:00:00Z"
    );
    assert_eq!((calls.call(1).unwrap().at, calls.doubt_count()), (None, 1));
}

#[test]
fn with_no_column_mapped_nothing_is_judged() {
    for text in [
        "foo,bar\n1,2\n",
        "just a sentence\n",
        "a;b;c\n",
        "1,2,3\n4,5,6\n",
    ] {
        let policy = policy();
        let head = Table::detect(text, &policy).unwrap();
        let mapping = Mapping::suggest(&head.names, &policy);
        let rules = CellRules::detect(text, &head, &mapping, &policy);
        let error = Reader::table(&head, mapping, rules, policy).unwrap_err();
        assert!(
            matches!(error, TableError::NoColumnMapped { .. }),
            "{text:?}"
        );
        assert_eq!(error.code(), "no_column_mapped");
    }
}

#[test]
fn headers_and_separators_as_they_come() {
    for text in [
        "id, score ,budget\na,80,yes\n",
        "\"id\", \"score\", \"budget\"\n\"a\", \"80\", \"yes\"\n",
        "[id],[score],[budget]\na,80,yes\n",
        "id|score|budget\na|80|yes\n",
        "id\tscore\tbudget\na\t80\tyes\n",
        "sep=;\nid;score;budget\na;80;yes\n",
        "June calls\nExported by Ann, 1 July\n\nid,score,budget\na,80,yes\n",
        "id,score,score,budget\na,80,70,yes\n",
        "\u{feff}ID,Score,Budget,,\r\na,80.0,Y,,\r\n",
        "id,score,budget,mood\na,80,1\n",
    ] {
        let calls = table(text);
        assert_eq!(calls.figures(), figures(1, 0, 0), "{text:?}");
        let call = calls.call(0).unwrap();
        let fact = |name: &str| call.facts.get(name).cloned();
        assert_eq!(call.id, "a", "{text:?}");
        assert_eq!(
            fact("qualification_score"),
            Some(baton_core::Node::Int(80)),
            "{text:?}"
        );
        assert_eq!(
            fact("budget_confirmed"),
            Some(baton_core::Node::Bool(true)),
            "{text:?}"
        );
    }
}

#[test]
fn what_is_no_text_is_a_row_that_was_not_read() {
    let calls = table("id,score\na,80\nb,\0\nc,80\n");
    assert_eq!(
        (calls.figures(), calls.bad()[0].code),
        (figures(2, 0, 1), "nul_character")
    );
}

/// The figures of any table add up to its lines, as long as no cell holds a line break.
#[test]
fn the_figures_add_up_whatever_the_table() {
    let mut random = Rng::with_seed(5);
    let mut below = |limit: usize| random.usize(..limit);
    let cells = [
        "",
        " ",
        "a",
        "80",
        "yes",
        "\"b\" c",
        "\"a,b\"",
        "5\"",
        "19/06/2026",
        "late night",
    ];
    for round in 0..2000 {
        let rows: Vec<String> = (0..below(30))
            .map(|_| {
                let row: Vec<&str> = (0..1 + below(5))
                    .map(|_| cells[below(cells.len())])
                    .collect();
                row.join(",")
            })
            .collect();
        let text = format!("id,score,budget\n{}", rows.join("\n"));
        let calls = table(&text);
        // Without a line break, an empty last line is none; and blank lines among those that were not read are no rows.
        let lines = rows.len() - usize::from(rows.last().is_some_and(String::is_empty));
        let figures = calls.figures();
        let blank = rows.iter().filter(|row| row.trim().is_empty()).count();
        let broken = figures.rows() <= lines && figures.rows() + blank >= lines;
        assert!(broken, "round {round}: {figures:?} of {lines} in\n{text}");
    }
}
