//! Which places of the document have somebody who shows what is found there.

use baton_core::Diagnostic;
use baton_core::path::Path;
use leptos::prelude::*;

/// Places, one entry for each component that shows one.
#[derive(Clone, Copy)]
pub(super) struct Claims(RwSignal<Vec<Path>>);

impl Claims {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Adds a place until the current owner is cleaned up.
    pub(super) fn add(self, at: &Path) {
        self.0.update(|places| places.push(at.clone()));
        let at = at.clone();
        on_cleanup(move || {
            self.0.try_update(|places| {
                if let Some(index) = places.iter().position(|place| *place == at) {
                    places.swap_remove(index);
                }
            });
        });
    }

    /// The diagnostics at places that nobody shows.
    pub(super) fn without(self, all: &[Diagnostic]) -> Vec<Diagnostic> {
        self.0.with(|places| {
            let free = all.iter().filter(|d| !places.contains(&d.path));
            free.cloned().collect()
        })
    }
}
