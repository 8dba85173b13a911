//! The versions known here, as a chain of digests.

use baton_worker::protocol::Link;
use leptos::prelude::*;

use super::desk::{Desk, desk};
use crate::session::session;
use crate::signing::history::{Joint, joint};
use crate::{browser, time, words};

/// The chain, the newest version first.
#[component]
pub(crate) fn Chain() -> impl IntoView {
    let desk = desk();
    let body = move || {
        let chain = desk.chain();
        if chain.is_empty() {
            return view! {
                <p class="lead" data-testid="no-history">
                    "No version of this policy for " {desk.audience.get()} " is known to this browser. What you export is \
                     kept here, and so is every file that is verified under " <a href="#sign/check">"Check a file"</a> "."
                </p>
            }
            .into_any();
        }
        let below = chain.iter().skip(1).map(Some).chain([None]);
        let links = chain.iter().zip(below).enumerate();
        let links = links.map(|(index, (link, below))| entry(desk, link, below, index == 0));
        view! { <ol class="chain" data-testid="chain">{links.collect_view()}</ol> }.into_any()
    };
    view! {
        <p class="lead">
            "Each version names the digest of the one before it, so none can be exchanged or left out unseen. To go back, \
             restore an earlier one: that makes a new version."
        </p>
        {body}
    }
}

fn entry(desk: Desk, link: &Link, below: Option<&Link>, newest: bool) -> impl IntoView + use<> {
    let session = session();
    let zone = session.with_policy(|policy| policy.calendar().zone());
    let joint = joint(link, below);
    let (state, words) = match &joint {
        Joint::First => ("first", "the first version".to_owned()),
        Joint::Follows => ("follows", String::new()),
        Joint::Gap(1) => ("gap", "one version between is not known here".to_owned()),
        Joint::Gap(n) => (
            "gap",
            format!(
                "{} between are not known here",
                words::count(usize::try_from(*n).unwrap_or(usize::MAX), "version")
            ),
        ),
        Joint::Open => ("gap", "what it follows is not known here".to_owned()),
    };
    let previous = link.previous.as_ref().map(|previous| {
        view! { <p class="joint">"follows " <code title=previous.clone()>{super::brief(previous)}</code></p> }
    });
    let brings_back = link.restores.map(|version| {
        view! { <span class="changed">{format!("brings back version {version}")}</span> }
    });
    let version = link.version;
    let restore = (!newest).then(|| {
        let link = link.clone();
        view! {
            <button
                type="button"
                class="button small"
                data-testid=format!("restore-{version}")
                on:click=move |_| {
                    if desk.load(&link, true) {
                        browser::go_to("sign");
                    }
                }
            >
                {format!("Restore version {version}")}
            </button>
        }
    });
    view! {
        <li data-joint=state data-testid=format!("version-{version}")>
            <div class="line">
                <h3>{format!("Version {version}")}</h3>
                <code title=link.digest.clone()>{super::brief(&link.digest)}</code>
                {brings_back}
            </div>
            <p>{link.reason.clone()}</p>
            <p class="note">{link.author.clone()} ", " {time::moment(link.issued_at, zone)}</p>
            {restore}
            {previous}
            {(!words.is_empty()).then(|| view! { <p class="joint">{words}</p> })}
        </li>
    }
}
