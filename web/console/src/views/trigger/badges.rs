//! Which of budget, authority, need and timeline the trigger asks for.

use baton_core::Node;
use baton_core::policy::bant::CRITERIA;
use baton_worker::html::ISLAND;

use crate::conditions;
use crate::views::form::Form;

/// A badge for each, and a warning for each that no condition covers.
pub(super) fn view(form: &mut Form<'_>) {
    let nothing = Node::Null;
    let rows = form.model.node(&conditions::list()).unwrap_or(&nothing);
    let badges = [("class", "badges"), ("aria-label", "BANT coverage"), ISLAND];
    form.within("ul", &badges, |form| {
        for letter in CRITERIA {
            let covered = letter.covered_by(rows);
            let (glyph, why) = if covered {
                ("✓", "covered".to_owned())
            } else {
                ("!", format!("not covered: {}", letter.risk))
            };
            let attributes = [
                ("class", "badge"),
                ("data-covered", if covered { "true" } else { "false" }),
                ("data-testid", &["bant", letter.word].join("-")),
            ];
            form.within("li", &attributes, |form| {
                let hidden = [("class", "glyph"), ("aria-hidden", "true")];
                form.tag("span", &hidden, glyph);
                form.html.text(letter.name);
                let class = if covered { "why hidden" } else { "why" };
                form.tag("span", &[("class", class)], &why);
            });
        }
    });
}
