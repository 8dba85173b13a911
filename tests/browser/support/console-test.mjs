// One test of the console: a fresh browser profile on the served bundle, watched.

import { mkdir, rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { baton } from "./baton.mjs";
import { launch } from "./browser.mjs";
import { download } from "./downloads.mjs";
import { guard } from "./guard.mjs";
import { artefacts } from "./paths.mjs";
import { serveBundle } from "./server.mjs";

let server;
let browser;

before(async () => {
  server = await serveBundle();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * Declares a test. `body` gets
 *
 * - `page`: a page of a fresh profile, not yet opened: `await page.goto("/")`;
 * - `url`: the address of the console, without a trailing slash;
 * - `context`: the profile, for a second page or for permissions;
 * - `downloads`: an empty folder, kept after the test;
 * - `download(action)`: does the action, saves what it downloads there, gives the path;
 * - `baton(args, options)`: runs the command line;
 * - `guard`: `guard.allow(/pattern/)` for a problem that the test provokes.
 *
 * It fails when the body does, or when the page did anything that the guard
 * watches for; then `failure.png` beside the downloads shows the page.
 * `options.context` goes to Playwright's `newContext`, `options.timeout` to Node.
 */
export function consoleTest(name, body, options = {}) {
  test(name, { timeout: options.timeout ?? 60_000 }, async () => {
    const folder = `${artefacts}/${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
    const downloads = `${folder}/downloads`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(downloads, { recursive: true });

    const { url } = server;
    const context = await browser.newContext({
      baseURL: url,
      locale: "en-GB",
      timezoneId: "Europe/London",
      viewport: { width: 1280, height: 800 },
      ...options.context,
    });
    context.setDefaultTimeout(10_000);
    const watch = await guard(context, url);
    const page = await context.newPage();
    try {
      await body({
        page,
        url,
        context,
        downloads,
        baton,
        download: (action) => download(page, downloads, action),
        guard: watch,
      });
      watch.check();
    } catch (error) {
      await page.screenshot({ path: `${folder}/failure.png`, fullPage: true }).catch(() => {});
      const others = watch.problems();
      if (others.length > 0 && !error.message.includes(others[0])) {
        error.message += `\nand the console misbehaved:\n  ${others.join("\n  ")}`;
      }
      throw error;
    } finally {
      await context.close();
    }
  });
}
