//! Errands of the desk: what takes the browser's key, its storage or a worker.

use std::sync::Arc;

use baton_console::desk::{self, CheckedFile, Dropped, Errand, Handed, KeyState, Signed};
use baton_console::export;
use baton_console::update::Wish;
use baton_worker::protocol::{Append, Inspect, Inspected, Restore, Seal};

use super::{key, proof};
use crate::session::Session;
use crate::{browser, worker};

/// Where the author's name is kept between visits.
const AUTHOR: &str = "baton.author";
/// Where the versions are kept that this browser knows; what stands there is the worker's.
const HISTORY: &str = "baton.history";
/// Where the trust document is kept that was accepted; what stands there is the worker's.
const TRUST: &str = "baton.trust";

/// Runs an errand to its end, and gives what is wished for then. One function for all of them keeps the page small.
pub(crate) async fn run(session: Session, errand: Errand) -> Vec<Wish> {
    match errand {
        Errand::Recall => recall(session),
        Errand::Look(question, asked) => {
            let looked = worker::ask(*question).await;
            session.change(|model| desk::looked(model, asked, looked))
        }
        Errand::LoadKey | Errand::MakeKey => {
            let makes = errand == Errand::MakeKey;
            session.change(|model| {
                if makes {
                    // Another key may sign what the one before has signed.
                    model.desk.signed = Signed::NotYet;
                }
                model.desk.key = KeyState::Working;
            });
            let key = if makes {
                key::generate().await.map(Some)
            } else {
                key::load().await
            };
            session.change(|model| {
                model.desk.key = match key {
                    Ok(Some(key)) => KeyState::Ready(key.jwk().clone()),
                    Ok(None) => KeyState::None,
                    Err(why) => KeyState::Failed(why),
                };
                if makes && model.desk.ready_key().is_some() {
                    model.said = "the key is ready to be enrolled".to_owned();
                }
                desk::inspect_again(model).into_iter().collect()
            })
        }
        Errand::Enrol => {
            let (author, jwk) = session.peek(|model| {
                let desk = &model.desk;
                (desk.form.author.clone(), desk.ready_key().cloned())
            });
            if let Some(jwk) = jwk {
                browser::remember(AUTHOR, author.trim());
                let text = export::enrolment(&author, &jwk);
                if let Err(why) = browser::download("enrolment.json", "application/json", &text) {
                    session.change(|model| model.desk.signed = Signed::Failed(why));
                }
            }
            Vec::new()
        }
        Errand::Seal => {
            let sealed = seal(session).await;
            session.change(|model| {
                let (signed, said, wishes) = match sealed {
                    Ok(mut handed) => {
                        let version = handed.version;
                        model.desk.last = Some(version);
                        model.desk.tried = false;
                        model.desk.wanted = None;
                        // What is suggested next has not been filled in by anybody.
                        model.desk.form.version = (version + 1).to_string();
                        handed.form = model.desk.form.clone();
                        let said = format!("version {version} is signed");
                        (Signed::Done(handed), said, vec![desk::look(model)])
                    }
                    Err(why) => {
                        let said = format!("not signed: {why}");
                        (Signed::Failed(why), said, Vec::new())
                    }
                };
                model.desk.signed = signed;
                model.said = said;
                wishes
            })
        }
        Errand::Inspect(name, text, done) => inspect(session, name, text, done).await,
        Errand::Cosign => match cosign(session).await {
            Ok(text) => {
                let done = "✓ Your signature is added: policy.cosigned.json is on its way to your downloads.";
                inspect(session, "policy.cosigned.json".to_owned(), text, done).await
            }
            Err(why) => {
                session.change(|model| model.desk.dropped = Dropped::Failed(why));
                Vec::new()
            }
        },
        Errand::Trust(trust) => {
            let question = "Forget the trust document? No signature can be checked until you accept one again.";
            match &trust {
                Some(trust) => browser::remember(TRUST, trust),
                None if browser::confirm(question) => browser::forget(TRUST),
                None => return Vec::new(),
            }
            session.change(|model| {
                model.desk.trust = trust;
                let mut wishes = vec![desk::look(model)];
                wishes.extend(desk::inspect_again(model));
                wishes
            })
        }
        Errand::Restore(version) => {
            let question = session.peek(desk::question);
            let request = Restore {
                history: question.history,
                policy_id: question.policy_id,
                audience: question.audience,
                version,
            };
            let policy = worker::ask(request).await;
            session.change(|model| match policy {
                Ok(policy) => {
                    model.desk.wanted = Some(version);
                    desk::load(model, &policy, browser::now_ms())
                }
                Err(why) => {
                    model.tell(why);
                    Vec::new()
                }
            })
        }
    }
}

/// Whether this browser keeps any version of a policy.
pub(crate) fn knows_versions() -> bool {
    browser::recall(HISTORY).is_some()
}

