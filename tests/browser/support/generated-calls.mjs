// Generated calls for tests and benches: the same on every run, without real people.

/** `count` calls in the console's own form. */
export function generatedCalls(count) {
  // A linear congruential generator: small, and the same everywhere.
  let state = 42;
  const next = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: count }, (_, index) => {
    const facts = {
      qualification_score: next(101),
      budget_confirmed: next(3) > 0,
      decision_maker_confirmed: next(4) > 0,
      deal_size: 500 * (1 + next(80)),
      lead_source: next(5) === 0 ? "inbound" : "outbound",
    };
    if (next(10) === 0) delete facts.budget_confirmed;
    if (next(12) === 0) delete facts.deal_size;
    return {
      id: `g-${index + 1}`,
      at: new Date(Date.UTC(2026, 5, 1 + next(28), 8 + next(10), next(60))).toISOString().replace(".000", ""),
      phase: "ended",
      contact: { name: `Contact ${index + 1}`, company: `Company ${next(400)}` },
      facts,
      intent_signal: "Asked for pricing",
      call_summary: "A made-up call.",
    };
  });
}
