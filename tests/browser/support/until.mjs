// Waiting for a condition outside the page; inside it, Playwright waits.

import { setTimeout as pause } from "node:timers/promises";

/** Waits until a condition holds; fails after some seconds, with its name. */
export async function until(name, condition, { seconds = 10 } = {}) {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${name}: not within ${seconds} s`);
    await pause(20);
  }
}
