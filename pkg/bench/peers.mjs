// Other engines on the article's trigger and the same calls, each used as its documentation recommends for speed: compiled
// once, with the facts as an object. They have two truth values, so only "handed off or not" is compared. They choose no
// tier and give no explanation.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shown, time, timeLater } from "./timing.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));

function install() {
  if (existsSync(`${folder}/node_modules`)) return;
  console.log("\nInstalling the other engines into pkg/bench …");
  const { status } = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--silent"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error("npm could not install them");
}

const RULE = "qualification_score != null and qualification_score >= 75 and budget_confirmed == true and decision_maker_confirmed == true";

const LOGIC = {
  and: [
    { ">=": [{ var: "qualification_score" }, 75] },
    { "==": [{ var: "budget_confirmed" }, true] },
    { "==": [{ var: "decision_maker_confirmed" }, true] },
  ],
};

/** A decision table of one row, in the format of its editor. */
const TABLE = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    {
      id: "table",
      type: "decisionTableNode",
      name: "table",
      position: { x: 0, y: 0 },
      content: {
        hitPolicy: "first",
        inputs: ["qualification_score", "budget_confirmed", "decision_maker_confirmed"].map((field, n) => ({ id: `i${n}`, name: field, field, type: "expression" })),
        outputs: [{ id: "o", name: "off", field: "off", type: "expression" }],
        rules: [
          { _id: "1", i0: ">= 75", i1: "true", i2: "true", o: "true" },
          { _id: "2", i0: "", i1: "", i2: "", o: "false" },
        ],
      },
    },
    { id: "out", type: "outputNode", name: "out", position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: "a", type: "edge", sourceId: "in", targetId: "table" },
    { id: "b", type: "edge", sourceId: "table", targetId: "out" },
  ],
};

/** The floor: the trigger written by hand. */
const byHand = ({ qualification_score: score, budget_confirmed: budget, decision_maker_confirmed: decides }) =>
  score >= 75 && budget === true && decides === true;

/** Returns each engine's function of a call's facts, synchronous or asynchronous. */
async function engines() {
  const { LogicEngine } = await import("json-logic-engine");
  const { Engine } = await import("json-rules-engine");
  const { parse } = await import("@marcbachmann/cel-js");
  // Its entry for Node is CommonJS named as a module and does not load, so the browser entry is used.
  const web = new URL("node_modules/@goplasmatic/datalogic/web/", import.meta.url);
  const { CompiledRule, initSync } = await import(new URL("datalogic_wasm.js", web));
  initSync({ module: readFileSync(new URL("datalogic_wasm_bg.wasm", web)) });
  const { ZenEngine, evaluateExpressionSync } = await import("@gorules/zen-engine");

  const compiled = new LogicEngine().build(LOGIC);
  const cel = parse("qualification_score >= 75.0 && budget_confirmed == true && decision_maker_confirmed == true");
  const datalogic = new CompiledRule(JSON.stringify(LOGIC), false);
  const table = new ZenEngine().createDecision(TABLE);
  const rules = new Engine([], { allowUndefinedFacts: true });
  const condition = (fact, operator, value) => ({ fact, operator, value });
  rules.addRule({
    conditions: {
      all: [
        condition("qualification_score", "greaterThanInclusive", 75),
        condition("budget_confirmed", "equal", true),
        condition("decision_maker_confirmed", "equal", true),
      ],
    },
    event: { type: "off" },
  });
  // CEL has no missing values, so missing facts are null.
  const complete = (facts) => ({ budget_confirmed: null, decision_maker_confirmed: null, ...facts, qualification_score: facts.qualification_score ?? null });
  return {
    now: [
      ["json-logic-engine, compiled to JavaScript", compiled],
      ["datalogic, WASM", (facts) => datalogic.evaluate(JSON.stringify(facts)) === "true"],
      ["ZEN expression, native", (facts) => evaluateExpressionSync(RULE, facts) === true],
      ["cel-js, parsed once", (facts) => facts.qualification_score !== undefined && cel(complete(facts)) === true],
    ],
    later: [
      ["json-rules-engine", async (facts) => (await rules.run(facts)).events.length === 1],
      ["ZEN table, native", async (facts) => (await table.evaluate(facts)).result.off === true],
    ],
  };
}

/** Prints the times of the other engines as ratios to Baton's in the same run. */
export async function peers({ policy, calls, outcome, row }) {
  install();
  const { now, later } = await engines();
  const facts = calls.map((call) => call.facts);
  const want = calls.map((call) => policy.outcome(call).outcome === "hand_off");
  let sink = 0;
  const table = [["Baton, outcome and tier", outcome]];
  const agree = (what, said) => {
    const other = said.findIndex((off, index) => off !== want[index]);
    if (other >= 0) throw new Error(`${what} says ${said[other]} of ${JSON.stringify(facts[other])}`);
  };
  agree("by hand", facts.map(byHand));
  table.push(["by hand, in JavaScript", time(() => facts.forEach((one) => (sink += byHand(one))), calls.length)]);
  for (const [what, run] of now) {
    agree(what, facts.map((one) => run(one)));
    table.push([what, time(() => facts.forEach((one) => (sink += run(one))), calls.length)]);
  }
  for (const [what, run] of later) {
    const said = [];
    for (const one of facts) said.push(await run(one));
    agree(what, said);
    const all = async () => {
      for (const one of facts) sink += await run(one);
    };
    table.push([what, await timeLater(all, calls.length)]);
  }
  console.log("\nThe same trigger and calls, from an object, in this run:\n");
  table.sort(([, a], [, b]) => a.median - b.median);
  for (const [what, timing] of table) {
    const ratio = timing.median / outcome.median;
    console.log(what.padEnd(44), shown(timing.median).padStart(10), `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)} ×`.padStart(12));
  }
  if (sink === 0) throw new Error("nothing was decided");
}
