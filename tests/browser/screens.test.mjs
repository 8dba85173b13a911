// Every screen, in both themes and three widths, with its dialogs: nothing for axe, nothing wider than the page.

import assert from "node:assert/strict";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { SCREENS, Screen } from "./support/screens.mjs";

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1600, 1024, 400]) {
    consoleTest(
      `every screen is accessible, ${colorScheme} at ${width} pixels`,
      async ({ page }) => {
        for (const word of SCREENS) {
          const screen = await new Screen(page, word).open("c-1044");
          // Folded parts are looked at too.
          await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
          assert.deepEqual(await accessibilityProblems(page), [], word);
          assert.equal(await page.evaluate(overflow), 0, `${word} does not scroll sideways`);
          void screen;
        }
        for (const dialog of ["palette", "shortcuts"]) {
          const command = dialog === "palette" ? "" : "keyboard shortcuts";
          await page.keyboard.press("Control+k");
          if (command) {
            await page.keyboard.type(command);
            await page.keyboard.press("Enter");
          }
          await page.getByTestId(dialog).waitFor();
          assert.deepEqual(await accessibilityProblems(page), [], dialog);
          await page.keyboard.press("Escape");
          await page.getByTestId(dialog).waitFor({ state: "detached" });
        }
      },
      // As tall as the screens are: what lies under the result bar until one scrolls is looked at as well.
      { context: { colorScheme, viewport: { width, height: 6000 } }, timeout: 180_000 },
    );
  }
}

consoleTest("errors stand at their fields, in the bar, and lead to each other", async ({ page }) => {
  const trigger = await new Screen(page, "trigger").open();
  await trigger.at("condition-0-value").fill("high");
  assert.equal(await page.locator("#condition-0-value-problems .problem").count(), 0, "not while it is typed");
  await trigger.at("condition-0-value").blur();
  await page.locator("#condition-0-value-problems .problem").waitFor();
  await page.locator('[data-testid="screen-trigger"] .count').waitFor();
  assert.match(await page.getByTestId("screen-trigger").textContent(), /1 error$/);
  const lights = page.locator("#edit .gutter");
  const drawn = await lights.evaluateAll((all) => all.map((one) => getComputedStyle(one, "::before").content));
  assert.ok(drawn.length > 2 && drawn.every((content) => content === "none"), drawn.join());
  assert.deepEqual(await accessibilityProblems(page), []);
  await new Screen(page, "messages").go();
  const link = page.getByTestId("findings").locator(".link").first();
  assert.match(await link.innerText(), /conditions\/0\/value/);
  await link.click();
  await page.waitForFunction(() => document.activeElement?.id === "condition-0-value");
});

consoleTest("the policy gets its title, its id and its currency", async ({ page }) => {
  const review = await new Screen(page, "review").open();
  await review.at("about-title").fill("Spring campaign");
  await review.at("about-policy").fill("spring");
  await page.locator(".bar .title").filter({ hasText: "Spring campaign" }).waitFor();
  await review.at("about-policy").fill("two words");
  await review.at("about-policy").blur();
  await page.locator("#about-policy-problems .problem").waitFor();
  await page.locator('[data-testid="screen-review"] .count').waitFor();
  await review.at("about-policy").fill("spring");
  await review.at("about-currency").fill("EUR");
  assert.equal(await page.getByLabel("Title").inputValue(), "Spring campaign");
  await new Screen(page, "formats").go();
  assert.equal(await page.getByRole("heading", { name: "The policy" }).count(), 0, "it stays on its screen");
  await page.locator("#edit .axis").filter({ hasText: "€5,000" }).waitFor();
});

consoleTest("a day is added once it is whole, by keyboard or by its button", async ({ page }) => {
  const sla = await new Screen(page, "sla").open();
  await sla.at("closed-add").focus();
  await page.keyboard.type("12242026");
  assert.equal(await sla.at("dates-closed").locator("li").count(), 0, "not while it is typed");
  await page.keyboard.press("Enter");
  await sla.at("dates-closed").filter({ hasText: "Thu 24 December 2026" }).waitFor();
  assert.equal(await sla.at("closed-add").inputValue(), "", "the field is free for the next");
  await sla.at("closed-add").fill("2026-12-24");
  await sla.at("closed-add-day").click();
  await sla.at("notice").filter({ hasText: "in the list already" }).waitFor();
  await sla.at("closed-add").fill("2026-12-28");
  await sla.at("closed-add-day").click();
  assert.equal(await sla.at("dates-closed").locator("li").count(), 2);
  await sla.at("special-add").fill("0202-12-28");
  await sla.at("special-add-day").click();
  assert.equal(await sla.at("dates-special").locator("li").count(), 0, "no such year");
  await sla.undo();
  assert.equal(await sla.at("dates-closed").locator("li").count(), 1);
});

consoleTest("the focus stays where somebody types while findings come and go", async ({ page }) => {
  const messages = await new Screen(page, "messages").open();
  const name = page.locator('#edit input[data-do^="rename"]').first();
  await name.focus();
  await name.press("End");
  await page.keyboard.type("!x");
  assert.match(await name.inputValue(), /!x$/);
  assert.equal(await name.evaluate((field) => field === document.activeElement), true);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await messages.at("outcome").waitFor({ state: "attached" });
  assert.equal(await name.evaluate((field) => field === document.activeElement), true);
});

consoleTest("what is missing is marked once its screen was left", async ({ page }) => {
  const trigger = await new Screen(page, "trigger").open();
  await trigger.at("add-condition").click();
  await trigger.at("add-condition").click();
  await new Screen(page, "sla").go();
  await trigger.go();
  const count = Number.parseInt(await page.locator('[data-testid="screen-trigger"] .count').innerText(), 10);
  assert.ok(count > 0);
  assert.equal(await page.locator('#edit .problem[data-severity="error"]').count(), count);
});

consoleTest(
  "nothing is wider than a narrow page, however long a name is",
  async ({ page }) => {
    const screen = await new Screen(page, "samples").open();
    const name = "x".repeat(3_000);
    const calls = [{ id: name, contact: { name, company: name }, facts: {} }, { id: "b".repeat(200), facts: {} }];
    await screen.at("paste-calls").fill(calls.map((call) => JSON.stringify(call)).join("\n"));
    await screen.at("take-calls").click();
    await screen.hears(/2 calls added/);
    await page.getByTestId("calls-table").getByRole("link", { name: name.slice(0, 50) }).click();
    for (const word of SCREENS) {
      await new Screen(page, word).go();
      await page.getByTestId(word === "live" ? "live-play" : "outcome").waitFor({ state: "attached" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
      assert.equal(await page.evaluate(overflow), 0, word);
      assert.match(await page.title(), / · Baton$/);
    }
  },
  { context: { viewport: { width: 320, height: 640 } } },
);
