// No WASM of its own: the caller passes it, from wherever it is kept.

import { init as initWith } from "../../init.js";
import { start } from "../../core.js";

/** Starts the engine with its WASM: bytes, a `WebAssembly.Module`, a `Response`, or a promise of one of these. */
export const init = (source) => initWith(start, source);

/** The same at once, with bytes or a `WebAssembly.Module`. */
export const initSync = (module) => start(module);

export { BatonError, Policy, outcomes, version } from "../../core.js";
