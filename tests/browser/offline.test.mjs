// The console opens without a network once it was opened with one.

import assert from "node:assert/strict";
import { consoleTest } from "./support/console-test.mjs";
import { TriggerScreen } from "./support/screens.mjs";

consoleTest("after the first load the console opens, decides and reads YAML without a network", async ({ page, context, guard }) => {
  const trigger = await new TriggerScreen(page).open("c-1048");
  await page.locator("html[data-offline=ready]").waitFor();
  await context.setOffline(true);
  guard.allow(/request failed|Failed to load resource/);
  await page.reload();
  await trigger.at("outcome").waitFor();
  assert.equal(await trigger.outcome(), "no_handoff");
  await trigger.setValue(0, "50");
  await page.locator('[data-testid="outcome"][data-outcome="hand_off"]').waitFor();
  // The worker that reads YAML was never started before.
  await page.getByTestId("screen-yaml").click();
  const text = await page.getByTestId("yaml").inputValue();
  await page.getByTestId("yaml").fill(text.replace("value: 50", "value: 70"));
  await page.getByTestId("take-yaml").click();
  await page.getByTestId("screen-trigger").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="condition-0-value"]').value === "70");
});
