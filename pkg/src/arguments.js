// Converts callers' arguments into the engine's.

import { fault } from "./error.js";

const encoder = new TextEncoder();

/** The most bytes of a call, a document or a list of facts. */
const MOST = 1 << 20;

/** The most bytes of a signed file that are passed on; enough for the engine to see that it is too long. */
const MOST_SIGNED = 1 << 18;

/** Returns a moment as RFC 3339 text, from a `Date`, a text, or an object that prints as one, such as `Temporal.Instant`. */
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
      // It cannot be printed.
    }
  }
  throw fault("bad_argument", `\`${what}\` is ${kind(at)}; expected a Date or an RFC 3339 text`);
}

/** Returns the given moment, or now. */
export const momentOrNow = (at, what) => moment(at ?? new Date(), what);

/** Returns the bytes of a file, given as bytes or text. */
export function bytes(file, what) {
  if (typeof file === "string") return encoder.encode(file);
  if (file instanceof Uint8Array) return file;
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  throw fault("bad_argument", `\`${what}\` is ${kind(file)}; expected bytes or a text`);
}

/** Returns the bytes of a signed file, cut just past the limit. */
export const signed = (file, what) => bytes(file, what).subarray(0, MOST_SIGNED + 1);

/** Returns a text within the limit, or throws. Counts UTF-16 units, so that an oversized text is not copied. */
export function within(text, code) {
  if (text.length <= MOST) return text;
  throw fault(code, `the text has ${text.length} characters; the limit is 1 MiB`);
}

/** Returns a string, or throws. */
export function text(value, what) {
  if (typeof value === "string") return value;
  throw fault("bad_argument", `\`${what}\` is ${kind(value)}; expected a text`);
}

/** Returns the JSON text of a value, with each BigInt as a number. */
export function json(value, what) {
  let written;
  try {
    written = JSON.stringify(value);
  } catch {
    try {
      // Only for values with a BigInt, which are rare: a replacer takes several times as long.
      written = JSON.stringify(value, (_, part) => (typeof part === "bigint" ? whole(part) : part));
    } catch (why) {
      throw fault("bad_argument", `\`${what}\` cannot be written as JSON: ${why.message}`);
    }
  }
  if (written === undefined) throw fault("bad_argument", `\`${what}\` is ${kind(value)}, which JSON cannot express`);
  return written;
}

/** Returns a BigInt for JSON: as a number if exact, otherwise in the engine's notation for such numbers. */
function whole(big) {
  const number = Number(big);
  return Number.isSafeInteger(number) ? number : { decimal: String(big) };
}

function kind(value) {
  if (value === null) return "null";
  if (value === undefined) return "missing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
