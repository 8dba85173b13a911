// The package's times against their budgets: `node pkg/bench/run.mjs`, after `cargo xtask pkg`.
//
// The article's trigger and a thousand generated calls, as objects. Before the timing, every outcome is compared with
// that of the whole decision. A budget is met if the median meets it, and exceeded if even the fastest round does; then
// the exit code is 1. Between the two, the machine was too busy for a result. With `--peers`, other engines decide the
// same calls by the same rule in the same run.

import { existsSync, readFileSync } from "node:fs";
import { thousand, thousandTexts } from "./calls.mjs";
import { shown, time } from "./timing.mjs";

const at = (path) => new URL(path, import.meta.url);

if (process.argv.includes("--help")) {
  console.log("node pkg/bench/run.mjs [--peers]\n\n  --peers   beside other engines; npm installs them into pkg/bench first");
  process.exit();
}
const built = at("../../target/pkg/engine/src/entries/full/node.js");
if (!existsSync(built)) {
  console.error("There is no package yet: run `cargo xtask pkg` first.");
  process.exit(2);
}
const { Policy } = await import(built);
const policy = Policy.fromYaml(readFileSync(at("../../web/samples/article-policy.yaml"), "utf8"));
const [calls, texts] = [thousand(), thousandTexts()];

const counts = {};
calls.forEach((call, index) => {
  const { outcome, format } = policy.decide(call);
  const verdict = policy.outcome(call);
  const same = verdict.outcome === outcome && verdict.tier === (format?.tier ?? null);
  if (!same || policy.outcome(texts[index]) !== verdict) throw new Error(`${call.id} is not decided alike`);
  counts[outcome] = (counts[outcome] ?? 0) + 1;
});
const mean = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;
const decided = calls.reduce((sum, call) => sum + Buffer.byteLength(policy.decide(call).canonical), 0) / calls.length;
console.log(
  `node ${process.versions.node}, ${calls.length} calls of ${mean.toFixed(0)} bytes: ` +
    Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`).join(", ") +
    `; a decision has ${decided.toFixed(0)} bytes\n`,
);

let over = 0;
function row(what, timing, budget) {
  let verdict = "";
  if (budget !== undefined) {
    verdict = timing.median <= budget ? "pass" : timing.fastest <= budget ? "unsure: too noisy" : "OVER";
    over += verdict === "OVER" ? 1 : 0;
  }
  const cells = [shown(timing.fastest).padStart(10), shown(timing.median).padStart(10), `${timing.noise.toFixed(1)} %`.padStart(8)];
  console.log(what.padEnd(52), ...cells, (budget === undefined ? "" : shown(budget)).padStart(10), "", verdict);
}

// Using a result prevents the optimiser from removing the work.
let sink = 0;
console.log("what".padEnd(52), "   fastest     median    noise     budget");
const outcome = time(() => calls.forEach((call) => (sink += policy.outcome(call).outcome.length)), calls.length);
row("outcome and tier, from an object", outcome, 2);
row("outcome and tier, from its JSON text", time(() => texts.forEach((text) => (sink += policy.outcome(text).outcome.length)), texts.length));
row("the whole decision as canonical JSON, from an object", time(() => calls.forEach((call) => (sink += policy.decide(call).canonical.length)), calls.length), 15);
row("the same, and its trace and timeline read", time(() => calls.forEach((call) => { const d = policy.decide(call); sink += d.trace.length + d.timeline.length; }), calls.length));
const file = new TextEncoder().encode(`${texts.join("\n")}\n`.repeat(20));
const many = time(() => (sink += policy.decideMany(file).outcomes.length), calls.length * 20);
row("decideMany, outcome and tier of a line of NDJSON", many, 1);
console.log(`\ndecideMany: ${(1 / many.median).toFixed(2)} million calls a second (budget: 1)`);

if (process.argv.includes("--peers")) {
  const { peers } = await import("./peers.mjs");
  await peers({ policy, calls, outcome, row });
}
if (sink === 0) throw new Error("nothing was decided");
process.exitCode = over > 0 ? 1 : 0;
