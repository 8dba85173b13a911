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
   * Reads a document as JSON: the authored form, or the canonical one that is signed. Nothing says here who wrote it.
   *
   * Nobody authors policies here: what is wrong with one is said by code and path, with no words and no hints, and nothing
   * warns of conditions that no call can meet. The whole engine says all of it.
   *
   * @throws {BatonError} the first error's code, with all in `diagnostics`.
   */
  static fromJson(document: string | object): Policy;
}
