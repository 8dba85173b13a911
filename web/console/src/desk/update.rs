//! What is done at the desk.

use std::sync::Arc;

use baton_core::{Instant, PolicyDraft, document::json};
use baton_worker::protocol::{Look, Looked};

use super::{Dropped, Errand, Section, Signed};
use crate::export::{self, Lack};
use crate::model::{Model, Screen};
use crate::update::Wish;
use crate::words;

/// The address says which section is open, or none.
pub fn opened(model: &mut Model, fragment: &str, now: Instant) -> Vec<Wish> {
    let section = Section::of(fragment);
    let opens = section.is_some() && model.desk.section.is_none();
    model.desk.section = section;
    if !opens {
        let reviews = section.is_none() && model.place.screen == Screen::Review;
        return if reviews {
            vec![Wish::Desk(Errand::Recall)]
        } else {
            Vec::new()
        };
    }
    let desk = &mut model.desk;
    desk.opened_at = Some(now);
    desk.signed = Signed::NotYet;
    desk.tried = false;
    let mut errands = vec![Errand::Recall];
    if desk.key == super::KeyState::Unknown {
        errands.push(Errand::LoadKey);
    }
    errands.into_iter().map(Wish::Desk).collect()
}

/// Does what is asked at the desk. `value` is what was typed, or a file's text.
pub fn update(model: &mut Model, what: &str, value: &str) -> Vec<Wish> {
    let (word, rest) = what.split_once(' ').unwrap_or((what, ""));
    let errand = match word {
        "author" => return typed(model, |form| &mut form.author, value),
        "reason" => return typed(model, |form| &mut form.reason, value),
        "version" => return typed(model, |form| &mut form.version, value),
        "audience" => {
            typed(model, |form| &mut form.audience, value);
            // Each audience has versions of its own, and what is good for one is not for another.
            let mut wishes = vec![look(model)];
            wishes.extend(inspect_again(model));
            return wishes;
        }
        "close" => {
            let place = &model.place;
            let mut back = place.address(place.screen, model.samples());
            if !place.rest.is_empty() {
                back = [&back, "/", &place.rest].concat();
            }
            return if model.desk.section.is_some() {
                vec![Wish::Leave(back)]
            } else {
                Vec::new()
            };
        }
        "generate" => Errand::MakeKey,
        "enrol" => return enrol(model),
        "sign" => return sign(model),
        "file" => {
            let name = std::mem::take(&mut model.desk.arriving);
            Errand::Inspect(name, value.to_owned(), "")
        }
        "accept" => match model
            .desk
            .in_hand()
            .and_then(|file| file.told.trust.clone())
        {
            Some(trust) => Errand::Trust(Some(trust)),
            None => return Vec::new(),
        },
        "forget" => Errand::Trust(None),
        "cosign" => {
            if model.desk.ready_key().is_none() || model.desk.in_hand().is_none() {
                return Vec::new();
            }
            Errand::Cosign
        }
        "open" => {
            let policy = model
                .desk
                .in_hand()
                .and_then(|file| file.told.policy.clone());
            return policy.map_or_else(Vec::new, |policy| load(model, &policy, 0));
        }
        "restore" => match rest.parse() {
            Ok(version) => Errand::Restore(version),
            Err(_) => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![Wish::Desk(errand)]
}

fn typed(
    model: &mut Model,
    field: impl FnOnce(&mut export::Form) -> &mut String,
    value: &str,
) -> Vec<Wish> {
    value.clone_into(field(&mut model.desk.form));
    Vec::new()
}

/// The errand that works out where the draft stands.
pub fn look(model: &mut Model) -> Wish {
    model.desk.asked += 1;
    let asked = model.desk.asked;
    Wish::Desk(Errand::Look(Box::new(question(model)), asked))
}

/// It was worked out where the draft stands. What was judged against another version is judged again.
pub fn looked(model: &mut Model, asked: u64, looked: Result<Looked, String>) -> Vec<Wish> {
    // While it was worked out, something else may have been asked.
    if model.desk.asked != asked {
        return Vec::new();
    }
    let last = looked.as_ref().map_or(0, |looked| looked.last);
    if model.desk.last != Some(last) {
        model.desk.form.version = (last + 1).to_string();
    }
    model.desk.last = Some(last);
    let head = looked.as_ref().ok().and_then(|looked| looked.head.clone());
    let head = head.and_then(|head| json::parse(&head).ok());
    let head = head.and_then(|node| PolicyDraft::from_node(node).read().policy);
    model.desk.looked = Some(looked);
    if model.publish(head.map(Arc::new)) {
        crate::calls::again(model)
    } else {
        Vec::new()
    }
}

/// What the worker is asked about the draft.
pub fn question(model: &Model) -> Look {
    let policy = model.policy();
    Look {
        history: model.desk.history.clone(),
        trust: model.desk.trust.clone(),
        policy_id: policy.id().to_owned(),
        audience: model.desk.form.audience.trim().to_owned(),
        policy: export::written(policy),
        wanted: model.desk.wanted,
    }
}

/// Checks the file in hand again: the key, the trust document or the audience may be another.
pub fn inspect_again(model: &Model) -> Option<Wish> {
    let file = model.desk.in_hand()?;
    let errand = Errand::Inspect(file.name.clone(), file.text.clone(), "");
    Some(Wish::Desk(errand))
}

/// Puts a policy into the draft's place, as one step, and shows it for review.
pub fn load(model: &mut Model, policy: &str, now_ms: i64) -> Vec<Wish> {
    match json::parse(policy) {
        Ok(node) => {
            crate::update::load(model, node, now_ms);
            model.desk.tried = false;
            model.said = "the draft is that policy now; undo brings back what was there".to_owned();
            vec![look(model), Wish::Go("#sign".to_owned())]
        }
        Err(why) => {
            model.said = why.to_string();
            Vec::new()
        }
    }
}

fn enrol(model: &mut Model) -> Vec<Wish> {
    if model.desk.form.author.trim().is_empty() {
        model.said = "write your name first: the enrolment says whose key it is".to_owned();
        model.desk.tried = true;
        return vec![Wish::Focus("sign-author".to_owned())];
    }
    vec![Wish::Desk(Errand::Enrol)]
}

/// Everything in the way of signing.
pub fn lacks(model: &Model) -> Vec<Lack> {
    let mut lacks = model.desk.lacks();
    if let Some(error) = model.errors().next() {
        lacks.push(Lack {
            at: "close-sign",
            say: format!("mend the draft first: {}", words::finding(error)),
        });
    }
    lacks
}

/// Signs and hands out the file, or goes to the first thing in the way. What was signed is handed out as it is: two
/// files of one version with different bytes would each look like a forgery of the other.
fn sign(model: &mut Model) -> Vec<Wish> {
    if model.desk.signed == Signed::Working {
        return Vec::new();
    }
    model.desk.tried = true;
    let handed = model.desk.handed(model.policy());
    if let Some(handed) = handed.filter(|handed| handed.form == model.desk.form) {
        return vec![save(&handed.file)];
    }
    if let Some(first) = lacks(model).into_iter().next() {
        model.desk.signed = Signed::NotYet;
        model.said = format!("not signed: {}", first.say);
        return vec![Wish::Focus(first.at.to_owned())];
    }
    model.desk.signed = Signed::Working;
    vec![Wish::Desk(Errand::Seal)]
}

/// Hands out a signed file.
pub fn save(file: &str) -> Wish {
    Wish::Save("policy.signed.json", "application/json", file.to_owned())
}

/// A file is on its way to be checked.
pub fn arriving(model: &mut Model, name: String) {
    model.desk.arriving = name;
    model.desk.dropped = Dropped::Working;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Handed, KeyState};
    use crate::model::tests::opened as model;
    use baton_sign::key::Jwk;

    #[test]
    fn signing_says_what_is_missing_and_goes_there() {
        let mut model = model();
        let wishes = opened(&mut model, "sign", Instant::from_epoch(0));
        assert_eq!(
            wishes,
            [Errand::Recall, Errand::LoadKey].map(Wish::Desk),
            "the dialog opens"
        );
        let wishes = update(&mut model, "sign", "");
        assert_eq!(wishes, [Wish::Focus("sign-author".to_owned())]);
        for (field, value) in [("author", "Ada"), ("reason", "why"), ("version", "1")] {
            update(&mut model, field, value);
        }
        update(&mut model, "audience", "prod");
        assert_eq!(
            update(&mut model, "sign", ""),
            [Wish::Focus("generate-key".to_owned())]
        );
        model.desk.key = KeyState::Ready(Jwk::ed25519("abc"));
        assert_eq!(update(&mut model, "sign", ""), [Wish::Desk(Errand::Seal)]);
        assert_eq!(update(&mut model, "sign", ""), [], "one click, one file");
    }

    #[test]
    fn what_was_signed_is_handed_out_again_and_another_policy_is_signed_anew() {
        let mut model = model();
        model.desk.key = KeyState::Ready(Jwk::ed25519("abc"));
        for field in ["author", "reason", "audience"] {
            update(&mut model, field, "prod");
        }
        update(&mut model, "version", "2");
        model.desk.signed = Signed::Done(Handed {
            version: 1,
            file: "the file".to_owned(),
            policy: model.policy().digest().to_owned(),
            form: model.desk.form.clone(),
            ..Handed::default()
        });
        let before = json::to_string(model.document());
        assert_eq!(update(&mut model, "sign", ""), [save("the file")]);
        let older = before.replacen("75", "70", 1);
        load(&mut model, &older, 0);
        assert_eq!(model.desk.handed(model.policy()), None, "the note is gone");
        assert_eq!(update(&mut model, "sign", ""), [Wish::Desk(Errand::Seal)]);
    }

    #[test]
    fn a_draft_with_errors_is_not_signed() {
        let mut model = model();
        model.desk.key = KeyState::Ready(Jwk::ed25519("abc"));
        let at = baton_core::document::Path::new("/handoff_trigger/conditions/0/value");
        let to = baton_core::Node::text("high");
        model.edit(&[baton_core::policy::Edit::Set { at, to }], 0);
        let says: Vec<String> = lacks(&model).into_iter().map(|lack| lack.say).collect();
        assert!(
            says.iter()
                .any(|say| say.starts_with("mend the draft first")),
            "{says:?}"
        );
    }

    #[test]
    fn closing_goes_back_to_the_screen() {
        let mut model = model();
        for place in ["/sla/c-1044", "/live/c-1042/latency/pair"] {
            model.go(place);
            opened(&mut model, "sign/check", Instant::from_epoch(0));
            let back = update(&mut model, "close", "");
            assert_eq!(back, [Wish::Leave(["#", place].concat())]);
            opened(&mut model, place, Instant::from_epoch(0));
        }
        assert_eq!(update(&mut model, "close", ""), []);
    }
}
