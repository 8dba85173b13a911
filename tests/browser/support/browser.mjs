// The Chromium that the tests drive. `cargo xtask test` finds or installs it.

import { chromium } from "playwright-core";

/** Starts Chromium without any request of its own to the outside. */
export async function launch() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) {
    throw new Error(
      "CHROMIUM names no browser: run `cargo xtask test --only browser`, " +
        "or CHROMIUM=/path/to/chromium node --test tests/browser/*.test.mjs",
    );
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Whatever slips through finds no address.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}
