//! Undo and redo: thousands of generated sequences against a list of all trees and an index.
#![cfg(not(target_arch = "wasm32"))]

use baton_core::policy::{COALESCE_MS, Edit, History, MAX_BYTES, MAX_STEPS};
use baton_core::{Node, Path, PolicyDraft, document::json};
use fastrand::Rng;

fn tree(text: &str) -> Node {
    json::parse(text).unwrap()
}

fn history(text: &str) -> History {
    History::new(PolicyDraft::from_node(tree(text)))
}

fn set(at: &str, to: i64) -> Edit {
    Edit::Set {
        at: Path::new(at),
        to: Node::Int(to),
    }
}

fn text(node: &Node) -> String {
    let mut text = String::new();
    json::push_node(node, &mut text);
    text
}

fn shows(history: &History) -> String {
    text(history.draft().node())
}

#[test]
fn typing_into_a_field_is_a_single_step() {
    let mut history = history(r#"{"a":0,"b":0}"#);
    history.apply(&[set("/a", 1)], 1_000).unwrap();
    history.apply(&[set("/a", 2)], 1_000 + COALESCE_MS).unwrap();
    history
        .apply(&[set("/a", 3)], 1_001 + 2 * COALESCE_MS)
        .unwrap();
    history
        .apply(&[set("/b", 4)], 1_001 + 2 * COALESCE_MS)
        .unwrap();
    assert_eq!(history.undo().unwrap(), "the change of the b");
    assert_eq!(shows(&history), r#"{"a":3,"b":0}"#);
    assert_eq!(history.undo().unwrap(), "the change of the a");
    assert_eq!(shows(&history), r#"{"a":2,"b":0}"#, "801 ms are two steps");
    assert!(history.undo().is_some());
    assert_eq!(shows(&history), r#"{"a":0,"b":0}"#, "800 ms are one");
    assert!(!history.can_undo() && history.undo().is_none());
}

#[test]
fn an_undo_ends_coalescing() {
    let mut history = history(r#"{"a":0}"#);
    history.apply(&[set("/a", 1)], 0).unwrap();
    history.undo().unwrap();
    history.redo().unwrap();
    history.apply(&[set("/a", 2)], 1).unwrap();
    history.undo().unwrap();
    assert_eq!(shows(&history), r#"{"a":1}"#);
}

#[test]
fn failed_edits_leave_no_trace() {
    let mut history = history(r#"{"a":0}"#);
    history.apply(&[set("/a", 1)], 0).unwrap();
    history.undo().unwrap();
    let list = Path::new("/a");
    let gone = Edit::Move {
        list,
        from: 0,
        to: 1,
    };
    assert!(history.apply(&[set("/a", 9), gone], 5).is_err());
    assert_eq!(shows(&history), r#"{"a":0}"#);
    assert!(!history.can_undo() && history.can_redo());
}

#[test]
fn an_import_can_be_undone() {
    let mut history = history(r#"{"a":0}"#);
    let import = Edit::Set {
        at: Path::root(),
        to: tree(r#"{"b":[1]}"#),
    };
    history.apply(&[import], 0).unwrap();
    assert_eq!(history.undo().unwrap(), "the import");
    assert_eq!(shows(&history), r#"{"a":0}"#);
    assert_eq!(history.redo().unwrap(), "the import");
    assert_eq!(shows(&history), r#"{"b":[1]}"#);
}

#[test]
fn the_oldest_steps_are_dropped() {
    let mut history = history(r#"{"a":0}"#);
    let steps = i64::try_from(MAX_STEPS).unwrap();
    for i in 1..=steps + 7 {
        history.apply(&[set("/a", i)], i * 10_000).unwrap();
    }
    let mut undone = 0;
    while history.undo().is_some() {
        undone += 1;
    }
    assert_eq!(undone, MAX_STEPS);
    assert_eq!(shows(&history), r#"{"a":7}"#);

    let mut history = self::history("{}");
    let big = |i: usize| Edit::Set {
        at: Path::new("/text"),
        to: Node::text(i.to_string().repeat(MAX_BYTES / 4)),
    };
    for i in 0..9 {
        history
            .apply(&[big(i)], i64::try_from(i).unwrap() * 10_000)
            .unwrap();
    }
    let mut undone = 0;
    while history.undo().is_some() {
        undone += 1;
    }
    assert_eq!(undone, 3, "four quarters are a little over the limit");
}

#[test]
fn a_history_is_restored_from_storage() {
    let mut before =
        history(r#"{"a":0,"exact":12.50,"none":null,"text":"a \"b\"\n","list":[{},[]]}"#);
    for i in 1..=20 {
        before.apply(&[set("/a", i)], i * 10_000).unwrap();
    }
    for _ in 0..5 {
        before.undo().unwrap();
    }
    for most in [usize::MAX, 1_800, 1_200, 500, 90, 0] {
        let kept = text(&before.to_node(most));
        let draft = text(&before.to_node(0));
        assert!(
            kept.len() <= most.max(draft.len()),
            "{} over {most}",
            kept.len()
        );
        let mut after = History::from_node(&json::parse_sent(&kept).unwrap()).unwrap();
        assert_eq!(text(&after.to_node(usize::MAX)), kept);
        let mut same = before.clone();
        assert_eq!(shows(&after), shows(&same));
        let (mut undone, mut redone) = (0, 0);
        while let Some(what) = after.redo() {
            redone += 1;
            assert_eq!(Some(what), same.redo());
            assert_eq!(shows(&after), shows(&same));
        }
        while let Some(what) = after.undo() {
            undone += 1;
            assert_eq!(Some(what), same.undo());
            assert_eq!(shows(&after), shows(&same));
        }
        match most {
            usize::MAX => assert_eq!((undone, redone), (20, 5)),
            0 | 90 => assert_eq!((undone, redone), (0, 0)),
            _ => assert!((1..20).contains(&undone), "{most}: {undone}"),
        }
    }
}

#[test]
fn invalid_histories_are_not_restored() {
    let good = r#"{"draft":{},"past":[{"what":"x","tree":1}],"future":[]}"#;
    assert!(History::from_node(&tree(good)).is_some());
    for bad in [
        "null",
        "[]",
        "{}",
        r#"{"past":[],"future":[]}"#,
        r#"{"draft":{},"past":[]}"#,
        r#"{"draft":{},"past":{},"future":[]}"#,
        r#"{"draft":{},"past":[{"what":1,"tree":1}],"future":[]}"#,
        r#"{"draft":{},"past":[{"what":"x"}],"future":[]}"#,
        r#"{"draft":{},"past":[],"future":[3]}"#,
    ] {
        assert!(History::from_node(&tree(bad)).is_none(), "{bad}");
    }
    let many = vec![tree(r#"{"what":"x","tree":1}"#); MAX_STEPS + 1];
    let many = Node::map([
        ("draft", Node::Null),
        ("past", Node::List(many)),
        ("future", Node::List(Vec::new())),
    ]);
    assert!(History::from_node(&many).is_none());
}

/// Every tree there was, and which of them is shown.
struct Oracle {
    trees: Vec<Node>,
    now: usize,
    run: Option<(String, i64)>,
}

impl Oracle {
    fn changed(&mut self, to: Node, place: Option<String>, at: i64) {
        if to == self.trees[self.now] {
            return;
        }
        let within = |(last, when): &(String, i64)| {
            Some(last) == place.as_ref() && at >= *when && at - when <= 800
        };
        if self.run.as_ref().is_some_and(within) {
            self.trees[self.now] = to;
            self.run = place.map(|place| (place, at));
            if self.trees[self.now] == self.trees[self.now - 1] {
                self.trees.pop();
                self.now -= 1;
                self.run = None;
            }
        } else {
            self.trees.truncate(self.now + 1);
            self.trees.push(to);
            self.now += 1;
            self.run = place.map(|place| (place, at));
        }
    }
}

fn edit(random: &mut Rng) -> (Edit, Option<String>) {
    let value = i64::try_from(random.usize(..3)).unwrap();
    match random.usize(..10) {
        0..=5 => {
            let at = random
                .choice(["/a", "/b", "/list/0", "/list/1", "/deep/er"])
                .unwrap();
            (set(at, value), Some(at.to_owned()))
        }
        6 => {
            let list = Path::new("/list");
            let index = random.usize(..4);
            let item = Node::Int(value);
            (Edit::Insert { list, index, item }, None)
        }
        7 => {
            let at = Path::new(random.choice(&["/a", "/list/2", "/deep"]).unwrap());
            (Edit::Remove { at }, None)
        }
        8 => {
            let list = Path::new("/list");
            let (from, to) = (random.usize(..3), random.usize(..3));
            (Edit::Move { list, from, to }, None)
        }
        _ => {
            let to = tree(
                random
                    .choice(&[r#"{"list":[1,2]}"#, r#"{"a":1,"list":[]}"#])
                    .unwrap(),
            );
            let at = Path::root();
            (Edit::Set { at, to }, Some(String::new()))
        }
    }
}

#[test]
fn random_edits_agree_with_a_list_of_trees_and_an_index() {
    let mut seen = [0_usize; 5];
    for seed in 0..4_000 {
        let mut random = Rng::with_seed(seed);
        let start = tree(r#"{"a":0,"list":[0,1]}"#);
        let mut history = History::new(PolicyDraft::from_node(start.clone()));
        let mut oracle = Oracle {
            trees: vec![start],
            now: 0,
            run: None,
        };
        let mut at = 0;
        for _ in 0..40 {
            // Mostly forward; a clock may be put back.
            at += i64::try_from(random.usize(..900)).unwrap() - 100;
            match random.usize(..6) {
                0 => {
                    let undone = history.undo().is_some();
                    assert_eq!(undone, oracle.now > 0, "seed {seed}");
                    oracle.now = oracle.now.saturating_sub(1);
                    oracle.run = None;
                    seen[0] += usize::from(undone);
                }
                1 => {
                    let redone = history.redo().is_some();
                    assert_eq!(redone, oracle.now + 1 < oracle.trees.len(), "seed {seed}");
                    oracle.now += usize::from(redone);
                    oracle.run = None;
                    seen[1] += usize::from(redone);
                }
                2 => {
                    let kept = json::parse_sent(&text(&history.to_node(usize::MAX))).unwrap();
                    history = History::from_node(&kept).unwrap();
                    oracle.run = None;
                }
                _ => {
                    let (first, place) = edit(&mut random);
                    let (edits, place) = if random.usize(..4) == 0 {
                        let (second, other) = edit(&mut random);
                        (
                            vec![first, second],
                            place.filter(|p| other.as_ref() == Some(p)),
                        )
                    } else {
                        (vec![first], place)
                    };
                    let mut draft = PolicyDraft::from_node(oracle.trees[oracle.now].clone());
                    let sound = edits.iter().all(|edit| draft.apply(edit).is_ok());
                    assert_eq!(history.apply(&edits, at).is_ok(), sound, "seed {seed}");
                    let was = oracle.trees.len();
                    if sound {
                        oracle.changed(draft.node().clone(), place, at);
                    }
                    seen[2] += usize::from(!sound);
                    seen[3] += usize::from(oracle.trees.len() > was);
                    seen[4] += usize::from(oracle.trees.len() < was);
                }
            }
            assert_eq!(
                history.draft().node(),
                &oracle.trees[oracle.now],
                "seed {seed}"
            );
            assert_eq!(history.can_undo(), oracle.now > 0, "seed {seed}");
            assert_eq!(
                history.can_redo(),
                oracle.now + 1 < oracle.trees.len(),
                "seed {seed}"
            );
        }
    }
    assert!(seen.iter().all(|n| *n > 1_000), "{seen:?}");
}
