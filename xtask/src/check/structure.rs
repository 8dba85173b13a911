//! The step that keeps circles out of the crates: no file uses one that uses it in turn, directly or through others.
//!
//! A file uses the file that defines a name, whichever page re-exports it. An `impl` may therefore stand in a file of
//! its own below its type, and a page of declarations and re-exports is in no circle. Methods are not followed: their
//! calls name no path.

mod graph;
mod module;
mod tokens;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::failure::Failure;
use graph::Graph;
use module::Module;

/// Checks every crate of `crates/`, and this one.
pub(crate) fn check(checkout: &Checkout) -> Result<Outcome, Failure> {
    let mut folders = vec![checkout.root().join("xtask/src")];
    for folder in entries(&checkout.root().join("crates"))? {
        folders.push(folder.join("src"));
    }
    let mut circles = String::new();
    let mut files = 0;
    for folder in &folders {
        let mut graph = Graph::default();
        read(folder, &[], &mut graph)?;
        files += graph.len();
        let name = folder.strip_prefix(checkout.root()).unwrap_or(folder);
        circles.push_str(&report(&name.display().to_string(), &graph));
    }
    if circles.is_empty() {
        let crates = folders.len();
        let note = format!("structure: {files} files in {crates} crates, no circle");
        return Ok(Outcome::with_notes(vec![note]));
    }
    Err(Failure::stopped(format!(
        "files use each other in circles; move what they share into a file below both:{circles}"
    )))
}

/// The circles of a crate, a line for each use in them.
fn report(folder: &str, graph: &Graph) -> String {
    let mut report = String::new();
    let name = |file: &[String]| match file {
        [] => format!("the root of {folder}"),
        _ => format!("{folder}/{}.rs", file.join("/")),
    };
    for circle in graph.circles() {
        report.push('\n');
        for file in &circle {
            for used in graph.used(file).intersection(&circle) {
                // Writing to a `String` cannot fail.
                let _ = write!(report, "\n  {} uses {}", name(file), name(used));
            }
        }
    }
    report
}

/// Reads the files of a folder, which belong to a module.
fn read(folder: &Path, module: &[String], graph: &mut Graph) -> Result<(), Failure> {
    for entry in entries(folder)? {
        let stem = entry.file_stem().unwrap_or_default().to_string_lossy();
        let mut path = module.to_vec();
        if !(module.is_empty() && matches!(&*stem, "lib" | "main")) {
            path.push(stem.into_owned());
        }
        if entry.is_dir() {
            read(&entry, &path, graph)?;
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&entry).map_err(|why| unreadable(&entry, &why))?;
            graph.add(path, Module::read(&source));
        }
    }
    Ok(())
}

/// The files and folders of a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let paths = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()
    });
    let mut paths = paths.map_err(|why| unreadable(folder, &why))?;
    paths.sort_unstable();
    Ok(paths)
}

fn unreadable(path: &Path, why: &io::Error) -> Failure {
    Failure::stopped(format!("{} cannot be read: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> String {
        let mut graph = Graph::default();
        for (path, source) in files {
            let path = path.split("::").filter(|segment| !segment.is_empty());
            graph.add(path.map(str::to_owned).collect(), Module::read(source));
        }
        report("src", &graph)
    }

    #[test]
    fn a_circle_is_named_with_its_files() {
        let found = circles(&[
            ("", "mod a; mod b; mod c;"),
            ("a", "use crate::b::B; pub struct A(B);"),
            ("b", "use super::c; pub struct B(c::C);"),
            ("c", "pub struct C(Vec<crate::a::A>);"),
        ]);
        let uses = [
            "src/a.rs uses src/b.rs",
            "src/b.rs uses src/c.rs",
            "src/c.rs uses src/a.rs",
        ];
        assert_eq!(found, format!("\n\n  {}", uses.join("\n  ")));
    }

    #[test]
    fn a_page_of_re_exports_is_in_no_circle() {
        let page = "mod low; mod high; pub use low::Low; pub use high::High;";
        let low = ("page::low", "pub struct Low;");
        let high = ("page::high", "use super::Low; pub struct High(Low);");
        assert_eq!(circles(&[("", "mod page;"), ("page", page), low, high]), "");
        // With code of its own that a child uses, it is.
        let code = format!("{page} pub struct Own;");
        let high = (
            "page::high",
            "use super::{Low, Own}; pub struct High(Low, Own);",
        );
        let found = circles(&[("", "mod page;"), ("page", &code), low, high]);
        assert!(
            found.contains("src/page.rs uses src/page/high.rs"),
            "{found}"
        );
    }

    #[test]
    fn a_re_export_does_not_hide_a_circle() {
        let found = circles(&[
            ("", "mod page; pub use page::{A, B};"),
            ("page", "mod a; mod b; pub use a::A; pub use b::B;"),
            ("page::a", "pub struct A(crate::B);"),
            ("page::b", "pub struct B(Box<super::A>);"),
        ]);
        assert!(
            found.contains("src/page/a.rs uses src/page/b.rs"),
            "{found}"
        );
    }

    #[test]
    fn tests_and_comments_use_nothing() {
        let found = circles(&[
            ("", "mod a; mod b;"),
            (
                "a",
                "/// See [`crate::b::B`].\npub struct A; #[cfg(test)] mod tests { use crate::b::B; }",
            ),
            ("b", "use crate::a::A; pub struct B(A);"),
        ]);
        assert_eq!(found, "");
    }

    #[test]
    fn an_impl_may_stand_below_its_type() {
        let found = circles(&[
            ("", "mod a;"),
            ("a", "mod more; pub struct A;"),
            ("a::more", "use super::A; impl A { fn more(&self) {} }"),
        ]);
        assert_eq!(found, "");
    }
}
