// What is drawn piece by piece is what a page draws that sees it for the first time.

import assert from "node:assert/strict";
import { consoleTest } from "./support/console-test.mjs";
import { TriggerScreen } from "./support/screens.mjs";

/** What stands on the page, a line an element: but for what is the reader's, which folds are open. */
const panes = (page) =>
  page.evaluate(() => {
    const line = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      const attributes = [...node.attributes].filter(({ name }) => name !== "open").map(({ name, value }) => `${name}=${value}`);
      return [node.tagName, ...attributes.sort()].join(" ");
    };
    return ["edit", "effect", "bar", "result-bar"].flatMap((id) => {
      const walk = document.createTreeWalker(document.getElementById(id));
      const lines = [];
      while (walk.nextNode()) lines.push(line(walk.currentNode));
      return lines;
    });
  });

/** A generator of numbers, the same at every run. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

for (const seed of [1, 2, 3]) {
  consoleTest(`after any steps the page is as it would be drawn anew (${seed})`, async ({ page, context }) => {
    await new TriggerScreen(page).open("c-1043");
    const random = numbers(seed);
    const pick = (items) => items[Math.floor(random.next().value * items.length)];
    const press = (selector) => async () => {
      const all = await page.locator(`${selector}:not([disabled])`).all();
      if (all.length) await pick(all).click();
    };
    const choose = async () => {
      const select = pick(await page.locator("#edit .row select").all());
      await select?.selectOption({ index: Math.floor(random.next().value * 3) }, { timeout: 500 }).catch(() => {});
    };
    const type = async () => {
      const fields = await page.locator('#edit .row input[data-reads="numeric"]').all();
      if (fields.length) await pick(fields).fill(pick(["1", "75", "80", "99"]));
    };
    const steps = [
      type,
      type,
      choose,
      press("#edit .tools button"),
      press("#edit .actions button"),
      press("#edit .checks input"),
      press("#effect .calls a"),
      press("#effect .flips button"),
      () => page.keyboard.press("Control+z"),
      () => page.keyboard.press("Control+y"),
      press(".screens a"),
    ];
    for (let count = 0; count < 40; count += 1) {
      if (!(await page.locator("#edit .row").count())) await page.getByTestId("screen-trigger").click();
      await pick(steps)();
      // The address, and with it the screen, follows in its own time.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
    }
    await page.getByTestId("screen-trigger").click();
    if (await page.getByTestId("untry").count()) await page.getByTestId("untry").click();
    await page.evaluate(() => document.activeElement.blur());
    // With errors the last good policy is shown: a new page knows another one.
    while (await page.locator(".screens .count").count()) await page.keyboard.press("Control+z");
    await page.waitForTimeout(700);
    const drawn = await panes(page);
    const fresh = await context.newPage();
    await fresh.goto(page.url());
    await fresh.getByTestId("outcome").waitFor({ state: "attached" });
    const anew = await panes(fresh);
    const other = drawn.findIndex((line, at) => line !== anew[at]);
    const around = (lines) => lines.slice(Math.max(0, other - 3), other + 3);
    assert.deepEqual(other < 0 ? [] : around(drawn), other < 0 ? [] : around(anew));
    assert.equal(drawn.length, anew.length);
  });
}

/** The parts of the effect that stand open, by name. */
const open = (page) => page.evaluate(() => [...document.querySelectorAll("#effect .part[open]")].map((part) => part.dataset.testid));

consoleTest("another screen begins with its own parts open, and a call picked there at once is looked at there", async ({ page, context }) => {
  await new TriggerScreen(page).open("c-1043");
  for (const word of ["formats", "sla", "messages", "review", "yaml", "samples", "trigger"]) {
    await page.getByTestId(`screen-${word}`).click();
    await page.locator(`[data-testid="screen-${word}"][aria-current="page"]`).waitFor();
    const fresh = await context.newPage();
    await fresh.goto(page.url());
    await fresh.getByTestId("outcome").waitFor({ state: "attached" });
    assert.deepEqual(await open(page), await open(fresh), word);
  }
  // In one go: what can wait is not drawn yet.
  await page.evaluate(async () => {
    const click = (id) => document.querySelector(`[data-testid="${id}"]`).click();
    click("screen-sla");
    await new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
    click("call-c-1046");
  });
  await page.waitForFunction(() => location.hash === "#/sla/c-1046");
});

consoleTest("who is in a part that has nothing more to say goes on at the next one", async ({ page }) => {
  const screen = await new TriggerScreen(page).open("c-1043");
  await page.locator('[data-testid="part-plan"] summary').focus();
  await page.evaluate(() => {
    const field = document.querySelector('[data-testid="condition-0-value"]');
    field.value = "99";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.locator('[data-testid="part-people"] summary:focus').waitFor();
  assert.equal(await screen.outcome(), "no_handoff");
});
