// Ten thousand bad inputs: each is refused or decided, and the instance stays usable.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { golden } from "./support/golden.mjs";
import { differences } from "./support/decide-golden.js";
import { built, root } from "./support/paths.mjs";

const slim = await import(`${built}/src/entries/full/slim.js`);
const { BatonError, LiveCall, Policy, Trust, deadline, verify } = slim;

// The instance's memory, accessed through the module that the entry starts.
const memory = await (async () => {
  const glue = await import(`${built}/wasm/engine.js`);
  const module = new WebAssembly.Module(readFileSync(`${built}/wasm/engine.wasm`));
  const exports = glue.initSync({ module });
  slim.initSync(module);
  return exports.memory;
})();

/** A linear congruential generator, with its seed. */
function random(seed) {
  let state = seed;
  const below = (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
    return state % n;
  };
  return { below, pick: (from) => from[below(from.length)] };
}

const yaml = readFileSync(`${root}/web/samples/policies/good.yaml`, "utf8");
const policy = Policy.fromYaml(yaml);
const call = JSON.stringify(JSON.parse(readFileSync(`${root}/web/samples/calls.json`, "utf8"))[0].call);
const signed = readFileSync(`${root}/tests/golden/signed/policy.signed.json`);
const trusted = readFileSync(`${root}/tests/golden/signed/trust.json`);
const trust = Trust.kept(trusted);
const state = { audience: "prod", now: "2026-07-01T00:00:00Z" };

const VALUES = [
  undefined, null, true, 0, -1, 1e308, NaN, Infinity, 2 ** 60, "", "a", "\ud800", "\0", "null", "{}", "[]", "£",
  "9".repeat(400), "[".repeat(5000), "{\"a\":".repeat(200), {}, [], [[]], { id: 5 }, { id: "c", facts: { a: { b: 1 } } },
  new Date(NaN), new Date(0), () => 1, Symbol("s"), 10n, new Uint8Array(9), new ArrayBuffer(3), new Map([[1, 2]]),
  Object.create(null), new Proxy({ id: "c" }, {}), "a".repeat(70_000), { toJSON: () => "x" },
];

/** Returns a text with some bytes changed, cut, doubled or moved. */
function damaged(text, dice) {
  let bytes = Buffer.from(text);
  for (let times = dice.below(4) + 1; times > 0; times -= 1) {
    const at = dice.below(bytes.length + 1);
    const kind = dice.below(5);
    const other = Buffer.from([dice.below(256)]);
    if (kind === 0) bytes = bytes.subarray(0, at);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(9))]);
    else if (kind === 3) bytes = Buffer.concat([bytes, bytes.subarray(at)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(dice.pick(["\"", "{", "}", "[", "]", ":", "\\", "\n", "é"])), bytes.subarray(at)]);
  }
  return bytes;
}

/** Returns a function that passes a bad input to the API. */
function attack(dice) {
  const odd = () => dice.pick(VALUES);
  const text = (from) => damaged(from, dice).toString(dice.pick(["utf8", "latin1"]));
  switch (dice.below(14)) {
    case 0: return () => policy.outcome(text(call));
    case 1: return () => policy.decide(text(call), dice.pick([undefined, "2026-06-19T14:23:00Z", odd()]));
    case 2: return () => Policy.fromYaml(text(yaml)).free();
    case 3: return () => Policy.fromJson(text(JSON.stringify({ handoff_trigger: { conditions: [] } }))).free();
    case 4: return () => Policy.fromSigned(damaged(signed, dice), trust, state).free();
    case 5: return () => verify(damaged(signed, dice), trust, state);
    case 6: return () => Trust.kept(damaged(trusted, dice)).free();
    case 7: return () => policy.decideMany(damaged(`${call}\n${call}\n`, dice), { decisions: dice.below(2) === 0 });
    case 8: return () => deadline(text("timezone: Europe/London\nhours: { mon: [\"09:00-17:30\"] }\n"), odd(), odd());
    case 9: return () => {
      const live = new LiveCall(policy, { id: "c" }, "2026-06-19T14:00:00Z");
      try {
        live.update(odd(), odd());
        live.end(odd());
      } finally {
        live.free();
      }
    };
    case 10: return () => policy.outcome(odd());
    case 11: return () => policy.decide({ id: "c", facts: { deal_size: odd(), qualification_score: odd() } }, "2026-06-19T14:23:00Z");
    case 12: return () => Policy.fromSigned(odd(), trust, odd());
    default: return () => policy.decideMany(odd(), { decisions: true, at: odd() });
  }
}

