// Signed policies: accepted, refused, and the report of each check.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { built, root } from "./support/paths.mjs";

const { BatonError, Policy, Trust, verify } = await import(`${built}/src/entries/full/node.js`);
const folder = `${root}/tests/golden/signed`;
const [file, document] = [readFileSync(`${folder}/policy.signed.json`), readFileSync(`${folder}/trust.json`)];
const now = "2026-07-01T00:00:00Z";

/** Returns the digest that pins the document: that of its payload. */
async function pin() {
  const payload = Buffer.from(JSON.parse(document).payload, "base64");
  const digest = await crypto.subtle.digest("SHA-256", payload);
  return `sha256:${Buffer.from(digest).toString("hex")}`;
}

const trust = Trust.pinned(document, await pin(), now);
const state = { audience: "prod", now };
const code = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof BatonError, `${error}`);
    return error.code;
  }
  return "taken";
};

test("a trust document lists the people whose signatures count", () => {
  assert.equal(trust.epoch, 1);
  assert.deepEqual([...trust.audiences], ["prod"]);
  assert.ok(trust.signers.includes("ops@example.com"));
  assert.match(trust.expiresAt, /^20\d\d-/);
  assert.equal(code(() => Trust.pinned(document, `sha256:${"0".repeat(64)}`, now)), "trust_not_pinned");
  assert.equal(Trust.kept(document.toString()).epoch, 1);
  assert.equal(trust.next(document, now).epoch, 1);
  assert.equal(code(() => trust.next(file, now)), "trust_malformed");
});

test("a signed policy is accepted, decides calls and returns its mark", async () => {
  const policy = Policy.fromSigned(file, trust, state);
  const { signed } = policy;
  assert.deepEqual([signed.version, signed.audience, signed.unchanged, signed.stale], [1, "prod", false, false]);
  assert.deepEqual(signed.principals, ["lead@example.com", "ops@example.com"]);
  const authored = Policy.fromYaml(readFileSync(`${root}/web/samples/article-policy.yaml`, "utf8"));
  assert.equal(policy.digest, authored.digest);
  assert.equal(Policy.fromSigned(file, trust, { ...state, mark: signed.mark }).signed.unchanged, true);
});

test("each kind of invalid file is refused by its own check", () => {
  const { mark } = Policy.fromSigned(file, trust, state).signed;
  const flipped = Buffer.from(file);
  flipped[flipped.indexOf("\"sig\":\"") + 20] ^= 1;
  for (const [want, run] of [
    ["signature_invalid", () => Policy.fromSigned(flipped, trust, state)],
    ["rollback", () => Policy.fromSigned(file, trust, { ...state, mark: { ...mark, version: 2 } })],
    ["equivocation", () => Policy.fromSigned(file, trust, { ...state, mark: { ...mark, digest: `sha256:${"1".repeat(64)}` } })],
    ["threshold_not_met", () => Policy.fromSigned(file, trust, { ...state, audience: "dev" })],
    ["wrong_policy", () => Policy.fromSigned(file, trust, { ...state, policy: "another" })],
    ["envelope_malformed", () => Policy.fromSigned("{}", trust, state)],
    ["too_large", () => Policy.fromSigned(new Uint8Array(300_000), trust, state)],
    ["bad_argument", () => Policy.fromSigned(file, document, state)],
    ["bad_argument", () => Policy.fromSigned(file, trust, {})],
    ["bad_argument", () => Policy.fromSigned(file, trust, { ...state, audiences: "prod" })],
    ["bad_argument", () => Policy.fromSigned(file, trust, { ...state, mark: { version: 1 } })],
    ["bad_argument", () => Policy.fromSigned(file, trust, { ...state, now: "today" })],
  ]) {
    assert.equal(code(run), want, `${run}`);
  }
});

test("an expired policy is refused at import and stays in force", () => {
  const { expires_at: end } = Policy.fromSigned(file, trust, state).signed;
  const later = new Date(new Date(end).getTime() + 1000);
  assert.equal(code(() => Policy.fromSigned(file, trust, { ...state, now: later })), "expired");
  const serving = Policy.fromSigned(file, trust, { ...state, now: later, inForce: true });
  assert.equal(serving.signed.stale, true);
});

test("the report of an import has a row for every check", () => {
  const report = verify(file, trust, state);
  assert.deepEqual([report.accepted, report.code], [true, null]);
  assert.deepEqual(report.checks.map(({ number }) => number), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  assert.ok(report.checks.every(({ verdict, seen }) => verdict === "passed" && seen));
  const refused = verify(file, trust, { ...state, policy: "another" });
  assert.deepEqual([refused.accepted, refused.code], [false, "wrong_policy"]);
  assert.deepEqual(refused.checks.slice(8, 11).map(({ verdict }) => verdict), ["passed", "refused", "not_made"]);
});
