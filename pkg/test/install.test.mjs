// Installs the packed package into a fresh project and runs the README's code.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { root, scratch, tarball } from "./support/paths.mjs";

const folder = scratch("install");
const run = promisify(execFile);

test("a fresh project installs the package, and the README's ten lines decide a call", async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/package.json`, JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--offline", tarball()], { cwd: folder });

  const readme = await readFile(`${folder}/node_modules/@baton/engine/README.md`, "utf8");
  const [lines, more] = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
  assert.ok(lines.trim().split("\n").length <= 10, lines);
  await writeFile(`${folder}/lines.js`, lines);
  await writeFile(`${folder}/more.js`, lines + more);

  const signed = `${root}/tests/golden/signed`;
  await cp(`${signed}/policy.signed.json`, `${folder}/policy.signed.json`);
  await cp(`${signed}/trust.json`, `${folder}/trust.json`);
  const samples = JSON.parse(await readFile(`${root}/web/samples/calls.json`, "utf8"));
  await writeFile(`${folder}/call.json`, JSON.stringify(samples[0].call));
  const payload = Buffer.from(JSON.parse(await readFile(`${folder}/trust.json`, "utf8")).payload, "base64");
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", payload)).toString("hex");
  const env = { ...process.env, BATON_TRUST_PIN: `sha256:${digest}` };

  // The golden file is valid from July on, so the clock is fixed.
  const clock = `const now = Date.parse("2026-07-01T00:00:00Z"); globalThis.Date = class extends Date {
    constructor(...at) { super(...(at.length ? at : [now])); } static now() { return now; } };`;
  await writeFile(`${folder}/clock.js`, clock);
  const node = (script) => run("node", ["--import", "./clock.js", script], { cwd: folder, env });
  const { stdout } = await node("lines.js");
  assert.match(stdout, /^hand_off medium Handed off by /);
  assert.match(stdout, /'pause_sequence'/);

  await cp(`${folder}/policy.signed.json`, `${folder}/next.signed.json`);
  assert.equal((await node("more.js")).stderr, "");
  await writeFile(`${folder}/next.signed.json`, "{}");
  assert.match((await node("more.js")).stderr, /^envelope_malformed /);
});
