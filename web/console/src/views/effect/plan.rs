//! What is done, in order.

use baton_worker::html::Html;

use super::Answer;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    html.within("ol", &[("class", "plan")], |html| {
        for (index, step) in answer.decision.plan.iter().enumerate() {
            let possible = if step.is_done() { "yes" } else { "no" };
            let attributes = [
                ("data-testid", &*format!("plan-{index}")),
                ("data-step", step.step),
                ("data-possible", possible),
            ];
            html.within("li", &attributes, |html| {
                html.tag("span", &[], step.words);
                html.tag("span", &[("class", "note")], step.from);
                if let Some(not) = &step.not_possible {
                    let why = format!("not possible: {}; {}", not.reason, not.instead.label());
                    html.tag("span", &[("class", "note warns")], &why);
                }
                if let Some(note) = step.note {
                    html.tag("span", &[("class", "note")], note);
                }
            });
        }
    });
}
