//! A file of a crate: the modules it declares, the names it imports and the paths it uses.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::tokens;

/// A path as it is written: `["super", "fact", "Fact"]`.
pub(super) type Path = Vec<String>;

/// A file of a crate.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// The modules that it declares.
    pub(super) children: BTreeSet<String>,
    /// The names that it imports or re-exports, with their paths.
    pub(super) imports: BTreeMap<String, Path>,
    /// The paths in it.
    pub(super) uses: BTreeSet<Path>,
}

impl Module {
    /// Reads a source.
    pub(super) fn read(source: &str) -> Self {
        let mut module = Self::default();
        let tokens = tokens(source);
        let mut rest = tokens.as_slice();
        let mut before = "";
        while let Some((first, after)) = rest.split_first() {
            match (*first, after) {
                ("mod", [name, ";", ..]) => {
                    module.children.insert((*name).to_owned());
                    rest = &after[2..];
                }
                ("use", _) => {
                    let end = after.iter().position(|token| *token == ";");
                    let (tree, left) = after.split_at(end.unwrap_or(after.len()));
                    module.import(&mut { tree }, &[]);
                    rest = left;
                }
                (name, _) if is_name(name) && !matches!(before, "." | "::") => {
                    let (path, left) = path(rest);
                    module.uses.insert(path);
                    rest = left;
                }
                _ => rest = after,
            }
            before = first;
        }
        module
    }

    /// Reads the tree of a `use`, up to the comma or the brace after it.
    fn import(&mut self, tree: &mut &[&str], above: &[String]) {
        let mut path = above.to_vec();
        let mut alias = None;
        while let Some((first, after)) = tree.split_first() {
            match *first {
                "," | "}" => break,
                "::" => *tree = after,
                "{" => {
                    *tree = after;
                    while !matches!(tree.first(), None | Some(&"}")) {
                        self.import(tree, &path);
                        if tree.first() == Some(&",") {
                            *tree = &tree[1..];
                        }
                    }
                    *tree = tree.get(1..).unwrap_or_default();
                    return;
                }
                "as" => {
                    alias = after.first().map(|name| (*name).to_owned());
                    *tree = after.get(1..).unwrap_or_default();
                }
                // `{self, Name}`: the module itself.
                "self" if !path.is_empty() => *tree = after,
                name => {
                    path.push(name.to_owned());
                    *tree = after;
                }
            }
        }
        self.uses.insert(path.clone());
        if let Some(name) = alias.or_else(|| path.last().cloned()) {
            self.imports.insert(name, path);
        }
    }
}

/// The path at the start of the tokens, and the tokens after it.
fn path<'t, 's>(tokens: &'t [&'s str]) -> (Path, &'t [&'s str]) {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let Some((name, after)) = rest.split_first().filter(|(name, _)| is_name(name)) {
        path.push((*name).to_owned());
        rest = after;
        match after {
            ["::", name, ..] if is_name(name) => rest = &after[1..],
            _ => break,
        }
    }
    (path, rest)
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_imports_and_paths_are_read() {
        let module = Module::read(
            "mod a; pub use a::{B, c::{self, D as E}}; use super::F; fn g(x: B) -> c::H { x.i() }",
        );
        assert_eq!(module.children, BTreeSet::from(["a".to_owned()]));
        let imports: Vec<_> = module
            .imports
            .iter()
            .map(|(name, path)| format!("{name}={}", path.join("::")))
            .collect();
        assert_eq!(imports, ["B=a::B", "E=a::c::D", "F=super::F", "c=a::c"]);
        for used in ["B", "super::F", "c::H", "a::c::D"] {
            let path: Path = used.split("::").map(str::to_owned).collect();
            assert!(module.uses.contains(&path), "{used}");
        }
    }
}
