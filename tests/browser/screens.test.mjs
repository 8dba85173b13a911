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
