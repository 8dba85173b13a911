// Decides golden cases with a given engine; runs on every platform.

/** Returns the cases with another decision, outcome or tier than expected, with the actual result. */
export function differences(Policy, cases) {
  return cases.flatMap(({ name, document, call, at, bytes }) => {
    const policy = Policy.fromJson(document);
    try {
      const decision = policy.decide(call, at);
      const kept = JSON.parse(bytes);
      const verdict = policy.outcome(JSON.parse(call));
      const [batch] = [policy.decideMany(call, { decisions: true, at })];
      const same =
        decision.canonical === bytes &&
        new TextDecoder().decode(batch.ndjson) === `${bytes}\n` &&
        verdict.outcome === kept.outcome &&
        verdict.tier === (kept.format?.tier ?? null);
      return same ? [] : [{ name, came: decision.canonical, verdict }];
    } finally {
      policy.free();
    }
  });
}
