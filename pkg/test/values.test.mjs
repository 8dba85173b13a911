// The package and the command interpret a value in the same way, in every notation.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { test } from "node:test";
import { baton } from "../../tests/browser/support/baton.mjs";
import { built, root, scratch } from "./support/paths.mjs";

const { LiveCall, Policy, outcomes } = await import(`${built}/src/entries/full/node.js`);

// The policy of the engine's tests of values, with a fact of every type.
const [, yaml] = readFileSync(`${root}/crates/baton-core/tests/support/call_texts.rs`, "utf8").split(/r#"|"#/);
const policy = Policy.fromYaml(yaml);
const folder = scratch("values");
mkdirSync(folder, { recursive: true });
const file = `${folder}/policy.yaml`;
writeFileSync(file, yaml);

const at = "2026-06-19T14:23:00Z";
const text = (facts) => `{"id":"c","at":"${at}","facts":${facts}}`;

/** Calls as texts, and as objects where JavaScript can hold their values. */
const CALLS = [
  ['{"talk_ratio":0.62,"budget_confirmed":true}', { talk_ratio: 0.62, budget_confirmed: true }],
  ['{"talk_ratio":62e-2,"budget_confirmed":true}', { talk_ratio: 62e-2, budget_confirmed: true }],
  ['{"talk_ratio":0.39999999999999999,"budget_confirmed":true}'],
  ['{"talk_ratio":1e-7,"budget_confirmed":true}', { talk_ratio: 1e-7, budget_confirmed: true }],
  ['{"talk_ratio":1.2e+21,"budget_confirmed":true}', { talk_ratio: 1.2e21, budget_confirmed: true }],
  ['{"talk_ratio":0.123456789012345678,"budget_confirmed":true}', { talk_ratio: { decimal: "0.123456789012345678" }, budget_confirmed: true }],
  ['{"talk_ratio":123456789012345678,"budget_confirmed":true}', { talk_ratio: 123456789012345678n, budget_confirmed: true }],
  ['{"qualification_score":7.5e1,"budget_confirmed":true}', { qualification_score: 75n, budget_confirmed: true }],
  ['{"qualification_score":75.0,"budget_confirmed":true,"deal_size":1.2E7}', { qualification_score: 75, budget_confirmed: true, deal_size: 1.2e7 }],
  ['{"qualification_score":75,"budget_confirmed":true,"deal_size":125.500}', { qualification_score: 75, budget_confirmed: true, deal_size: 125.5 }],
  ['{"minutes":12000000,"mood":"\\u007f\\u009bé"}', { minutes: 12_000_000n, mood: "\u007f\u009bé" }],
  ['{"minutes":90071992547409931,"mood":"é"}', { minutes: 90071992547409931n, mood: "é" }],
  ['{"minutes":1E400,"mood":"é"}'],
  [`{"minutes":${"9".repeat(400)},"mood":"é"}`, { minutes: BigInt("9".repeat(400)), mood: "é" }],
  ['{"minutes":10,"tags":["vip",""],"crm_id":90071992547409931}', { minutes: 10, tags: ["vip", ""], crm_id: 90071992547409931n }],
  ['{"minutes":10,"tags":["vip"],"größe":5,"":{"é":[1e400]},"a\\u0000":null}'],
  ['{"minutes":10,"plan":"größer","x":1.2e+21}', { minutes: 10, plan: "größer", x: 1.2e21 }],
  ['{"minutes":-0,"talk_ratio":-0.0e5}', { minutes: -0, talk_ratio: -0 }],
];

/** Returns the command's decision. */
async function decided(call) {
  const { code, stdout, stderr } = await baton(["decide", "--policy", file, "--call", "-", "--json"], { input: call });
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

const value = (decision) => JSON.parse(decision.canonical);

test("the package and the command make the same decisions", async () => {
  const lines = CALLS.map(([facts]) => text(facts));
  const batch = policy.decideMany(lines.join("\n"));
  assert.deepEqual(batch.bad, []);
  for (const [index, [facts, object]] of CALLS.entries()) {
    const expected = await decided(text(facts));
    const verdict = { outcome: expected.outcome, tier: expected.format?.tier ?? null };
    const given = [text(facts), ...(object === undefined ? [] : [{ id: "c", at, facts: object }])];
    for (const call of given) {
      assert.deepEqual(value(policy.decide(call)), expected, inspect(call));
      assert.deepEqual({ ...policy.outcome(call) }, verdict, inspect(call));
      const live = new LiveCall(policy, call, at);
      live.end(at);
      const again = value(policy.decide(live.call));
      assert.deepEqual(again.outcome, expected.outcome, inspect(live.call));
      assert.deepEqual(again.trace, expected.trace, inspect(live.call));
    }
    assert.equal(outcomes[batch.outcomes[index]], verdict.outcome);
    assert.equal(policy.tiers[batch.tiers[index]] ?? null, verdict.tier);
  }
});

test("facts that arrive one by one keep their values", () => {
  for (const [, facts] of CALLS.filter(([, object]) => object !== undefined)) {
    const live = new LiveCall(policy, { id: "c", at }, at);
    for (const [field, fact] of Object.entries(facts)) live.update({ [field]: fact }, at);
    live.end(at);
    assert.equal(live.decide(at).outcome, policy.decide({ id: "c", at, facts }).outcome, inspect(facts));
  }
});
