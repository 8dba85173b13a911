// The sample calls that the console opens with.

import { readFileSync } from "node:fs";

/** Each with `title`, `story` and `call`. */
export const samples = JSON.parse(readFileSync(new URL("../../../web/samples/calls.json", import.meta.url), "utf8"));
