// The entry for edge workers, where the import of a `.wasm` is a compiled `WebAssembly.Module`.

import module from "../../../wasm/engine.wasm";
import { start } from "../../full.js";

start(module);

export { BatonError, LiveCall, Policy, Trust, deadline, outcomes, verify, version } from "../../full.js";
