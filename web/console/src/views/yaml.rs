//! The document as YAML, both ways.

use baton_core::{Diagnostic, Severity};
use baton_worker::html::Html;

use super::form::{Form, problem};
use super::parts;
use crate::action::{Verb, act};
use crate::model::Screen;
use crate::update::yaml::{caret_action, sentence};

pub(super) fn view(form: &mut Form<'_>) {
    let model = form.model;
    let attributes = [
        ("class", "block yaml"),
        ("aria-labelledby", "yaml-title"),
        ("data-drop", Verb::OpenYaml.word()),
    ];
    form.within("section", &attributes, |form| {
        form.within("div", &[("class", "head")], |form| {
            form.tag("h3", &[("id", "yaml-title")], "The policy as YAML");
            form.tag("p", &[("class", "note")], "Comments are not kept.");
        });
        text(form);
        refused(form);
        form.within("div", &[("class", "actions")], |form| {
            form.button(
                "button primary",
                "take-yaml",
                Verb::TakeYaml.word(),
                "Use this text",
            );
            if model.yaml.is_some() {
                form.button(
                    "button",
                    "drop-yaml",
                    Verb::DropYaml.word(),
                    "Back to the draft’s",
                );
            }
            form.button("button", "download-yaml", Verb::SaveYaml.word(), "Download");
        });
        form.within("div", &[("class", "field")], |form| {
            let label = "Open a file, or drop one anywhere here";
            form.tag("label", &[("for", "open-policy")], label);
            let attributes = [
                ("type", "file"),
                ("id", "open-policy"),
                ("data-testid", "open-policy"),
                ("data-do", Verb::OpenYaml.word()),
                ("accept", ".yaml,.yml"),
            ];
            form.html.single("input", &attributes);
        });
    });
    findings(form);
}

