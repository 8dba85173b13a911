//! What the page is about, as one value: the document, the calls, what is decided for them, and where the reader is.
//!
//! Views read it and write HTML; [`crate::update`] changes it. It knows no browser and no signal.

mod fields;
mod place;
mod trial;
mod verdict;

use std::sync::Arc;

use baton_core::analysis::compare::{ChangeCounts, Changes};
use baton_core::document::Path;
use baton_core::policy::Edit;
use baton_core::policy::History;
use baton_core::{
    Call, Decision, Diagnostic, Instant, Node, Policy, PolicyDraft, Severity, decide,
};

use baton_worker::protocol::YamlRefused;

use crate::desk::Section;
use crate::samples::Sample;
pub use fields::Fields;
pub use place::{Place, Screen};
pub use trial::{Trial, changes};
pub use verdict::Verdict;

/// The dialogs of the page, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Every command, found by typing.
    Palette,
    /// The keys that are shortcuts.
    Shortcuts,
    /// What a shared link held.
    Shared,
    /// Which column of a file is which fact.
    Mapping,
}

/// A screen as a worker has written it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The left pane.
    pub controls: String,
    /// The right pane.
    pub sides: String,
}

/// The state of the page.
#[derive(Clone, Debug)]
pub struct Model {
    history: History,
    /// Counts the documents that were considered.
    revision: u64,
    diagnostics: Vec<Diagnostic>,
    policy: Arc<Policy>,
    /// The policy that the console opened with.
    opening: Arc<Policy>,
    /// The newest signed version known here, else the opening policy.
    baseline: Arc<Policy>,
    samples: Arc<Vec<Sample>>,
    /// What each sample comes to, and the whole decision of the selected one.
    verdicts: Vec<Verdict>,
    decision: Option<Decision>,
    /// The decisions of the samples under the baseline, kept for every keystroke after this one.
    before: Vec<Decision>,
    was: Vec<Verdict>,
    /// The changes of each sample against the baseline.
    changes: Vec<Changes>,
    /// Where the reader is.
    pub place: Place,
    /// What was typed into fields.
    pub fields: Fields,
    /// A change of the selected call that is only tried out.
    pub trial: Option<Trial>,
    /// What is said to people who listen to the page.
    pub said: String,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What is typed into the palette, and which of the found commands is chosen.
    pub search: (String, usize),
    /// Whether single keys are shortcuts.
    pub single_keys: bool,
    /// `auto`, `light` or `dark`.
    pub theme: &'static str,
    /// A summary that was pasted to be checked; it belongs to no document.
    pub pasted: String,
    /// The YAML as it is being typed, and why it was refused; `None` while it follows the draft.
    pub yaml: Option<(String, Option<YamlRefused>)>,
    /// Something that the reader has to know, until it is put away.
    pub notice: String,
    /// Whether the notice goes with the next thing that is done.
    passing: bool,
    /// Another tab has changed the draft since this one did.
    pub overtaken: bool,
    /// The moment for calls that have none of their own.
    pub now: Instant,
    /// What is signed, checked and known of signed files.
    pub desk: crate::desk::Desk,
    /// The live call, in the worker that plays it.
    pub live: crate::live::Live,
    /// The live call as the worker shows it, on the page.
    pub shown: Shown,
    /// The calls that were loaded from a file.
    pub loaded: crate::calls::Loaded,
}

