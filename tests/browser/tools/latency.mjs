// How long from a keystroke in a threshold to the lights repainted: `cargo xtask latency` prints it.
//
// The CPU is throttled four times, 1,000 calls are loaded. Each keystroke is timed in the page, from the moment the
// browser hands the event out to the first frame after the light has changed; the browser's own waiting before the
// event is not in it. The keystrokes come between 0 and 300 ms after one another, so that some meet what the page does
// once typing rests: judging the loaded calls anew, keeping the draft. The 95th percentile of 200 keystrokes stands
// against its budget of 50 ms.

import { launch } from "../support/browser.mjs";
import { generatedCalls } from "../support/generated-calls.mjs";
import { serveBundle } from "../support/server.mjs";

const BUDGET = 50;
const KEYSTROKES = 200;
const CALLS = 1_000;
const THROTTLE = 4;

const server = await serveBundle();
const browser = await launch();
try {
  const page = await (await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto("/#/samples/c-1043");
  await page.getByTestId("outcome").waitFor({ state: "attached" });
  const lines = generatedCalls(CALLS).map((call) => JSON.stringify(call));
  await page.getByTestId("load-calls").setInputFiles({
    name: "calls.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.locator('[data-testid="live"]').filter({ hasText: "1,000 calls read and judged" }).waitFor({ state: "attached" });
  await page.goto("/#/trigger/c-1043");
  const field = page.getByTestId("condition-0-value");
  await field.focus();
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });

  await page.evaluate(() => {
    window.times = [];
    let began = 0;
    document.addEventListener("input", () => (began = performance.now()), true);
    const light = () => document.querySelector('[data-testid="light-0"]')?.outerHTML;
    let before = light();
    new MutationObserver(() => {
      const now = light();
      if (now === before || began === 0) return;
      before = now;
      const start = began;
      began = 0;
      // The frame is painted after its animation callbacks: a message comes right behind it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.times.push(performance.now() - start);
        port2.postMessage(0);
      });
    }).observe(document.getElementById("effect"), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  for (let count = 0; count < KEYSTROKES; count += 1) {
    // A threshold of one digit, another each time: what the light says is needed changes with it.
    await field.evaluate((input) => input.select());
    await field.press(String((count % 9) + 1));
    await page.waitForFunction((wanted) => window.times.length >= wanted, count + 1);
    await page.waitForTimeout((count * 37) % 300);
  }
  const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
  console.log(`keystroke to repainted light, ${KEYSTROKES} keystrokes, ${CALLS} calls loaded, CPU throttled ${THROTTLE} times`);
  console.log(`  median ${at(0.5)} ms   95th percentile ${at(0.95)} ms   slowest ${at(1)} ms   (budget ${BUDGET} ms at the 95th)`);
} finally {
  await browser.close();
  await server.close();
}
