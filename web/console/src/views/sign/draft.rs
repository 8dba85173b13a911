//! Reviewing and signing the draft.

use baton_core::document::canonical;
use baton_sign::key::Jwk;
use baton_worker::html::Html;

use super::{entry, trouble};
use crate::action::{Verb, act};
use crate::desk::{self, KeyState, Signed};
use crate::export::{LIFETIME_DAYS, Lack};
use crate::model::Model;
use crate::time;
use crate::views::{parts, review};
use crate::words;

/// What changes, who answers for it, the key, and the button.
pub(super) fn view(model: &Model, html: &mut Html) {
    // Nothing is said of what is missing before the first attempt.
    let lacks = if model.desk.tried {
        desk::lacks(model)
    } else {
        Vec::new()
    };
    review::changes(model, "signed-title", html);
    fields(model, &lacks, html);
    key(model, html);
    html.within("div", &[("class", "dialog-foot")], |html| {
        missing(&lacks, html);
        outcome(model, html);
        let attributes = [
            ("type", "button"),
            ("class", "button primary"),
            ("id", "sign-download"),
            ("data-testid", "sign-download"),
            ("aria-describedby", "sign-problems"),
            ("data-do", &act(Verb::Desk, "sign")),
        ];
        html.tag("button", &attributes, "Sign and download");
    });
}

fn fields(model: &Model, lacks: &[Lack], html: &mut Html) {
    let desk = &model.desk;
    let form = &desk.form;
    let fields = [
        ("sign-author", "Author", "author", &form.author),
        (
            "sign-reason",
            "Reason for the change",
            "reason",
            &form.reason,
        ),
        ("sign-audience", "Audience", "audience", &form.audience),
        ("sign-version", "Version", "version", &form.version),
    ];
    html.within("div", &[("class", "pair")], |html| {
        for (id, label, word, value) in fields {
            let wrong = lacks.iter().find(|lack| lack.at == id);
            let wrong = wrong.map(|lack| lack.say.as_str());
            entry(html, id, label, word, value, wrong);
        }
    });
    let follows = match desk.standing(|looked| looked.last) {
        0 => "No version of this policy is known to this browser.".to_owned(),
        last => format!("Follows version {last}, the newest known here."),
    };
    let zone = model.policy().calendar().zone();
    let until = desk.expires().map(|at| time::long_date(at, zone));
    let expires = format!(
        " Acceptable for {LIFETIME_DAYS} days, until {}. ",
        until.unwrap_or_default()
    );
    let restores = match desk.standing(|looked| looked.restores) {
        0 => String::new(),
        version => format!("Brings back version {version}: the file says so."),
    };
    html.within("p", &[("class", "note")], |html| {
        html.text(&follows);
        html.text(&expires);
        html.tag("span", &[("data-testid", "restores")], &restores);
    });
}

/// The key, or the way to one.
fn key(model: &Model, html: &mut Html) {
    let attributes = [("class", "key-card"), ("aria-labelledby", "key-title")];
    html.within("section", &attributes, |html| {
        html.tag("h3", &[("id", "key-title")], "Key");
        match &model.desk.key {
            KeyState::Unknown | KeyState::Working => {
                html.tag("p", &[("role", "status")], "Trying the key…");
            }
            KeyState::None => {
                let text = "This browser has no key yet. A key is made here and stays here: it can sign, but nothing \
                            can read it out, not even this page. If it is lost, make another and enrol that.";
                html.tag("p", &[], text);
                generate(html, "Generate a key");
            }
            KeyState::Failed(why) => {
                trouble(html, why, "alert");
                generate(html, "Generate another key");
            }
            KeyState::Ready(jwk) => enrolment(jwk, html),
        }
    });
}

fn generate(html: &mut Html, label: &str) {
    let attributes = [
        ("type", "button"),
        ("class", "button"),
        ("id", "generate-key"),
        ("data-testid", "generate-key"),
        ("data-do", &act(Verb::Desk, "generate")),
    ];
    html.tag("button", &attributes, label);
}

fn enrolment(jwk: &Jwk, html: &mut Html) {
    let text = "Stored, read back, and tried. Whoever keeps the trust document enrols it once; until then its \
                signatures are refused.";
    html.tag("p", &[], text);
    html.within("dl", &[("class", "facts")], |html| {
        parts::code(html, "Key id", "key-id", &jwk.thumbprint());
        let written = canonical::to_string(jwk).unwrap_or_default();
        parts::code(html, "Public key", "public-jwk", &written);
    });
    let enrol = act(Verb::Desk, "enrol");
    parts::button(
        html,
        "button",
        "download-enrolment",
        &enrol,
        "Download enrolment",
    );
}

fn missing(lacks: &[Lack], html: &mut Html) {
    if lacks.is_empty() {
        return;
    }
    let attributes = [
        ("class", "banner"),
        ("id", "sign-problems"),
        ("data-testid", "sign-problems"),
    ];
    html.within("div", &attributes, |html| {
        parts::mark(html, "!");
        html.within("div", &[], |html| {
            let count = words::count(lacks.len(), "thing");
            html.tag("p", &[], &format!("Not signed yet: {count} to do."));
            html.within("ul", &[], |html| {
                for lack in lacks {
                    html.tag("li", &[], &lack.say);
                }
            });
        });
    });
}

fn outcome(model: &Model, html: &mut Html) {
    let desk = &model.desk;
    match (&desk.signed, desk.handed(model.policy())) {
        (Signed::Working, _) => html.tag("p", &[("role", "status")], "Signing…"),
        (Signed::Failed(why), _) => trouble(html, why, "alert"),
        (_, None) => {}
        (_, Some(handed)) => {
            let attributes = [("class", "done"), ("data-testid", "signed")];
            html.within("div", &attributes, |html| {
                html.within("p", &[], |html| {
                    parts::mark(html, "✓");
                    let how = if desk.tried {
                        "signed already: the same file is"
                    } else {
                        "signed and"
                    };
                    html.text(&format!(
                        " Version {} is {how} on its way to your downloads.",
                        handed.version
                    ));
                });
                html.within("p", &[("class", "note")], |html| {
                    html.text("Digest of the payload: ");
                    html.tag("code", &[("data-testid", "digest")], &handed.digest);
                });
                html.within("p", &[("class", "note")], |html| {
                    html.text("Next: ");
                    html.tag(
                        "code",
                        &[],
                        "baton import policy.signed.json --trust trust.json",
                    );
                });
            });
        }
    }
}