impl Model {
    /// The page as it opens: on a completed policy and on sample calls, both JSON; and on what was kept of the last
    /// visit, if it can be read.
    pub fn open(
        policy: &str,
        calls: &str,
        kept: Option<&str>,
        now: Instant,
    ) -> Result<Self, String> {
        let draft = baton_core::document::json::parse(policy)
            .map(PolicyDraft::from_node)
            .map_err(|error| format!("the opening policy cannot be read: {error}"))?;
        let checked = draft.check();
        let policy = match checked.policy {
            Some(policy) => Arc::new(policy),
            None => {
                let first = checked.diagnostics.first().map(ToString::to_string);
                return Err(format!(
                    "the opening policy has errors: {}",
                    first.unwrap_or_default()
                ));
            }
        };
        let samples = Arc::new(crate::samples::read(calls)?);
        let kept = kept.and_then(|kept| baton_core::document::json::parse(kept).ok());
        let history = kept.and_then(|kept| History::from_node(&kept));
        let mut model = Self {
            history: history.unwrap_or_else(|| History::new(draft)),
            revision: 0,
            diagnostics: Vec::new(),
            opening: Arc::clone(&policy),
            baseline: Arc::clone(&policy),
            policy,
            samples,
            verdicts: Vec::new(),
            decision: None,
            before: Vec::new(),
            was: Vec::new(),
            changes: Vec::new(),
            place: Place::default(),
            fields: Fields::default(),
            trial: None,
            said: String::new(),
            dialog: None,
            search: (String::new(), 0),
            single_keys: true,
            theme: "auto",
            pasted: String::new(),
            yaml: None,
            notice: String::new(),
            passing: false,
            overtaken: false,
            now,
            desk: crate::desk::Desk::default(),
            live: crate::live::Live::default(),
            shown: Shown::default(),
            loaded: crate::calls::Loaded::default(),
        };
        model.publish(None);
        model.consider();
        Ok(model)
    }

    /// Says how something went, to people who look at the page as well, until the next thing is done.
    pub fn tell(&mut self, what: impl Into<String>) {
        self.notice = what.into();
        self.passing = true;
    }

    /// Something else is done: what was told of the last is put away.
    pub fn move_on(&mut self) {
        if std::mem::take(&mut self.passing) {
            self.notice.clear();
        }
    }

    /// Compares with the newest signed version from now on, or with the opening policy if none is known. `true` if that
    /// is another policy than before.
    pub fn publish(&mut self, newest: Option<Arc<Policy>>) -> bool {
        let baseline = newest.unwrap_or_else(|| Arc::clone(&self.opening));
        let another = baseline.digest() != self.baseline.digest();
        self.baseline = baseline;
        self.decide_before();
        self.compare();
        another
    }

    /// Decides every sample under the baseline.
    fn decide_before(&mut self) {
        self.before = self.decide_all(&self.baseline);
        self.was = self.before.iter().map(Verdict::of_decision).collect();
    }

    fn decide_all(&self, policy: &Policy) -> Vec<Decision> {
        let all = self.samples.iter().enumerate();
        all.map(|(index, sample)| decide(policy, self.call_of(index, sample), sample.call.at))
            .collect()
    }

    /// Compares every sample with its decision under the baseline.
    fn compare(&mut self) {
        self.changes = if self.policy.digest() == self.baseline.digest() {
            vec![Changes::default(); self.before.len()]
        } else {
            let now = self.decide_all(&self.policy);
            let pairs = self.before.iter().zip(&now);
            pairs
                .map(|(before, now)| Changes::between(before, now))
                .collect()
        };
    }

    /// What the draft is compared with.
    #[must_use]
    pub fn baseline(&self) -> &Arc<Policy> {
        &self.baseline
    }

    /// Checks the draft and decides every sample anew. While the draft has errors, the last good policy decides.
    pub fn consider(&mut self) {
        self.revision += 1;
        let checked = self.history.draft().check();
        self.diagnostics = checked.diagnostics;
        if let Some(policy) = checked.policy {
            self.policy = Arc::new(policy);
        } else if !self.verdicts.is_empty() {
            return;
        }
        self.decide();
    }

    /// Judges every sample, and decides the selected one in full.
    fn decide(&mut self) {
        let policy = Arc::clone(&self.policy);
        self.verdicts = self.judge_all(&policy);
        self.compare();
        self.decide_selected();
    }

