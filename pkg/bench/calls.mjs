// A thousand generated calls, the same on every run, in the proportions of the sample calls: each fact is missing in a
// tenth of them, and a fifth are live.

/** SplitMix64, with its seed. */
function random(seed) {
  const mask = (1n << 64n) - 1n;
  let state = seed;
  const below = (n) => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask;
    return Number((z ^ (z >> 31n)) % BigInt(n));
  };
  return { below, pick: (from) => from[below(from.length)], known: (value) => (below(10) > 0 ? value : undefined) };
}

const two = (number) => String(number).padStart(2, "0");

/** Returns the calls as JSON texts of 735 bytes on average. */
export function thousandTexts() {
  const dice = random(20_260_619n);
  return Array.from({ length: 1000 }, (_, number) => text(dice, number));
}

/** Returns the calls as objects. */
export const thousand = () => thousandTexts().map((call) => JSON.parse(call));

function text(dice, number) {
  let score = dice.below(60) + 41;
  let [budget, decides] = [dice.below(4) > 0, dice.below(4) > 0];
  score = dice.known(score);
  [budget, decides] = [dice.known(budget), dice.known(decides)];
  const live = dice.below(5) === 0;
  const facts = { qualification_score: score, budget_confirmed: budget, decision_maker_confirmed: decides };
  facts.deal_size = dice.pick([12000, "£4,200", "£15–20k", "£60k", 8000]);
  facts.lead_source = dice.pick(["inbound", "outbound"]);
  const first = dice.pick(["Sarah", "Tom", "Priya", "Marcus", "Helen", "Zoë"]);
  const company = dice.pick(["Apex Logistics UK", "Ellery & Daughters", "Northgate Lettings"]);
  const day = two(dice.below(28) + 1);
  const time = `${two(dice.below(24))}:${two(dice.below(60))}`;
  return JSON.stringify({
    id: `c-${number}`,
    at: `2026-06-${day}T${time}:00Z`,
    phase: live ? "live" : "ended",
    contact: {
      name: `${first} Okonkwo`,
      company,
      phone: `+4477009${String(number).padStart(5, "0")}`,
      email: `${first.toLowerCase()}@example.com`,
    },
    facts,
    intent_signal: "Asked what ten outbound agents would cost before we named a price",
    call_summary:
      `Runs a team of ${dice.below(40) + 2} that cannot keep up with call-backs. Budget is set aside for this ` +
      "quarter; the board has agreed in principle. Wants to see it work on their own leads before the end of the " +
      "month, and asked twice how soon a first agent could be live.",
    disqualifying_flags: [],
    recording_url: `https://example.com/recordings/c-${number}`,
  });
}
