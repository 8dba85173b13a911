// The small engine refuses the same policies as the full one, without messages for authors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { built, root } from "./support/paths.mjs";

const whole = await import(`${built}/src/entries/full/node.js`);
const small = await import(`${built}/src/entries/core/node.js`);
const article = parse(readFileSync(`${root}/web/samples/article-policy.yaml`, "utf8"));

/** Returns an engine's errors for a policy. */
function refusal({ Policy, BatonError }, document) {
  try {
    Policy.fromJson(document);
  } catch (error) {
    assert.ok(error instanceof BatonError);
    return error;
  }
  assert.fail("the policy was accepted");
}

const wrong = {
  "an unknown key": { ...article, handoff_triger: {} },
  "no trigger": { ...article, handoff_trigger: undefined },
  "another version": { ...article, baton: 2 },
  "a trigger that is not a mapping": { ...article, handoff_trigger: "soon" },
  "formats without tiers": { ...article, handoff_formats: { tiers: [] } },
  "times out of reach": { ...article, handoff_sla: { tier_1_response_minutes: 0 } },
  "an unknown zone": { ...article, calendar: { timezone: "Europe/Lundon" } },
};

for (const [what, document] of Object.entries(wrong)) {
  test(`both engines refuse ${what} by the same codes and paths`, () => {
    const [said, short] = [refusal(whole, document), refusal(small, document)];
    const errors = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error");
    const places = (error) => errors(error).map(({ code, path }) => [code, path]);
    assert.ok(places(said).length > 0);
    assert.deepEqual(places(short), places(said));
    assert.deepEqual([short.code, short.path], [said.code, said.path]);
    assert.ok(errors(said).every(({ message }) => message !== ""));
    assert.match(short.message, /^the policy has \d+ errors?; the full engine has messages$/);
    assert.equal(short.hint, undefined);
  });
}

test("both engines accept a valid policy with the same digest", () => {
  assert.equal(small.Policy.fromJson(article).digest, whole.Policy.fromJson(article).digest);
});

test("ambiguous YAML is refused in WASM too", () => {
  for (const text of ["a: [?b]", "a: 1\n: 2", "a: &x 1\nb: *x", "a: 1\n<<: {}"]) {
    assert.throws(() => whole.Policy.fromYaml(text), { code: "yaml_feature" }, text);
  }
});
