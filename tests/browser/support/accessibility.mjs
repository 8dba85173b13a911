// Accessibility rules, checked with axe.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The violations of WCAG 2.2 AA on a page, one line each: rule, help, selectors.
 * `options` go to `axe.run`.
 */
export async function accessibilityProblems(page, options = {}) {
  // Evaluated, not added as a script element: the page's policy forbids those.
  await page.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate(
    (options) => window.axe.run(document, options),
    { runOnly: tags, resultTypes: ["violations"], ...options },
  );
  return violations.map(({ id, help, nodes }) => {
    return `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`;
  });
}
