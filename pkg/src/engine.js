// The engine's classes, over the functions that one WASM module exports.

import { bytes, json, moment, within } from "./arguments.js";
import { callText, outcomeText } from "./call.js";
import { Decision } from "./decision.js";
import { attempt, fault } from "./error.js";
import { fields } from "./fields.js";

const OUTCOMES = ["hand_off", "no_handoff", "undecided"];

/** How much of a file of calls is handed over at once, in bytes. */
const PIECE = 1 << 20;

const NEWLINE = 10;

/** What the entries share: the module's functions, and its memory once it has been started. */
export class Engine {
  #glue;
  #memory;
  #view = new Uint8Array(0);
  #encoder = new TextEncoder();

  constructor(glue) {
    this.#glue = glue;
  }

  /** Starts it with a `WebAssembly.Module` or the bytes of one. A second time nothing happens. */
  start(module) {
    this.#memory ??= this.#glue.initSync({ module }).memory;
  }

  get glue() {
    if (this.#memory === undefined) {
      throw fault("not_started", "the engine has not been started: call `init` or `initSync` with its WASM first");
    }
    return this.#glue;
  }

  /** Writes a text into the engine's buffer, and gives its length in bytes. */
  write(text) {
    // A text has at most three bytes a unit.
    return this.#encoder.encodeInto(text, this.#room(text.length * 3)).written;
  }

  /** Writes bytes into the engine's buffer. */
  writeBytes(bytes) {
    this.#room(bytes.length).set(bytes);
    return bytes.length;
  }

  #room(length) {
    const place = this.glue.input(length);
    const { buffer } = this.#memory;
    const view = this.#view;
    if (view.buffer !== buffer || view.byteOffset !== place || view.length < length) {
      this.#view = new Uint8Array(buffer, place, length);
    }
    return this.#view;
  }
}

/** A policy that decides calls. */
export function policyOf(engine) {
  return class Policy {
    #handle;
    #about;
    #verdicts = [];

    /** @internal */
    constructor(handle) {
      if (!(handle instanceof engine.glue.PolicyHandle)) {
        throw fault("bad_argument", "a policy is made by `Policy.fromJson` and its like");
      }
      this.#handle = handle;
    }

    static fromJson(document) {
      const written = within(typeof document === "string" ? document : json(document, "document"), "document_too_large");
      return new this(attempt(() => engine.glue.PolicyHandle.from_json(written)));
    }

    get id() {
      return this.#said.id;
    }

    get title() {
      return this.#said.title;
    }

    get currency() {
      return this.#said.currency;
    }

    get digest() {
      return this.#said.digest;
    }

    get tiers() {
      return this.#said.tiers;
    }

    outcome(call) {
      // What callers give may run code of theirs when it is read, so it is read before anything is written.
      const text = outcomeText(call);
      const handle = this.handle;
      const length = engine.write(text);
      let packed;
      try {
        packed = handle.outcome(length);
      } catch (thrown) {
        attempt(() => {
          throw thrown;
        });
      }
      return this.#verdicts[packed] ?? this.#verdict(packed);
    }

    decide(call, at) {
      const text = callText(call);
      const when = at === undefined ? "" : moment(at);
      const handle = this.handle;
      const length = engine.write(text);
      return new Decision(attempt(() => handle.decide(length, when)));
    }

    decideMany(ndjson, options = {}) {
      const handle = this.handle;
      const file = bytes(ndjson, "ndjson");
      const { decisions, at } = fields(options, ["decisions", "at"], "options");
      const when = at === undefined ? "" : moment(at);
      const batch = new engine.glue.Batch();
      try {
        for (const piece of pieces(file)) {
          const length = engine.writeBytes(piece);
          attempt(() => handle.judge(length, batch, decisions === true, when));
        }
        return {
          outcomes: batch.take_outcomes(),
          tiers: batch.take_tiers(),
          lines: batch.take_lines(),
          bad: JSON.parse(batch.take_bad()),
          ...(decisions === true ? { ndjson: batch.take_ndjson() } : {}),
        };
      } finally {
        batch.free();
      }
    }

    check() {
      return JSON.parse(this.handle.check());
    }

    free() {
      this.#handle?.free();
      this.#handle = undefined;
    }

    /** @internal */
    get handle() {
      if (this.#handle === undefined) throw fault("freed", "this policy was freed and decides no more");
      return this.#handle;
    }

    get #said() {
      return (this.#about ??= deepFreeze(JSON.parse(this.handle.about())));
    }

    /** What a number of the engine's says; the same object for the same number. */
    #verdict(packed) {
      const tier = packed >> 2;
      const verdict = { outcome: OUTCOMES[packed & 3], tier: tier === 0 ? null : this.tiers[tier - 1] };
      return (this.#verdicts[packed] = Object.freeze(verdict));
    }
  };
}

/** Lets `using` free what a class holds, where the language has it. */
export function disposable(type) {
  if (Symbol.dispose) {
    Object.defineProperty(type.prototype, Symbol.dispose, { value: type.prototype.free, writable: true });
  }
  return type;
}

/** The outcomes by their number in `decideMany`. */
export const outcomes = Object.freeze([...OUTCOMES]);

/** A file in pieces of whole lines; of a line that is longer than a piece, as much as shows that it is too long. */
function* pieces(file) {
  for (let start = 0; start < file.length; ) {
    let end = Math.min(start + PIECE, file.length);
    if (end < file.length) {
      const last = file.lastIndexOf(NEWLINE, end - 1);
      if (last < start) {
        yield file.subarray(start, end + 1);
        const next = file.indexOf(NEWLINE, end);
        start = next < 0 ? file.length : next + 1;
        continue;
      }
      end = last + 1;
    }
    yield file.subarray(start, end);
    start = end;
  }
}

function deepFreeze(value) {
  Object.values(value).forEach((part) => typeof part === "object" && part !== null && deepFreeze(part));
  return Object.freeze(value);
}
