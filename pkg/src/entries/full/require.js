// The entry for `require` in Node: `cargo xtask pkg` bundles this into `require.cjs`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "../../full.js";

start(readFileSync(join(__dirname, "../../../wasm/engine.wasm")));

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, verify, version } from "../../full.js";
