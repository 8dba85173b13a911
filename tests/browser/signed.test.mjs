// Signed files in the page: checking every kind, co-approval, the chain of versions, going back.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before } from "node:test";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { ConsolePage } from "./support/console-page.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { download as downloadFrom } from "./support/downloads.mjs";
import { run, signedFiles } from "./support/signed-files.mjs";
import { generatedCalls } from "./support/generated-calls.mjs";
import { CallsScreen, TriggerScreen, YamlScreen } from "./support/screens.mjs";
import { SigningDesk } from "./support/signing-desk.mjs";

let files;

before(async () => {
  files = await signedFiles();
});

/** The console with its desk open at "Check a file", and a trust document accepted if one is given. */
async function checking(page, trust) {
  const screen = new ConsolePage(page);
  await screen.open();
  const desk = new SigningDesk(page);
  await desk.open("sign/check");
  if (trust) await desk.trust(trust);
  return desk;
}

consoleTest("a good file passes the fifteen checks, and is taken into the history", async ({ page }) => {
  const desk = await checking(page, files.trust);
  await desk.check(files.v1);
  const { standing, code, headline } = await desk.verdict();
  assert.deepEqual([standing, code], ["passed", ""]);
  assert.match(headline, /signed by ada@example\.com/);
  assert.deepEqual(await desk.standings(), [...Array(15).fill("passed"), "not_made"]);
  assert.match(await page.getByTestId("file-done").innerText(), /Version 1 is taken into the history/);
  await desk.check(files.v2);
  assert.match(await page.getByTestId("differences").innerText(), /75 becomes 80/);

  await desk.open("sign/history");
  assert.equal(await page.getByTestId("version-2").getAttribute("data-joint"), "follows");
  await page.reload();
  await page.getByTestId("chain").waitFor();
  assert.deepEqual(
    await page.locator("[data-testid=chain] h3").allInnerTexts(),
    ["Version 2", "Version 1"],
    "the address opens the section again, and the chain is still there",
  );
});

consoleTest("without a trust document nobody can tell whose signatures these are", async ({ page }) => {
  const desk = await checking(page);
  await desk.check(files.v1);
  const { standing, headline } = await desk.verdict();
  assert.equal(standing, "open");
  assert.match(headline, /Nobody can tell/);
  const standings = await desk.standings();
  assert.deepEqual(
    standings.flatMap((standing, index) => (standing === "not_made" ? [index + 1] : [])),
    [4, 5, 6, 7, 11, 16],
  );
  assert.match(await page.getByTestId("not-to-sign").innerText(), /drop the trust document/);
});

/** Refusals: the code, the file, what the page has seen before, the check that refuses. */
const refusals = [
  ["rollback", "v1", ["v1", "v2"], 13],
  ["equivocation", "otherV2", ["v1", "v2"], 13],
  ["fork", "fork", ["v1", "v2"], 13],
  ["expired", "expired", [], 12],
  ["wrong_audience", "staging", [], 10],
  ["feature_unsupported", "feature", [], 9],
  ["signature_invalid", "flipped", [], 6],
];

for (const [code, file, seen, check] of refusals) {
  consoleTest(`the page refuses as the command line does: ${code}`, async ({ page, baton }) => {
    const desk = await checking(page, files.trust);
    for (const earlier of seen) await desk.check(files[earlier]);
    await desk.check(files[file]);
    const verdict = await desk.verdict();
    assert.deepEqual([verdict.standing, verdict.code], ["refused", code]);
    assert.match(verdict.headline, new RegExp(`Refused at check ${check},`));
    assert.equal(await page.getByTestId("cosign").count(), 0, "nobody signs a refused file");

    const after = seen.length > 0 ? ["--after", files[seen.at(-1)]] : [];
    const { stdout } = await baton(["verify", files[file], "--trust", files.trust, "--json", ...after]);
    const told = JSON.parse(stdout);
    assert.equal(told.error.code, code);
    const words = (result) => (["passed", "not_made"].includes(result) ? result : "refused");
    assert.deepEqual(await desk.standings(), told.checks.map(({ result }) => words(result)));
    const texts = await page.locator("[data-testid=checks] td").allInnerTexts();
    for (const [index, { result, text }] of told.checks.entries()) {
      if (result !== "not_made") assert.ok(texts[index].includes(text), `${texts[index]} / ${text}`);
    }
  });
}

