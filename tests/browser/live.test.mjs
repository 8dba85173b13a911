// A live call for trainers: facts arrive, the lights turn, the clock runs; one policy beside another.

import assert from "node:assert/strict";
import { accessibilityProblems } from "./support/accessibility.mjs";
import { consoleTest } from "./support/console-test.mjs";
import { LiveScreen, TriggerScreen } from "./support/screens.mjs";

/** What the end of each of the four failures says under the bad policy, and never under the good one. */
const FAILURES = {
  latency: /nobody is held to a time|too late/i,
  context: /name and a number/i,
  duplicates: /e-mail/i,
  "no-escalation": /no one is alerted|no SLA clock/i,
};

for (const [scenario, failure] of Object.entries(FAILURES)) {
  consoleTest(`${scenario}: it happens under the bad policy and not under the good one`, async ({ page }) => {
    const live = new LiveScreen(page);
    await live.rehearse(scenario, "pair");
    await live.press("End");
    const [good, bad] = [live.side("good"), live.side("bad")];
    assert.match(await bad.innerText(), failure);
    assert.ok((await bad.locator(".wrong").count()) > 0, "it is marked as what went wrong");
    assert.equal(await good.locator(".badge").count(), 0, "nothing leaks under the good policy");
    assert.doesNotMatch(await good.locator(".headline").innerText(), failure);
  });
}

consoleTest("by keyboard alone: steps, choices, scenarios, two policies, large type", async ({ page }) => {
  const live = new LiveScreen(page);
  await live.rehearse("latency", "mine");
  const begin = await live.moment();
  await page.locator(".brand").click();
  await live.press("ArrowRight");
  const second = await live.moment();
  assert.ok(second > begin);
  await live.press("ArrowRight");
  await live.press("ArrowLeft");
  assert.equal(await live.moment(), second, "back is where it was");
  await live.press("End");
  await live.press("Home");
  assert.equal(await live.moment(), begin);

  await page.keyboard.press("c");
  await live.hears(/Nothing is handed over yet/);
  await live.at("live-refused").waitFor();
  await live.press("ArrowRight");
  await live.at("live-refused").waitFor({ state: "detached" });
  await live.press("ArrowLeft");

  await page.keyboard.press("s");
  await live.side("bad").waitFor();
  assert.match(page.url(), /\/latency\/pair$/);
  await page.keyboard.press("2");
  await page.waitForURL(/\/live\/c-1042\/(?!latency)[^/]+\/pair$/);
  await page.keyboard.press("p");
  await page.locator("[data-projector]").waitFor();
  assert.equal(await page.locator("header").isVisible(), false);
  const size = await page.locator(".headline").first().evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 32, `the headline has ${size} px`);
  await page.keyboard.press("p");
  await page.locator("header").waitFor();
  await page.keyboard.press("p");
  await page.locator("[data-projector]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("header").waitFor();
});

consoleTest("what the AE does is the trainer's from any moment on", async ({ page }) => {
  const live = new LiveScreen(page);
  await live.rehearse("latency", "mine");
  await page.locator(".brand").click();
  // To the handoff: the first moment at which a clock runs.
  for (let step = 0; step < 20 && !/left|due/.test(await live.side("mine").innerText()); step += 1) {
    await live.press("ArrowRight");
  }
  await page.keyboard.press("c");
  await live.side("mine").getByText(/kept/).first().waitFor();
  await page.keyboard.press("n");
  await page.waitForFunction(() => !/called/.test(document.querySelector('[data-testid="headline"]').textContent));
  await live.press("End");
  await live.side("mine").locator(".headline[data-tone=bad]").waitFor();
  await live.at("live-restart").click();
  await page.waitForFunction(() => /scenario/.test(document.querySelector('[data-testid="live-who"]').textContent));
});

/** The moment stays as it is while the page's clock goes on for a minute. */
async function stands(live) {
  const here = await live.moment();
  await live.page.clock.runFor(60_000);
  assert.equal(await live.moment(), here);
}

consoleTest("it plays by itself, and stops when nobody looks", async ({ page }) => {
  await page.clock.install();
  const live = new LiveScreen(page);
  await live.rehearse("latency", "mine");
  const begin = await live.moment();
  await live.at("live-speed").selectOption("2");
  await live.at("live-play").click();
  await page.waitForFunction(
    (begin) => document.querySelector('[data-testid="live-moment"] time')?.dateTime > begin,
    begin,
  );
  await new TriggerScreen(page).go();
  await live.go();
  await live.at("live-play").waitFor();
  await stands(live);
  for (const [open, shown] of [["?", "shortcuts"], ["Control+k", "palette"]]) {
    await live.at("live-play").click();
    await page.keyboard.press(open);
    await live.at(shown).waitFor();
    await live.at("live-play").filter({ hasText: "Play" }).waitFor();
    await stands(live);
    await page.keyboard.press("Escape");
  }
  const address = page.url();
  await live.at("live-play").click();
  await live.at("open-sign").click();
  await live.at("live-play").filter({ hasText: "Play" }).waitFor();
  await page.keyboard.press("Escape");
  await live.at("sign-dialog").waitFor({ state: "detached" });
  assert.equal(page.url(), address);
});

consoleTest("the draft of the other screens is what is rehearsed", async ({ page }) => {
  const trigger = await new TriggerScreen(page).open();
  await trigger.setValue(0, "99");
  const live = new LiveScreen(page);
  await live.rehearse("latency", "mine");
  await page.locator(".brand").click();
  await live.press("End");
  assert.match(await live.side("mine").innerText(), /at least 99 is needed/);
  await page.keyboard.press("Control+z");
  await live.side("mine").getByText(/at least 75 is needed/).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  consoleTest(
    `two policies side by side are accessible, ${colorScheme}`,
    async ({ page }) => {
      const live = new LiveScreen(page);
      for (const scenario of Object.keys(FAILURES)) {
        await live.rehearse(scenario, "pair");
        await live.press("End");
        assert.deepEqual(await accessibilityProblems(page), [], scenario);
        await live.press("Home");
      }
    },
    { context: { colorScheme, viewport: { width: 1600, height: 3000 } } },
  );
}
