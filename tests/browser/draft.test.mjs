// The draft: undo over everything, kept through a reload, one for all tabs, in a link, on paper.

import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { Screen, TriggerScreen, YamlScreen } from "./support/screens.mjs";

const linked = (text) => deflateRawSync(text).toString("base64url");
const kept = (page, text) => page.waitForFunction((text) => localStorage.getItem("baton.draft")?.includes(text), text);

consoleTest("undo and redo go over fields, moves, and a whole document that was put in", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open("c-1043");
  await trigger.setValue(0, "80");
  await trigger.at("condition-0-down").click();
  assert.equal(await trigger.value(1).inputValue(), "80");
  const yaml = await new YamlScreen(page).go();
  await yaml.take((await yaml.text()).replace('title: "Untitled policy"', 'title: "Put in"').replace("value: 80", "value: 90"));
  await trigger.hears(/draft now/);
  await trigger.go();
  assert.equal(await trigger.value(1).inputValue(), "90");

  await trigger.undo();
  await trigger.hears(/undone/);
  assert.equal(await trigger.value(1).inputValue(), "80");
  await trigger.undo();
  assert.equal(await trigger.value(0).inputValue(), "80", "the move is undone");
  await trigger.undo();
  assert.equal(await trigger.value(0).inputValue(), "75", "the digits of one burst are one step");
  await page.keyboard.press("Control+z");
  await trigger.hears(/nothing to undo/);
  await trigger.redo();
  assert.equal(await trigger.value(0).inputValue(), "80");
  await trigger.redo();
  assert.equal(await trigger.value(1).inputValue(), "80", "the move is done again");
  await trigger.redo();
  assert.equal(await trigger.value(1).inputValue(), "90", "the whole document too");
});

consoleTest("a reload keeps the draft and the way back", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "77");
  await kept(page, "77");
  await page.reload();
  await trigger.at("outcome").waitFor();
  assert.equal(await trigger.value(0).inputValue(), "77");
  await trigger.undo();
  assert.equal(await trigger.value(0).inputValue(), "75");
});

consoleTest("two tabs on one draft are announced, and either can be kept", async ({ page, context }) => {
  const first = await new TriggerScreen(page).open();
  const second = await new TriggerScreen(await context.newPage()).open();
  await second.setValue(0, "66");
  await kept(second.page, "66");
  await first.at("overtaken").waitFor();
  assert.equal(await first.value(0).inputValue(), "75", "nothing is taken over by itself");
  await first.at("take-over").click();
  assert.equal(await first.value(0).inputValue(), "66");
  await first.at("overtaken").waitFor({ state: "detached" });

  await second.setValue(0, "67");
  await kept(second.page, "67");
  await first.at("overtaken").waitFor();
  await first.at("keep-mine").click();
  await second.at("overtaken").waitFor();
  await kept(first.page, '"value":66');
  assert.equal(await first.page.evaluate(() => localStorage.getItem("baton.draft").includes('"value":67')), false);
});

consoleTest(
  "a link carries the draft, and nothing of the calls",
  async ({ page, context, url }) => {
    const trigger = await new TriggerScreen(page).open();
    await trigger.setValue(0, "64");
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette-search").fill("copy a link");
    await page.keyboard.press("Enter");
    await page.getByTestId("notice").filter({ hasText: "The link is copied. It holds no calls" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${url}/#/draft/`), link);
    const packed = Buffer.from(link.split("/draft/")[1], "base64url");
    const held = inflateRawSync(packed).toString();
    assert.match(held, /"value":64/);
    assert.doesNotMatch(held, /Okonkwo|example\.com|\+447700/);

    const other = await context.browser().newContext({ baseURL: url });
    const opened = new TriggerScreen(await other.newPage());
    await opened.page.goto(link);
    await opened.at("shared").waitFor();
    for (const colorScheme of ["dark", "light"]) {
      await opened.page.emulateMedia({ colorScheme });
      assert.deepEqual(await accessibilityProblems(opened.page), [], colorScheme);
    }
    await opened.at("keep-shared").click();
    assert.equal(await opened.value(0).inputValue(), "64");
    assert.equal(new URL(opened.page.url()).hash, "#/trigger", "the address does not keep it");
    await opened.undo();
    assert.equal(await opened.value(0).inputValue(), "75");
    await other.close();
  },
  { context: { permissions: ["clipboard-read", "clipboard-write"] } },
);

consoleTest("a link that holds no policy changes nothing and says so", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await page.goto("/#/draft/AAAA");
  await page.getByTestId("notice").filter({ hasText: "does not hold a policy" }).waitFor();
  assert.equal(await trigger.value(0).inputValue(), "75");
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await accessibilityProblems(page), [], colorScheme);
  }
  await page.goto(`/#/draft/${linked('{"a":1}')}`);
  await page.getByTestId("notice").filter({ hasText: "does not hold a policy" }).waitFor();
  assert.equal(await trigger.value(0).inputValue(), "75");
});

