use super::*;
use fastrand::Rng;

fn split_at(text: &str, separator: char, width: usize, cut: usize) -> Vec<Found> {
    let mut all = Vec::new();
    let mut splitter = Splitter::new(separator, width, 1);
    let (one, two) = text.split_at(cut);
    for piece in [one, two] {
        splitter.feed(piece, &mut |found| all.push(found));
    }
    splitter.finish(&mut |found| all.push(found));
    all
}

fn split(text: &str, separator: char, width: usize) -> Vec<Found> {
    split_at(text, separator, width, 0)
}

fn fields(text: &str, separator: char) -> Vec<Vec<String>> {
    let record = |found| match found {
        Found::Record { fields, .. } => Some(fields),
        Found::Blank { .. } => None,
        Found::Broken(broken) => panic!("{broken:?}"),
    };
    split(text, separator, 0)
        .into_iter()
        .filter_map(record)
        .collect()
}

/// Formats the results briefly: `2 a|b`, `3-4 not read (3)`, `5 blank`.
fn shown(all: &[Found]) -> Vec<String> {
    let lines = |first: usize, last: usize| match last {
        last if last == first => first.to_string(),
        last => format!("{first}-{last}"),
    };
    let line = |found: &Found| match found {
        Found::Record {
            first,
            last,
            fields,
        } => format!("{} {}", lines(*first, *last), fields.join("|")),
        Found::Blank { line } => format!("{line} blank"),
        Found::Broken(b) => format!("{} not read ({})", lines(b.first, b.last), b.rows),
    };
    all.iter().map(line).collect()
}

#[test]
fn records_of_rfc_4180() {
    for (text, wanted) in [
        ("a,b\r\nc,d\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("a,b\nc,d", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("a,b\rc,d\r", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("\"a,1\",b", vec![vec!["a,1", "b"]]),
        ("\"a\nb\",c", vec![vec!["a\nb", "c"]]),
        ("\"a\r\n\r\nb\",c", vec![vec!["a\r\n\r\nb", "c"]]),
        ("\"say \"\"no\"\"\",b", vec![vec!["say \"no\"", "b"]]),
        ("a,,\n", vec![vec!["a", "", ""]]),
        ("\"\",\"\"\n", vec![vec!["", ""]]),
        ("\n\na,b\n\n", vec![vec!["a", "b"]]),
        ("£15–20k,Zoë", vec![vec!["£15–20k", "Zoë"]]),
        ("\"id\", \"score\" , \"x\"", vec![vec!["id", "score", "x"]]),
        (" a , b ", vec![vec![" a ", " b "]]),
        ("", vec![]),
    ] {
        assert_eq!(fields(text, ','), wanted, "{text:?}");
    }
    assert_eq!(fields("a\t\"b\tc\"\td", '\t'), [["a", "b\tc", "d"]]);
    assert_eq!(fields("a|b;c|", '|'), [["a", "b;c", ""]]);
}

#[test]
fn a_quote_inside_a_field_is_read_where_nothing_can_have_moved() {
    let text = "a,6\" screen,1\nb,Acme \"The Best\" Ltd,2\nc,5\",x,3\nd,\"x\" y,4\n";
    let all = split(text, ',', 3);
    let wanted = [
        "1 a|6\" screen|1",
        "2 b|Acme \"The Best\" Ltd|2",
        "3-4 not read (2)",
    ];
    assert_eq!(shown(&all), wanted);
}

#[test]
fn a_quote_that_is_never_closed_takes_no_good_row_with_it() {
    let rows: String = (2..=51)
        .map(|n| format!("c-{n},Company {n},{n}\n"))
        .collect();
    let all = split(&format!("\"c-1,Acme,1\n{rows}"), ',', 3);
    assert_eq!(all.len(), 51);
    assert_eq!(
        shown(&all)[..3],
        ["1 not read (1)", "2 c-2|Company 2|2", "3 c-3|Company 3|3"]
    );
    // In the middle of the row, at its end, and with quoted cells behind it.
    for open in [
        "c-1,\"Acme,1",
        "c-1,Acme,\"1",
        "c-1,Acme,\"",
        "\"c-1\",\"Acme,1",
    ] {
        for name in [
            "Company",
            "\"Company, Ltd\"",
            "\"Company\nof two lines\"",
            "\"\"",
            "\"a \"\"b\"\"\"",
        ] {
            let rows: String = (2..=51).map(|n| format!("c-{n},{name},{n}\n")).collect();
            let all = split(&format!("{open}\n{rows}"), ',', 3);
            let read = all
                .iter()
                .filter(|f| matches!(f, Found::Record { .. }))
                .count();
            let broken = all.iter().filter(|f| matches!(f, Found::Broken(_))).count();
            assert_eq!((read, broken), (50, 1), "{open}\n{rows}\n{:?}", shown(&all));
        }
    }
}

