// What callers give, as the engine takes it.

import { fault } from "./error.js";

const encoder = new TextEncoder();

/** The most that a call, a document or a list of facts may have, in bytes. */
const MOST = 1 << 20;

/** No signed file is longer, in bytes; of a longer one the engine needs no more to see that it is too long. */
const MOST_SIGNED = 1 << 18;

/** A moment as RFC 3339: of a `Date`, of a text, or of anything that prints as one, such as `Temporal.Instant`. */
export function moment(at, what = "at") {
  if (at instanceof Date) {
    if (Number.isNaN(at.getTime())) throw fault("bad_argument", `\`${what}\` is an invalid Date`);
    return at.toISOString();
  }
  if (typeof at === "string") return at;
  if (typeof at === "object" && at !== null) {
    try {
      return String(at);
    } catch {
      // It prints as nothing.
    }
  }
  throw fault("bad_argument", `\`${what}\` is ${kind(at)}; a Date or an RFC 3339 text belongs here`);
}

/** The moment that was given, or now. */
export const momentOrNow = (at, what) => moment(at ?? new Date(), what);

/** The bytes of a file: as they are, or of its text. */
export function bytes(file, what) {
  if (typeof file === "string") return encoder.encode(file);
  if (file instanceof Uint8Array) return file;
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  throw fault("bad_argument", `\`${what}\` is ${kind(file)}; bytes or a text belong here`);
}

/** The bytes of a signed file, or as many as show that it is too long. */
export const signed = (file, what) => bytes(file, what).subarray(0, MOST_SIGNED + 1);

/** A text that is not too long to be looked at: units are counted, so that nothing has to be copied for it. */
export function within(text, code) {
  if (text.length <= MOST) return text;
  throw fault(code, `this has ${text.length} characters; 1 MiB is the most`);
}

/** A text, and nothing else. */
export function text(value, what) {
  if (typeof value === "string") return value;
  throw fault("bad_argument", `\`${what}\` is ${kind(value)}; a text belongs here`);
}

/** The JSON text of a value. A BigInt is a number like any other. */
export function json(value, what) {
  let written;
  try {
    written = JSON.stringify(value);
  } catch {
    try {
      // Only for what holds a BigInt, which is rare: a replacer takes several times as long.
      written = JSON.stringify(value, (_, part) => (typeof part === "bigint" ? whole(part) : part));
    } catch (why) {
      throw fault("bad_argument", `\`${what}\` cannot be written as JSON: ${why.message}`);
    }
  }
  if (written === undefined) throw fault("bad_argument", `\`${what}\` is ${kind(value)}, which JSON does not have`);
  return written;
}

/** A BigInt as JSON carries it: one that a number would round is spelt as the engine spells such a number. */
function whole(big) {
  const number = Number(big);
  return Number.isSafeInteger(number) ? number : { decimal: String(big) };
}

function kind(value) {
  if (value === null) return "null";
  if (value === undefined) return "missing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
