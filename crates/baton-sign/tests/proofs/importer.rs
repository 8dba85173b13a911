//! The importer with its state on disk: what each refusal is called, and that it changes nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use baton_core::{Instant, Node, Path};
use baton_sign::envelope::{POLICY_TYPE, Signed, pre_authentication_encoding};
use baton_sign::importer::ImportError;
use baton_sign::payload::Payload;
use baton_sign::trust::{Content, Status};
use baton_sign::{Envelope, Importer, RefusalCode};
use ed25519_dalek::{Signer as _, SigningKey};

use crate::common::{ROOT, TEST_1, TEST_2, at, content, file, jwk, payload, rule, sign, signer};
use crate::golden::{NOW, pin, signed_trust};

/// An importer that has taken version 1.
pub(crate) struct Scene {
    folder: PathBuf,
    pub(crate) importer: Importer,
    digest: String,
}

/// One signer, and `prod` asks for one.
fn trusted() -> Content {
    content(vec![signer(&TEST_1, "ops@example.com")], rule())
}

/// An empty folder of a name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

impl Scene {
    pub(crate) fn new(name: &str) -> Self {
        let folder = folder(name);
        let importer = Importer::new(&folder, "prod");
        let document = signed_trust(&trusted(), &[&ROOT]);
        importer.pin(&document, &pin(&document), at(NOW)).unwrap();
        let (_, taken) = importer.import(&text(&payload()), at(NOW));
        Self {
            folder,
            importer,
            digest: taken.unwrap().digest,
        }
    }

    /// The next version, changed.
    fn next(&self, change: impl FnOnce(&mut Payload)) -> Payload {
        let mut payload = payload();
        payload.version = 2;
        payload.previous = Some(self.digest.clone());
        change(&mut payload);
        payload
    }

    fn take(&self, file: &str) {
        self.importer.import(file, at(NOW)).1.unwrap();
    }

    fn state(&self) -> Vec<u8> {
        fs::read(self.folder.join("in-force.json")).unwrap()
    }

    fn follow(&self, change: impl FnOnce(&mut Content)) {
        let mut content = trusted();
        content.epoch = 2;
        change(&mut content);
        let document = signed_trust(&content, &[&ROOT]);
        self.importer.follow(&document, at(NOW)).unwrap();
    }

    /// The code of a refusal, which has left the state as it was, byte for byte, and no other file.
    fn refused(&self, file: &str) -> RefusalCode {
        self.refused_at(file, at(NOW))
    }

    fn refused_at(&self, file: &str, now: Instant) -> RefusalCode {
        let before = self.state();
        let (report, result) = self.importer.import(file, now);
        let Err(ImportError::Refused(refusal)) = result else {
            panic!("not refused: {result:?}");
        };
        assert_eq!(self.state(), before, "{refusal}");
        let mut files: Vec<_> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .filter(|name| name != ".in-force.json.tmp")
            .collect();
        files.sort();
        assert_eq!(files, ["in-force.json", "lock"], "{refusal}");
        let rows = report.rows(&Err::<(), _>(refusal.clone()));
        let made = rows
            .iter()
            .filter(|(_, verdict)| matches!(verdict, baton_sign::Verdict::Passed(_)));
        let number = usize::from(refusal.code.check().number());
        assert_eq!(
            made.count(),
            number - 1,
            "every check before passed: {refusal}"
        );
        refusal.code
    }
}

fn text(payload: &Payload) -> String {
    String::from_utf8(file(payload)).unwrap()
}

#[test]
fn rollback_is_refused() {
    let scene = Scene::new("rollback");
    scene.take(&text(&scene.next(|_| {})));
    assert_eq!(scene.refused(&text(&payload())), RefusalCode::Rollback);
    // Nor as an old version with new content.
    let old = scene.next(|p| {
        p.version = 1;
        p.change.reason = "another".to_owned();
    });
    assert_eq!(scene.refused(&text(&old)), RefusalCode::Rollback);
}

