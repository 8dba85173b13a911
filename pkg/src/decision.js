// A decision: the engine's canonical text, read when somebody looks into it.

/** The fields of a decision, as the engine writes them. */
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

/** Everything that a policy says of one call. */
export class Decision {
  #canonical;
  #value;

  constructor(canonical) {
    this.#canonical = canonical;
  }

  /** The canonical JSON: the same bytes from every engine, to be logged, compared and hashed. */
  get canonical() {
    return this.#canonical;
  }

  /** The decision as a plain value; a new one each time. */
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