consoleTest("the next trust document takes a key out, and the page refuses what it signed", async ({ page }) => {
  const desk = await checking(page, files.trust);
  await desk.check(files.revoked);
  assert.match((await desk.verdict()).headline, /epoch 2/);
  assert.match(await page.getByTestId("people").innerText(), /revoked/);
  await page.getByTestId("accept-trust").click();
  await page.getByTestId("trust").getByText("Epoch 2").waitFor();
  await desk.check(files.v1);
  assert.equal((await desk.verdict()).code, "signer_revoked");
  await desk.check(files.trust);
  assert.equal((await desk.verdict()).code, "trust_epoch", "and there is no way back");
});

consoleTest("a file that is neither is named as that, and a dropped file is taken", async ({ page, downloads }) => {
  const desk = await checking(page, files.trust);
  const note = join(downloads, "note.json");
  await writeFile(note, '{"to": "whom it may concern"}');
  await desk.check(note);
  assert.match((await desk.verdict()).headline, /neither a signed policy nor a trust document/);
  const card = join(downloads, "enrolment.json");
  await writeFile(card, JSON.stringify({ jwk: { crv: "Ed25519", kty: "OKP", x: "abc" }, principal: "ada" }));
  await desk.check(card);
  const report = await page.getByTestId("sign-dialog").innerText();
  assert.match(report, /an enrolment goes to whoever keeps the trust document/);
  assert.doesNotMatch(report, /damaged|expected|struct/);

  const text = await readFile(files.v1, "utf8");
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json", { type: "application/json" }));
    return data;
  }, text);
  await page.getByTestId("drop").dispatchEvent("drop", { dataTransfer: transfer });
  await page.getByTestId("verdict").getByText("dropped.json").waitFor();
  assert.equal((await desk.verdict()).standing, "passed");
});

consoleTest("nothing in a file becomes a part of the page", async ({ page, downloads }) => {
  const nasty = `<img src=x onerror=alert(1)>"'</p><script>alert(1)</script>`;
  const folder = (name) => join(downloads, name);
  await run(["keygen", "--principal", "eve <b>", "--out", folder("eve.pem"), "--card", folder("eve.card.json")]);
  await run(["keygen", "--principal", "root", "--out", folder("root.pem")]);
  await run(["trust", "init", folder("eve.card.json"), "--root", folder("root.pem"), "--out", folder("trust.json")]);
  const policy = new URL("../../web/samples/article-policy.yaml", import.meta.url).pathname;
  const out = folder("v1.signed.json");
  await run(["sign", policy, "--key", folder("eve.pem"), "--author", nasty, "--reason", nasty, "--out", out]);
  const desk = await checking(page, folder("trust.json"));
  await desk.check(out);
  assert.ok((await page.getByTestId("file-facts").innerText()).includes(nasty));
  await desk.open("sign/history");
  assert.ok((await page.getByTestId("chain").innerText()).includes(nasty));
  assert.equal(await page.locator("dialog img, dialog script, dialog b").count(), 0);
});

