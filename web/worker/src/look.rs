//! Where the draft stands: what it changes, the versions known, the trust document in use.

use crate::history::{self, Joint, Link};
use crate::html;
use crate::inspect::trust;
use crate::protocol::{Look, Looked, Restore};
use crate::words::{count, moment};

/// Where the draft stands.
pub(crate) fn look(request: &Look) -> Looked {
    let all = history::read(request.history.as_deref());
    let chain = history::chain(&all, &request.policy_id, &request.audience);
    let head = chain.first();
    Looked {
        review: review(head, &request.policy),
        chain: written(&chain, &request.audience),
        trust: in_use(request.trust.as_deref()),
        last: head.map_or(0, |head| head.version),
        restores: history::restores(&chain, &request.policy, request.wanted).unwrap_or(0),
        head: head.map(|head| head.policy.clone()),
    }
}

/// The policy of an earlier version.
pub(crate) fn restore(request: Restore) -> Result<String, String> {
    let all = history::read(request.history.as_deref());
    let chain = history::chain(&all, &request.policy_id, &request.audience);
    let version = request.version;
    let mut chain = chain.into_iter();
    chain
        .find(|link| link.version == version)
        .map(|link| link.policy)
        .ok_or_else(|| format!("version {version} is not known here any more"))
}

fn review(head: Option<&Link>, policy: &str) -> String {
    let Some(head) = head else {
        return "<p>Nothing is published yet, as far as this browser knows. If a version is in force somewhere, drop its \
                file under <a href=\"#sign/check\">Check a file</a> first: the next one has to follow it.</p>"
            .to_owned();
    };
    let version = head.version;
    match head.differences(policy) {
        Ok(all) if all.is_empty() => format!("<p>The draft is the same as version {version}.</p>"),
        Ok(all) => format!(
            "<p>{} from version {version}:</p>{}",
            count(all.len(), "difference"),
            html::differences(&all)
        ),
        Err(why) => format!("<p>{}</p>", html::text(&why)),
    }
}

fn in_use(kept: Option<&str>) -> String {
    match trust::kept(kept) {
        Ok(None) => {
            "<p class=\"note\">None yet: drop one to say whose signatures count.</p>".to_owned()
        }
        Ok(Some((trust, digest))) => format!(
            "<p>Epoch {} {} {}</p>",
            trust.epoch(),
            html::brief(&digest),
            html::button("small", "desk forget", "forget-trust", "Forget")
        ),
        Err(why) => format!(
            "<p class=\"note\">{}. {}</p>",
            html::text(&why),
            html::button("small", "desk forget", "forget-trust", "Forget")
        ),
    }
}

fn written(chain: &[Link], audience: &str) -> String {
    if chain.is_empty() {
        return format!(
            "<p class=\"lead\" data-testid=\"no-history\">No version of this policy for “{}” is known to this browser. \
             What you export is kept here, and so is every file that is verified under \
             <a href=\"#sign/check\">Check a file</a>.</p>",
            html::text(audience)
        );
    }
    let below = chain.iter().skip(1).map(Some).chain([None]);
    let mut out = String::from("<ol class=\"chain\" data-testid=\"chain\">");
    for (index, (link, below)) in chain.iter().zip(below).enumerate() {
        out.push_str(&entry(link, below, index == 0));
    }
    out.push_str("</ol>");
    out
}

fn entry(link: &Link, below: Option<&Link>, newest: bool) -> String {
    let (state, said) = match history::joint(link, below) {
        Joint::First => ("first", "the first version".to_owned()),
        Joint::Follows => ("follows", String::new()),
        Joint::Gap(1) => ("gap", "one version between is not known here".to_owned()),
        Joint::Gap(n) => ("gap", format!("{n} versions between are not known here")),
        Joint::Open => ("gap", "what it follows is not known here".to_owned()),
    };
    let version = link.version;
    let mut out = format!(
        "<li data-joint=\"{state}\" data-testid=\"version-{version}\"><div class=\"line\"><h3>Version {version}</h3> {}",
        html::brief(&link.digest)
    );
    if let Some(restores) = link.restores {
        out.push_str(&format!(
            " <span class=\"changed\">brings back version {restores}</span>"
        ));
    }
    out.push_str(&format!(
        "</div><p>{}</p><p class=\"note\">{}, {}</p>",
        html::text(&link.reason),
        html::text(&link.author),
        moment(link.issued_at)
    ));
    let follows = link.previous.as_deref().map(html::brief);
    let follows = follows.map(|brief| format!("<span>follows {brief}</span>"));
    let said = (!said.is_empty()).then(|| format!("<span class=\"said\">{said}</span>"));
    let joint: Vec<String> = follows.into_iter().chain(said).collect();
    out.push_str(&format!("<p class=\"joint\">{}</p>", joint.join(" · ")));
    if !newest {
        out.push_str(&html::button(
            "small",
            &format!("desk restore {version}"),
            &format!("restore-{version}"),
            &format!("Restore version {version}"),
        ));
    }
    out.push_str("</li>");
    out
}
