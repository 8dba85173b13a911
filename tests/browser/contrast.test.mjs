// The colours of the tokens against each other, computed: no pair that stands on a screen is too faint.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "./support/paths.mjs";

const css = readFileSync(`${root}/web/styles/tokens.css`, "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ["ground", "sheet", "sunken", "raised"];
const texts = ["ink", "ink-soft", "ink-faint", "accent", "good", "bad", "open"];
// Text 4.5 : 1 (1.4.3); the edge of a control 3 : 1 (1.4.11).
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface, 4.5])),
  ["accent-ink", "accent", 4.5],
  ["good", "good-wash", 4.5],
  ["bad", "bad-wash", 4.5],
  ["open", "open-wash", 4.5],
  ["ink", "accent-wash", 4.5],
  ["accent", "accent-wash", 4.5],
  ...surfaces.map((surface) => ["line-strong", surface, 3]),
];

test("the formula gives the known values", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.ok(Math.abs(contrast("#777777", "#ffffff") - 4.48) < 0.005);
});

for (const [one, other, least] of pairs) {
  test(`${one} on ${other} has at least ${least} : 1`, () => {
    for (const theme of ["light", "dark"]) {
      const [a, b] = [tokens.get(one)?.[theme], tokens.get(other)?.[theme]];
      assert.ok(a && b, `${one} and ${other} are tokens with a colour for each theme`);
      const found = contrast(a, b);
      assert.ok(found >= least, `${theme}: ${found.toFixed(2)} : 1`);
    }
  });
}