consoleTest(
  "two people sign one file: the page, another browser, and the importer that asks for both",
  async ({ page, context, baton, download, downloads, url }) => {
    const folder = (name) => join(downloads, name);
    const author = new SigningDesk(page);
    const screen = new ConsolePage(page);
    await screen.open();
    await screen.setThreshold(0, "80");
    const authorCard = await download(async () => {
      await author.open("sign");
      await page.getByTestId("sign-author").fill("ada@example.com");
      await page.getByTestId("generate-key").click();
      await page.getByTestId("key-id").waitFor();
      await page.getByTestId("download-enrolment").click();
    });
    const first = folder("author.json");
    await writeFile(first, await readFile(authorCard));
    const file = await author.sign(download, { author: "ada@example.com", reason: "Fewer, better handoffs" });

    // Another profile: nothing is shared but files.
    const other = await context.browser().newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
    try {
      const approverPage = await other.newPage();
      await new ConsolePage(approverPage).open();
      const approver = new SigningDesk(approverPage);
      const take = (action) => downloadFrom(approverPage, downloads, action);
      const approverCard = await approver.enrol(take, "lead@example.com");

      await run(["keygen", "--principal", "root", "--out", folder("root.pem")]);
      const trust = folder("trust-1.json");
      await run(["trust", "init", first, "--root", folder("root.pem"), "--approval", "--out", trust]);
      const next = folder("trust-2.json");
      await run(["trust", "add", trust, approverCard, "--roles", "approver", "--root", folder("root.pem"), "--out", next]);

      await approver.open("sign/check");
      await approver.trust(trust);
      await approver.check(file);
      assert.match(await approverPage.getByTestId("not-to-sign").innerText(), /not in the trust document of epoch 1/);
      await approver.trust(next);
      await approver.check(file);
      assert.deepEqual((await approver.verdict()).code, "threshold_not_met");
      assert.match(await approverPage.getByTestId("people").innerText(), /ada@example\.com/);
      const expected = Array(16).fill("passed");
      [expected[6], expected[15]] = ["refused", "not_made"];
      assert.deepEqual(await approver.standings(), expected);

      const pin = JSON.parse(await run(["trust", "show", trust, "--json"])).digest;
      const importing = (path, ...more) => baton(["import", path, "--state", folder("state"), "--json", ...more]);
      const early = await importing(file, "--trust", trust, "--trust", next, "--pin", pin);
      assert.equal(JSON.parse(early.stdout).error.code, "threshold_not_met");

      const both = await take(() => approverPage.getByTestId("cosign").click());
      assert.equal(both, folder("policy.cosigned.json"));
      await approverPage.getByTestId("file-state").getByText("Your signature is added").waitFor();
      assert.equal((await approver.verdict()).standing, "passed");
      assert.match(await approverPage.getByTestId("not-to-sign").innerText(), /signed this file already/);
      const [one, two] = await Promise.all([file, both].map(async (path) => JSON.parse(await readFile(path, "utf8"))));
      assert.equal(two.payload, one.payload, "the very same bytes");
      assert.deepEqual(two.signatures[0], one.signatures[0]);

      const taken = await importing(both);
      assert.equal(taken.code, 0, taken.stderr + taken.stdout);
      assert.deepEqual(JSON.parse(taken.stdout).principals, ["ada@example.com", "lead@example.com"]);

      // The approver's browser has verified it, and can continue the versions.
      await approverPage.getByTestId("open-as-draft").waitFor();
      approverPage.on("dialog", (dialog) => dialog.accept());
      await approverPage.getByTestId("open-as-draft").click();
      await approverPage.waitForFunction(() => document.querySelector("#sign-version")?.value === "2");
      assert.match(await approverPage.getByTestId("review").innerText(), /The draft is the same as version 1/);
    } finally {
      await other.close();
    }
  },
);

