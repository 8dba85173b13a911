// The entry for `import` in Node: ready after import.

import { readFileSync } from "node:fs";
import { start } from "../../core.js";

start(readFileSync(new URL("../../../wasm/core.wasm", import.meta.url)));

export { BatonError, Policy, outcomes, version } from "../../core.js";