fn text(form: &mut Form<'_>) {
    let model = form.model;
    let (text, wrong, note) = match &model.yaml {
        Some((text, refused)) => {
            let note =
                "Not the draft yet: “Use this text” makes it so, in one step that can be undone.";
            (text.clone(), refused.is_some(), note)
        }
        None => {
            let note = "It follows the draft until you type here.";
            (model.history().draft().to_yaml(), false, note)
        }
    };
    form.within("div", &[("class", "field")], |form| {
        form.tag("label", &[("for", "yaml")], note);
        let attributes = [
            ("id", "yaml"),
            ("data-testid", "yaml"),
            ("data-do", Verb::Yaml.word()),
            ("rows", "26"),
            ("wrap", "off"),
            ("spellcheck", "false"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("aria-label", "policy as YAML"),
            ("aria-invalid", baton_worker::html::when(wrong, "true")),
            ("aria-describedby", "yaml-problem"),
        ];
        form.tag("textarea", &attributes, &["\n", &text].concat());
    });
}

/// Why the text is no document, and the way to the place.
fn refused(form: &mut Form<'_>) {
    let model = form.model;
    let attributes = [
        ("class", "problems"),
        ("id", "yaml-problem"),
        ("data-testid", "yaml-problem"),
    ];
    form.html.within("div", &attributes, |html| {
        let Some((_, Some(refused))) = &model.yaml else {
            return;
        };
        let attributes = [
            ("class", "problem"),
            ("data-severity", "error"),
            ("data-code", &*refused.code),
        ];
        html.within("p", &attributes, |html| {
            parts::mark(html, "✕");
            html.tag("span", &[], &sentence(refused));
        });
        if refused.line > 0 {
            to_line(html, "go-to-refused", refused.line, refused.column.max(1));
        }
    });
}

fn to_line(html: &mut Html, id: &str, line: u64, column: u64) {
    let what = caret_action(line, column);
    parts::button(html, "link", id, &what, &format!("Go to line {line}"));
}

/// What is wrong inside, with its line in the text. All of it is shown here, so none of it is listed above.
fn findings(form: &mut Form<'_>) {
    let model = form.model;
    let matters = |found: &&Diagnostic| found.severity != Severity::Note;
    let found: Vec<&Diagnostic> = model.diagnostics().iter().filter(matters).collect();
    for one in &found {
        form.claim(&one.path);
    }
    if found.is_empty() {
        return;
    }
    form.block("yaml-findings-title", "Found in the draft", "", |form| {
        form.html.within(
            "ol",
            &[("class", "lines"), ("data-testid", "yaml-findings")],
            |html| {
                for (index, one) in found.iter().enumerate() {
                    html.within("li", &[], |html| {
                        problem(one, html);
                        if model.yaml.is_none() {
                            let line =
                                baton_core::document::yaml::line_of(model.document(), &one.path);
                            to_line(html, &format!("go-to-{index}"), u64::from(line), 1);
                        }
                        let place = one.path.as_str();
                        if Screen::of_path(&one.path) == Screen::Yaml {
                            html.tag("code", &[], place);
                        } else {
                            parts::button(
                                html,
                                "link",
                                &format!("jump-{index}"),
                                &act(Verb::Jump, place),
                                place,
                            );
                        }
                    });
                }
            },
        );
    });
}

#[cfg(test)]
mod tests {
    use baton_core::document::Path;
    use baton_core::{Node, PolicyDraft};
    use baton_worker::protocol::{YamlRead, YamlRefused};

    use crate::action::Action;
    use crate::model::tests::opened;
    use crate::model::{Model, Screen};
    use crate::update::{Wish, key, update, yaml};
    use crate::views;

    fn act_on(model: &mut Model, what: &str, value: &str) -> Vec<Wish> {
        update(model, &Action::parse(what).unwrap(), value, 0)
    }

    fn there() -> Model {
        let mut model = opened();
        model.go("/yaml");
        model
    }

    /// What the reader of YAML tells of a text.
    fn read(text: &str) -> Result<YamlRead, String> {
        Ok(match PolicyDraft::from_yaml(text) {
            Ok(draft) => YamlRead {
                document: Some(baton_core::document::json::to_string(draft.node())),
                refused: None,
            },
            Err(why) => YamlRead {
                document: None,
                refused: why.span.map(|span| YamlRefused {
                    code: why.code.as_str().to_owned(),
                    line: span.line.into(),
                    column: span.column.into(),
                    message: why.message,
                }),
            },
        })
    }

    #[test]
    fn the_text_follows_the_draft_until_somebody_types() {
        let mut model = there();
        assert!(views::edit(&model).contains("tier_1_response_minutes: 30"));
        act_on(
            &mut model,
            "type whole /handoff_sla/tier_1_response_minutes",
            "25",
        );
        let html = views::edit(&model);
        assert!(html.contains("tier_1_response_minutes: 25") && !html.contains("drop-yaml"));
        let draft = model.history().draft().to_yaml();
        act_on(&mut model, "yaml", &draft.replace(": 25", ": 20"));
        assert!(views::edit(&model).contains("tier_1_response_minutes: 20"));
        let at = Path::new("/handoff_sla/tier_1_response_minutes");
        assert_eq!(
            model.node(&at),
            Some(&Node::Int(25)),
            "typing alone changes nothing"
        );
        assert_eq!(key(&model, "mod+z", ""), None, "the browser undoes typing");
        act_on(&mut model, "yaml", &draft);
        assert!(key(&model, "mod+z", "").is_some());
        assert_eq!(model.yaml, None, "it is the draft's own text again");
    }

    #[test]
    fn a_text_that_is_read_is_the_draft_in_one_step() {
        let mut model = there();
        let text = model.history().draft().to_yaml().replace(": 75", ": 80");
        act_on(&mut model, "yaml", &text);
        assert_eq!(
            act_on(&mut model, "take-yaml", ""),
            [Wish::ReadYaml(text.clone())]
        );
        let told = read(&text);
        assert_eq!(yaml::taken(&mut model, text, told, 0), []);
        let score = Path::new("/handoff_trigger/conditions/0/value");
        assert_eq!(
            (model.node(&score), &model.yaml),
            (Some(&Node::Int(80)), &None)
        );
        act_on(&mut model, "undo", "");
        assert_eq!(model.node(&score), Some(&Node::Int(75)));
        assert_eq!(act_on(&mut model, "take-yaml", ""), []);
        assert_eq!(model.said, "the text is the draft already");
    }

    #[test]
    fn a_text_that_is_no_document_stays_with_its_line_and_column() {
        let mut model = opened();
        let text = "a: 1\nb: {c: 1, c: 2}\n";
        assert_eq!(
            act_on(&mut model, "open-yaml", text),
            [Wish::ReadYaml(text.to_owned())]
        );
        let wishes = yaml::taken(&mut model, text.to_owned(), read(text), 0);
        let caret = Wish::Caret("yaml".to_owned(), 2, 11);
        let [Wish::Go(address), second] = wishes.as_slice() else {
            panic!("{wishes:?}");
        };
        assert_eq!(second, &caret);
        model.go(address.trim_start_matches('#'));
        assert_eq!(model.place.screen, Screen::Yaml);
        let html = views::edit(&model);
        assert!(html.contains("Line 2, column 11: "), "{html}");
        assert!(html.contains("b: {c: 1, c: 2}"), "the text is not lost");
        assert!(html.contains("data-do=\"caret yaml 2 11\""));
        assert_eq!(act_on(&mut model, "caret yaml 2 11", ""), [caret]);
        assert!(!model.history().can_undo(), "the draft is as it was");
        act_on(&mut model, "drop-yaml", "");
        assert!(!views::edit(&model).contains("Line 2"));
    }

    #[test]
    fn a_worker_that_fails_is_told_without_a_place() {
        let mut model = there();
        let failed = Err("the worker stopped".to_owned());
        assert_eq!(yaml::taken(&mut model, "a: 1".to_owned(), failed, 0), []);
        let html = views::edit(&model);
        assert!(html.contains("the worker stopped") && !html.contains("go-to-refused"));
    }

    #[test]
    fn errors_inside_have_their_line_in_the_text_and_a_way_to_their_field() {
        let mut model = there();
        let text = model
            .history()
            .draft()
            .to_yaml()
            .replace("operator: \"gte\"", "operator: \"gt-ish\"");
        let told = read(&text);
        yaml::taken(&mut model, text, told, 0);
        let text = model.history().draft().to_yaml();
        assert!(model.stale(), "it is the draft, errors and all");
        assert!(model.said.ends_with("with 1 error"), "{}", model.said);
        let line = text
            .lines()
            .position(|line| line.contains("gt-ish"))
            .unwrap()
            + 1;
        let html = views::edit(&model);
        assert!(html.contains(&format!("Go to line {line}<")), "{html}");
        assert!(html.contains("data-do=\"jump /handoff_trigger/conditions/0/operator\""));
        assert!(
            !html.contains("data-testid=\"findings\""),
            "it is said once"
        );
    }
}