consoleTest("a link is named by its own title, and says what it carries", async ({ page }) => {
  await new TriggerScreen(page).open();
  const tests = [{ call: { id: "t", contact: { name: "Sarah Example" }, facts: {} }, expect: {} }];
  const draft = { title: "Theirs", handoff_trigger: { conditions: "no list" }, tests };
  await page.goto(`/#/draft/${linked(JSON.stringify(draft))}`);
  const text = await page.getByTestId("shared").innerText();
  assert.match(text, /“Theirs”/);
  assert.match(text, /tests hold contact data/);
  assert.doesNotMatch(text, /no contact data/);
});

consoleTest("on paper there is the policy and no control", async ({ page }) => {
  await new Screen(page, "trigger").open();
  // Printing makes the paper; the media alone would show it as it was.
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  assert.equal(pages, 2);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header").isVisible(), false);
  assert.equal(await page.locator("main.panes").isVisible(), false);
  const text = await page.locator("body").innerText();
  assert.match(text, /qualification score is at least 75/);
  assert.match(text, /09:00/);
});

consoleTest("a reload keeps the order, the digits and the letters of a draft", async ({ page }) => {
  const yaml = await new YamlScreen(page).open();
  const text = (await yaml.text()).replace("facts:\n", "facts:\n  zeal:\n    type: number\n    min: 0.5\n  größe:\n    type: number\n");
  await yaml.take(text);
  await kept(page, "größe");
  const before = await yaml.text();
  assert.match(before, /zeal[\s\S]*größe[\s\S]*qualification_score/);
  await page.reload();
  await page.getByTestId("outcome").waitFor({ state: "attached" });
  assert.equal(await yaml.text(), before);
});

consoleTest("an undo back to the beginning is kept as well, however soon the page goes", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "80");
  await kept(page, '"value":80');
  await trigger.undo();
  await page.reload();
  await page.getByTestId("outcome").waitFor({ state: "attached" });
  assert.equal(await trigger.value(0).inputValue(), "75");
});

consoleTest("what is no part of the policy is undone where it is typed, and nothing is undone under a dialog", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "80");
  await new Screen(page, "samples").go();
  await page.getByTestId("paste-calls").pressSequentially("abc");
  await page.keyboard.press("Control+z");
  assert.notEqual(await page.getByTestId("paste-calls").inputValue(), "abc");
  await page.getByTestId("open-sign").click();
  const digest = await page.getByTestId("policy-digest").first().innerText();
  await page.getByTestId("sign-author").pressSequentially("abc");
  await page.keyboard.press("Control+z");
  await page.getByTestId("close-sign").focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+k");
  assert.equal(await page.getByTestId("palette").count(), 0);
  assert.equal(await page.getByTestId("policy-digest").first().innerText(), digest);
  await page.keyboard.press("Escape");
  await trigger.go();
  assert.equal(await trigger.value(0).inputValue(), "80");
});

consoleTest("a browser that keeps nothing says so", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "80");
  await page.getByTestId("notice").filter({ hasText: "no room to keep the draft" }).waitFor();
  await page.getByTestId("put-away").click();
  await page.getByTestId("notice").waitFor({ state: "detached" });
});

consoleTest("a text that is no policy does not take the draft's place", async ({ page }) => {
  const yaml = await new YamlScreen(page).open();
  for (const text of ["apiVersion: v1\nkind: Pod\n", "hello", "- a\n", "calendar: {}\n", "handoff_trigger:\n", ""]) {
    await yaml.take(text);
    await yaml.hears(/no policy/);
    assert.equal(await yaml.text(), text);
    assert.equal(await page.locator(".screens .count").count(), 0, "the draft is as it was");
    await page.getByTestId("yaml").fill("x");
  }
});

consoleTest("a text that is being written is not lost to a change elsewhere", async ({ page }) => {
  const yaml = await new YamlScreen(page).open();
  const text = `${await yaml.text()}# not done yet`;
  await page.getByTestId("yaml").fill(text);
  const trigger = await new TriggerScreen(page).go();
  await trigger.setValue(0, "80");
  await trigger.undo();
  await yaml.go();
  assert.equal(await yaml.text(), text);
});

consoleTest("a file that is too large is said where everybody sees it", async ({ page }) => {
  await new YamlScreen(page).open();
  const buffer = Buffer.alloc(1_100_000, "# all comment\n");
  await page.getByTestId("open-policy").setInputFiles({ name: "large.yaml", mimeType: "text/plain", buffer });
  await page.getByTestId("notice").filter({ hasText: "large.yaml is over 1 MiB" }).waitFor();
  await new TriggerScreen(page).go();
  await page.getByTestId("add-condition").click();
  await page.getByTestId("notice").waitFor({ state: "detached" });
});
