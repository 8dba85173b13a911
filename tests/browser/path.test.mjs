// The whole path: edit in the browser, preview, export signed, import, decide alike.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { ConsolePage } from "./support/console-page.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { artefacts } from "./support/paths.mjs";
import { samples } from "./support/samples.mjs";

const article = new URL("../../web/samples/article-policy.yaml", import.meta.url).pathname;

/** Returns the command's decision on a call, the line that it prints. */
async function decided(baton, policy, call) {
  const { code, stdout, stderr } = await baton(["decide", ...policy, "--call", "-", "--json"], {
    input: JSON.stringify(call),
  });
  assert.equal(code, 0, stderr);
  return stdout.trimEnd();
}

consoleTest("the page and the command line decide every sample call alike, and as it was kept", async ({ page, baton }) => {
  const screen = new ConsolePage(page);
  await screen.open();
  const shown = await screen.decisions();
  assert.ok(shown.size >= 6, `${shown.size} sample calls`);
  for (const { call } of samples) {
    assert.equal(shown.get(call.id), await decided(baton, ["--policy", article], call), call.id);
    const kept = JSON.parse(await readFile(new URL(`../golden/decisions/${call.id}.json`, import.meta.url), "utf8"));
    assert.equal(createHash("sha256").update(shown.get(call.id)).digest("hex"), kept.sha256, call.id);
  }
});

consoleTest(
  "a raised threshold turns a call, and the signed export decides as the page showed",
  async ({ page, baton, download, downloads }) => {
    const screen = new ConsolePage(page);
    await screen.open();
    await screen.select("c-1043");
    assert.equal(JSON.parse(await screen.decision()).outcome, "hand_off");
    await screen.setThreshold(0, "80");
    assert.equal(JSON.parse(await screen.decision()).outcome, "no_handoff");
    assert.match(await page.getByTestId("light-0").innerText(), /2 short/);
    assert.match(await screen.callEntry("c-1043"), /changed/i);
    const shown = await screen.decisions();

    await page.getByTestId("open-sign").click();
    await page.getByTestId("sign-author").fill("ops@example.com");
    await page.getByTestId("sign-reason").fill("Fewer, better handoffs");
    await page.getByTestId("generate-key").click();
    await page.getByTestId("key-id").waitFor();
    const card = await download(() => page.getByTestId("download-enrolment").click());
    const file = await download(() => page.getByTestId("sign-download").click());
    assert.equal(file, join(downloads, "policy.signed.json"));

    // For the verifiers in other languages, which the step after this one runs.
    const exported = join(artefacts, "exported");
    await mkdir(exported, { recursive: true });
    await copyFile(file, join(exported, "policy.signed.json"));
    await copyFile(card, join(exported, "enrolment.json"));

    const trust = join(downloads, "trust.json");
    const root = join(downloads, "root.pem");
    const keygen = await baton(["keygen", "--principal", "root", "--out", root]);
    assert.equal(keygen.code, 0, keygen.stderr);
    const init = await baton(["trust", "init", card, "--root", root, "--out", trust]);
    assert.equal(init.code, 0, init.stderr);
    assert.ok(init.stdout.includes((await page.getByTestId("key-id").innerText()).trim()), init.stdout);

    const state = join(downloads, "state");
    const pin = JSON.parse((await baton(["trust", "show", trust, "--json"])).stdout).digest;
    const imported = await baton(["import", file, "--state", state, "--trust", trust, "--pin", pin, "--json"]);
    assert.equal(imported.code, 0, imported.stderr + imported.stdout);
    const taken = JSON.parse(imported.stdout);
    assert.ok(taken.self_test_cases > samples.length, "the samples, and the calls at the edges");
    assert.deepEqual(taken.principals, ["ops@example.com"]);

    for (const { call } of samples) {
      assert.equal(shown.get(call.id), await decided(baton, ["--state", state], call), call.id);
    }

    const envelope = JSON.parse(await readFile(file, "utf8"));
    const payload = Buffer.from(envelope.payload, "base64");
    payload[payload.length >> 1] ^= 1;
    const flipped = join(downloads, "flipped.signed.json");
    await writeFile(flipped, JSON.stringify({ ...envelope, payload: payload.toString("base64") }));
    const refused = await baton(["import", flipped, "--state", state, "--json"]);
    assert.equal(refused.code, 1);
    assert.equal(JSON.parse(refused.stdout).error.code, "signature_invalid");
    const again = await baton(["import", file, "--state", state, "--json"]);
    assert.equal(JSON.parse(again.stdout).unchanged, true, "the good one is still in force");
  },
);

consoleTest("a threshold that cannot be read is said, and the last result stays", async ({ page }) => {
  const screen = new ConsolePage(page);
  await screen.open();
  const before = await screen.decision();
  await screen.setThreshold(0, "high");
  await page.getByTestId("condition-0-value").blur();
  await page.getByTestId("stale").waitFor();
  assert.match(await page.locator("body").innerText(), /whole number from 0 to 100/);
  assert.equal(await screen.decision(), before);
  await screen.setThreshold(0, "75");
  await page.getByTestId("stale").waitFor({ state: "hidden" });
  assert.equal(await screen.decision(), before);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 400]) {
    consoleTest(
      `no accessibility problem, ${colorScheme} at ${width} pixels`,
      async ({ page }) => {
        const screen = new ConsolePage(page);
        await screen.open();
        assert.deepEqual(await accessibilityProblems(page), []);
        const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        assert.equal(await page.evaluate(overflow), 0, "the page does not scroll sideways");
        await page.getByTestId("open-sign").click();
        assert.deepEqual(await accessibilityProblems(page), []);
      },
      { context: { colorScheme, viewport: { width, height: 800 } } },
    );
  }
}
