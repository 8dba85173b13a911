// The entry for `require` in Node: `cargo xtask pkg` bundles this into `require.cjs`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "../../core.js";

start(readFileSync(join(__dirname, "../../../wasm/core.wasm")));

export { BatonError, Policy, outcomes, version } from "../../core.js";
