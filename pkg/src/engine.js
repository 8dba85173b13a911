// The package's classes, built on the functions of one WASM module.

import { bytes, json, moment, within } from "./arguments.js";
import { callText, outcomeText } from "./call.js";
import { Decision } from "./decision.js";
import { attempt, fault } from "./error.js";
import { fields } from "./fields.js";

const OUTCOMES = ["hand_off", "no_handoff", "undecided"];

/** The most bytes of a file of calls that are passed to the engine at once. */
const PIECE = 1 << 20;

const NEWLINE = 10;

/** The WASM module's functions and memory, shared by the entries. */
export class Engine {
  #glue;
  #memory;
  #view = new Uint8Array(0);
  #encoder = new TextEncoder();

  constructor(glue) {
    this.#glue = glue;
  }

  /** Starts the engine with a `WebAssembly.Module` or its bytes. Further calls do nothing. */
  start(module) {
    this.#memory ??= this.#glue.initSync({ module }).memory;
  }

  get glue() {
    if (this.#memory === undefined) {
      throw fault("not_started", "the engine has not been started: call `init` or `initSync` with its WASM first");
    }
    return this.#glue;
  }

  /** Writes a text into the engine's buffer and returns its length in bytes. */
  write(text) {
    // UTF-8 needs at most three bytes per UTF-16 unit.
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
        throw fault("bad_argument", "create a policy with `Policy.fromJson`, `fromYaml` or `fromSigned`");
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
      // Reading an argument may run the caller's code, so all arguments are read before anything is written.
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
      if (this.#handle === undefined) throw fault("freed", "this policy was freed and cannot be used");
      return this.#handle;
    }

    get #said() {
      return (this.#about ??= deepFreeze(JSON.parse(this.handle.about())));
    }

    /** Returns the verdict of the engine's number; the same object for the same number. */
    #verdict(packed) {
      const tier = packed >> 2;
      const verdict = { outcome: OUTCOMES[packed & 3], tier: tier === 0 ? null : this.tiers[tier - 1] };
      return (this.#verdicts[packed] = Object.freeze(verdict));
    }
  };
}

/** Adds `Symbol.dispose` for `using`, where the platform has it. */
export function disposable(type) {
  if (Symbol.dispose) {
    Object.defineProperty(type.prototype, Symbol.dispose, { value: type.prototype.free, writable: true });
  }
  return type;
}

/** The outcomes, by their index in `decideMany`. */
export const outcomes = Object.freeze([...OUTCOMES]);

/** Splits a file into pieces of whole lines. A line longer than a piece is cut just past the limit. */
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
