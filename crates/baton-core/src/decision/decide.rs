//! Evaluation of a policy for a call.

use super::render::render_all;
use crate::calendar::Instant;
use crate::call::contact::KnownContact;
use crate::call::{Call, CallFinding, Outcome, Phase};
use crate::decision::brief::Brief;
use crate::decision::brief_fields::BriefFields;
use crate::decision::explain::{self, Headline, Line};
use crate::decision::record::{Decision, FormatChoice, Missing, TraceLine};
use crate::decision::render_context::RenderContext;
use crate::document::node::Node;
use crate::handoff::{Action, ChoiceReason, FormatStep, Obstacles, TierChoice, plan};
use crate::policy::Policy;
use crate::rule::{AMOUNT_UNREADABLE, DEAL_SIZE, Facts, Join, Rule, Truth, WhenMissing};
use crate::value::money::{self, Currency};

/// Decides a call at a given time: when the trigger became true, or at the end of the call.
///
/// The time is an argument, so that the same arguments always give the same decision. A call usually carries its own
/// time ([`Call::at`]). Without a time, outcome, tier and plan are the same, but there are no deadlines, and the
/// finding `moment_missing` is added.
///
/// ```
/// use baton_core::{Call, Policy, decide};
/// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
/// let call = Call::from_json(
///     r#"{"id":"c-1","facts":{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true}}"#,
/// )?;
/// let decision = decide(&policy, &call, call.at);
/// assert_eq!(decision.outcome.as_str(), "hand_off");
/// assert!(decision.timeline.is_empty());
/// assert_eq!(decision.intake[0].code, "moment_missing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn decide(policy: &Policy, call: &Call, at: impl Into<Option<Instant>>) -> Decision {
    decide_at(policy, call, at.into())
}

impl Policy {
    /// Decides a call at a given time; the method form of [`decide`].
    ///
    /// ```
    /// use baton_core::{Call, Outcome, Policy, policy::STARTER};
    /// let policy = Policy::from_yaml(STARTER)?;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// let decision = policy.decide(&call, call.at);
    /// assert_eq!(decision.outcome, Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decide(&self, call: &Call, at: impl Into<Option<Instant>>) -> Decision {
        decide_at(self, call, at.into())
    }
}

fn decide_at(policy: &Policy, call: &Call, at: Option<Instant>) -> Decision {
    let (facts, mut intake) = call.prepare(policy.schema(), policy.money());
    if at.is_none() {
        intake.insert(0, call.moment_missing());
    }
    let contact = KnownContact::read(&call.contact);
    contact.report(&mut intake);
    call.report_texts(&mut intake);
    let missing = missing(policy, &facts);
    let lines = explain::trace(policy.trigger(), &facts);
    // Uses the traced result, so that the outcome always agrees with the explanation.
    let trigger = lines.first().map_or(Truth::Unknown, |root| root.result);
    let outcome = outcome(policy, call.phase, trigger, &missing);
    let handed_off = outcome == Outcome::HandOff;
    let chosen = handed_off.then(|| policy.formats().choose(&facts));
    let format = chosen.map(|chosen| format_choice(policy, call, chosen, &facts, &intake, at));
    let steps = format.as_ref().map_or(&[][..], |f| &f.steps);
    let callback_by = format.as_ref().and_then(|f| f.callback_by.as_ref());
    let callback_by = callback_by.map(|deadline| deadline.at);
    let clock_runs = policy.actions().contains(&Action::StartSlaTimer);
    let timeline = match at.filter(|_| clock_runs).zip(chosen) {
        Some((at, chosen)) => policy.timeline(chosen.tier, at, contact.text_channel()),
        None => Vec::new(),
    };
    let fields = BriefFields::new(call, &contact, outcome, at.filter(|_| handed_off));
    let context = RenderContext {
        fields: &fields,
        contact: &contact,
        facts: &call.facts,
        currency: policy.money().currency,
        ae: None,
        at,
        callback_by,
        timeline: &timeline,
        attempt_made: false,
        calendar: policy.calendar(),
    };
    let plan = if handed_off {
        let obstacles = Obstacles::new(&contact, call.phase, clock_runs);
        plan(policy.actions(), steps, &obstacles)
    } else {
        Vec::new()
    };
    let messages = render_all(policy, &plan, &context);
    let writes_crm =
        policy.actions().contains(&Action::WriteCrmContact) || steps.contains(&FormatStep::CrmNote);
    let crm = format.as_ref().filter(|_| writes_crm).map(|format| {
        let tier = format.tier.as_deref();
        policy.crm().write(call, &facts, tier, &context)
    });
    let headline = Headline {
        policy,
        phase: call.phase,
        facts: &facts,
        outcome,
        format: format.as_ref(),
        plan: &plan,
        missing: &missing,
        context: &context,
    };
    Decision {
        call: call.id.clone(),
        at,
        outcome,
        sentence: headline.sentence(),
        trace: trace_lines(policy, &lines),
        missing,
        brief: Brief::new(fields, &contact, messages, policy.summary()).with_intake(&intake),
        intake,
        plan,
        crm,
        timeline,
        format,
        policy_digest: policy.digest().to_owned(),
    }
}

