// A project that uses everything the package offers, as strictly as TypeScript can look at it.

import {
  BatonError,
  LiveCall,
  Policy,
  Trust,
  deadline,
  outcomes,
  verify,
  version,
  type Call,
  type Decision,
  type DecisionValue,
  type Diagnostic,
  type Mark,
  type Verdict,
} from "@baton/engine";
import { Policy as CorePolicy } from "@baton/engine/core";

const call: Call = {
  id: "c-1",
  phase: "live",
  contact: { name: "Sarah", phone: undefined! },
  facts: { qualification_score: 82, deal_size: "£15–20k", tags: ["a"], amount: { minor: 5 }, none: null },
};

export function used(yaml: string, file: Uint8Array, document: string, last: Mark | null): string {
  using policy = Policy.fromYaml(yaml);
  const verdict: Verdict = policy.outcome(call);
  const tier: string | null = verdict.tier;
  const decision: Decision = policy.decide(call, new Date());
  const value: DecisionValue = decision.toJSON();
  const due: string | undefined = decision.timeline.find((step) => step.id === "tier_1")?.at;
  const skipped = decision.timeline.flatMap(({ receipt }) => receipt.flatMap((line) => (line.kind === "skipped" ? [line.reason] : [])));

  const batch = policy.decideMany(file);
  // @ts-expect-error nobody asked for decisions
  batch.ndjson;
  const whole: Uint8Array = policy.decideMany(file, { decisions: true, at: "2026-06-19T14:23:00Z" }).ndjson;
  const words = Array.from(batch.outcomes, (number) => outcomes[number]);

  using trust = Trust.pinned(document, "sha256:…");
  const signed = Policy.fromSigned(file, trust, { audience: "prod", mark: last });
  const mark: Mark | undefined = signed.signed?.mark;
  const refused = verify(file, trust, { audience: "prod" }).checks.filter(({ verdict }) => verdict === "refused");

  const live = new LiveCall(policy, call);
  const { fired, missing } = live.update({ budget_confirmed: true, score: null });
  const asked = missing.map(({ ask = "" }) => ask);
  const found: Diagnostic[] = policy.check();
  const at = deadline({ timezone: "Europe/London", hours: { mon: ["09:00-17:30"] } }, new Date(), 30).at;

  try {
    CorePolicy.fromJson({}).free();
  } catch (error) {
    if (error instanceof BatonError) return `${error.code} ${error.line ?? 0} ${error.diagnostics.length}`;
  }
  return [version(), tier, value.outcome, due, skipped, whole, words, mark, refused, fired, asked, found, at].join();
}

// @ts-expect-error a policy is made by its own functions
new Policy();
// @ts-expect-error a call has an id
const nobody: Call = {};
// @ts-expect-error a misspelt field
const misspelt: Call = { id: "c", fact: {} };
// @ts-expect-error a verdict is not to be changed
(verdict: Verdict) => (verdict.outcome = "hand_off");
// @ts-expect-error the core reads no YAML
CorePolicy.fromYaml("");
void [nobody, misspelt];