#[test]
fn equivocation_is_refused() {
    let scene = Scene::new("equivocation");
    let other = scene.next(|p| {
        p.version = 1;
        p.previous = None;
        p.change.reason = "another".to_owned();
    });
    assert_eq!(scene.refused(&text(&other)), RefusalCode::Equivocation);
    let (_, again) = scene.importer.import(&text(&payload()), at(NOW));
    assert!(again.unwrap().unchanged, "the very same is no equivocation");
}

#[test]
fn a_fork_is_refused() {
    let scene = Scene::new("fork");
    let orphan = scene.next(|p| p.previous = None);
    assert_eq!(scene.refused(&text(&orphan)), RefusalCode::Fork);
    let stranger = scene.next(|p| p.previous = Some(format!("sha256:{}", "0".repeat(64))));
    assert_eq!(scene.refused(&text(&stranger)), RefusalCode::Fork);
}

#[test]
fn an_expired_file_is_refused_and_an_expired_policy_in_force_serves() {
    let scene = Scene::new("expiry");
    let next = text(&scene.next(|p| p.expires_at = at("2026-07-02T00:00:00Z")));
    let late = at("2026-07-02T00:00:01Z");
    assert_eq!(scene.refused_at(&next, late), RefusalCode::Expired);
    let (_, in_time) = scene.importer.import(&next, at("2026-07-02T00:00:00Z"));
    assert!(!in_time.unwrap().stale, "the last second still counts");
    let running = scene.importer.running(late).unwrap().unwrap();
    assert!(running.imported.stale);
    assert_eq!(running.distrusted, None);
    assert_eq!(scene.refused_at(&next, late), RefusalCode::Expired);
}

#[test]
fn another_audience_is_refused() {
    let scene = Scene::new("audience");
    let staging = scene.next(|p| p.audience = "staging".to_owned());
    assert_eq!(scene.refused(&text(&staging)), RefusalCode::WrongAudience);
    let elsewhere = Importer::new(&scene.folder, "staging");
    let before = scene.state();
    let (_, result) = elsewhere.import(&text(&staging), at(NOW));
    assert_eq!(result.unwrap_err().code(), "state_other_audience");
    assert_eq!(scene.state(), before);
}

#[test]
fn a_revoked_key_is_refused_and_what_it_signed_before_serves() {
    let scene = Scene::new("revoked");
    scene.follow(|c| c.signers[0].status = Status::Revoked);
    let code = scene.refused(&text(&scene.next(|_| {})));
    assert_eq!(code, RefusalCode::SignerRevoked);
    let running = scene.importer.running(at(NOW)).unwrap().unwrap();
    assert_eq!(running.imported.payload.version, 1);
    assert_eq!(running.distrusted.unwrap().code, RefusalCode::SignerRevoked);
}

#[test]
fn an_unknown_feature_is_refused() {
    let scene = Scene::new("feature");
    let newer = scene.next(|p| p.requires.push("telepathy".to_owned()));
    assert_eq!(
        scene.refused(&text(&newer)),
        RefusalCode::FeatureUnsupported
    );
}

/// A payload of any bytes, soundly signed.
fn signed_bytes(payload: Vec<u8>) -> String {
    let bytes = pre_authentication_encoding(POLICY_TYPE, &payload);
    let signed = Signed {
        keyid: jwk(&TEST_1).thumbprint(),
        signature: SigningKey::from_bytes(&TEST_1).sign(&bytes).to_bytes(),
    };
    let envelope = Envelope {
        payload_type: POLICY_TYPE.to_owned(),
        payload,
        signatures: vec![signed],
    };
    envelope.to_json()
}