/// Derives the outcome from the trigger's result and the phase of the call.
pub(crate) fn outcome(
    policy: &Policy,
    phase: Phase,
    trigger: Truth,
    missing: &[Missing],
) -> Outcome {
    let means_no_handoff = |m: &Missing| {
        let slot = policy
            .schema()
            .slot(&m.field)
            .and_then(|s| policy.schema().spec(s));
        slot.is_some_and(|spec| spec.when_missing == WhenMissing::NoHandoff)
    };
    match trigger {
        Truth::Met => Outcome::HandOff,
        Truth::NotMet => Outcome::NoHandoff,
        Truth::Unknown if phase == Phase::Ended && missing.iter().all(means_no_handoff) => {
            Outcome::NoHandoff
        }
        Truth::Unknown => Outcome::Undecided,
    }
}

/// Returns the missing facts that can change the trigger's result, most useful question first.
pub(crate) fn missing(policy: &Policy, facts: &Facts) -> Vec<Missing> {
    let conditions = explain::undecided_conditions(policy.trigger(), facts).into_iter();
    conditions
        .map(|condition| Missing {
            field: condition.field.clone(),
            ask: policy
                .schema()
                .spec(condition.slot)
                .and_then(|spec| spec.ask.clone()),
        })
        .collect()
}

/// Describes the lines of [`explain::trace`] for a decision.
#[must_use]
pub fn trace_lines(policy: &Policy, lines: &[Line<'_>]) -> Vec<TraceLine> {
    let currency = policy.money().currency;
    lines
        .iter()
        .map(|line| trace_line(line, currency))
        .collect()
}

fn trace_line(line: &Line<'_>, currency: Currency) -> TraceLine {
    let Line {
        rule,
        depth,
        result,
        actual,
    } = *line;
    let group = |id: &str, kind, sentence: &str| TraceLine {
        id: id.to_owned(),
        kind,
        depth,
        result,
        field: None,
        actual: None,
        expected: None,
        sentence: sentence.to_owned(),
        distance: None,
    };
    match rule {
        Rule::Condition(condition) => TraceLine {
            id: condition.id.clone(),
            kind: "condition",
            depth,
            result,
            field: Some(condition.field.clone()),
            actual: actual.cloned(),
            expected: condition.test.operand(),
            sentence: explain::with_value(condition, actual, currency),
            distance: line.distance().map(|distance| distance.describe(currency)),
        },
        Rule::Group {
            id,
            join: Join::All,
            ..
        } => group(id, "all", "all of these must hold"),
        Rule::Group {
            id,
            join: Join::Any,
            ..
        } => group(id, "any", "one of these is enough"),
        Rule::Not { id, .. } => group(id, "not", "this must not hold"),
    }
}

fn format_choice(
    policy: &Policy,
    call: &Call,
    chosen: TierChoice<'_>,
    facts: &Facts,
    intake: &[CallFinding],
    at: Option<Instant>,
) -> FormatChoice {
    let currency = policy.money().currency;
    let size = facts
        .get(policy.formats().deal_size)
        .map(|fact| fact.describe(currency));
    let why = match (chosen.why, chosen.tier) {
        (ChoiceReason::Matched, Some(tier)) => {
            let conditions = tier
                .when
                .iter()
                .map(|c| explain::with_value(c, facts.get(c.slot), currency));
            let range = tier.deal_size.map(|range| {
                format!(
                    "the deal size is {}, {}",
                    size.as_deref().unwrap_or("not known"),
                    range.describe(currency)
                )
            });
            let reasons: Vec<String> = conditions.chain(range).collect();
            if reasons.is_empty() {
                "this tier accepts every call".to_owned()
            } else {
                reasons.join("; ")
            }
        }
        (why, _) => {
            // Distinguishes a stated but unreadable size from one that was never stated.
            let is_unread = |finding: &CallFinding| {
                finding.field == DEAL_SIZE && finding.code == AMOUNT_UNREADABLE
            };
            let unknown = if intake.iter().any(is_unread) {
                "the deal size that was given could not be read"
            } else {
                "the deal size is not known"
            };
            if why == ChoiceReason::SizeUnknown {
                format!("{unknown}, so the policy's tier for that case applies")
            } else {
                format!("{unknown}: choose the format manually")
            }
        }
    };
    FormatChoice {
        tier: chosen.tier.map(|t| t.id.clone()),
        steps: chosen.tier.map(|t| t.format.clone()).unwrap_or_default(),
        why,
        straddles: straddles(policy, call, facts),
        callback_by: chosen
            .tier
            .and_then(|t| t.callback_within_minutes)
            .zip(at)
            .map(|(minutes, at)| policy.sla().deadline(policy.calendar(), at, minutes)),
    }
}

/// Describes the case that the two ends of a deal-size range get different tiers.
fn straddles(policy: &Policy, call: &Call, facts: &Facts) -> Option<String> {
    let formats = policy.formats();
    // Only a text can state a range, and an unreadable amount has no ends.
    let (Node::Text(said), Some(_)) = (call.facts.get(DEAL_SIZE)?, facts.get(formats.deal_size))
    else {
        return None;
    };
    let currency = policy.money().currency;
    let amount = money::read_text(said, currency).ok()?.amount;
    let (low, high) = amount.ends();
    let tier = |size| {
        let tier = formats.choose_for(Some(size), facts).tier;
        tier.map_or("a manual choice", |tier| tier.id.as_str())
    };
    let (below, above) = (tier(low), tier(high));
    (below != above).then(|| {
        format!(
            "the deal size was given as {}: {} would get {below}, {} would get {above}",
            amount.format(currency),
            currency.format(low),
            currency.format(high)
        )
    })
}
