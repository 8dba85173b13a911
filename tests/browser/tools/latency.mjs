// How long from a keystroke in a threshold to the lights repainted: `cargo xtask latency` prints it.
//
// The CPU is throttled four times, 1,000 calls are loaded. Each keystroke is timed in the page, from the moment the
// browser hands the event out to the first frame after the light has changed; the browser's own waiting before the
// event is not in it. The thresholds are typed digit by digit, so that at most keystrokes calls of the list turn, at
// many the selected one too, and with it nearly all that is said of it. The keystrokes come between 0 and 300 ms after
// one another, so that some meet what the page does once typing rests: judging the loaded calls anew, keeping the
// draft. The 95th percentile of 200 keystrokes stands against its budget of 50 ms.
//
// What can wait is drawn after that frame: the list of calls, and what is said of the selected one below the lights.
// Its time is printed as well, over the keystrokes that are not followed by another before it is there.

import { launch } from "../support/browser.mjs";
import { generatedCalls } from "../support/generated-calls.mjs";
import { serveBundle } from "../support/server.mjs";

const BUDGET = 50;
const KEYSTROKES = 200;
const CALLS = 1_000;
const THROTTLE = 4;
const THRESHOLDS = [75, 80, 68, 91, 72, 85];

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
    window.all = [];
    let began = 0;
    let key = 0;
    document.addEventListener("input", () => (began = key = performance.now()), true);
    // The frame is painted after its animation callbacks: a message comes right behind it.
    const painted = (then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
    const light = () => document.querySelector('[data-testid="light-0"]')?.outerHTML;
    let before = light();
    new MutationObserver((changes) => {
      const now = light();
      const start = key;
      if (now !== before && began !== 0) {
        before = now;
        began = 0;
        painted(() => window.times.push(performance.now() - start));
      } else if (changes.some(({ target }) => target.parentElement?.closest("[data-island=later]:not(.link)"))) {
        const keystroke = window.times.length;
        painted(() => start === key && (window.all[keystroke] = performance.now() - start));
      }
    }).observe(document.getElementById("effect"), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  for (let count = 0; count < KEYSTROKES; count += 1) {
    // Two digits a threshold, over what was there: at each of them the light says that another score is needed, and
    // calls of the list turn, because nearly every call has a score above the first digit alone.
    const digits = String(THRESHOLDS[(count >> 1) % THRESHOLDS.length]);
    if (count % 2 === 0) await field.evaluate((input) => input.select());
    await field.press(digits[count % 2]);
    await page.waitForFunction((wanted) => window.times.length >= wanted, count + 1);
    await page.waitForTimeout((count * 37) % 300);
  }
  const rest = await page.evaluate(() => ({ times: window.times, all: window.all.filter(Number.isFinite) }));
  const at = (times, part) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
  const line = (times) => `median ${at(times, 0.5)} ms   95th percentile ${at(times, 0.95)} ms   slowest ${at(times, 1)} ms`;
  console.log(`keystroke to repainted light, ${KEYSTROKES} keystrokes, ${CALLS} calls loaded, CPU throttled ${THROTTLE} times`);
  console.log(`  ${line(rest.times)}   (budget ${BUDGET} ms at the 95th)`);
  console.log(`  ${line(rest.all)}   to all of the page (${rest.all.length} keystrokes)`);
} finally {
  await browser.close();
  await server.close();
}
