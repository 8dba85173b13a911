//! Every command, found by typing a part of its name.

use baton_worker::html::{Html, OFF, flag};

use crate::action::{Verb, act};
use crate::model::{Model, Screen};

/// Something that can be done from anywhere.
pub(crate) struct Command {
    /// What it is called.
    pub title: String,
    /// The keys that do it, if there are any.
    pub keys: &'static str,
    /// The action.
    pub action: String,
}

/// The commands that what is typed leaves, in the order of the list.
pub(crate) fn found(model: &Model) -> Vec<Command> {
    let wanted = model.search.0.to_ascii_lowercase();
    let mut all = commands(model);
    all.retain(|command| {
        let title = command.title.to_ascii_lowercase();
        wanted.split_whitespace().all(|part| title.contains(part))
    });
    all
}

fn commands(model: &Model) -> Vec<Command> {
    let mut all: Vec<Command> = Vec::new();
    let mut add = |title: &str, keys: &'static str, action: String| {
        all.push(Command {
            title: title.to_owned(),
            keys,
            action,
        });
    };
    for (screen, _, name) in Screen::ALL {
        let address = model.place.address(screen, model.samples());
        add(&["Go to ", name].concat(), "", act(Verb::Go, &address));
    }
    add("Undo", "Ctrl Z", act(Verb::Undo, ""));
    add("Redo", "Ctrl Y", act(Verb::Redo, ""));
    add("Sign and export", "", act(Verb::Go, "#sign"));
    add("Check a signed file", "", act(Verb::Go, "#sign/check"));
    add("Copy a link to this draft", "", act(Verb::Share, ""));
    add("Download the policy as YAML", "", act(Verb::SaveYaml, ""));
    add("Print the policy", "Ctrl P", act(Verb::Print, ""));
    for (word, name) in super::bar::THEMES {
        let title = format!("Theme: {}", name.to_ascii_lowercase());
        add(&title, "", act(Verb::Theme, word));
    }
    add(
        "Start again from the opening policy",
        "",
        act(Verb::Reset, ""),
    );
    add("Keyboard shortcuts", "?", act(Verb::Open, "shortcuts"));
    for (index, sample) in model.samples().iter().enumerate() {
        let place = crate::model::Place {
            sample: index,
            ..model.place.clone()
        };
        let address = place.address(place.screen, model.samples());
        add(
            &format!("Call: {} ({})", sample.title, sample.call.id),
            "",
            act(Verb::Go, &address),
        );
    }
    all
}

/// The dialog.
pub(super) fn view(model: &Model, html: &mut Html) {
    let all = found(model);
    let chosen = model.search.1.min(all.len().saturating_sub(1));
    let active = format!("command-{chosen}");
    let attributes = [
        ("type", "text"),
        ("id", "palette-search"),
        ("data-testid", "palette-search"),
        ("data-do", Verb::Search.word()),
        ("role", "combobox"),
        ("aria-expanded", "true"),
        ("aria-controls", "commands"),
        ("aria-label", "Command"),
        (
            "aria-activedescendant",
            if all.is_empty() { OFF } else { &active },
        ),
        ("autocomplete", "off"),
        ("placeholder", "What do you want to do?"),
        ("value", model.search.0.as_str()),
        ("autofocus", ""),
    ];
    html.single("input", &attributes);
    let attributes = [
        ("id", "commands"),
        ("class", "commands"),
        ("role", "listbox"),
        ("aria-label", "Commands"),
    ];
    html.within("ul", &attributes, |html| {
        for (index, command) in all.iter().enumerate() {
            let attributes = [
                ("id", &*format!("command-{index}")),
                ("role", "option"),
                ("data-do", &act(Verb::Run, &command.action)),
                (
                    "aria-selected",
                    if index == chosen { "true" } else { "false" },
                ),
            ];
            html.within("li", &attributes, |html| {
                html.tag("span", &[], &command.title);
                html.tag(
                    "kbd",
                    &[("hidden", flag(command.keys.is_empty()))],
                    command.keys,
                );
            });
        }
    });
    if all.is_empty() {
        html.tag(
            "p",
            &[("class", "note"), ("role", "status")],
            "Nothing is called like that.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::model::tests::opened;

    #[test]
    fn commands_are_found_by_parts_of_their_names_and_all_can_be_carried_out() {
        let mut model = opened();
        for command in found(&model) {
            assert!(
                Action::parse(&command.action).is_some(),
                "{}",
                command.title
            );
        }
        model.search.0 = "link draft".to_owned();
        let titles: Vec<String> = found(&model).into_iter().map(|c| c.title).collect();
        assert_eq!(titles, ["Copy a link to this draft"]);
        model.search.0 = "zzz".to_owned();
        assert!(found(&model).is_empty());
    }
}
