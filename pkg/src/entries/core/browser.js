// Browsers, with or without a bundler that knows `new URL(…, import.meta.url)`: ready when the import is.

import { init } from "../../init.js";
import { start } from "../../core.js";

await init(start, fetch(new URL("../../../wasm/core.wasm", import.meta.url)));

export { BatonError, Policy, outcomes, version } from "../../core.js";
