// Node, imported: ready when the import is.

import { readFileSync } from "node:fs";
import { start } from "../../core.js";

start(readFileSync(new URL("../../../wasm/core.wasm", import.meta.url)));

export { BatonError, Policy, outcomes, version } from "../../core.js";
