import type { Deadline, IntakeFinding, Missing, Moment, Outcome, Truth } from "./decision.js";
import { BasePolicy } from "./policy.js";
import type { Bytes, Call, Decision, Diagnostic, Fact, MomentLike } from "./policy.js";

export * from "./decision.js";
export { BatonError, outcomes, version } from "./policy.js";
export type {
  BadLine,
  Batch,
  Bytes,
  Call,
  DecidedBatch,
  Decision,
  Diagnostic,
  Fact,
  MomentLike,
  Verdict,
} from "./policy.js";

/** A policy that decides calls. */
export declare class Policy extends BasePolicy {
  private constructor();

  /**
 * Reads a policy in YAML, at most 64 KiB.
 *
 * @throws {BatonError} with the first error's code, path, line and hint, and all errors in `diagnostics`.
 */
  static fromYaml(yaml: string): Policy;

  /**
 * Reads a document as JSON: the authored form, or the canonical form. Checks no signatures.
 *
   * @throws {BatonError} as {@link Policy.fromYaml}, without lines.
   */
  static fromJson(document: string | object): Policy;

  /**
 * Reads a signed policy and refuses it unless every check passes: size, envelope, keys, signatures, threshold,
 * canonical form, policy, audience, trust epoch, lifetime, history, and a self-test that compares this engine's
 * decisions with the signer's. Store the file and `policy.signed.mark` in one step and pass the mark to the next
 * import, which refuses older files by it.
 *
 * @throws {BatonError} with the code of the failed check, such as `signature_invalid`, `rollback` or `expired`.
 */
  static fromSigned(file: Bytes, trust: Trust, state: ImportState): Policy;

  /** The signed header of the policy; `null` for an unsigned policy. */
  readonly signed: Signed | null;

  /** Returns the moment that is a number of business minutes after another, with a receipt. */
  deadline(from: MomentLike, minutes: number): CalendarDeadline;
}

/** The importer's side of an import. */
export interface ImportState {
  /** The importer's audience, such as `prod`. */
  audience: string;
  /** The only policy id to accept; any by default. */
  policy?: string | null;
  /** `signed.mark` of the last imported policy; absent before the first import. */
  mark?: Mark | null;
  /** True for a file that is in force already, such as after a restart: an expired one is then `stale`, not refused. */
  inForce?: boolean;
  /** The time of the import; now by default. */
  now?: MomentLike;
}

/** The last imported payload. Older ones are refused. */
export interface Mark {
  policy_id: string;
  audience: string;
  version: number;
  /** `sha256:…` of the payload. */
  digest: string;
}

/** The signed header of a policy. */
export interface Signed {
  policy_id: string;
  audience: string;
  version: number;
  /** `sha256:…` of the payload. */
  digest: string;
  /** The digest of the previous payload. */
  previous: string | null;
  trust_epoch: number;
  issued_at: Moment;
  expires_at: Moment;
  change: { author: string; reason: string; restores: number | null };
  /** The people whose signatures counted. */
  principals: string[];
  /** True if this payload was imported before. */
  unchanged: boolean;
  /** True if it has expired and stays in force; only with `inForce`. */
  stale: boolean;
  /** The mark to pass to the next import. */
  mark: Mark;
}

/** A trust document: the people whose signatures count, with their rights and validity. */
export declare class Trust {
  private constructor();

  /**
 * Reads the first trust document by its digest, which came over another channel.
 *
 * @throws {BatonError} such as `trust_not_pinned`, which names the document's digest.
 */
  static pinned(document: Bytes, digest: string, now?: MomentLike): Trust;

  /** Reads a document that was checked before and stored safely. Does not check its signatures again. */
  static kept(document: Bytes): Trust;

  /**
 * Reads the document that replaces this one: the next epoch, signed by both roots.
 *
 * @throws {BatonError}; this document stays as it is.
 */
  next(document: Bytes, now?: MomentLike): Trust;

  /** The number of the document, which increases by one with each new document. */
  readonly epoch: number;
  readonly expiresAt: Moment;
  /** All enrolled keys. */
  readonly signers: readonly string[];
  /** The audiences with a rule; others accept no policy. */
  readonly audiences: readonly string[];

  free(): void;
  [Symbol.dispose](): void;
}

/** The report of an import's checks. */
export interface Report {
  /** True if every check passed. */
  accepted: boolean;
  /** The code of the failed check. */
  code: string | null;
  message: string | null;
  /** Checks 1 to 15, in order. Check 16, storage, is the caller's. */
  checks: {
    number: number;
    title: string;
    verdict: "passed" | "refused" | "not_made";
    /** A detail of the check. */
    seen: string | null;
  }[];
}

/** Reports each check of an import. Throws nothing for a refused file. */
export declare function verify(file: Bytes, trust: Trust, state: ImportState): Report;

/**
 * A call in progress. The trigger fires once, at the first moment at which its conditions are met. Later facts do not
 * withdraw the handoff.
 */
export declare class LiveCall {
  /** Begins with the facts known so far, at a moment or now. The policy may be freed meanwhile. */
  constructor(policy: Policy, call: Call | string, at?: MomentLike);

  /** Adds facts that arrived at one moment; `null` removes a fact. */
  update(facts: { [field: string]: Fact }, at?: MomentLike): Change;

  /** Sets the prospect's words that make this call a lead. */
  hear(intentSignal: string): void;

  /** Ends the call: missing facts stay missing. */
  end(at?: MomentLike): Change;

  /** The moment at which the trigger fired; `null` if it has not. */
  readonly firedAt: Moment | null;

  /**
 * The current call. A policy decides it in the same way. A fact that JavaScript would round is `{ decimal: "…" }`, with
 * all its digits.
 */
  readonly call: Call;

  /** Returns the decision for a moment; by default for the one at which the trigger fired, or the last one passed. */
  decide(at?: MomentLike): Decision;

  free(): void;
  [Symbol.dispose](): void;
}

/** The effect of an update. */
export interface Change {
  outcome: Outcome;
  /** True if this update fired the trigger. */
  fired: boolean;
  /** The conditions and groups with a new result. */
  turned: { id: string; from: Truth; to: Truth }[];
  /** The missing facts that could still change the outcome, the most useful question first. */
  missing: Missing[];
  /** Values that could not be used. */
  findings: IntakeFinding[];
}

/** A deadline with the digest of its calendar. */
export interface CalendarDeadline extends Deadline {
  calendar_digest: string;
  /** Warnings about a calendar passed on its own, such as `zone_without_place` for `GMT`; absent without any. */
  warnings?: Diagnostic[];
}

/** A policy's `calendar:` section. */
export interface Calendar {
  timezone?: string;
  hours?: { [day in "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"]?: string[] };
  holidays?: "england-and-wales" | "scotland" | "northern-ireland" | "none";
  closed?: string[];
  special?: { [date: string]: string[] };
  open?: string[];
}

/**
 * Returns the moment that is a number of business minutes after another, with a receipt; at most ten years ahead. The
 * calendar is a policy's `calendar:` section as an object or as YAML.
 *
 * @throws {BatonError} with a diagnostic's code for an invalid calendar.
 */
export declare function deadline(
  calendar: Policy | Calendar | string,
  from: MomentLike,
  minutes: number,
): CalendarDeadline;
