// Pictures of every screen, to be looked at: `cargo xtask pictures`.
//
// Each screen in its normal, empty, crowded and faulty state, in both themes, at three widths, to target/pictures; the
// few that the README shows, to docs.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../support/browser.mjs";
import { generatedCalls } from "../support/generated-calls.mjs";
import { root } from "../support/paths.mjs";
import { serveBundle } from "../support/server.mjs";

const WIDTHS = [400, 1024, 1600];
const THEMES = ["light", "dark"];

/** A file of calls, judged, with a changed threshold. */
async function loaded(page) {
  const lines = generatedCalls(50_000).map((call) => JSON.stringify(call));
  lines[7] = "{bad";
  await page.getByTestId("load-calls").setInputFiles({
    name: "last-quarter.ndjson",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.getByTestId("tally").waitFor({ timeout: 60_000 });
  await raised(page);
}

/** The threshold is 80, and one is back where one was. */
async function raised(page) {
  const address = page.url();
  await page.goto("/#/trigger/c-1043");
  await page.getByTestId("condition-0-value").fill("80");
  await page.goto(address);
  await page.waitForTimeout(800);
}

async function crowded(page) {
  for (const add of ["add-condition-any", "condition-3-add-not", "condition-3-add", "condition-3-add", "add-condition"]) {
    await page.getByTestId(add).click();
  }
}

async function columns(page) {
  const table = "call id,lead score,budget,decision maker,deal value,company,notes\na,80,yes,yes,£12k,Acme,hello\n";
  await page.getByTestId("load-calls").setInputFiles({ name: "export.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByTestId("load-mapped").waitFor();
}

const fill = (id, value) => async (page) => {
  await page.getByTestId(id).fill(value);
  await page.getByTestId(id).blur();
};

/** The live call, some steps in. */
const stepped = (count) => async (page) => {
  await page.getByTestId("headline").first().waitFor();
  for (let step = 0; step < count; step += 1) await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(300);
};

/** What is pictured: a name, an address, and what is done there first. */
const STATES = {
  trigger: ["#/trigger/c-1042"],
  "trigger-error": ["#/trigger/c-1043", fill("condition-0-value", "high")],
  "trigger-empty": ["#/trigger/c-1043", async (page) => {
    for (let left = 3; left > 0; left -= 1) await page.getByTestId("condition-0-remove").click();
  }],
  "trigger-crowded": ["#/trigger/c-1043", crowded],
  formats: ["#/formats/c-1042"],
  "formats-gap": ["#/formats/c-1042", fill("tier-1-high", "4000")],
  sla: ["#/sla/c-1049"],
  messages: ["#/messages/c-1042"],
  calls: ["#/samples/c-1042"],
  "calls-file": ["#/samples/c-1042", loaded],
  "calls-columns": ["#/samples/c-1042", columns],
  yaml: ["#/yaml/c-1042"],
  review: ["#/review/c-1042", raised],
  sign: ["#sign"],
  check: ["#sign/check"],
  history: ["#sign/history"],
  palette: ["#/trigger/c-1042", (page) => page.keyboard.press("Control+k")],
  live: ["#/live/c-1042", stepped(4)],
  "live-pair": ["#/live/c-1042", async (page) => {
    await page.getByTestId("headline").first().waitFor();
    await page.keyboard.press("s");
    await stepped(8)(page);
  }],
};

/** What the README shows: 1280 pixels wide, both themes. */
const README = { console: "trigger", calls: "calls-file", live: "live-pair" };

const server = await serveBundle();
const browser = await launch();
let failed = false;

async function picture(file, state, width, height, colorScheme) {
  const [address, act] = STATES[state];
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width, height },
    colorScheme,
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  const page = await context.newPage();
  try {
    await page.goto(`/${address}`);
    await page.locator('[data-testid="outcome"], [data-testid="headline"]').first().waitFor({ state: "attached" });
    await act?.(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: file });
  } catch (error) {
    failed = true;
    console.log(`  ${state} at ${width}, ${colorScheme}: ${error.message.split("\n")[0]}`);
  } finally {
    await context.close();
  }
}

try {
  for (const [name, state] of Object.entries(README)) {
    for (const theme of THEMES) {
      const suffix = theme === "dark" ? "-dark" : "";
      await picture(join(root, "docs", `${name}${suffix}.png`), state, 1280, 800, theme);
    }
    console.log(`  docs/${name}.png, in both themes`);
  }
  const folder = join(root, "target/pictures");
  await mkdir(folder, { recursive: true });
  for (const state of Object.keys(STATES)) {
    for (const width of WIDTHS) {
      for (const theme of THEMES) await picture(join(folder, `${state}-${width}-${theme}.png`), state, width, 900, theme);
    }
    console.log(`  target/pictures/${state}-{${WIDTHS}}-{${THEMES}}.png`);
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = failed ? 1 : 0;