    fn decide_selected(&mut self) {
        let index = self.place.sample;
        let sample = self.samples.get(index);
        self.decision =
            sample.map(|sample| decide(&self.policy, self.call_of(index, sample), sample.call.at));
    }

    fn judge_all(&self, policy: &Policy) -> Vec<Verdict> {
        let all = self.samples.iter().enumerate();
        all.map(|(index, sample)| Verdict::of_call(policy, self.call_of(index, sample)))
            .collect()
    }

    /// The call of a sample, as it is tried out if it is.
    fn call_of<'a>(&'a self, index: usize, sample: &'a Sample) -> &'a Call {
        match &self.trial {
            Some(trial) if trial.sample == index => &trial.call,
            _ => &sample.call,
        }
    }

    /// Changes the document in one step; says why if it cannot.
    pub fn edit(&mut self, edits: &[Edit], at_ms: i64) -> bool {
        match self.history.apply(edits, at_ms) {
            Ok(()) => {
                self.consider();
                true
            }
            Err(why) => {
                self.said = why.to_string();
                false
            }
        }
    }

    /// Another number whenever the document may be another.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The steps that led here.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Takes over other steps: another tab's, or after going back and forth.
    pub fn history_mut(&mut self) -> &mut History {
        &mut self.history
    }

    /// Puts another history in place of this one.
    pub fn replace_history(&mut self, history: History) {
        self.history = history;
        self.yaml = None;
        self.consider();
    }

    /// The document.
    pub fn document(&self) -> &Node {
        self.history.draft().node()
    }

    /// A value of the document.
    pub fn node(&self, at: &Path) -> Option<&Node> {
        self.document().at(at)
    }

