/** A moment in RFC 3339, in UTC and to the second: `2026-06-19T14:23:00Z`. */
export type Moment = string;

/** Whether a call goes to an AE; `undecided` while a fact that matters is missing. */
export type Outcome = "hand_off" | "no_handoff" | "undecided";

/** What a condition says of a call; `unknown` when a fact is missing, and for no other reason. */
export type Truth = "met" | "not_met" | "unknown";

/** One thing that a format does. */
export type FormatStep = "slack_alert" | "crm_note" | "sms_to_prospect" | "warm_transfer";

/** One thing that a handoff does. */
export type PlanStepName =
  | "pause_sequence"
  | "write_crm_contact"
  | "notify_ae_slack"
  | "start_sla_timer"
  /** In the place of a text message that cannot be sent. */
  | "email_to_prospect"
  /** Texts of the SLA's ladder; in a plan only where they cannot be sent. */
  | "warm_hold"
  | "holding_message"
  | FormatStep;

/** Everything that a policy says of one call, as a plain value. Its fields are those of the canonical JSON. */
export interface DecisionValue {
  /** The call's id. */
  call: string;
  /** The moment that it was decided for; `null` for a call without one, which has no deadlines. */
  at: Moment | null;
  /** Whether it goes to an AE. */
  outcome: Outcome;
  /** The outcome in one sentence. */
  sentence: string;
  /** Every condition and group of the trigger, a group before its members. Always complete. */
  trace: TraceLine[];
  /** The facts that could still change the outcome, in the order worth asking. */
  missing: Missing[];
  /** Facts of the call that could not be used as given. */
  intake: IntakeFinding[];
  /** The format; `null` unless handed off. */
  format: FormatChoice | null;
  /** What happens, in order; empty unless handed off. */
  plan: PlanStep[];
  /** What the AE reads. */
  brief: Brief;
  /** What is written into the CRM; `null` unless handed off by a plan that writes there. */
  crm: CrmWrite | null;
  /** When the SLA's steps fall, in the order of time; empty unless handed off with a clock that runs. */
  timeline: TimelineStep[];
  /** `sha256:…` of the policy that decided. */
  policy_digest: string;
}

/** One line of the account of the trigger. */
export interface TraceLine {
  /** The condition's or group's id: its own, or its JSON pointer. */
  id: string;
  kind: "condition" | "all" | "any" | "not";
  /** How deep it is nested, from 0. */
  depth: number;
  result: Truth;
  /** The field; of conditions only. */
  field?: string;
  /** The call's value; absent when the fact is missing. */
  actual?: FactValue;
  /** What it is held against; absent for operators that take nothing. */
  expected?: FactValue | FactValue[];
  /** The line in plain English. */
  sentence: string;
  /** What would turn a condition that is not met: `3 short`. */
  distance?: string;
}

/** A value of a fact. Money is in minor units; a decimal is a text, because canonical JSON has no fractions. */
export type FactValue = number | boolean | string | string[] | { minor: number };

/** A fact that could still change the outcome. */
export interface Missing {
  field: string;
  /** The question that would settle it, if the policy has one. */
  ask?: string;
}

/**
 * A fact that could not be used as given; it counts as missing. `amount_qualified` is of an amount that was used without
 * the words beside it, such as "per month".
 */
export interface IntakeFinding {
  code:
    | "unknown_fact"
    | "wrong_type"
    | "out_of_range"
    | "moment_missing"
    /** A marker for a missing value, such as `N/A` or `{{first_name}}`. */
    | "placeholder_value"
    | "phone_unusable"
    | "email_unusable"
    | "amount_unreadable"
    | "amount_qualified";
  field: string;
  message: string;
}

/** The format that a handed-off call gets. */
export interface FormatChoice {
  /** The tier's id; `null` when a person picks. */
  tier: string | null;
  steps: FormatStep[];
  /** Why this one, in plain English. */
  why: string;
  /** That the deal size was a range whose ends would get different formats. */
  straddles?: string;
  /** The latest moment of the call back that stands in for a warm transfer. */
  callback_by?: Deadline;
}

/** One step of the plan. */
export interface PlanStep {
  step: PlanStepName;
  /** What asked for it; `sla` for a text of the ladder that cannot be sent. */
  from: "trigger" | "format" | "sla";
  /** The step in a person's words. */
  words: string;
  /** What else it stands for. */
  note?: string;
  /** That the step cannot be done: why, and what is done in its place. Such a step is not carried out. */
  not_possible?: { instead: "email" | "ae_told"; reason: string };
}

