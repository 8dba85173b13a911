/// <reference lib="esnext.disposable" />

import type { DecisionValue, FactValue, Moment, Outcome } from "./decision.js";

/** A moment: a `Date`, RFC 3339 text, or an object that prints as RFC 3339, such as `Temporal.Instant`. */
export type MomentLike = Date | string | { toString(): string };

/** A file: its bytes or its text. */
export type Bytes = string | Uint8Array | ArrayBuffer | ArrayBufferView;

/**
 * The value of a fact. `null` is the same as a missing fact. A number with more digits than JavaScript keeps is a
 * `bigint`, or `{ decimal: "0.12345678901234567" }`.
 */
export type Fact = number | bigint | boolean | string | string[] | null | { minor: number } | { decimal: string };

/** A call. Unknown fields are an error; unknown facts are reported and not used. */
export interface Call {
  /** Your id of the call. */
  id: string;
  /** The moment at which the facts were complete: during a live call, otherwise its end. */
  at?: Moment;
  /** `live` while facts may still arrive; `ended` by default. */
  phase?: "live" | "ended";
  /**
   * The prospect. A phone number is usable with its country code: `+44 7700 900123`. `null`, and markers such as `N/A`, count
   * as missing.
   */
  contact?: { name?: string | null; company?: string | null; phone?: string | null; email?: string | null } | null;
  facts?: { [field: string]: Fact | undefined };
  /** The prospect's words or actions that make this call a lead. */
  intent_signal?: string | null;
  /** A summary of the call in at most 80 words. */
  call_summary?: string | null;
  disqualifying_flags?: string[] | null;
  recording_url?: string | null;
}

/** A finding about a document. */
export interface Diagnostic {
  /** The stable code: `unknown_key`, `tier_gap` and others. */
  code: string;
  severity: "error" | "warning" | "note";
  /** The place in the document, as a JSON pointer. */
    path: string;
  /** The position in the text, from 1; absent for a document without text. */
  span: { line: number; column: number } | null;
  message: string;
  /** How to fix it, if known. */
  hint: string | null;
}

/** The error that every function of this package throws. */
export declare class BatonError extends Error {
  /**
 * The stable code, for programs to match on: `call_unreadable`, `call_too_large` (over 1 MiB), `bad_argument`, `freed`,
 * `not_started`, `wasm_unreachable`, a diagnostic's code, or the code of a refused import such as `signature_invalid`.
 */
  readonly code: string;
  /** Where in the document, as a JSON pointer. */
  readonly path?: string;
  /** The line of the text, from 1. */
  readonly line?: number;
  /** The column of the text, from 1. */
  readonly column?: number;
  /** How to fix it. */
  readonly hint?: string;
  /** All diagnostics of a document with errors; otherwise empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The outcome and the tier, without an explanation. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The tier's id; `null` unless handed off, or if a person chooses the format. */
  readonly tier: string | null;
}

/** The decision on a call. The canonical text is parsed at the first access to a field. */
export interface Decision extends Readonly<DecisionValue> {
  /** The canonical JSON: the same bytes on every platform, to log, compare and hash. */
  readonly canonical: string;
  /** The decision as a plain value. */
  toJSON(): DecisionValue;
}

/** A line that could not be decided. */
export interface BadLine {
  /** The line, from 1; blank lines count. */
  line: number;
  /** The column, from 1, in characters. */
  column: number;
  code: "call_unreadable" | "line_too_long" | "not_utf_8";
  message: string;
}

/** The verdicts on many calls: three columns with an entry for each call that could be read. */
export interface Batch {
  /** The outcome of each call, as its index in {@link outcomes}. */
  outcomes: Uint8Array;
  /** The tier of each call, as its index in `policy.tiers`; −1 for none. */
  tiers: Int16Array;
  /** The line of each call, from 1. */
  lines: Uint32Array;
  /** The lines that could not be decided. */
  bad: BadLine[];
}

/** The verdicts with the complete decisions. */
export interface DecidedBatch extends Batch {
  /**
 * NDJSON as `baton decide --calls --json` prints it: for each line that is not blank, the canonical decision or
 * `{"error": {"code", "line", "message"}}`.
 */
  ndjson: Uint8Array;
}

/** The outcomes, by their index in a {@link Batch}. */
export declare const outcomes: readonly ["hand_off", "no_handoff", "undecided"];

/** The engine's version. */
export declare function version(): string;

/** The members of every policy. */
export declare class BasePolicy {
  protected constructor();

  readonly id: string;
  readonly title: string;
  /** The currency of its amounts, ISO 4217. */
  readonly currency: string;
  /** `sha256:…` of its canonical form. Documents with the same meaning have the same digest. */
  readonly digest: string;
  /** The ids of its tiers, in order. */
  readonly tiers: readonly string[];

  /**
 * Returns the outcome and tier of a call, given as an object or as JSON text. Equal verdicts are the same object.
 *
 * @throws {BatonError} `call_unreadable` with line and column.
 */
  outcome(call: Call | string): Verdict;

  /**
 * Returns the decision for a moment, or for the call's own.
 *
   * @throws {BatonError} `call_unreadable`.
   */
  decide(call: Call | string, at?: MomentLike): Decision;

  /**
 * Decides many calls, one JSON object per line, at most 1 MiB each. A line that is not a call is reported, and the others
 * are decided.
 */
  decideMany(ndjson: Bytes, options: { decisions: true; at?: MomentLike }): DecidedBatch;
  decideMany(ndjson: Bytes, options?: { decisions?: boolean; at?: MomentLike }): Batch;

  /** Returns the warnings and notes on the document. The analysis runs here, not when the document is read. */
  check(): Diagnostic[];

  /** Frees its memory before garbage collection. The policy cannot be used afterwards. */
  free(): void;
  [Symbol.dispose](): void;
}

export type { DecisionValue, FactValue, Moment, Outcome };
