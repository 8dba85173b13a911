// The golden decisions, byte for byte, through each of Node's ways in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { differences } from "./support/decide-golden.js";
import { golden } from "./support/golden.mjs";
import { built, root } from "./support/paths.mjs";

const cases = golden();
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

test("a golden decision that is another is found", async () => {
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

test("the article's policy decides the sample calls as the command does", async () => {
  const { Policy } = await import(entry("full/node.js"));
  const policy = Policy.fromYaml(readFileSync(`${root}/web/samples/article-policy.yaml`, "utf8"));
  const samples = JSON.parse(readFileSync(`${root}/web/samples/calls.json`, "utf8"));
  const kept = JSON.parse(readFileSync(`${root}/tests/golden/sample-decisions.json`, "utf8"));
  assert.equal(samples.length, kept.length);
  samples.forEach(({ call }, index) => assert.deepEqual(policy.decide(call).toJSON(), kept[index], call.id));
});
