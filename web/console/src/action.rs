//! What people can do on the page, as it stands in the page: `data-do="remove /handoff_trigger/conditions/1"`.

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// Something that can be done. What to, stands behind it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Verb { $($(#[$doc])* $name,)* }

        impl Verb {
            /// The word in the page.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }

            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

verbs! {
    /// A text was typed at a place; how it is read and the place follow.
    Type = "type",
    /// A word was chosen for a place.
    Pick = "pick",
    /// Yes or no was chosen for a place.
    Flag = "flag",
    /// A word is put into the list at a place, or taken out: the word and the list follow.
    Toggle = "toggle",
    /// The field of the condition at a place was chosen.
    Field = "field",
    /// The operator of the condition at a place was chosen.
    Operator = "operator",
    /// A condition is added to the list at a place.
    AddCondition = "add-condition",
    /// A group is added: its kind and the list follow.
    AddGroup = "add-group",
    /// The group at a place becomes one of another kind.
    Regroup = "regroup",
    /// The word of an end of a tier's range was chosen: `low` or `high`, and the range.
    End = "end",
    /// A tier is added.
    AddTier = "add-tier",
    /// An item is added to the list, or a key to the mapping, that follows; what it starts with depends on the place.
    Add = "add",
    /// What is at a place gets another name.
    Rename = "rename",
    /// What usually stands at a place is put back.
    Usual = "usual",
    /// A summary that came back was pasted, to be checked.
    Paste = "paste",
    /// What is at a place is taken out.
    Remove = "remove",
    /// An item moves up.
    Up = "up",
    /// An item moves down.
    Down = "down",
    /// The fact of the selected call is changed to what would flip a condition, as a trial: field and value follow.
    Try = "try",
    /// The trial is over.
    Untry = "untry",
    /// Back by one step.
    Undo = "undo",
    /// Forward again.
    Redo = "redo",
    /// Another place of the page.
    Go = "go",
    /// Where a finding is.
    Jump = "jump",
    /// Light, dark, or as the system says.
    Theme = "theme",
    /// A dialog opens.
    Open = "open",
    /// The dialog closes.
    Close = "close",
    /// The text typed into the command palette.
    Search = "search",
    /// The command above or below the chosen one is chosen: `-1` or `1`.
    Choose = "choose",
    /// A command of the palette is carried out.
    Run = "run",
    /// Whether single keys are shortcuts.
    Keys = "keys",
    /// A link that holds the draft is made and copied.
    Share = "share",
    /// The page is printed.
    Print = "print",
    /// The draft is put back to what the console opened with.
    Reset = "reset",
    /// The text of the policy's YAML was typed.
    Yaml = "yaml",
    /// The typed YAML becomes the draft.
    TakeYaml = "take-yaml",
    /// The typed YAML is put away.
    DropYaml = "drop-yaml",
    /// The caret goes into a field of text: its id, a line and a column follow.
    Caret = "caret",
    /// The draft is saved as a file of YAML.
    SaveYaml = "save-yaml",
    /// A file of YAML was given.
    OpenYaml = "open-yaml",
    /// Another tab's draft is taken over.
    TakeOver = "take-over",
    /// What was announced is read and put away.
    Dismiss = "dismiss",
    /// Something about signed files: see [`crate::desk`].
    Desk = "desk",
    /// Something about the live call: see [`crate::live`].
    Live = "live",
    /// Something about loaded calls: see [`crate::calls`].
    Calls = "calls",
}

/// A verb and what it is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What is done.
    pub verb: Verb,
    /// What to.
    pub to: String,
}

impl Action {
    /// The action that stands in the page.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, to) = text.split_once(' ').unwrap_or((text, ""));
        let to = to.to_owned();
        Verb::of(word).map(|verb| Self { verb, to })
    }
}

/// An action as it stands in the page.
pub fn act(verb: Verb, to: &str) -> String {
    [verb.word(), to].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for &verb in Verb::ALL {
            let to = "word /a/0/b c".to_owned();
            assert_eq!(Action::parse(&act(verb, &to)), Some(Action { verb, to }));
        }
        assert_eq!(Action::parse("fly /a"), None);
        assert_eq!(
            Action::parse("undo"),
            Some(Action {
                verb: Verb::Undo,
                to: String::new()
            })
        );
    }
}
