// A crash of the program shows a dialog and keeps the draft.

import assert from "node:assert/strict";
import { consoleTest } from "./support/console-test.mjs";
import { TriggerScreen } from "./support/screens.mjs";

consoleTest("a trap in the program is said, and a reload has the draft", async ({ page, guard }) => {
  // The console's own program, caught as it starts, so that a real trap can be made in it.
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await start(...given);
      window.program = made.instance.exports;
      return made;
    };
  });
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "81");
  await page.waitForFunction(() => localStorage.getItem("baton.draft")?.includes("81"));
  guard.allow(/RuntimeError|unreachable|uncaught/);
  await page.evaluate(() => setTimeout(() => window.program.__wbindgen_malloc(-16, 1)));
  const dialog = page.locator("#stopped");
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /draft is safe/i);
  await dialog.getByRole("button", { name: "Reload" }).click();
  await trigger.at("outcome").waitFor();
  assert.equal(await trigger.value(0).inputValue(), "81");
});
