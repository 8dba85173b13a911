// The entry for browsers, with or without a bundler that supports `new URL(…, import.meta.url)`: ready after import.

import { init } from "../../init.js";
import { start } from "../../core.js";

await init(start, fetch(new URL("../../../wasm/core.wasm", import.meta.url)));

export { BatonError, Policy, outcomes, version } from "../../core.js";
