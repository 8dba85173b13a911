// The package's API and its errors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { test } from "node:test";
import { baton } from "../../tests/browser/support/baton.mjs";
import { generatedCalls } from "../../tests/browser/support/generated-calls.mjs";
import { built, root } from "./support/paths.mjs";

const engine = await import(`${built}/src/entries/full/node.js`);
const { BatonError, LiveCall, Policy, deadline, outcomes, version } = engine;
const article = `${root}/web/samples/article-policy.yaml`;
const policy = Policy.fromYaml(readFileSync(article, "utf8"));
const call = {
  id: "c-1",
  at: "2026-06-19T14:23:00Z",
  facts: { qualification_score: 82, budget_confirmed: true, decision_maker_confirmed: true, deal_size: "£15–20k", lead_source: "outbound" },
};

/** Returns the error that a function throws. */
function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof BatonError, inspect(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

test("a policy has an id, a title and tiers", () => {
  assert.equal(version(), JSON.parse(readFileSync(`${built}/package.json`, "utf8")).version);
  assert.equal(policy.currency, "GBP");
  assert.deepEqual(policy.tiers, ["inbound", "small", "medium", "large"]);
  assert.match(policy.digest, /^sha256:[0-9a-f]{64}$/);
  assert.ok(policy.check().every(({ severity }) => severity !== "error"));
  assert.equal(policy.signed, null);
});

test("a verdict is the outcome and the tier, and equal verdicts are one object", () => {
  assert.deepEqual(policy.outcome(call), { outcome: "hand_off", tier: "medium" });
  assert.equal(policy.outcome(call), policy.outcome(JSON.stringify(call)));
  assert.ok(Object.isFrozen(policy.outcome(call)));
  assert.deepEqual(policy.outcome({ id: "c", facts: {} }), { outcome: "undecided", tier: null });
  assert.deepEqual(outcomes, ["hand_off", "no_handoff", "undecided"]);
});

test("a decision can be read, logged and compared", () => {
  const decision = policy.decide(call);
  assert.equal(decision.outcome, "hand_off");
  assert.equal(decision.trace, decision.trace);
  assert.equal(decision.timeline.find(({ id }) => id === "tier_1").at, "2026-06-19T14:53:00Z");
  assert.deepEqual(JSON.parse(JSON.stringify(decision)), JSON.parse(decision.canonical));
  assert.match(inspect(decision), /hand_off/);
  const later = policy.decide(call, new Date("2026-06-20T10:00:00.999Z"));
  assert.equal(later.at, "2026-06-20T10:00:00Z");
});

test("many calls get the same decisions as single calls and as the command", async () => {
  const lines = generatedCalls(3000).map((made) => JSON.stringify(made));
  lines.splice(7, 0, "", "  ", "{\"ids\":5}", "no json", JSON.stringify({ id: "without a moment", facts: {} }));
  const text = `${lines.join("\n")}\n`;
  const batch = policy.decideMany(text);
  assert.equal(batch.outcomes.length, 3001);
  assert.deepEqual(batch.bad.map(({ line, code }) => [line, code]), [[10, "call_unreadable"], [11, "call_unreadable"]]);
  batch.lines.forEach((line, index) => {
    const { outcome, tier } = policy.outcome(lines[line - 1]);
    assert.equal(outcomes[batch.outcomes[index]], outcome);
    assert.equal(policy.tiers[batch.tiers[index]] ?? null, tier);
  });
  const { ndjson, bad } = policy.decideMany(new TextEncoder().encode(text), { decisions: true });
  assert.equal(bad.length, 2);
  const { code, stdout } = await baton(["decide", "--policy", article, "--calls", "-", "--json"], { input: text });
  assert.equal(code, 1);
  assert.deepEqual(new TextDecoder().decode(ndjson).split("\n"), stdout.split("\n"));
});

test("a file is split at line ends", () => {
  const lines = generatedCalls(40).map((made) => JSON.stringify({ ...made, call_summary: "a".repeat(100_000) }));
  for (const text of [lines.join("\n"), `${lines.join("\n")}\n`, lines.join("\r\n")]) {
    const batch = policy.decideMany(text);
    assert.deepEqual([batch.lines.length, batch.bad], [40, []]);
    assert.deepEqual([...batch.lines], lines.map((_, index) => index + 1));
  }
  const long = JSON.stringify({ id: "c", call_summary: "a".repeat(3_000_000) });
  const batch = policy.decideMany([lines[0], long, lines[1]].join("\n"));
  assert.deepEqual([...batch.lines], [1, 3]);
  assert.deepEqual(batch.bad.map(({ line, code }) => [line, code]), [[2, "line_too_long"]]);
  const broken = policy.decideMany(Buffer.concat([Buffer.from([0xff, 10]), Buffer.from(lines[0])]));
  assert.deepEqual([[...broken.lines], broken.bad[0].code], [[2], "not_utf_8"]);
  assert.deepEqual(policy.decideMany("").bad, []);
});

test("a live call fires once and keeps the moment", () => {
  const live = new LiveCall(policy, { id: "c-2", contact: { name: "Sarah" } }, "2026-06-19T14:00:00Z");
  const first = live.update({ qualification_score: 82, mood: "good" }, "2026-06-19T14:01:00Z");
  assert.deepEqual([first.outcome, first.fired], ["undecided", false]);
  assert.deepEqual(first.missing.map(({ field }) => field), ["budget_confirmed", "decision_maker_confirmed"]);
  assert.deepEqual(first.findings.map(({ code, field }) => [code, field]), [["unknown_fact", "mood"]]);
  const second = live.update({ budget_confirmed: true, decision_maker_confirmed: true }, "2026-06-19T14:02:00Z");
  assert.deepEqual([second.outcome, second.fired], ["hand_off", true]);
  assert.ok(second.turned.some(({ from, to }) => from === "unknown" && to === "met"));
  live.hear("Asked for prices");
  assert.equal(live.end("2026-06-19T14:05:00Z").fired, false);
  assert.equal(live.firedAt, "2026-06-19T14:02:00Z");
  assert.equal(live.decide().at, "2026-06-19T14:02:00Z");
  assert.equal(live.call.intent_signal, "Asked for prices");
  live.free();
  assert.equal(thrown(() => live.update({})).code, "freed");
});

test("a live call shows numbers with all their digits", () => {
  const facts = '{"exact":[9007199254740991,-9007199254740991],"long":{"a":9007199254740993,"b":[-9223372036854775808]},"point":72.50,"fine":0.1234567890123456789,"huge":1e400}';
  const live = new LiveCall(policy, `{"id":"c","facts":${facts}}`, "2026-06-19T14:00:00Z");
  assert.deepEqual(live.call.facts, {
    exact: [9007199254740991, -9007199254740991],
    long: { a: { decimal: "9007199254740993" }, b: [{ decimal: "-9223372036854775808" }] },
    point: 72.5,
    fine: { decimal: "0.1234567890123456789" },
    huge: { decimal: "1e400" },
  });
});

test("a live call outlives its policy", () => {
  const own = Policy.fromYaml(readFileSync(article, "utf8"));
  const live = new LiveCall(own, { id: "c" }, "2026-06-19T14:00:00Z");
  own.free();
  own.free();
  assert.equal(live.update(call.facts, "2026-06-19T14:01:00Z").fired, true);
  assert.equal(thrown(() => own.outcome(call)).code, "freed");
});

test("a deadline uses a policy's calendar or a separate one", () => {
  const due = deadline(policy, "2026-06-19T16:23:00Z", 30);
  assert.equal(due.at, "2026-06-22T08:23:00Z");
  assert.deepEqual(due.receipt.map(({ kind }) => kind), ["window", "skipped", "skipped", "window"]);
  assert.equal(due.calendar_digest, policy.deadline(new Date("2026-06-19T16:23:00Z"), 0.5).calendar_digest);
  const kolkata = { timezone: "Asia/Kolkata", hours: { mon: ["10:00-19:00"] } };
  assert.equal(deadline(kolkata, "2026-06-19T16:23:00Z", 60).at, "2026-06-22T05:30:00Z");
  assert.equal(deadline("timezone: Asia/Kolkata\n", "2026-06-22T05:00:00Z", 0).at, "2026-06-22T05:00:00Z");
  const vancouver = deadline({ timezone: "America/Vancouver" }, "2026-11-30T12:00:00Z", 30);
  assert.deepEqual([vancouver.at, vancouver.warnings], ["2026-11-30T16:30:00Z", undefined]);
  const gmt = deadline({ timezone: "GMT" }, "2028-11-30T12:00:00Z", 30);
  assert.deepEqual(gmt.warnings.map(({ code, path, hint }) => [code, path, hint]), [["zone_without_place", "/timezone", "write `Europe/London`"]]);
});

test("unusable input is refused with a code and a position", () => {
  const circular = {};
  circular.itself = circular;
  for (const [run, code, place] of [
    [() => policy.outcome({ id: "c", fact: {} }), "call_unreadable", { line: 1 }],
    [() => policy.outcome({ facts: {} }), "call_unreadable"],
    [() => policy.outcome("{\n \"id\": true}"), "call_unreadable", { line: 2, column: 2 }],
    [() => policy.outcome(undefined), "bad_argument"],
    [() => policy.outcome({ id: "c", facts: { n: 1n, circular } }), "bad_argument"],
    [() => policy.outcome({ id: "c", phase: "later" }), "call_unreadable"],
    [() => policy.outcome({ id: "c", contact: { nam: "A" } }), "call_unreadable"],
    [() => policy.outcome({ id: "\ud800" }), "call_unreadable"],
    [() => policy.decide(call, "soon"), "bad_argument"],
    [() => policy.decide(call, 5), "bad_argument"],
    [() => policy.decide(call, new Date(NaN)), "bad_argument"],
    [() => policy.decideMany("", { decision: true }), "bad_argument"],
    [() => policy.decideMany(7), "bad_argument"],
    [() => Policy.fromYaml("a: &b 1"), "yaml_feature", { line: 1 }],
    [() => Policy.fromYaml(5), "bad_argument"],
    [() => Policy.fromYaml("handoff_trigger: { conditions: [] }"), "empty_group", { path: "/handoff_trigger/conditions" }],
    [() => Policy.fromJson("{"), "json_syntax", { line: 1 }],
    [() => Policy.fromJson(undefined), "bad_argument"],
    [() => new Policy(), "bad_argument"],
    [() => new LiveCall({}, { id: "c" }), "bad_argument"],
    [() => deadline({ timezone: "Mars" }, new Date(), 1), "unknown_zone", { path: "/timezone" }],
    [() => deadline(policy, new Date(), -1), "bad_argument"],
    [() => deadline(policy, new Date(), 1e9), "bad_argument"],
  ]) {
    const error = thrown(run);
    assert.equal(error.code, code, `${run}: ${error.message}`);
    assert.ok(error.message.length > 10, run);
    assert.deepEqual(Object.fromEntries(Object.keys(place ?? {}).map((key) => [key, error[key]])), place ?? {}, `${run}`);
  }
  const { diagnostics } = thrown(() => Policy.fromYaml("handof_trigger: {}"));
  assert.match(diagnostics.find(({ code }) => code === "unknown_key").hint, /handoff_trigger/);
});

test("an outcome equals the decision's, and is refused when the decision is", () => {
  const at = "2026-06-19T14:23:00Z";
  const odd = [
    {}, [], 5, "", null, "5", { id: "" }, { id: "c", facts: null }, { id: "c", facts: [] }, { id: "c", facts: "a" },
    { id: "c", facts: { qualification_score: 82.5 } }, { id: "c", facts: { qualification_score: undefined } },
    { id: "c", facts: new Map() }, { id: "c", facts: { deal_size: { minor: 5 } } }, { id: "c", contact: null },
    { id: "c", contact: { name: 5 } }, { id: "c", disqualifying_flags: ["a", 5] }, { id: "c", disqualifying_flags: "a" },
    { id: "c", at: null }, { id: "c", at: "2026-06-19T14:23:00+01:00" }, { id: "c", at: "\"" }, { id: "c", phase: "live" },
    { id: "c", phase: undefined }, { id: "c", call_summary: null }, { id: "c", toJSON: () => ({ id: "d" }) },
    { ...call, facts: { ...call.facts, toJSON: () => ({}) } }, Object.create({ id: "c" }), { id: new String("c") },
    { ...call, extra: undefined }, { ...call, contact: { toJSON: () => ({}) } }, { id: "c", at: new Date() },
    { ...call, facts: { ...call.facts, "__proto__x": 1, "a\"b": 2 } }, { id: "c", intent_signal: "\udc00" },
  ];
  for (const value of odd) {
    const of = (run) => {
      try {
        return run();
      } catch (error) {
        return error.code;
      }
    };
    const whole = of(() => policy.decide(value, at).outcome);
    const alone = of(() => policy.outcome(value).outcome);
    assert.equal(alone, whole, inspect(value));
  }
});

test("`using` or `free` releases memory", () => {
  assert.equal(typeof policy[Symbol.dispose], "function");
  const own = Policy.fromYaml(readFileSync(article, "utf8"));
  own[Symbol.dispose]();
  assert.equal(thrown(() => own.id).code, "freed");
});
