// An entry without WASM: the caller passes it.

import { init as initWith } from "../../init.js";
import { start } from "../../full.js";

/** Starts the engine with its WASM: bytes, a `WebAssembly.Module`, a `Response`, or a promise of one of these. */
export const init = (source) => initWith(start, source);

/** Starts the engine synchronously with bytes or a `WebAssembly.Module`. */
export const initSync = (module) => start(module);

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, verify, version } from "../../full.js";
