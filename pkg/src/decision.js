// A decision: the engine's canonical text, parsed at the first access.

/** The fields of a decision in the engine's text. */
const FIELDS = [
  "at",
  "brief",
  "call",
  "crm",
  "format",
  "intake",
  "missing",
  "outcome",
  "plan",
  "policy_digest",
  "sentence",
  "timeline",
  "trace",
];

/** The decision on a call. */
export class Decision {
  #canonical;
  #value;

  constructor(canonical) {
    this.#canonical = canonical;
  }

  /** The canonical JSON: the same bytes on every platform, to log, compare and hash. */
  get canonical() {
    return this.#canonical;
  }

  /** Returns the decision as a new plain value. */
  toJSON() {
    return JSON.parse(this.#canonical);
  }

  [Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toJSON();
  }

  static field(decision, name) {
    return (decision.#value ??= JSON.parse(decision.#canonical))[name];
  }
}

for (const name of FIELDS) {
  Object.defineProperty(Decision.prototype, name, {
    get() {
      return Decision.field(this, name);
    },
    enumerable: true,
  });
}
