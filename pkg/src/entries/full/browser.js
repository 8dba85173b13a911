// The entry for browsers, with or without a bundler that supports `new URL(…, import.meta.url)`: ready after import.

import { init } from "../../init.js";
import { start } from "../../full.js";

await init(start, fetch(new URL("../../../wasm/engine.wasm", import.meta.url)));

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, verify, version } from "../../full.js";