    /// How many items the list at a place has.
    pub fn count(&self, list: &Path) -> usize {
        match self.node(list) {
            Some(Node::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// The last policy that could decide.
    pub fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// Everything found in the document.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The errors: while there are any, what is shown is of the last good policy.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.diagnostics.iter();
        all.filter(|found| found.severity == Severity::Error)
    }

    /// Whether what is shown is of an older document than the one on the left.
    pub fn stale(&self) -> bool {
        self.errors().next().is_some()
    }

    /// The sample calls.
    pub fn samples(&self) -> &Arc<Vec<Sample>> {
        &self.samples
    }

    /// Looks at one call that has no more than an id: for who needs an address and no sample.
    pub fn stand_in(&mut self, id: &str) {
        if self.samples.first().is_some_and(|sample| sample.key == id) {
            return;
        }
        let call = Call::new(id, baton_core::call::Phase::Ended);
        let (title, story) = (String::new(), String::new());
        self.samples = Arc::new(vec![Sample::new(title, story, call)]);
        self.place.sample = 0;
    }

    /// Adds calls to the samples; how many of them are new.
    pub fn add_samples(&mut self, more: Vec<Sample>) -> usize {
        let mut all: Vec<Sample> = self.samples.as_ref().clone();
        let count = crate::samples::add(&mut all, more);
        self.samples = Arc::new(all);
        self.decide_before();
        self.decide();
        count
    }

    /// What a sample comes to.
    pub fn verdict(&self, index: usize) -> Option<&Verdict> {
        self.verdicts.get(index)
    }

    /// The selected sample, the call it stands for now, and its decision.
    pub fn selected(&self) -> Option<(&Sample, &Call, &Decision)> {
        let index = self.place.sample;
        let sample = self.samples.get(index)?;
        let call = self.call_of(index, sample);
        Some((sample, call, self.decision.as_ref()?))
    }

    /// A sample's verdict under the baseline, if anything of the call changes: the verdict may be the same now.
    pub fn was(&self, index: usize) -> Option<&Verdict> {
        let changes = self.changes.get(index)?;
        self.was.get(index).filter(|_| changes.any())
    }

    /// The changes of a sample against the baseline.
    pub fn changes(&self, index: usize) -> Changes {
        self.changes.get(index).copied().unwrap_or_default()
    }

    /// How many samples change against the baseline, and how many of them in each way.
    pub fn counts(&self) -> ChangeCounts {
        self.changes.iter().copied().collect()
    }

    /// How many samples change against the baseline.
    pub fn changed(&self) -> usize {
        self.counts().calls
    }

    /// Looks at another sample.
    #[cfg(test)]
    pub fn select(&mut self, index: usize) {
        self.place.sample = index;
        self.decide_selected();
    }

    /// Goes to what stands behind the `#` of the address. `true` if it is a place of the console itself.
    pub fn go(&mut self, fragment: &str) -> bool {
        let (before, screen) = (self.place.sample, self.place.screen);
        let known = self.place.follow(fragment, &self.samples);
        if screen != self.place.screen {
            self.fields.left();
        }
        if let Some(id) = self.place.lacks(fragment, &self.samples) {
            self.notice = format!(
                "There is no call “{id}” here: calls of your own are gone once the tab is closed or loaded anew."
            );
        }
        if !known && Section::of(fragment).is_none() {
            self.tell("There is no screen at this address.");
        }
        if before != self.place.sample {
            self.set_trial(None);
            self.decide_selected();
        }
        known
    }

    /// Tries a change of the selected call, or ends the trial.
    pub fn set_trial(&mut self, trial: Option<Trial>) {
        if trial.is_none() && self.trial.is_none() {
            return;
        }
        self.trial = trial;
        // The call is another one, under both policies.
        self.decide_before();
        self.decide();
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The page as it opens.
    pub(crate) fn opened() -> Model {
        let policy = crate::samples::POLICY;
        let calls = include_str!("../../samples/calls.json");
        let now = Instant::parse("2026-06-19T14:23:00Z").unwrap();
        Model::open(policy, calls, None, now).unwrap()
    }

    fn threshold(to: Node) -> [Edit; 1] {
        let at = Path::new("/handoff_trigger/conditions/0/value");
        [Edit::Set { at, to }]
    }

    #[test]
    fn a_raised_threshold_changes_calls_and_undo_takes_it_back() {
        let mut model = opened();
        assert_eq!(model.changed(), 0);
        assert!(model.edit(&threshold(Node::Int(80)), 0));
        assert!(model.changed() > 0);
        model.history_mut().undo();
        model.consider();
        assert_eq!(model.changed(), 0);
    }

    /// Sets values of the draft, given as JSON.
    fn set(model: &mut Model, values: &[(&str, &str)]) {
        let edits = values.iter().map(|(at, to)| Edit::Set {
            at: Path::new(at),
            to: baton_core::document::json::parse(to).unwrap(),
        });
        assert!(model.edit(&edits.collect::<Vec<_>>(), 0), "{}", model.said);
        assert!(!model.stale(), "{:?}", model.diagnostics());
    }

    #[test]
    fn hours_minutes_texts_and_steps_change_calls_too() {
        let day = r#"["08:00-12:30","13:30-18:00"]"#;
        let days = ["mon", "tue", "wed", "thu", "fri"];
        let hours = days.map(|day| format!("/calendar/hours/{day}"));
        let hours: Vec<_> = hours.iter().map(|at| (at.as_str(), day)).collect();
        let counts = |calls, deadlines, messages, steps| ChangeCounts {
            calls,
            deadlines,
            messages,
            steps,
            ..ChangeCounts::default()
        };
        for (values, expected) in [
            (hours.as_slice(), counts(18, 18, 3, 1)),
            (
                &[("/calendar/closed", r#"["2026-12-24"]"#)],
                counts(1, 1, 1, 0),
            ),
            (
                &[("/calendar/holidays", r#""scotland""#)],
                counts(2, 2, 2, 0),
            ),
            (
                &[("/handoff_sla/tier_2_escalation_minutes", "45")],
                counts(18, 18, 0, 0),
            ),
            (
                &[("/warm_transfer/say", r#""One moment, please.""#)],
                counts(4, 0, 4, 0),
            ),
            (
                &[(
                    "/handoff_formats/tiers/2/format",
                    r#"["slack_alert","sms_to_prospect","crm_note"]"#,
                )],
                counts(11, 0, 0, 11),
            ),
            (
                &[("/crm/fields/lifecycle_stage", r#""lead""#)],
                counts(0, 0, 0, 0),
            ),
            (&[("/title", r#""Another""#)], counts(0, 0, 0, 0)),
        ] {
            let mut model = opened();
            set(&mut model, values);
            assert_eq!(model.counts(), expected, "{values:?}");
            let bar = crate::views::bar::view(&model);
            let shown = match expected.calls {
                0 => "no call changes".to_owned(),
                1 => "1 call changed".to_owned(),
                calls => format!("{calls} calls changed"),
            };
            assert!(bar.contains(&shown), "{bar}");
            let titled = format!("Deadlines: {}.", expected.deadlines);
            assert_eq!(bar.contains(&titled), expected.deadlines > 0, "{bar}");
            let listed = (0..model.samples().len()).filter(|index| model.was(*index).is_some());
            assert_eq!(listed.count(), expected.calls);
            model.history_mut().undo();
            model.consider();
            assert_eq!(model.changed(), 0);
        }
    }

    #[test]
    fn a_deadline_that_moves_over_the_holidays_is_a_change_of_its_call() {
        let mut model = opened();
        model.go("/sla/c-1059");
        set(
            &mut model,
            &[
                ("/calendar/hours/mon", r#"["08:00-12:30","13:30-18:00"]"#),
                ("/calendar/hours/tue", r#"["08:00-12:30","13:30-18:00"]"#),
                ("/calendar/hours/thu", r#"["08:00-12:30","13:30-18:00"]"#),
                ("/calendar/closed", r#"["2026-12-24"]"#),
                ("/calendar/holidays", r#""scotland""#),
            ],
        );
        let (sample, _, decision) = model.selected().unwrap();
        assert_eq!(sample.key, "c-1059");
        let due = decision
            .timeline
            .iter()
            .find(|step| step.id == baton_core::handoff::StepId::Tier1);
        assert_eq!(due.unwrap().deadline.at.to_string(), "2026-12-29T08:30:00Z");
        let index = model.place.sample;
        assert!(model.changes(index).deadlines);
        let (was, now) = (model.was(index).unwrap(), model.verdict(index).unwrap());
        assert_eq!(was, now, "outcome and tier are the same");
        // A new version takes its place: nothing changes against it.
        let newest = Arc::clone(model.policy());
        model.publish(Some(newest));
        assert_eq!(model.changed(), 0);
        model.publish(None);
        assert!(model.changed() > 1);
    }

    #[test]
    fn a_call_that_is_tried_otherwise_is_compared_as_it_is_tried() {
        let mut model = opened();
        model.go("/trigger/c-1043");
        let (sample, call, _) = model.selected().unwrap();
        let (mut call, index) = (call.clone(), model.place.sample);
        assert_eq!(sample.call, call);
        call.facts = Node::Map(Vec::new());
        let trial = Trial {
            sample: index,
            call,
            words: Vec::new(),
        };
        let before = model.verdict(index).cloned();
        model.set_trial(Some(trial));
        assert_ne!(model.verdict(index).cloned(), before);
        assert_eq!(model.changed(), 0, "both policies see the same call");
        model.publish(None);
        model.set_trial(None);
        assert_eq!(model.changed(), 0);
    }

    #[test]
    fn while_the_draft_has_errors_the_last_good_policy_decides() {
        let mut model = opened();
        let before = model.selected().map(|(_, _, d)| d.clone());
        model.edit(&threshold(Node::text("high")), 0);
        assert!(model.stale());
        assert_eq!(model.selected().map(|(_, _, d)| d.clone()), before);
    }
}
