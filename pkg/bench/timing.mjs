// Timing by rounds of the same work: the fastest round and the median.

const ROUNDS = 61;

/** Times `run`, which handles `items` items, in microseconds per item. */
export function time(run, items) {
  // Warms up the compiler.
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

/** Times asynchronous work in the same way. */
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

/** Formats microseconds in a suitable unit. */
export const shown = (µs) => (µs < 1 ? `${(µs * 1000).toFixed(0)} ns` : `${µs.toFixed(2)} µs`);
