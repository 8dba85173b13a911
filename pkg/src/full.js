// The full engine, with YAML, signed policies, live calls and deadlines.

import * as glue from "../wasm/engine.js";
import { json, moment, momentOrNow, signed, text, within } from "./arguments.js";
import { callText } from "./call.js";
import { Decision } from "./decision.js";
import { BatonError, attempt, fault } from "./error.js";
import { Engine, disposable, outcomes, policyOf } from "./engine.js";
import { fields } from "./fields.js";

const engine = new Engine(glue);

/** Starts the engine. */
const start = (module) => engine.start(module);

const version = () => engine.glue.version();

/** A trust document: the people whose signatures count. */
class Trust {
  #handle;
  #about;

  /** @internal */
  constructor(handle) {
    if (!(handle instanceof engine.glue.TrustHandle)) {
      throw fault("bad_argument", "read a trust document with `Trust.pinned` or `Trust.kept`");
    }
    this.#handle = handle;
  }

  static pinned(document, digest, now) {
    const file = signed(document, "document");
    const pin = text(digest, "digest");
    return new this(attempt(() => engine.glue.TrustHandle.first(file, pin, momentOrNow(now, "now"))));
  }

  static kept(document) {
    const file = signed(document, "document");
    return new this(attempt(() => engine.glue.TrustHandle.kept(file)));
  }

  next(document, now) {
    const file = signed(document, "document");
    return new Trust(attempt(() => this.handle.next(file, momentOrNow(now, "now"))));
  }

  get epoch() {
    return this.#said.epoch;
  }

  get expiresAt() {
    return this.#said.expires_at;
  }

  get signers() {
    return this.#said.signers;
  }

  get audiences() {
    return this.#said.audiences;
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
  }

  /** @internal */
  get handle() {
    if (this.#handle === undefined) throw fault("freed", "this trust document was freed");
    return this.#handle;
  }

  get #said() {
    return (this.#about ??= JSON.parse(this.handle.about()));
  }
}

class Policy extends policyOf(engine) {
  #signed;

  static fromYaml(yaml) {
    const document = within(text(yaml, "yaml"), "document_too_large");
    return new this(attempt(() => engine.glue.PolicyHandle.from_yaml(document)));
  }

  static fromSigned(file, trust, state) {
    const [envelope, trusted, asked] = importOf(file, trust, state);
    return new this(attempt(() => engine.glue.PolicyHandle.from_signed(envelope, trusted, asked)));
  }

  get signed() {
    return (this.#signed ??= JSON.parse(this.handle.signed() ?? "null"));
  }

  deadline(from, minutes) {
    const [at, seconds] = [moment(from, "from"), secondsOf(minutes)];
    return attempt(() => this.handle.deadline(at, seconds));
  }
}

/** A call in progress: facts arrive, and each may fire the trigger. */
class LiveCall {
  #handle;

  constructor(policy, call, at) {
    if (!(policy instanceof Policy)) throw fault("bad_argument", "`policy` is not a Policy");
    const begun = callText(call);
    this.#handle = attempt(() => new engine.glue.LiveHandle(policy.handle, begun, momentOrNow(at)));
  }

  update(facts, at) {
    const factsText = within(json(facts, "facts"), "call_too_large");
    return attempt(() => this.#live.update(factsText, momentOrNow(at)));
  }

  hear(intentSignal) {
    this.#live.hear(text(intentSignal, "intentSignal"));
  }

  end(at) {
    return attempt(() => this.#live.end(momentOrNow(at)));
  }

  get firedAt() {
    return this.#live.fired_at() ?? null;
  }

  get call() {
    return JSON.parse(attempt(() => this.#live.call()));
  }

  decide(at) {
    const when = at === undefined ? "" : moment(at);
    return new Decision(attempt(() => this.#live.decide(when)));
  }

  free() {
    this.#handle?.free();
    this.#handle = undefined;
  }

  get #live() {
    if (this.#handle === undefined) throw fault("freed", "this call was freed and cannot be used");
    return this.#handle;
  }
}

/** Reports every check of an import. Throws nothing for a refused file. */
function verify(file, trust, state) {
  const [envelope, trusted, asked] = importOf(file, trust, state);
  return attempt(() => engine.glue.verify(envelope, trusted, asked));
}

/** Returns a business-time deadline with its receipt. */
function deadline(calendar, from, minutes) {
  if (calendar instanceof Policy) return calendar.deadline(from, minutes);
  // JSON is YAML too.
  const written = within(typeof calendar === "string" ? calendar : json(calendar, "calendar"), "document_too_large");
  const [at, seconds] = [moment(from, "from"), secondsOf(minutes)];
  return attempt(() => engine.glue.deadline(written, at, seconds));
}

const STATE = ["audience", "policy", "mark", "inForce", "now"];

function importOf(file, trust, state) {
  if (!(trust instanceof Trust)) {
    throw fault("bad_argument", "`trust` is not a Trust: read the trust document with `Trust.pinned` first");
  }
  const { audience, policy, mark, inForce, now } = fields(state, STATE, "state");
  const asked = { audience: text(audience, "state.audience"), now: momentOrNow(now, "state.now") };
  if (policy !== undefined && policy !== null) asked.policy = text(policy, "state.policy");
  if (mark !== undefined && mark !== null) asked.mark = mark;
  if (inForce !== undefined) asked.in_force = inForce === true;
  return [signed(file, "file"), trust.handle, within(json(asked, "state"), "bad_argument")];
}

function secondsOf(minutes) {
  const seconds = typeof minutes === "number" ? minutes * 60 : NaN;
  if (Number.isInteger(seconds) && seconds >= 0 && seconds < 2 ** 32) return seconds;
  throw fault("bad_argument", "`minutes` must be 0 or more, in whole seconds");
}

for (const type of [Policy, Trust, LiveCall]) disposable(type);

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, start, verify, version };
