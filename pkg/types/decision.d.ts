/** A moment as RFC 3339 text, in UTC and to the second: `2026-06-19T14:23:00Z`. */
export type Moment = string;

/** The outcome of a call; `undecided` while a fact that matters is missing. */
export type Outcome = "hand_off" | "no_handoff" | "undecided";

/** The result of a condition; `unknown` only if a fact is missing. */
export type Truth = "met" | "not_met" | "unknown";

/** An action of a format. */
export type FormatStep = "slack_alert" | "crm_note" | "sms_to_prospect" | "warm_transfer";

/** An action of a handoff. */
export type PlanStepName =
  | "pause_sequence"
  | "write_crm_contact"
  | "notify_ae_slack"
  | "start_sla_timer"
  /** Replaces a text message that cannot be sent. */
  | "email_to_prospect"
  /** Messages of the SLA ladder; part of a plan only if they cannot be sent. */
  | "warm_hold"
  | "holding_message"
  | FormatStep;

/** The decision on a call as a plain value, with the fields of the canonical JSON. */
export interface DecisionValue {
  /** The call's id. */
  call: string;
  /** The moment of the decision; `null` for a call without a moment, which has no deadlines. */
  at: Moment | null;
  /** The outcome. */
  outcome: Outcome;
  /** The outcome in one sentence. */
  sentence: string;
  /** Every condition and group of the trigger, each group before its members. Always complete. */
  trace: TraceLine[];
  /** The missing facts that could still change the outcome, the most useful question first. */
  missing: Missing[];
  /** Facts of the call that could not be used as given. */
  intake: IntakeFinding[];
  /** The format; `null` unless handed off. */
  format: FormatChoice | null;
  /** The steps of the handoff, in order; empty unless handed off. */
  plan: PlanStep[];
  /** The brief for the AE. */
  brief: Brief;
  /** The CRM record; `null` unless handed off by a plan that writes one. */
  crm: CrmWrite | null;
  /** The steps of the SLA by time; empty unless handed off with a running clock. */
  timeline: TimelineStep[];
  /** The policy's digest, `sha256:…`. */
  policy_digest: string;
}

/** The result of a condition or group of the trigger. */
export interface TraceLine {
  /** The id of the condition or group; without one, its JSON pointer. */
  id: string;
  kind: "condition" | "all" | "any" | "not";
  /** The depth of nesting, from 0. */
  depth: number;
  result: Truth;
  /** The field; conditions only. */
  field?: string;
  /** The call's value; absent when the fact is missing. */
  actual?: FactValue;
  /** The operand; absent for operators without one. */
  expected?: FactValue | FactValue[];
  /** The line in plain English. */
  sentence: string;
  /** The distance to a condition that is not met: `3 short`. */
  distance?: string;
}

/** The value of a fact. Money is in minor units; a decimal is a string, because canonical JSON has no fractions. */
export type FactValue = number | boolean | string | string[] | { minor: number };

/** A missing fact that could still change the outcome. */
export interface Missing {
  field: string;
  /** The policy's question for it, if any. */
  ask?: string;
}

/**
 * A fact that could not be used as given and counts as missing. With `amount_qualified`, the amount was used without the
 * words beside it, such as "per month".
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

/** The format of a handoff. */
export interface FormatChoice {
  /** The tier's id; `null` if a person chooses the format. */
  tier: string | null;
  steps: FormatStep[];
  /** The reason for this format in plain English. */
  why: string;
  /** A note that the deal size is a range across two formats. */
  straddles?: string;
  /** The deadline of the call-back that replaces a warm transfer. */
  callback_by?: Deadline;
}

/** One step of the plan. */
export interface PlanStep {
  step: PlanStepName;
  /** The part of the policy that requires it; `sla` for a message of the ladder that cannot be sent. */
  from: "trigger" | "format" | "sla";
  /** The step in plain English. */
  words: string;
  /** Other steps that this one covers. */
  note?: string;
  /** The reason why the step cannot be done, and its replacement. Do not carry out such a step. */
  not_possible?: { instead: "email" | "ae_told"; reason: string };
}

/** A business-time deadline with its receipt. */
export interface Deadline {
  at: Moment;
  /** The receipt by time; empty for a clock that never stops. */
  receipt: Receipt[];
  /** A warning that the holidays or the time zone rules of that year are not known. */
  warning?: "holidays_unknown" | "zone_rules_unknown" | "holidays_and_zone_rules_unknown";
}

