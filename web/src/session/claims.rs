//! Which places of the document have somebody who shows what is found there.

use std::collections::BTreeMap;

use baton_core::Diagnostic;
use baton_core::path::Path;
use leptos::prelude::*;

/// Places, each with how many components show it.
#[derive(Clone, Copy)]
pub(super) struct Claims(RwSignal<BTreeMap<Path, usize>>);

impl Claims {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }

    /// Adds a place until the current owner is cleaned up.
    pub(super) fn add(self, at: &Path) {
        self.0
            .update(|places| *places.entry(at.clone()).or_default() += 1);
        let at = at.clone();
        on_cleanup(move || {
            self.0.try_update(|places| {
                if let Some(count) = places.get_mut(&at) {
                    *count -= 1;
                }
                places.retain(|_, count| *count > 0);
            });
        });
    }

    /// The diagnostics at places that nobody shows.
    pub(super) fn without(self, all: &[Diagnostic]) -> Vec<Diagnostic> {
        self.0.with(|places| {
            let free = all.iter().filter(|d| !places.contains_key(&d.path));
            free.cloned().collect()
        })
    }
}
