/// <reference lib="esnext.disposable" />

import type { DecisionValue, FactValue, Moment, Outcome } from "./decision.js";

/** A moment as it is given: a `Date`, RFC 3339, or what prints as RFC 3339, such as `Temporal.Instant`. */
export type MomentLike = Date | string | { toString(): string };

/** A file as it is given: its bytes, or its text. */
export type Bytes = string | Uint8Array | ArrayBuffer | ArrayBufferView;

/**
 * What a call can tell. `null` and a fact that is left out are the same. A number of more digits than JavaScript keeps is
 * a `bigint`, or `{ decimal: "0.12345678901234567" }`.
 */
export type Fact = number | bigint | boolean | string | string[] | null | { minor: number } | { decimal: string };

/** A call, in Baton's own form. Unknown fields are an error; unknown facts are told and not used. */
export interface Call {
  /** The caller's own id for it. */
  id: string;
  /** When the trigger's facts were complete: mid-call for a live one, else the call's end. */
  at?: Moment;
  /** `live` while facts may still arrive; `ended` unless said. */
  phase?: "live" | "ended";
  /**
   * The prospect. A phone number is usable with its country code: `+44 7700 900123`. `null`, and markers such as `N/A`, count
   * as missing.
   */
  contact?: { name?: string | null; company?: string | null; phone?: string | null; email?: string | null } | null;
  facts?: { [field: string]: Fact | undefined };
  /** What the prospect said or did that makes this a lead. */
  intent_signal?: string | null;
  /** The call in at most 80 words. */
  call_summary?: string | null;
  disqualifying_flags?: string[] | null;
  recording_url?: string | null;
}

/** A finding about a document. */
export interface Diagnostic {
  /** Stable: `unknown_key`, `tier_gap` and so on. */
  code: string;
  severity: "error" | "warning" | "note";
  /** Where in the document, as a JSON pointer. */
  path: string;
  /** Where in the text, from 1, if there was a text. */
  span: { line: number; column: number } | null;
  message: string;
  /** How to mend it, when that is known. */
  hint: string | null;
}

/** What every function of this package throws. */
export declare class BatonError extends Error {
  /**
   * What went wrong; programs match on it. `call_unreadable`, `call_too_large` (over 1 MiB),
   * `bad_argument`, `freed`, `not_started`, `wasm_unreachable`, a diagnostic's code, or the code of a refused import such as
   * `signature_invalid`.
   */
  readonly code: string;
  /** Where in the document, as a JSON pointer. */
  readonly path?: string;
  /** The line of the text, from 1. */
  readonly line?: number;
  /** The column of the text, from 1. */
  readonly column?: number;
  /** How to mend it. */
  readonly hint?: string;
  /** For a document with errors, everything that was found in it; else empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The outcome and the tier, without the account of them. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The tier's id; `null` unless handed off, and when a person picks the format. */
  readonly tier: string | null;
}

/** Everything that a policy says of one call. Its fields are read from the canonical text at the first look. */
export interface Decision extends Readonly<DecisionValue> {
  /** The canonical JSON: the same bytes from every engine, to be logged, compared and hashed. */
  readonly canonical: string;
  /** The decision as a plain value. */
  toJSON(): DecisionValue;
}

/** A line that was not decided. */
export interface BadLine {
  /** From 1; blank lines count. */
  line: number;
  /** From 1, in characters. */
  column: number;
  code: "call_unreadable" | "line_too_long" | "not_utf_8";
  message: string;
}

/** What became of many calls: three columns with a place for each call that could be read. */
export interface Batch {
  /** The outcome of each call, as its place in {@link outcomes}. */
  outcomes: Uint8Array;
  /** The tier of each, as its place in `policy.tiers`; −1 for none. */
  tiers: Int16Array;
  /** The line on which each stands, from 1. */
  lines: Uint32Array;
  /** The lines that were not decided. */
  bad: BadLine[];
}

/** The same with the whole decisions. */
export interface DecidedBatch extends Batch {
  /**
   * NDJSON: for each line that is not blank the canonical decision, or `{"error": {"code", "line", "message"}}`. It is
   * what `baton decide --calls --json` prints.
   */
  ndjson: Uint8Array;
}

/** The outcomes in the order of their numbers in a {@link Batch}. */
export declare const outcomes: readonly ["hand_off", "no_handoff", "undecided"];

/** The engine's version. */
export declare function version(): string;

/** What every policy can do, however it came here. */
export declare class BasePolicy {
  protected constructor();

  readonly id: string;
  readonly title: string;
  /** The one currency of its amounts, ISO 4217. */
  readonly currency: string;
  /** `sha256:…` of its canonical form: two documents with one meaning have one digest. */
  readonly digest: string;
  /** The ids of its tiers, in order. */
  readonly tiers: readonly string[];

  /**
   * The outcome and tier of a call, given as an object or as its JSON text. The same object is given for the same
   * verdict.
   *
   * @throws {BatonError} `call_unreadable` with line and column.
   */
  outcome(call: Call | string): Verdict;

  /**
   * The whole decision for a moment, or for the call's own.
   *
   * @throws {BatonError} `call_unreadable`.
   */
  decide(call: Call | string, at?: MomentLike): Decision;

  /**
   * Many calls, one JSON object a line. A line that is no call is reported, and the rest go on. A call has at most
   * 1 MiB.
   */
  decideMany(ndjson: Bytes, options: { decisions: true; at?: MomentLike }): DecidedBatch;
  decideMany(ndjson: Bytes, options?: { decisions?: boolean; at?: MomentLike }): Batch;

  /** The warnings and notes on the document. It is analysed for them here, not when it is read. */
  check(): Diagnostic[];

  /** Frees its memory now, rather than when it is collected. It decides no more. */
  free(): void;
  [Symbol.dispose](): void;
}

export type { DecisionValue, FactValue, Moment, Outcome };