consoleTest(
  "going back is a new version that says what it brings back",
  async ({ page, baton, download, downloads }) => {
    const folder = (name) => join(downloads, name);
    const screen = new ConsolePage(page);
    await screen.open();
    const desk = new SigningDesk(page);
    const card = await desk.enrol(download, "ada@example.com");
    assert.match(await page.getByTestId("review").innerText(), /Nothing is published yet/);
    await run(["keygen", "--principal", "root", "--out", folder("root.pem")]);
    await run(["trust", "init", card, "--root", folder("root.pem"), "--out", folder("trust.json")]);
    const pin = JSON.parse(await run(["trust", "show", folder("trust.json"), "--json"])).digest;
    const taken = async (file, ...trust) => {
      const imported = await baton(["import", file, "--state", folder("state"), "--json", ...trust]);
      assert.equal(imported.code, 0, imported.stderr + imported.stdout);
      return JSON.parse(imported.stdout);
    };
    const edit = async (score) => {
      await page.getByTestId("close-sign").click();
      await page.getByTestId("sign-dialog").waitFor({ state: "hidden" });
      await screen.setThreshold(0, score);
    };

    const author = "ada@example.com";
    const one = await desk.sign(download, { author, reason: "First" });
    const first = await taken(one, "--trust", folder("trust.json"), "--pin", pin);
    await edit("80");
    await desk.open("sign");
    await page.getByTestId("differences").getByText("75 becomes 80").waitFor();
    assert.match(await page.getByTestId("changed-calls").innerText(), /c-1043/);
    const two = await desk.sign(download, { author, reason: "Fewer, better handoffs" });
    assert.equal((await taken(two)).version, 2);

    await desk.open("sign/history");
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByTestId("restore-1").click();
    await page.getByTestId("restores").getByText("Brings back version 1").waitFor();
    const three = await desk.sign(download, { author, reason: "Too few handoffs" });
    const last = await taken(three);
    assert.deepEqual([last.version, last.change.restores], [3, 1]);
    assert.equal(last.policy_digest, first.policy_digest);

    await desk.open("sign/history");
    await page.getByTestId("version-3").getByText("brings back version 1").waitFor();
    await page.reload();
    await page.getByTestId("chain").waitFor();
    const joints = await page.locator("[data-testid=chain] > li").evaluateAll((all) => all.map((li) => li.dataset.joint));
    assert.deepEqual(joints, ["follows", "follows", "first"]);
  },
);

/** The console with a key and its desk open at the form, filled in but for the reason. */
async function withKey(page) {
  await new ConsolePage(page).open();
  const desk = new SigningDesk(page);
  await desk.open("sign");
  await page.getByTestId("sign-author").fill("ada@example.com");
  await page.getByTestId("generate-key").click();
  await page.getByTestId("key-id").waitFor();
  await page.waitForFunction(() => document.querySelector("#sign-version").value);
  return desk;
}

consoleTest("an earlier version that is brought back after signing is reviewed and signed afresh", async ({ page, download }) => {
  const desk = await withKey(page);
  const signing = { author: "ada@example.com", reason: "The same reason for all" };
  await desk.sign(download, signing);
  await page.getByTestId("close-sign").click();
  await page.getByTestId("sign-dialog").waitFor({ state: "detached" });
  await new ConsolePage(page).setThreshold(0, "80");
  await desk.sign(download, signing);
  await page.getByTestId("signed").filter({ hasText: "Version 2 is signed" }).waitFor();
  await desk.open("sign/history");
  await page.getByTestId("restore-1").click();
  await page.getByTestId("restores").getByText("Brings back version 1").waitFor();
  assert.equal(await page.getByTestId("signed").count(), 0, "nothing is signed of this yet");
  const three = await download(() => page.getByTestId("sign-download").click());
  const payload = JSON.parse(Buffer.from(JSON.parse(await readFile(three, "utf8")).payload, "base64"));
  assert.deepEqual([payload.version, payload.change.restores], [3, 1]);
});

