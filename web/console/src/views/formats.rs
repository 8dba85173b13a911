//! Which format a handoff takes, by the size of the deal.

mod axis;
mod tier;
mod transfer;

use baton_core::Node;
use baton_core::document::Path;

use super::form::Form;
use crate::action::{Verb, act};

pub(super) use axis::draw;

/// The format table, the axis, and the warm transfer's budget.
pub(super) fn view(form: &mut Form<'_>) {
    let tiers = Path::new("/handoff_formats/tiers");
    let aside = "The first tier that takes the call wins.";
    form.block("formats-title", "Formats", aside, |form| {
        form.within("table", &[("class", "tiers")], |form| {
            form.within("thead", &[], |form| {
                form.within("tr", &[], |form| {
                    for head in ["Tier", "Deal size", "What happens"] {
                        form.tag("th", &[("scope", "col")], head);
                    }
                    form.within("th", &[("scope", "col")], |form| {
                        form.tag("span", &[("class", "hidden")], "Order");
                    });
                });
            });
            form.within("tbody", &[], |form| {
                for index in 0..form.model.count(&tiers) {
                    tier::view(form, &tiers.index(index), index);
                }
            });
        });
        form.problems(&tiers, "tiers-problems");
        let add = act(Verb::AddTier, tiers.as_str());
        form.button("button", "add-tier", &add, "Add a tier");
        form.within("div", &[("class", "pair")], |form| {
            unknown(form, &tiers);
            let basis = [
                ("low", "its lower end"),
                ("mid", "its middle"),
                ("high", "its upper end"),
            ];
            let at = Path::new("/handoff_formats/deal_size_basis");
            let label = "A range such as £15–20k counts as";
            form.choice(&at, "basis", label, false, Verb::Pick, &basis);
        });
    });
    axis::view(form);
    transfer::view(form);
}

/// The tier for a call whose deal size nobody knows.
fn unknown(form: &mut Form<'_>, tiers: &Path) {
    let ids: Vec<String> = match form.model.node(tiers) {
        Some(Node::List(tiers)) => {
            let id = |tier: &Node| tier.get("id").map(Node::typed);
            tiers.iter().filter_map(id).collect()
        }
        _ => Vec::new(),
    };
    let mut options: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), id.as_str())).collect();
    options.push(("review", "choose manually"));
    let at = Path::new("/handoff_formats/when_unknown");
    let label = "When the deal size is not known";
    form.choice(&at, "when-unknown", label, false, Verb::Pick, &options);
}