#[test]
fn every_code_is_produced_and_changes_nothing() {
    let scene = Scene::new("codes");
    scene.take(&text(&scene.next(|_| {})));
    let third = |change: &dyn Fn(&mut Payload)| {
        text(&scene.next(|p| {
            p.version = 3;
            p.previous = Some(
                scene
                    .importer
                    .running(at(NOW))
                    .unwrap()
                    .unwrap()
                    .imported
                    .digest,
            );
            change(p);
        }))
    };
    let good = third(&|_| {});
    let late = scene.refused_at(
        &third(&|p| p.expires_at = at("2026-07-01T00:00:00Z")),
        at("2026-07-02T00:00:00Z"),
    );
    let threshold = Path::new("/handoff_trigger/conditions/0/value");
    let mut codes: BTreeSet<RefusalCode> = [
        " ".repeat(256 * 1024 + 1),
        "{}".to_owned(),
        signed_trust(&trusted(), &[&ROOT]),
        sign(&TEST_2, payload().unsigned().unwrap()).to_json(),
        good.replacen("\"sig\":\"", "\"sig\":\"AAAA", 1)
            .replacen("\"sig\":\"AAAA", "\"sig\":\"", 1)
            .replacen("\"payload\":\"e", "\"payload\":\"f", 1),
        signed_bytes(b"{ }".to_vec()),
        third(&|p| p.schema = 2),
        third(&|p| p.requires.push("telepathy".to_owned())),
        third(&|p| p.policy_id = "acme/other".to_owned()),
        third(&|p| p.audience = "staging".to_owned()),
        third(&|p| p.trust_epoch = 2),
        third(&|p| p.issued_at = at("2026-08-01T00:00:00Z")),
        third(&|p| p.expires_at = at("2026-12-31T00:00:00Z")),
        text(&payload()),
        third(&|p| p.version = 2),
        third(&|p| p.previous = None),
        third(&|p| *p.policy.at_mut(&threshold).unwrap() = Node::text("high")),
        third(&|p| *p.policy.at_mut(&threshold).unwrap() = Node::Int(76)),
    ]
    .iter()
    .map(|file| scene.refused(file))
    .collect();
    codes.insert(late);
    let early = at("2025-12-31T00:00:00Z");
    codes.insert(scene.refused_at(&good, early));
    // A folder where the temporary file belongs.
    let temporary = scene.folder.join(".in-force.json.tmp");
    fs::create_dir(&temporary).unwrap();
    codes.insert(scene.refused(&good));
    fs::remove_dir(&temporary).unwrap();
    scene.follow(|c| c.rules[0].min_principals = 2);
    codes.insert(scene.refused(&good));
    scene.follow(|c| {
        c.epoch = 3;
        c.signers[0].status = Status::Revoked;
    });
    codes.insert(scene.refused(&good));
    let all: BTreeSet<RefusalCode> = RefusalCode::ALL.iter().copied().collect();
    assert_eq!(codes, all);
}

#[test]
fn a_state_that_somebody_changed_is_said_and_left_alone() {
    let scene = Scene::new("meddled");
    let good = scene.state();
    for meddled in [
        good[..good.len() / 2].to_vec(),
        String::from_utf8(good.clone())
            .unwrap()
            .replacen("\\\"sig\\\":\\\"", "\\\"sig\\\":\\\"A", 1)
            .into_bytes(),
        b"{}".to_vec(),
        Vec::new(),
    ] {
        fs::write(scene.folder.join("in-force.json"), &meddled).unwrap();
        assert!(scene.importer.running(at(NOW)).is_err());
        let (_, result) = scene.importer.import(&text(&scene.next(|_| {})), at(NOW));
        assert_eq!(result.unwrap_err().code(), "state_corrupt");
        assert_eq!(scene.state(), meddled);
    }
}

#[test]
fn a_trust_document_is_pinned_once() {
    let scene = Scene::new("pinned");
    let before = scene.state();
    let mut other = trusted();
    other.signers.push(signer(&TEST_2, "lead@example.com"));
    let document = signed_trust(&other, &[&ROOT]);
    let why = scene.importer.pin(&document, &pin(&document), at(NOW));
    assert_eq!(why.unwrap_err().code(), "trust_already_pinned");
    let why = scene.importer.follow(&document, at(NOW));
    assert_eq!(why.unwrap_err().code(), "trust_equivocation");
    assert_eq!(scene.state(), before);
    let empty = Importer::new(&folder("unpinned"), "prod");
    let (_, result) = empty.import(&text(&payload()), at(NOW));
    assert_eq!(result.unwrap_err().code(), "trust_missing");
    assert!(empty.running(at(NOW)).unwrap().is_none());
}
