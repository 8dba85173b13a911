//! Property: any text is read as a table of calls in the same way however it is split. The first byte is the separator.

use arbitrary::{Arbitrary, Unstructured};
use baton_backtest::{Calls, CellRules, Cutter, Mapping, Piece, Reader, Table};

use crate::policies;

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Checks one text, and a table that is made of the same bytes.
pub fn check(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    if let Ok(text) = std::str::from_utf8(rest) {
        check_text(text, usize::from(*first));
    }
    check_written(rest, SEPARATORS[usize::from(*first) % SEPARATORS.len()]);
}

/// Checks that the result does not depend on the parts of the text, and that the counts add up.
fn check_text(text: &str, cut: usize) {
    let [policy, ..] = &*policies::ALL;
    let Ok(table) = Table::detect(text, policy) else {
        return;
    };
    let mapping = Mapping::suggest(&table.names, policy);
    let rules = CellRules::detect(text, &table, &mapping, policy);
    let Ok(reader) = Reader::table(&table, mapping, rules, policy.clone()) else {
        return;
    };
    let read = |pieces: &[&str]| {
        let (mut reader, mut calls) = (reader.clone(), Calls::default());
        for piece in pieces {
            reader.feed(piece, &mut calls);
        }
        reader.finish(&mut calls);
        calls
    };
    let whole = read(&[text]);
    let at = (0..=text.len().min(cut))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let (one, two) = text.split_at(at.unwrap_or(0));
    let parts = read(&[one, two]);
    assert_eq!(whole.figures(), parts.figures());
    assert_eq!((whole.bad(), whole.doubts()), (parts.bad(), parts.doubts()));
    for index in 0..whole.len() {
        assert_eq!(whole.json(index), parts.json(index));
        assert!(whole.call(index).is_some(), "a call that was kept is one");
    }
    let figures = whole.figures();
    assert_eq!(figures.read, whole.len());
    assert_eq!(figures.unread, whole.bad_count());
    let breaks = text
        .bytes()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .count();
    assert!(
        figures.rows() <= breaks + 1,
        "no row is counted twice: {figures:?}"
    );
    for bad in whole.bad() {
        assert!(
            bad.line <= bad.last && bad.last <= breaks + 1 && bad.rows <= bad.last - bad.line + 1
        );
    }
}

#[derive(Arbitrary, Debug)]
struct Written {
    width: u8,
    cells: Vec<(String, bool)>,
}

/// Checks that a correctly written table reads back.
fn check_written(data: &[u8], separator: char) {
    let Ok(written) = Written::arbitrary(&mut Unstructured::new(data)) else {
        return;
    };
    let width = 2 + usize::from(written.width % 4);
    let cells: Vec<(String, bool)> = written
        .cells
        .into_iter()
        .map(|(cell, quoted)| (cell.replace('\0', ""), quoted))
        // Lines of separators within quotes may be taken for rows that a stray mark has swallowed.
        .map(|(cell, quoted)| match cell.contains(['\n', '\r']) {
            true => (cell.replace(separator, " "), quoted),
            false => (cell, quoted),
        })
        .collect();
    let rows: Vec<&[(String, bool)]> = cells.chunks_exact(width).collect();
    let mut text = vec!["x"; width].join(&separator.to_string());
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .map(|(cell, quoted)| {
                let must =
                    cell.contains([separator, '"', '\n', '\r']) || cell.starts_with('\u{feff}');
                if must || *quoted {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            })
            .collect();
        text.push_str("\r\n");
        text.push_str(&cells.join(&separator.to_string()));
    }
    let table = Table {
        separator,
        names: vec!["x".to_owned(); width],
        names_line: 1,
        first_line: 2,
    };
    let (mut found, mut empty) = (Vec::new(), 0);
    let mut cutter = Cutter::table(&table);
    let mut take = |piece| match piece {
        Piece::Record { fields, .. } => found.push(fields),
        Piece::Empty { .. } => empty += 1,
        other => panic!("{other:?} in {text:?}"),
    };
    cutter.feed(&text, &mut take);
    cutter.finish(&mut take);
    assert_eq!(found.len() + empty, rows.len(), "{text:?}");
    let is_empty = |cell: &str| {
        cell.chars()
            .all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
    };
    let wanted: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| !row.iter().all(|(cell, _)| is_empty(cell)))
        .map(|row| row.iter().map(|(cell, _)| cell.clone()).collect())
        .collect();
    assert_eq!(found, wanted, "{text:?}");
}
