// The entry for edge workers, where the import of a `.wasm` is a compiled `WebAssembly.Module`.

import module from "../../../wasm/core.wasm";
import { start } from "../../core.js";

start(module);

export { BatonError, Policy, outcomes, version } from "../../core.js";
