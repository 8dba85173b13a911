import { BasePolicy } from "./policy.js";

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
 * Reads a document as JSON: the authored form, or the canonical form that is signed. Checks no signatures.
 *
 * The small engine reports errors by code and path, without messages and hints, and does not analyse the policy. Use
 * the full engine to write policies.
 *
 * @throws {BatonError} with the code of the first error, and all errors in `diagnostics`.
 */
  static fromJson(document: string | object): Policy;
}
