// The bundle opens, under the policy that it is served with.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { consoleTest } from "./support/console-test.mjs";
import { directives, servedHeaders } from "./support/headers.mjs";
import { dist } from "./support/paths.mjs";
import { until } from "./support/until.mjs";

consoleTest("the console opens and says its name", async ({ page, url, guard }) => {
  const unusedPreload = /nothing-uses-this.*preloaded/;
  guard.allow(unusedPreload);
  await page.addInitScript(() => {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: "/boot.js?nothing-uses-this" });
    addEventListener("DOMContentLoaded", () => document.head.append(link));
  });
  const response = await page.goto("/");
  assert.equal(response.headers()["content-security-policy"], servedHeaders()["Content-Security-Policy"]);
  await page.locator("h1").first().waitFor();
  assert.match(await page.locator("h1").first().innerText(), /\S/);
  // The browser warns of every preload that nothing uses at once, some seconds after loading: of this one for certain.
  await until("the warning of an unused preload", () => guard.seen(unusedPreload));
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
  for (const directive of ["style-src-elem", "connect-src"]) {
    const noticed = (problem) => problem.startsWith(`policy violation: ${directive}`);
    await until(directive, () => guard.problems().some(noticed));
  }
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
