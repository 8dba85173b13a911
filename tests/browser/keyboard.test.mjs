// From a blank page to an exported signed file without a mouse.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { consoleTest } from "./support/console-test.mjs";
import { TriggerScreen } from "./support/screens.mjs";

/** Presses Tab until the focus is on an element with this name; fails if it never gets there. */
async function tabTo(page, name, most = 150) {
  for (let presses = 0; presses < most; presses += 1) {
    const here = await page.evaluate(() => document.activeElement?.dataset?.testid);
    if (here === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${name} is not reached by Tab`);
}

consoleTest("from blank to an exported signed file by keyboard alone", async ({ page, download, guard }) => {
  void guard;
  const trigger = await new TriggerScreen(page).open("c-1043");
  await tabTo(page, "condition-0-value");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("80");
  await page.locator('[data-testid="outcome"][data-outcome="no_handoff"]').waitFor();

  // The row around the focus moves with it.
  await page.keyboard.press("Alt+ArrowDown");
  await trigger.hears(/moved to position 2 of 3/);
  assert.equal(await trigger.value(1).inputValue(), "80");
  await page.keyboard.press("Control+z");
  await trigger.hears(/undone/);
  assert.equal(await trigger.value(0).inputValue(), "80");

  // The palette opens the dialog that signs.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sign and");
  await page.keyboard.press("Enter");
  await page.getByTestId("sign-author").waitFor();
  await tabTo(page, "sign-author");
  await page.keyboard.type("ops@example.com");
  await tabTo(page, "sign-reason");
  await page.keyboard.type("Fewer, better handoffs");
  await tabTo(page, "generate-key");
  await page.keyboard.press("Enter");
  await page.getByTestId("key-id").waitFor();
  await tabTo(page, "sign-download");
  const file = await download(() => page.keyboard.press("Enter"));
  const envelope = JSON.parse(await readFile(file, "utf8"));
  const payload = JSON.parse(Buffer.from(envelope.payload, "base64"));
  assert.equal(payload.change.author, "ops@example.com");
  assert.match(JSON.stringify(payload.policy), /"value":80/);
  await page.keyboard.press("Escape");
  await page.getByTestId("sign-dialog").waitFor({ state: "hidden" });
});

consoleTest("the palette finds commands, and single keys can be switched off", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await page.keyboard.press("?");
  await page.getByTestId("shortcuts").waitFor();
  await page.getByTestId("single-keys").uncheck();
  await page.keyboard.press("Escape");
  await page.getByTestId("shortcuts").waitFor({ state: "detached" });
  // Keys are handled in order: once the palette is open, the key before it has had its effect.
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await page.locator("#commands").waitFor();
  assert.equal(await page.getByTestId("shortcuts").count(), 0);
  await page.keyboard.type("c-1049");
  assert.equal(await page.locator("#commands [role=option]").count(), 1);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/trigger\/c-1049$/);
  await page.goBack();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sla");
  await page.keyboard.press("Enter");
  await page.locator('[data-testid="screen-sla"][aria-current="page"]').waitFor();
  assert.equal(new URL(page.url()).hash, "#/sla/c-1042");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator('[data-testid="screen-formats"][aria-current="page"]').waitFor();
  void trigger;
});

consoleTest("what was undone is done again with Shift", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "80");
  for (const mod of ["Control", "Meta"]) {
    await page.keyboard.press(`${mod}+z`);
    assert.equal(await trigger.value(0).inputValue(), "75");
    await page.keyboard.press(`${mod}+Shift+z`);
    assert.equal(await trigger.value(0).inputValue(), "80");
  }
});

consoleTest("in an open dialog one hears what is said", async ({ page }) => {
  await new TriggerScreen(page).open();
  await page.getByTestId("open-sign").click();
  await page.getByTestId("sign-download").click();
  await page.getByTestId("sign-dialog").getByRole("status").filter({ hasText: "not signed: write your name" }).waitFor();
});

/** Whether the focus is within an element that matches. */
const focusIn = (page, selector) =>
  page.waitForFunction((selector) => document.activeElement.closest(selector) !== null, selector);

consoleTest("the focus stays near a control that goes when it is pressed", async ({ page, context }) => {
  const trigger = await new TriggerScreen(page).open("c-1045");
  await page.getByTestId("try-0").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("untry").waitFor();
  await focusIn(page, "#effect *");

  await page.getByTestId("open-sign").click();
  await page.getByTestId("generate-key").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("key-id").waitFor();
  await focusIn(page, ".key-card");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "download-enrolment");
  await page.keyboard.press("Escape");
  await page.getByTestId("sign-dialog").waitFor({ state: "detached" });
  await page.goBack();
  assert.equal(await page.getByTestId("sign-dialog").count(), 0, "the way back does not lead into it again");
  await page.goto("/#/nonsense");
  await page.getByTestId("put-away").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("notice").waitFor({ state: "detached" });
  await focusIn(page, "#edit");

  const other = await new TriggerScreen(await context.newPage()).open();
  await other.setValue(0, "66");
  await page.bringToFront();
  await trigger.at("overtaken").waitFor();
  await trigger.at("take-over").focus();
  await page.keyboard.press("Enter");
  await trigger.at("overtaken").waitFor({ state: "detached" });
  await focusIn(page, "#edit");
  await page.keyboard.press("Tab");
  await focusIn(page, "#edit *");
});
