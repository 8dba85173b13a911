// The entry for `import` in Node: ready after import.

import { readFileSync } from "node:fs";
import { start } from "../../full.js";

start(readFileSync(new URL("../../../wasm/engine.wasm", import.meta.url)));

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, verify, version } from "../../full.js";