/** An entry of a deadline's receipt. Dates are local: `2026-06-19`. */
export type Receipt =
  | { kind: "window"; date: string; from: Moment; to: Moment; /** Seconds used. */ seconds: number }
  | { kind: "skipped"; date: string; /** The name of the holiday, or another reason. */ reason: string }
  | { kind: "clock_change"; date: string; /** The change in seconds: 3600 for an hour forward. */ seconds: number }
  | ReceiptDays;

/**
 * A summary of days in the middle of a receipt of more than 64 entries. Holidays, closures and clock changes keep their
 * own entries, up to about a hundred.
 */
export interface ReceiptDays {
  kind: "days";
  /** The first day. */
  date: string;
  last_date: string;
  /** Days with business time. */
  open_days: number;
  /** Days without business time. */
  closed_days: number;
  /** The number of windows. */
  windows: number;
  /** Seconds used. */
  seconds: number;
  /** Clock changes without their own entry. */
  clock_changes: number;
}

/** A step of the SLA ladder. */
export interface TimelineStep extends Deadline {
  id: "warm_hold" | "warm_hold_email" | "tier_1" | "tier_2" | "holding_message" | "holding_email" | "nurture";
  /** The message that replaces this one, if it is not sent itself. */
  merged?: { into: "sms_to_prospect" | "holding_message" | "email_to_prospect" | "holding_email"; why: string };
}

/** The brief that the AE reads before the conversation. */
export interface Brief {
  fields: BriefFields;
  messages: Messages;
  /** Words in the summary. */
  summary_words: number;
  /** Words in the brief's five lines. */
  words: number;
  /** Seconds to read them silently, at 238 words per minute. */
  reading_seconds: number;
  /** Findings to fix before the brief is sent. */
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

/** A flaw in a brief or a message. */
export interface BriefFinding {
  /** The stable code: `brief_too_long`, `summary_empty`, `sms_not_gsm7` and others. */
  code: string;
  /** The field or message. */
  field: string;
  message: string;
}

/** The messages for a call. */
export interface Messages {
  slack_brief: Message;
  warm_hold_sms: Message | null;
  holding_message: Message | null;
  transfer_line: Message | null;
  whisper: Message | null;
  /** Replaces the warm-hold SMS for a prospect who cannot receive text messages. */
  warm_hold_email?: Message;
  /** Replaces the holding message for such a prospect. */
  holding_email?: Message;
}

/** A message ready to send. */
export interface Message {
  /** The text; a Slack brief's is mrkdwn, escaped. */
  text: string;
  /** The moment at which its claims are true; `null` for a call without a moment. */
  at: Moment | null;
  measures: Measures;
  /** The claims of its template; `held` is true if the facts support a claim. */
  claims: { claim: "tried_to_reach_you" | "today" | "next_working_day"; made: boolean }[];
  findings: BriefFinding[];
}

/** The length of a message, in the units of its channel. */
export interface Measures {
  words: number;
  /** Lines; Slack messages only. */
  lines?: number;
  /** Reading time in seconds; messages to read only. */
  reading_seconds?: number;
  /** Size as SMS; text messages only. */
  sms?: Sms;
  /** Speaking time; spoken messages only. */
  speech?: Speech;
}

/** The size of a text message. */
export interface Sms {
  encoding: "gsm7" | "ucs2";
  /** Septets of GSM-7, or UTF-16 code units. */
  units: number;
  /** SMS segments, each billed as a message. */
  segments: number;
  /** The first character outside GSM-7, and an equivalent text in GSM-7 if there is one. */
  outside?: { character: string; position: number; offer?: string };
}

/** The time to speak a message. */
export interface Speech {
  /** Words as spoken: `£15k` is three. */
  words: number;
  /** Milliseconds at 180 words per minute. */
  fast_ms: number;
  /** Milliseconds at 150 words per minute. */
  slow_ms: number;
}

/** The record to write to the CRM. */
export interface CrmWrite {
  provider: "generic" | "hubspot";
  /** The value of each property. */
  properties: { [property: string]: string | number };
  /** Properties without a value yet, such as the AE. */
  pending: string[];
  activity: { type: string; body: string; call_recording_url?: string };
}
