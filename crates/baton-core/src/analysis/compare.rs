//! Differences between two decisions on a call, for example under two policies.
//!
//! A difference is anything that people would notice: the recipient of the call, the steps, their times and the texts.
//! Explanations, findings and CRM properties are not compared. A time among the properties is a deadline and counts as
//! such.
//!
//! To compare many calls by outcome and tier alone, `baton-backtest` is much faster.

use crate::calendar::Instant;
use crate::decision::Decision;
use crate::handoff::{Action, FormatStep, StepId, TimelineStep};

/// The kinds of differences between two decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The outcome differs.
    pub outcome: bool,
    /// The tier differs, or only one call is handed off.
    pub tier: bool,
    /// A time in the timeline or of the promised call back differs, is new or is gone.
    pub deadlines: bool,
    /// A text for the AE or the prospect differs, is new or is gone. A deadline in a text changes the text.
    pub messages: bool,
    /// The steps or their order differ, or other texts are merged.
    pub steps: bool,
}

impl Changes {
    /// Compares two decisions on the same call.
    ///
    /// ```
    /// use baton_core::analysis::compare::Changes;
    /// use baton_core::{Call, Instant, Node, Policy, call::Phase, decide};
    /// let yaml = baton_core::policy::STARTER;
    /// let before = Policy::from_yaml(yaml)?;
    /// let after = Policy::from_yaml(&yaml.replace("start_sla_timer", "start_sla_timer_minutes: 25"))?;
    ///
    /// let mut call = Call::new("c-1", Phase::Ended);
    /// call.set_fact("qualification_score", Node::Int(90));
    /// call.set_fact("budget_confirmed", Node::Bool(true));
    /// call.set_fact("decision_maker_confirmed", Node::Bool(true));
    /// let at = Instant::parse("2026-06-19T14:23:00Z");
    /// let changes = Changes::between(&decide(&before, &call, at), &decide(&after, &call, at));
    /// assert!(changes.deadlines && changes.messages, "the brief names the deadline");
    /// assert!(!changes.outcome && !changes.tier && !changes.steps);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn between(before: &Decision, after: &Decision) -> Self {
        Self {
            outcome: before.outcome != after.outcome,
            tier: tier(before) != tier(after),
            deadlines: !deadlines(before).eq(deadlines(after)),
            messages: messages(before) != messages(after),
            steps: before.plan != after.plan
                || steps(before) != steps(after)
                || !merged(before).eq(merged(after)),
        }
    }

    /// Returns true if there is any difference.
    #[must_use]
    pub const fn any(self) -> bool {
        self.outcome || self.tier || self.deadlines || self.messages || self.steps
    }
}

/// Numbers of calls with each kind of difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// Calls with any difference.
    pub calls: usize,
    /// Calls with a different outcome.
    pub outcome: usize,
    /// Calls with a different tier.
    pub tier: usize,
    /// Calls with a different deadline.
    pub deadlines: usize,
    /// Calls with a different message.
    pub messages: usize,
    /// Calls with different steps.
    pub steps: usize,
}

impl ChangeCounts {
    /// Counts the differences of a call.
    pub fn add(&mut self, changes: Changes) {
        self.calls += usize::from(changes.any());
        self.outcome += usize::from(changes.outcome);
        self.tier += usize::from(changes.tier);
        self.deadlines += usize::from(changes.deadlines);
        self.messages += usize::from(changes.messages);
        self.steps += usize::from(changes.steps);
    }
}

impl Extend<Changes> for ChangeCounts {
    fn extend<I: IntoIterator<Item = Changes>>(&mut self, changes: I) {
        changes.into_iter().for_each(|changes| self.add(changes));
    }
}

impl FromIterator<Changes> for ChangeCounts {
    fn from_iter<I: IntoIterator<Item = Changes>>(changes: I) -> Self {
        let mut counts = Self::default();
        counts.extend(changes);
        counts
    }
}

/// Returns the tier. A handoff without a tier differs from no handoff.
fn tier(decision: &Decision) -> Option<Option<&str>> {
    let format = decision.format.as_ref();
    format.map(|format| format.tier.as_deref())
}

fn deadlines(decision: &Decision) -> impl Iterator<Item = (Option<StepId>, Instant)> {
    // Ordered by step rather than by time, because steps at the same time have no order.
    let of = |id| decision.timeline.iter().find(move |step| step.id == id);
    let at = |step: &TimelineStep| (Some(step.id), step.deadline.at);
    let timeline = StepId::ALL.into_iter().filter_map(of).map(at);
    let format = decision.format.as_ref();
    let callback = format.and_then(|format| format.callback_by.as_ref());
    timeline.chain(callback.map(|by| (None, by.at)))
}

/// Returns the texts that people receive or hear. An unsent brief counts as absent.
fn messages(decision: &Decision) -> [Option<&str>; 7] {
    let messages = &decision.brief.messages;
    let sends_brief = decision.plan.iter().any(|step| {
        [
            Action::NotifyAeSlack.as_str(),
            FormatStep::SlackAlert.as_str(),
        ]
        .contains(&step.step)
    });
    let others = [
        &messages.warm_hold_sms,
        &messages.holding_message,
        &messages.warm_hold_email,
        &messages.holding_email,
        &messages.transfer_line,
        &messages.whisper,
    ];
    let [sms, holding, warm_hold_email, holding_email, line, whisper] =
        others.map(|message| message.as_ref().map(|message| message.text.as_str()));
    let brief = sends_brief.then_some(messages.slack_brief.text.as_str());
    [
        brief,
        sms,
        holding,
        warm_hold_email,
        holding_email,
        line,
        whisper,
    ]
}

fn steps(decision: &Decision) -> &[FormatStep] {
    let format = decision.format.as_ref();
    format.map_or(&[], |format| &format.steps)
}

/// Returns the replacement of each merged text.
fn merged(decision: &Decision) -> impl Iterator<Item = (StepId, Option<&'static str>)> {
    let of = |id| decision.timeline.iter().find(move |step| step.id == id);
    let merged = |step: &TimelineStep| (step.id, step.merged.map(|merged| merged.into));
    StepId::ALL.into_iter().filter_map(of).map(merged)
}