consoleTest("what was signed is handed out again as it is: one version has one file", async ({ page, download, downloads }) => {
  await withKey(page);
  await page.getByTestId("sign-reason").fill("Once");
  const files = [];
  page.on("download", async (arrived) => {
    const path = join(downloads, `file-${files.push(arrived)}.json`);
    await arrived.saveAs(path);
  });
  await page.getByTestId("sign-download").focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Enter");
  await page.getByTestId("signed").filter({ hasText: "Version 1 is signed" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "sign-download", "the button keeps the focus");
  const again = await readFile(await download(() => page.getByTestId("sign-download").click()), "utf8");
  await page.getByTestId("signed").filter({ hasText: "Version 1 is signed already" }).waitFor();
  for (const [index] of files.entries()) {
    assert.equal(await readFile(join(downloads, `file-${index + 1}.json`), "utf8"), again);
  }
  await new SigningDesk(page).open("sign/history");
  assert.equal(await page.locator("[data-testid=chain] > li").count(), 1);
});

consoleTest("a file of calls is judged again when a version is signed", async ({ page, download }) => {
  const calls = await new CallsScreen(page).open();
  await calls.give("calls.ndjson", generatedCalls(1_000).map((call) => JSON.stringify(call)).join("\n"));
  await calls.judged("1,000");
  await new TriggerScreen(page).go();
  await new ConsolePage(page).setThreshold(0, "90");
  const changed = page.getByTestId("changed-of-file");
  await changed.filter({ hasText: /: [1-9]\d* of 1,000/ }).waitFor();
  const desk = new SigningDesk(page);
  await desk.enrol(download, "ada@example.com");
  await desk.sign(download, { author: "ada@example.com", reason: "Stricter" });
  await page.getByTestId("close-sign").click();
  await changed.filter({ hasText: ": 0 of 1,000 calls change" }).waitFor();
});

consoleTest("a gap in the chain is shown", async ({ page }) => {
  const desk = await checking(page, files.trust);
  await desk.check(files.v1);
  await desk.check(files.v3);
  assert.equal((await desk.verdict()).standing, "passed");
  await desk.open("sign/history");
  assert.equal(await page.getByTestId("version-3").getAttribute("data-joint"), "gap");
  assert.match(await page.getByTestId("version-3").innerText(), /one version between is not known/);
});

consoleTest("a policy is opened from YAML; what cannot be read changes nothing, and undo brings the old one back", async ({ page, downloads }) => {
  const trigger = await new TriggerScreen(page).open();
  const yaml = await new YamlScreen(page).go();
  const broken = join(downloads, "broken.yaml");
  await writeFile(broken, "policy: {id: a}\npolicy: {id: b}\n");
  await page.getByTestId("open-policy").setInputFiles(broken);
  await page.getByTestId("yaml-problem").getByText(/line 2/).waitFor();
  await trigger.go();
  assert.equal(await trigger.value(0).inputValue(), "75");

  const article = await readFile(new URL("../../web/samples/article-policy.yaml", import.meta.url), "utf8");
  const good = join(downloads, "stricter.yaml");
  await writeFile(good, article.replace("value: 75", "value: 90"));
  await yaml.go();
  await page.getByTestId("open-policy").setInputFiles(good);
  await trigger.hears(/draft now/);
  assert.match(await yaml.text(), /value: 90/);
  await trigger.go();
  assert.equal(await trigger.value(0).inputValue(), "90");
  await trigger.undo();
  assert.equal(await trigger.value(0).inputValue(), "75");
});

consoleTest("a worker of another build is told apart", async ({ page, guard }) => {
  // What answers without a network would answer before the test could.
  guard.allow(/service ?worker/i);
  await page.route("**/worker-glue.js", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const other = `\nexport { another as greeting };\nconst another = () => '{"failed":null,"id":0,"told":"0.0.9 old"}';\n`;
    assert.match(body, /export function greeting\(/);
    await route.fulfill({ response, body: body.replace("export function greeting(", "function unused(") + other });
  });
  const screen = new ConsolePage(page);
  await screen.open();
  const desk = new SigningDesk(page);
  await desk.open("sign/check");
  await page.getByTestId("check-file").setInputFiles(files.v1);
  await page.getByTestId("file-state").getByText("reload the page").waitFor();
}, { context: { serviceWorkers: "block" } });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 400]) {
    consoleTest(
      `no accessibility problem in the sections, ${colorScheme} at ${width} pixels`,
      async ({ page }) => {
        const desk = await checking(page);
        const look = async (what) => {
          assert.deepEqual(await accessibilityProblems(page), [], what);
          const dialog = page.getByTestId("sign-dialog");
          assert.equal(await dialog.evaluate((d) => d.scrollWidth - d.clientWidth), 0, `${what} does not scroll sideways`);
        };
        await look("nothing dropped");
        await desk.check(files.trust);
        await look("a trust document");
        await page.getByTestId("accept-trust").click();
        await page.getByTestId("trust").getByText("Epoch 1").waitFor();
        await desk.check(files.v1);
        await look("a good file");
        await desk.check(files.v2);
        await desk.check(files.otherV2);
        await look("a refused file");
        await desk.open("sign/history");
        await page.getByTestId("chain").waitFor();
        await look("history");
        await desk.open("sign");
        await page.getByTestId("differences").waitFor();
        await look("review");
      },
      { context: { colorScheme, viewport: { width, height: 800 } } },
    );
  }
}
