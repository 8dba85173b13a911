//! The difference of two short texts, line by line.

/// Returns the lines of one text alone with `-`, of the other alone with `+`, in order.
pub(crate) fn line_diff(kept: &str, came: &str) -> String {
    let (kept, came): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), came.lines().collect());
    let same = kept.iter().zip(&came).take_while(|(a, b)| a == b).count();
    let (kept, came) = (&kept[same..], &came[same..]);
    let ends = kept.iter().rev().zip(came.iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let removed = kept[..kept.len() - end].iter().map(|line| ('-', line));
    let added = came[..came.len() - end].iter().map(|line| ('+', line));
    let lines = removed.chain(added);
    lines
        .map(|(sign, line)| format!("{sign} {line}\n"))
        .collect()
}
