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
   * Reads the form that people write, at most 64 KiB.
   *
   * @throws {BatonError} the first error's code with path, line and hint, and all in `diagnostics`.
   */
  static fromYaml(yaml: string): Policy;

  /**
   * Reads a document as JSON: the authored form, or the canonical one. Nothing says here who wrote it.
   *
   * @throws {BatonError} as {@link Policy.fromYaml}, without lines.
   */
  static fromJson(document: string | object): Policy;

  /**
   * Reads a signed policy, and refuses it unless each check passes: size, envelope, keys, signatures, threshold,
   * canonical form, policy, audience, trust epoch, lifetime, history, and a self-test that this engine decides as the
   * signer's did. Keep `policy.signed.mark` and the file in one step, and give the mark the next time: it is what an
   * older file is refused by.
   *
   * @throws {BatonError} the code of the check that failed, such as `signature_invalid`, `rollback` or `expired`.
   */
  static fromSigned(file: Bytes, trust: Trust, state: ImportState): Policy;

  /** What came with a signed policy; `null` for one that was not signed. */
  readonly signed: Signed | null;

  /** When so many minutes of its business time are over after a moment, and why then. */
  deadline(from: MomentLike, minutes: number): CalendarDeadline;
}

/** Who imports, when, and what was taken before. */
export interface ImportState {
  /** The audience that the importer is, such as `prod`. */
  audience: string;
  /** The one policy that it takes; any, unless said. */
  policy?: string | null;
  /** `signed.mark` of the policy taken last; nothing before the first. */
  mark?: Mark | null;
  /** That the file is in force already, such as after a restart: then one that has expired is `stale`, not refused. */
  inForce?: boolean;
  /** Now, unless said. */
  now?: MomentLike;
}

/** The last payload that was taken: nothing older is ever taken again. */
export interface Mark {
  policy_id: string;
  audience: string;
  version: number;
  /** `sha256:…` of the payload. */
  digest: string;
}

/** What came with a signed policy. */
export interface Signed {
  policy_id: string;
  audience: string;
  version: number;
  /** `sha256:…` of the payload. */
  digest: string;
  /** That of the payload before it. */
  previous: string | null;
  trust_epoch: number;
  issued_at: Moment;
  expires_at: Moment;
  change: { author: string; reason: string; restores: number | null };
  /** The people whose signatures counted. */
  principals: string[];
  /** Whether this very payload had been taken already. */
  unchanged: boolean;
  /** Whether it has expired and goes on serving; only with `inForce`. */
  stale: boolean;
  /** What to keep for the next import. */
  mark: Mark;
}

/** A trust document: whose signatures count, for what, and until when. */
export declare class Trust {
  private constructor();

  /**
   * Reads the first trust document, whose digest was made known in another way.
   *
   * @throws {BatonError} such as `trust_not_pinned`, which names the digest that it has.
   */
  static pinned(document: Bytes, digest: string, now?: MomentLike): Trust;

  /** Reads one that was checked before it was kept where nobody else can write. Its signatures are not checked again. */
  static kept(document: Bytes): Trust;

  /**
   * Reads the document that takes this one's place: the next epoch, signed by both roots.
   *
   * @throws {BatonError}; this one stays as it is.
   */
  next(document: Bytes, now?: MomentLike): Trust;

  /** Rises by one with each new document. */
  readonly epoch: number;
  readonly expiresAt: Moment;
  /** Everybody enrolled. */
  readonly signers: readonly string[];
  /** The audiences that it has a rule for; no other takes anything. */
  readonly audiences: readonly string[];

  free(): void;
  [Symbol.dispose](): void;
}

/** What the checks of an import saw. */
export interface Report {
  /** Whether the file would be taken. */
  accepted: boolean;
  /** The code of the check that refuses it. */
  code: string | null;
  message: string | null;
  /** The checks 1 to 15, in order. What is kept, check 16, is the caller's. */
  checks: {
    number: number;
    title: string;
    verdict: "passed" | "refused" | "not_made";
    /** What was seen. */
    seen: string | null;
  }[];
}

/** What each check of an import sees. Nothing is thrown for a file that is refused. */
export declare function verify(file: Bytes, trust: Trust, state: ImportState): Report;

/**
 * A call in progress. The trigger fires once, at the moment at which its conditions are first all met; what arrives
 * later never takes the handoff back.
 */
export declare class LiveCall {
  /** Begins with what is known already, now unless a moment is given. The policy may be freed meanwhile. */
  constructor(policy: Policy, call: Call | string, at?: MomentLike);

  /** Takes facts that arrived at one moment; `null` takes one back. */
  update(facts: { [field: string]: Fact }, at?: MomentLike): Change;

  /** What the prospect said that makes this a lead. */
  hear(intentSignal: string): void;

  /** The call has ended: what is missing stays missing. */
  end(at?: MomentLike): Change;

  /** When the trigger fired; `null` if it has not. */
  readonly firedAt: Moment | null;

  /**
   * The call as it stands; given to a policy again, it is decided alike. A number of its facts that JavaScript would round
   * is `{ decimal: "…" }` here, with all its digits.
   */
  readonly call: Call;

  /** The whole decision: for a moment, for the one at which the trigger fired, or for the last that was named. */
  decide(at?: MomentLike): Decision;

  free(): void;
  [Symbol.dispose](): void;
}

/** What one update did. */
export interface Change {
  outcome: Outcome;
  /** Whether this very update fired the trigger. */
  fired: boolean;
  /** The conditions and groups whose result changed. */
  turned: { id: string; from: Truth; to: Truth }[];
  /** The facts that could still change the outcome, in the order worth asking. */
  missing: Missing[];
  /** Why a value could not be used. */
  findings: IntakeFinding[];
}

/** A deadline with the digest of the calendar that it is of. */
export interface CalendarDeadline extends Deadline {
  calendar_digest: string;
  /** Warnings about a calendar that came by itself, such as `zone_without_place` for `GMT`; absent without any. */
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
 * When so many minutes of business time are over after a moment, and why then; at most ten years ahead. The calendar
 * is a policy's, a section of one, or YAML.
 *
 * @throws {BatonError} a diagnostic's code for a calendar that is none.
 */
export declare function deadline(
  calendar: Policy | Calendar | string,
  from: MomentLike,
  minutes: number,
): CalendarDeadline;
