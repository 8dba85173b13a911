// Starts the engine with any form of its WASM.

import { fault } from "./error.js";

/** Compiles the WASM, if necessary, and starts the engine with it. */
export async function init(start, source) {
  start(await compiled(await source));
}

async function compiled(source) {
  if (typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw fault("wasm_unreachable", `${source.url} answered ${source.status} ${source.statusText}`);
    return WebAssembly.compile(await source.arrayBuffer());
  }
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}
