// The golden decisions, byte for byte, through each of Node's entries.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { differences } from "./support/decide-golden.js";
import { golden, sampleDecisions } from "./support/golden.mjs";
import { built, root } from "./support/paths.mjs";

const cases = golden();
const digest = (text) => createHash("sha256").update(text).digest("hex");
/** The decided values that a decision and its kept file both have, for a diff. */
const shown = ({ outcome, missing, format, crm, plan, timeline, trace }) => ({
  outcome,
  missing: missing.map((one) => one.field ?? one),
  tier: format?.tier,
  steps: format?.steps,
  crm,
  plan: plan.map(({ from, step }) => ({ from, step })),
  deadlines: timeline.map(({ at, id }) => ({ at, id })),
  trace: trace.map(({ id, result, actual }) => ({ id, result, actual })),
});
const entry = (name) => `${built}/src/entries/${name}`;

for (const [what, load] of [
  ["imported", () => import(entry("full/node.js"))],
  ["required", () => createRequire(import.meta.url)(entry("full/require.cjs"))],
  ["the core, imported", () => import(entry("core/node.js"))],
  ["the core, required", () => createRequire(import.meta.url)(entry("core/require.cjs"))],
  [
    "slim, with the bytes passed",
    async () => {
      const slim = await import(entry("full/slim.js"));
      slim.initSync(readFileSync(`${built}/wasm/engine.wasm`));
      return slim;
    },
  ],
  [
    "slim, required, with a module passed",
    () => {
      const slim = createRequire(import.meta.url)(entry("core/slim.cjs"));
      assert.throws(() => slim.version(), ({ code }) => code === "not_started");
      slim.initSync(new WebAssembly.Module(readFileSync(`${built}/wasm/core.wasm`)));
      return slim;
    },
  ],
]) {
  test(`every golden decision has its bytes: ${what}`, async () => {
    const { Policy } = await load();
    assert.deepEqual(differences(Policy, cases), []);
  });
}

test("a different golden decision is found", async () => {
  const { Policy } = await import(entry("full/node.js"));
  const [first] = cases;
  const wrong = { ...first, bytes: first.bytes.replace('"outcome":"', '"outcome":"x') };
  assert.equal(differences(Policy, [first, wrong]).length, 1);
});

test("every golden decision has its bytes: in a worker thread", async () => {
  const script = `
    const { parentPort, workerData } = require("node:worker_threads");
    const { Policy } = require(${JSON.stringify(entry("full/require.cjs"))});
    import(${JSON.stringify(`${root}/pkg/test/support/decide-golden.js`)}).then(({ differences }) =>
      parentPort.postMessage(differences(Policy, workerData)));`;
  const worker = new Worker(script, { eval: true, workerData: cases });
  const found = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  assert.deepEqual(found, []);
});

test("the package and the command make the same decisions on the sample calls", async () => {
  const { Policy } = await import(entry("full/node.js"));
  const policy = Policy.fromYaml(readFileSync(`${root}/web/samples/article-policy.yaml`, "utf8"));
  const samples = JSON.parse(readFileSync(`${root}/web/samples/calls.json`, "utf8"));
  const kept = sampleDecisions();
  assert.deepEqual(samples.map(({ call }) => call.id).sort(), [...kept.keys()].sort());
  for (const { call } of samples) {
    const decision = policy.decide(call);
    const { decided, sha256 } = kept.get(call.id);
    // The part that people read first: a difference in it is shown as a diff.
    assert.deepEqual(shown(decision.toJSON()), shown(decided), call.id);
    assert.equal(digest(decision.canonical), sha256, `${call.id}: ${JSON.stringify(decision.toJSON(), null, 2)}`);
  }
});