/// Takes up what this browser keeps, and asks where the draft stands with it.
fn recall(session: Session) -> Vec<Wish> {
    let (history, trust) = (browser::recall(HISTORY), browser::recall(TRUST));
    let author = browser::recall(AUTHOR);
    session.change(|model| {
        let desk = &mut model.desk;
        desk.history = history;
        desk.trust = trust;
        if desk.form.author.is_empty() {
            desk.form.author = author.unwrap_or_default();
        }
        if desk.form.audience.is_empty() {
            desk.form.audience = "prod".to_owned();
        }
        vec![desk::look(model)]
    })
}

/// Nothing, unless another tab has kept a version since; then that is taken up.
fn not_overtaken(session: Session) -> Result<(), String> {
    let kept = browser::recall(HISTORY);
    if session.peek(|model| model.desk.history == kept) {
        return Ok(());
    }
    session.change(|model| model.desk.history = kept);
    Err("another tab has signed or verified a version meanwhile; look at the version again, then sign".to_owned())
}

async fn seal(session: Session) -> Result<Handed, String> {
    not_overtaken(session)?;
    let now = browser::now();
    let policy = session.peek(|model| model.policy().digest().to_owned());
    let request = session.peek(|model| {
        let question = desk::question(model);
        export::prepare(
            model.policy(),
            model.samples(),
            &model.desk.form,
            question,
            now,
        )
    })?;
    let (version, history) = (request.version, request.look.history.clone());
    let author = request.author.clone();
    let prepared = worker::ask(request).await?;
    let (keyid, signature) = signature(&prepared.to_sign).await?;
    let seal = Seal {
        payload: prepared.payload,
        keyid,
        signature,
        history,
    };
    let sealed = worker::ask(seal).await?;
    not_overtaken(session)?;
    browser::download("policy.signed.json", "application/json", &sealed.file)?;
    browser::remember(AUTHOR, &author);
    keep_history(session, sealed.history);
    Ok(Handed {
        version,
        digest: sealed.digest,
        file: sealed.file,
        policy,
        form: export::Form::default(),
    })
}

/// The name of the browser's key, and its signature.
async fn signature(to_sign: &str) -> Result<(String, Vec<u8>), String> {
    let key = key::in_use().ok_or("there is no key to sign with")?;
    let signature = key.sign(to_sign.as_bytes()).await?;
    Ok((key.id(), signature.to_vec()))
}

async fn cosign(session: Session) -> Result<String, String> {
    let file = session.peek(|model| model.desk.in_hand());
    let file = file.ok_or("there is no file to sign")?;
    session.change(|model| model.desk.dropped = Dropped::Working);
    let to_sign = file.told.to_sign.as_deref().unwrap_or_default();
    let (keyid, signature) = signature(to_sign).await?;
    let request = Append {
        file: file.text.clone(),
        keyid,
        signature,
    };
    let text = worker::ask(request).await?;
    browser::download("policy.cosigned.json", "application/json", &text)?;
    Ok(text)
}

async fn inspect(session: Session, name: String, file: String, done: &'static str) -> Vec<Wish> {
    let request = session.peek(|model| Inspect {
        name: name.clone(),
        file: file.clone(),
        trust: model.desk.trust.clone(),
        history: model.desk.history.clone(),
        audience: model.desk.form.audience.trim().to_owned(),
        keyid: model.desk.ready_key().map(baton_sign::key::Jwk::thumbprint),
        proof: None,
        now: browser::now(),
    });
    let told = inspected(request).await;
    let history = told.as_ref().ok().and_then(|told| told.history.clone());
    let knows_more = history.is_some();
    if let Some(history) = history {
        keep_history(session, history);
    }
    session.change(|model| {
        let (dropped, said) = match told {
            Ok(told) => {
                let said = told.said.clone();
                let file = CheckedFile {
                    name,
                    text: file,
                    told,
                    done,
                };
                (Dropped::Checked(Arc::new(file)), said)
            }
            Err(why) => (Dropped::Failed(why.clone()), why),
        };
        model.desk.dropped = dropped;
        model.said = said;
        if knows_more {
            vec![desk::look(model)]
        } else {
            Vec::new()
        }
    })
}

/// The whole report: what the worker finds, and what this page's engine proves.
async fn inspected(mut request: Inspect) -> Result<Inspected, String> {
    let told = worker::ask(request.clone()).await?;
    let Some(asked) = &told.prove else {
        return Ok(told);
    };
    request.proof = Some(proof::prove(asked)?);
    worker::ask(request).await
}

/// What is said when a browser does not keep the versions.
const UNKEPT: &str = "This browser has no room to keep its versions, or may not: keep the signed file, and check it here next time.";

fn keep_history(session: Session, history: String) {
    let kept = browser::keep(HISTORY, &history);
    session.change(|model| {
        model.desk.history = Some(history);
        if !kept {
            UNKEPT.clone_into(&mut model.notice);
        }
    });
}
