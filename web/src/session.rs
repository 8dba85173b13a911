//! The one signal of the page, and what follows from it.

use leptos::prelude::*;

use baton_console::model::Model;

/// The state of the page. It is `Copy`: everything in it is a handle.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    model: RwSignal<Model>,
}

impl Session {
    /// A session on a page as it opens.
    pub(crate) fn new(model: Model) -> Self {
        Self {
            model: RwSignal::new(model),
        }
    }

    /// Something that is made from the model, again whenever it changes.
    pub(crate) fn see<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// The same, for a moment's use.
    pub(crate) fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Changes the model, and draws what is changed by it.
    pub(crate) fn change<T>(self, change: impl FnOnce(&mut Model) -> T) -> T {
        let mut told = None;
        self.model.update(|model| told = Some(change(model)));
        match told {
            Some(told) => told,
            None => unreachable!("the signal lives as long as the page"),
        }
    }

    /// Changes something that nothing on the page shows yet.
    pub(crate) fn change_unseen<T>(self, change: impl FnOnce(&mut Model) -> T) -> T {
        let mut told = None;
        self.model
            .update_untracked(|model| told = Some(change(model)));
        told.unwrap_or_else(|| unreachable!("the signal lives as long as the page"))
    }

    /// Says something to people who listen to the page rather than look at it.
    pub(crate) fn announce(self, text: impl Into<String>) {
        let text = text.into();
        self.change(|model| model.said = text);
    }
}

/// The session that [`crate::app`] provides.
pub(crate) fn session() -> Session {
    expect_context()
}