function siege(seed, times) {
  const [dice, counts] = [random(seed), { refused: 0, answered: 0 }];
  for (let number = 0; number < times; number += 1) {
    const run = attack(dice);
    try {
      run();
      counts.answered += 1;
    } catch (error) {
      // Only the package's errors are allowed: a trap of the engine would be a WebAssembly.RuntimeError.
      assert.ok(error instanceof BatonError, `attack ${number} of ${seed}: ${error?.stack ?? String(error)}`);
      assert.ok(error.code && error.message, `attack ${number} of ${seed}`);
      counts.refused += 1;
    }
  }
  return counts;
}

test("10,000 bad inputs leave the instance usable, and its memory as it was", () => {
  const before = policy.decide(call).canonical;
  const cases = golden();
  siege(1, 5000);
  const size = memory.buffer.byteLength;
  const { refused, answered } = siege(2, 10_000);
  assert.equal(memory.buffer.byteLength, size, "the memory has grown");
  assert.ok(refused > 3000 && answered > 1000, `${refused} refused, ${answered} answered`);
  assert.equal(policy.decide(call).canonical, before);
  assert.deepEqual(differences(Policy, cases), []);
});

test("oversized input is refused before it is copied", () => {
  const [text, size] = ["a".repeat(100_000_000), memory.buffer.byteLength];
  const bytes = Buffer.alloc(100_000_000, "a");
  for (const [code, run] of [
    ["call_too_large", () => policy.outcome(text)],
    ["call_too_large", () => policy.outcome({ id: "c", facts: { deal_size: text } })],
    ["call_too_large", () => policy.decide({ id: "c", call_summary: text })],
    ["call_too_large", () => new LiveCall(policy, { id: "c" }).update({ deal_size: text })],
    ["document_too_large", () => Policy.fromYaml(text)],
    ["document_too_large", () => Policy.fromJson(text)],
    ["document_too_large", () => deadline(text, new Date(), 1)],
    ["too_large", () => Policy.fromSigned(bytes, trust, state)],
    ["trust_malformed", () => Trust.kept(bytes)],
  ]) {
    assert.throws(run, (error) => error instanceof BatonError && error.code === code, `${run}`);
  }
  const { bad, lines } = policy.decideMany(Buffer.concat([Buffer.from(`${call}\n`), bytes, Buffer.from(`\n${call}`)]));
  assert.deepEqual([bad.map(({ line, code }) => [line, code]), [...lines]], [[[2, "line_too_long"]], [1, 3]]);
  assert.ok(memory.buffer.byteLength - size < 8 << 20, "the memory has grown by more than a few buffers");
});

test("the caller's code that runs during a call changes nothing", () => {
  const other = JSON.stringify({ id: "other", at: "2026-06-19T14:23:00Z", facts: {} });
  const at = { toString: () => (policy.outcome(other), "2026-06-19T14:23:00Z") };
  assert.equal(policy.decide(call, at).call, JSON.parse(call).id);
  const sly = { ...JSON.parse(call), toJSON: () => (policy.outcome(other), JSON.parse(call)) };
  assert.equal(policy.decide(sly, at).canonical, policy.decide(call, at).canonical);
});

test("freed memory is used again", () => {
  const make = () => Array.from({ length: 50 }, () => Policy.fromYaml(yaml)).forEach((made) => made.free());
  make();
  const size = memory.buffer.byteLength;
  for (let round = 0; round < 20; round += 1) make();
  assert.equal(memory.buffer.byteLength, size);
});