/** A moment of business time, with the account of how it came about. */
export interface Deadline {
  at: Moment;
  /** In the order of time; empty on a clock that never stops. */
  receipt: Receipt[];
  /** That the holidays of its year, or its time zone's rules by then, are not known. */
  warning?: "holidays_unknown" | "zone_rules_unknown" | "holidays_and_zone_rules_unknown";
}

/** One line of a deadline's account. Dates are local: `2026-06-19`. */
export type Receipt =
  | { kind: "window"; date: string; from: Moment; to: Moment; /** Seconds used. */ seconds: number }
  | { kind: "skipped"; date: string; /** The holiday's name, or why nobody works. */ reason: string }
  | { kind: "clock_change"; date: string; /** Seconds that the clock was moved: 3600 forward. */ seconds: number }
  | ReceiptDays;

/**
 * Days in the middle of a receipt of more than 64 lines, counted and not listed. Holidays, closures and clock changes
 * keep lines of their own, up to about a hundred.
 */
export interface ReceiptDays {
  kind: "days";
  /** The first day. */
  date: string;
  last_date: string;
  /** Days with business time. */
  open_days: number;
  /** Days on which nobody works. */
  closed_days: number;
  /** Windows that were counted. */
  windows: number;
  /** Seconds used. */
  seconds: number;
  /** Clock changes that have no line of their own. */
  clock_changes: number;
}

/** A step of the SLA's ladder. */
export interface TimelineStep extends Deadline {
  id: "warm_hold" | "warm_hold_email" | "tier_1" | "tier_2" | "holding_message" | "holding_email" | "nurture";
  /** What is sent in its place, if this text is not sent by itself. */
  merged?: { into: "sms_to_prospect" | "holding_message" | "email_to_prospect" | "holding_email"; why: string };
}

/** What an AE needs before saying hello. */
export interface Brief {
  fields: BriefFields;
  messages: Messages;
  /** Words in the summary. */
  summary_words: number;
  /** Words in the five lines that the AE reads. */
  words: number;
  /** Seconds to read them in silence, at 238 words a minute. */
  reading_seconds: number;
  /** What should be mended before anybody reads it. */
  findings: BriefFinding[];
}

/** The brief's seven fields. */
export interface BriefFields {
  contact_name: string;
  company: string;
  qualification_status: "qualified" | "not_qualified" | "undecided";
  intent_signal: string;
  call_summary: string;
  disqualifying_flags: string[];
  handoff_timestamp: Moment | null;
}

/** Something that the reader of a brief or of a message would stumble over. */
export interface BriefFinding {
  /** Stable: `brief_too_long`, `summary_empty`, `sms_not_gsm7` and so on. */
  code: string;
  /** The field or message that it is about. */
  field: string;
  message: string;
}

/** The messages of one call. */
export interface Messages {
  slack_brief: Message;
  warm_hold_sms: Message | null;
  holding_message: Message | null;
  transfer_line: Message | null;
  whisper: Message | null;
  /** In the place of the warm-hold SMS; only for a prospect whom no text message can reach. */
  warm_hold_email?: Message;
  /** In the place of the holding message; likewise. */
  holding_email?: Message;
}

/** A message as it goes out. */
export interface Message {
  /** The text; a Slack brief's is mrkdwn, escaped. */
  text: string;
  /** The moment for which its claims hold; `null` for a call without one. */
  at: Moment | null;
  measures: Measures;
  /** The claims of its template, and whether the facts supported them. */
  claims: { claim: "tried_to_reach_you" | "today" | "next_working_day"; made: boolean }[];
  findings: BriefFinding[];
}

/** How long a message is, in the measures of its channel. */
export interface Measures {
  words: number;
  /** Of a Slack message. */
  lines?: number;
  /** Of what is read. */
  reading_seconds?: number;
  /** Of a text message. */
  sms?: Sms;
  /** Of what is spoken. */
  speech?: Speech;
}

/** A text message, measured. */
export interface Sms {
  encoding: "gsm7" | "ucs2";
  /** Septets of GSM-7, or UTF-16 code units. */
  units: number;
  /** Messages that are sent and paid for. */
  segments: number;
  /** The first character outside GSM-7, and the same text without such characters if there is one. */
  outside?: { character: string; position: number; offer?: string };
}

/** The time to say what is spoken. */
export interface Speech {
  /** Words as spoken: `£15k` is three. */
  words: number;
  /** Milliseconds at 180 words a minute. */
  fast_ms: number;
  /** Milliseconds at 150 words a minute. */
  slow_ms: number;
}

/** What is written into the CRM. */
export interface CrmWrite {
  provider: "generic" | "hubspot";
  /** Each property's value. */
  properties: { [property: string]: string | number };
  /** Properties whose value is not known yet, such as the AE. */
  pending: string[];
  activity: { type: string; body: string; call_recording_url?: string };
}
