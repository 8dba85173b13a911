// Objects of options: a misspelt option is an error.

import { fault } from "./error.js";

/** Returns an object that has no fields but the known ones, or throws. */
export function fields(object, known, what) {
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw fault("bad_argument", `\`${what}\` is not an object; its fields are ${known.join(", ")}`);
  }
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) {
      throw fault("bad_argument", `\`${what}\` has no field \`${name}\`; it has ${known.join(", ")}`);
    }
  }
  return object;
}