#[test]
fn a_pair_of_stray_quotes_takes_only_its_own_rows() {
    let mut lines: Vec<String> = (1..=60).map(|n| format!("c-{n},Company {n},{n}")).collect();
    lines[2] = "c-3,\"Company 3,3".to_owned();
    lines[52] = "c-53,Company 53\",53".to_owned();
    let all = split(&lines.join("\n"), ',', 3);
    let broken: Vec<usize> = all
        .iter()
        .filter_map(|f| match f {
            Found::Broken(b) => Some(b.first),
            _ => None,
        })
        .collect();
    assert_eq!((all.len(), broken), (60, vec![3]), "{:?}", shown(&all));
}

#[test]
fn a_text_that_is_no_rows_is_not_read_as_rows() {
    // A download that ends within a transcript: its lines have no three fields.
    let text = "a,b,c\nd,e,\"AI: Hello.\nMs Ode: Yes, hello.\nAI: Good, so, is, there, a budget?\nMs Ode: Yes";
    assert_eq!(shown(&split(text, ',', 3)), ["1 a|b|c", "2-5 not read (4)"]);
    // Something behind a quote, in a cell of several lines.
    let text = "a,\"AI: Hello.\nMs Ode: hello\" said she,c\nd,e,f\n";
    assert_eq!(shown(&split(text, ',', 3)), ["1-2 not read (2)", "3 d|e|f"]);
    // A surplus cell beside a cell of several lines: one row, whatever is made of it.
    let text = "a,\"one\ntwo\",c,d\ne,f,g\n";
    assert_eq!(
        shown(&split(text, ',', 3)),
        ["1-2 a|one\ntwo|c|d", "3 e|f|g"]
    );
    // The same marks around rows: with another number of cells, a row of four columns is enough.
    let text = "a,b,\"c,d\ne,f,g,h\ni,j,k\",l,m\nn,o,p,q";
    let wanted = ["1 not read (1)", "2 e|f|g|h", "3 not read (1)", "4 n|o|p|q"];
    assert_eq!(shown(&split(text, ',', 4)), wanted);
    // Fewer cells than columns: the row is as it stands.
    let text = "a,\"one\ntwo\"\ne,f,g\n";
    assert_eq!(shown(&split(text, ',', 3)), ["1-2 a|one\ntwo", "3 e|f|g"]);
}

#[test]
fn lines_that_are_no_text_are_told_apart() {
    let text = "a,b\nc,\0d\n\n , \ne,f\n";
    let wanted = ["1 a|b", "2 not read (1)", "3 blank", "4  | ", "5 e|f"];
    assert_eq!(shown(&split(text, ',', 2)), wanted);
    let mut all = Vec::new();
    let mut splitter = Splitter::new(',', 2, 1);
    let out = &mut |found| all.push(found);
    splitter.feed("a,b\nc,\"", out);
    splitter.spoil("it is not UTF-8", out);
    splitter.feed("\u{fffd}d\ne,f\ng,h\ni,j\n", out);
    splitter.finish(out);
    let wanted = ["1 a|b", "2 not read (1)", "3 e|f", "4 g|h", "5 i|j"];
    assert_eq!(shown(&all), wanted);
}

#[test]
fn what_is_kept_of_an_open_quote_is_bounded() {
    // Rows behind the quote: all but its own are read.
    let row = "c,company,1\n";
    let text = format!("a,\"b,c\n{}", row.repeat(200_000));
    let all = split(&text, ',', 3);
    assert_eq!(all.len(), 200_001);
    assert!(matches!(&all[0], Found::Broken(b) if (b.first, b.last) == (1, 1)));
    // A text behind it: nothing is read until a row is there again.
    let text = format!("a,\"b,c\n{}x,y,z\n", "only, text\n".repeat(200_000));
    let all = split(&text, ',', 3);
    assert_eq!(shown(&all), ["1-200001 not read (200001)", "200002 x|y|z"]);
    // One line.
    let text = format!("a,\"{}\nx,y,z\n", "b".repeat(1_100_000));
    assert_eq!(shown(&split(&text, ',', 3)), ["1 not read (1)", "2 x|y|z"]);
}

#[test]
fn rows_that_are_read_anew_again_and_again_are_kept_once() {
    // Each of the broken rows opens a quotation mark that only the last line closes.
    let good = "a,b\n".repeat(4);
    for (row, end) in [
        ("b\"x,\"y\n", "z\"\n"),
        ("b\"x,\"y\n", "z\"\na,b\na,b\n"),
        ("\"y\"\"\n", "z\"\n"),
    ] {
        let text = format!("{}{end}", format!("{row}{good}").repeat(2000));
        let mut splitter = Splitter::new(',', 2, 1);
        let mut read = 0;
        let out = &mut |found| read += usize::from(matches!(found, Found::Record { .. }));
        splitter.feed(&text, out);
        splitter.finish(out);
        let (kept, most) = (splitter.records.most_kept, 4 * text.len());
        assert!(kept <= most, "{row:?}: {kept} bytes of {}", text.len());
        assert!(splitter.records.credit <= MAX_CREDIT);
        assert!(read > 0, "{row:?}");
    }
}

