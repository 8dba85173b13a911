//! Which format, and why.

use baton_worker::html::{Html, OFF};

use super::Answer;
use crate::time;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let Some(format) = answer.decision.format.as_ref() else {
        return;
    };
    let name = format.tier.as_deref();
    html.within("p", &[], |html| {
        let attributes = [("data-testid", "tier"), ("data-tier", name.unwrap_or(OFF))];
        html.tag(
            "strong",
            &attributes,
            name.unwrap_or("No format matches: choose one manually"),
        );
        html.text(&format!(": {}.", format.why));
    });
    let bands = answer.model.policy().formats().bands();
    crate::views::formats::draw(answer.model, &bands, html);
    if let Some(by) = &format.callback_by {
        let latest = time::moment(by.at, answer.zone);
        html.within("p", &[("data-testid", "callback")], |html| {
            html.text("If the transfer cannot be made: call back by ");
            html.tag("time", &[("datetime", &by.at.to_string())], &latest);
            html.text(".");
        });
    }
}
