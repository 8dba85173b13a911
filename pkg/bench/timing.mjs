// Timing: rounds of the same work, of which the fastest and the middle one are told.

const ROUNDS = 61;

/** What one call of `run` takes per item, in microseconds; `run` handles `items` of them. */
export function time(run, items) {
  // The compiler needs to have seen it often enough.
  const warm = performance.now() + 400;
  while (performance.now() < warm) run();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run();
    return ((performance.now() - started) * 1000) / items;
  }).sort((a, b) => a - b);
  const at = (share) => rounds[Math.floor(share * (ROUNDS - 1))];
  const [fastest, median] = [rounds[0], at(0.5)];
  return { fastest, median, noise: ((at(0.75) - at(0.25)) / median) * 100 };
}

/** The same for work that answers later. */
export async function timeLater(run, items) {
  for (let round = 0; round < 3; round += 1) await run();
  const rounds = [];
  for (let round = 0; round < 15; round += 1) {
    const started = performance.now();
    await run();
    rounds.push(((performance.now() - started) * 1000) / items);
  }
  rounds.sort((a, b) => a - b);
  return { fastest: rounds[0], median: rounds[7], noise: ((rounds[11] - rounds[3]) / rounds[7]) * 100 };
}

/** Microseconds in the unit that suits them. */
export const shown = (µs) => (µs < 1 ? `${(µs * 1000).toFixed(0)} ns` : `${µs.toFixed(2)} µs`);