#[test]
fn what_may_be_read_anew_does_not_grow_with_the_file() {
    let mut splitter = Splitter::new(',', 2, 1);
    for _ in 0..100 {
        splitter.feed(&"a,b\n".repeat(1000), &mut |_| {});
    }
    assert_eq!(splitter.records.credit, MAX_CREDIT);
}

#[test]
fn the_work_is_bounded_whatever_the_text() {
    for line in [
        "\"a\"\"\n",
        "x,\"y\n",
        "\"\"\",\n",
        "\",\"\n",
        "\"\n",
        "\"\"\"\n",
        "a,\"\"\"\n",
    ] {
        let text = format!("\"{}", line.repeat(1_200_000 / line.len()));
        let all = split(&text, ',', 2);
        assert!(!all.is_empty(), "{line:?}");
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A cell as a writer writes it: in quotes if it must be, and sometimes if it need not.
fn written(cell: &str, numbers: &mut Rng) -> String {
    let must = cell.contains([',', '"', '\n', '\r']);
    if must || numbers.usize(..4) == 0 {
        quoted(cell)
    } else {
        cell.to_owned()
    }
}

const CELLS: [&str; 9] = [
    "",
    "a",
    "a,b",
    "say \"no\"",
    "x\ny",
    " padded ",
    "Zoë",
    "1;2",
    "p\r\n\r\nq",
];

/// Whatever is written by the rules is read again, wherever the text is cut.
#[test]
fn good_tables_are_read_as_they_are() {
    let mut numbers = Rng::with_seed(7);
    for _ in 0..500 {
        let width = 2 + numbers.usize(..3);
        let table: Vec<Vec<&str>> = (0..1 + numbers.usize(..5))
            .map(|_| {
                (0..width)
                    .map(|_| CELLS[numbers.usize(..CELLS.len())])
                    .collect()
            })
            .collect();
        let lines: Vec<String> = table
            .iter()
            .map(|row| {
                let cells: Vec<String> =
                    row.iter().map(|cell| written(cell, &mut numbers)).collect();
                cells.join(",")
            })
            .collect();
        let text = lines.join("\r\n");
        let whole = split(&text, ',', width);
        let read: Vec<&Vec<String>> = whole
            .iter()
            .map(|found| match found {
                Found::Record { fields, .. } => fields,
                other => panic!("{other:?} in {text:?}"),
            })
            .collect();
        assert_eq!(read, table.iter().collect::<Vec<_>>(), "{text:?}");
        for (cut, _) in text.char_indices() {
            assert_eq!(
                split_at(&text, ',', width, cut),
                whole,
                "{text:?} cut at {cut}"
            );
        }
    }
}

/// One quotation mark too many costs the row that it stands in, and no other.
#[test]
fn one_stray_quote_costs_one_row() {
    let mut numbers = Rng::with_seed(11);
    for round in 0..2000 {
        let rows: Vec<Vec<String>> = (0..30)
            .map(|row| {
                let mut cells = vec![format!("c-{row}")];
                for _ in 0..3 {
                    let cell = CELLS[1 + numbers.usize(..CELLS.len() - 1)];
                    cells.push(format!("n{cell}"));
                }
                cells
            })
            .collect();
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells: Vec<String> =
                    row.iter().map(|cell| written(cell, &mut numbers)).collect();
                cells.join(",")
            })
            .collect();
        let hit = numbers.usize(..rows.len());
        let line = &lines[hit];
        let places: Vec<usize> = line
            .char_indices()
            .map(|(at, _)| at)
            .chain([line.len()])
            .collect();
        let at = places[numbers.usize(..places.len())];
        let count = |lines: &[String]| {
            lines
                .iter()
                .map(|line| line.matches('\n').count() + 1)
                .sum::<usize>()
        };
        let own = count(&lines[..hit]) + 1..=count(&lines[..=hit]);
        let mut broken = lines.clone();
        broken[hit].insert(at, '"');
        let text = broken.join("\n");
        let all = split(&text, ',', 4);
        for (index, row) in rows.iter().enumerate() {
            let found = all
                .iter()
                .any(|f| matches!(f, Found::Record { fields, .. } if fields == row));
            assert!(
                found || index == hit,
                "round {round}, row {index} of\n{text}\n{:?}",
                shown(&all)
            );
        }
        // Nothing is made a row that is none, but for what is left of the row itself.
        for found in &all {
            if let Found::Record { first, fields, .. } = found {
                let is_row = rows.contains(fields) || own.contains(first);
                assert!(is_row, "round {round}, {fields:?} of\n{text}");
            }
        }
    }
}
