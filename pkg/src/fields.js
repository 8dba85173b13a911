// Objects of options: a misspelt one is an error, not a default.

import { fault } from "./error.js";

/** An object with these fields and no others. */
export function fields(object, known, what) {
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw fault("bad_argument", `\`${what}\` is no object; it has the fields ${known.join(", ")}`);
  }
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) {
      throw fault("bad_argument", `\`${what}\` has no field \`${name}\`; it has ${known.join(", ")}`);
    }
  }
  return object;
}
