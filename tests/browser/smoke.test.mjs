// The bundle opens, under the policy that it is served with.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { consoleTest } from "./support/console-test.mjs";
import { directives, servedHeaders } from "./support/headers.mjs";
import { dist } from "./support/paths.mjs";

consoleTest("the console opens and says its name", async ({ page, url }) => {
  const response = await page.goto("/");
  assert.equal(response.headers()["content-security-policy"], servedHeaders()["Content-Security-Policy"]);
  await page.locator("h1").first().waitFor();
  assert.match(await page.locator("h1").first().innerText(), /\S/);
  // Preloads that nothing uses are warned about a few seconds after loading.
  await page.waitForTimeout(4_000);
  assert.equal(new URL(page.url()).origin, url);
});

consoleTest("a path inside the console opens it too", async ({ page }) => {
  await page.goto("/no/such/file");
  await page.locator("h1").first().waitFor();
});

consoleTest("what the policy forbids is noticed", async ({ page, guard }) => {
  await page.goto("/");
  await page.evaluate(() => document.head.append(Object.assign(document.createElement("style"), { textContent: "b{}" })));
  await page.evaluate(() => fetch("http://example.invalid/").catch(() => {}));
  await page.waitForFunction(() => true);
  const seen = guard.problems().join("\n");
  assert.match(seen, /policy violation: style-src-elem/);
  assert.match(seen, /policy violation: connect-src/);
  guard.allow(/./);
});

test("the page carries the served policy, less what only a header can say", () => {
  const page = readFileSync(`${dist}/index.html`, "utf8");
  const tag = page.match(/<meta[^>]*http-equiv="?Content-Security-Policy"?[^>]*>/)?.[0] ?? "";
  const [, meta] = tag.match(/content="([^"]*)"/) ?? [];
  const served = directives(servedHeaders()["Content-Security-Policy"]);
  assert.ok(served.includes("frame-ancestors 'none'"));
  assert.deepEqual(directives(meta ?? ""), served.filter((part) => !part.startsWith("frame-ancestors")));
});

test("the page has no inline script and no inline style", () => {
  const page = readFileSync(`${dist}/index.html`, "utf8");
  assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=/);
});
