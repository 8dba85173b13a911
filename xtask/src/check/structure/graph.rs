//! The files of a crate, what they use of each other, and the circles in that.

use std::collections::{BTreeMap, BTreeSet};

use super::module::{Module, Path};

/// More re-exports in a row than any name has. Without a limit two that name each other would never end.
const MOST_STEPS: usize = 16;

/// The files of a crate by the paths of their modules; the crate's root has the empty path.
#[derive(Debug, Default)]
pub(super) struct Graph(BTreeMap<Path, Module>);

impl Graph {
    /// Adds a file.
    pub(super) fn add(&mut self, path: Path, module: Module) {
        self.0.insert(path, module);
    }

    /// The number of files.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The groups of files that use each other, directly or through others.
    pub(super) fn circles(&self) -> Vec<BTreeSet<&Path>> {
        let uses: BTreeMap<_, _> = self.0.keys().map(|file| (file, self.used(file))).collect();
        let reached: BTreeMap<_, _> = uses
            .keys()
            .map(|file| (*file, reach(file, &uses)))
            .collect();
        let reaches =
            |from: &Path, to: &Path| reached.get(from).is_some_and(|all| all.contains(to));
        let circle = |file| -> BTreeSet<&Path> {
            let others = self.0.keys();
            others
                .filter(|other| reaches(file, other) && reaches(other, file))
                .collect()
        };
        let circles: BTreeSet<_> = self.0.keys().map(circle).collect();
        circles
            .into_iter()
            .filter(|circle| !circle.is_empty())
            .collect()
    }

    /// The other files whose items a file uses.
    pub(super) fn used(&self, file: &Path) -> BTreeSet<&Path> {
        let paths = self.0.get(file).into_iter().flat_map(|module| &module.uses);
        paths
            .filter_map(|path| self.owner(file, path, MOST_STEPS))
            .filter(|owner| *owner != file)
            .collect()
    }

    /// The file that defines the item of a path in a file; `None` for a module and for another crate's items.
    fn owner(&self, file: &[String], path: &[String], steps: usize) -> Option<&Path> {
        let (first, after) = path.split_first()?;
        match first.as_str() {
            "crate" => self.descend(&[], after, steps),
            "self" => self.descend(file, after, steps),
            "super" => {
                let (_, above) = file.split_last()?;
                match after.first().map(String::as_str) {
                    Some("super") => self.owner(above, after, steps),
                    _ => self.descend(above, after, steps),
                }
            }
            name => {
                let module = self.0.get(file)?;
                let is_ours = module.children.contains(name) || module.imports.contains_key(name);
                is_ours.then(|| self.descend(file, path, steps)).flatten()
            }
        }
    }

    /// Follows a path from a module through its children and its imports.
    fn descend(&self, module: &[String], path: &[String], steps: usize) -> Option<&Path> {
        let (file, here) = self.0.get_key_value(module)?;
        let (name, after) = path.split_first()?;
        let is_child = here.children.contains(name);
        // An item can have its module's name: `mod decide; pub use decide::decide;`.
        if is_child && !after.is_empty() {
            let child: Path = [module, std::slice::from_ref(name)].concat();
            return self.descend(&child, after, steps);
        }
        match here.imports.get(name) {
            Some(import) => {
                let target: Path = import.iter().chain(after).cloned().collect();
                self.owner(file, &target, steps.checked_sub(1)?)
            }
            None if is_child => None,
            None => Some(file),
        }
    }
}

/// The files that a file uses, directly or through others; itself only in a circle.
fn reach<'a>(file: &'a Path, uses: &BTreeMap<&'a Path, BTreeSet<&'a Path>>) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![file];
    while let Some(file) = waiting.pop() {
        for used in uses.get(file).into_iter().flatten() {
            if reached.insert(*used) {
                waiting.push(used);
            }
        }
    }
    reached
}
