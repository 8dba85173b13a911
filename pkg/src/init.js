// Starting the engine with what a platform has at hand.

import { fault } from "./error.js";

/** Compiles the WASM, if it is not compiled yet, and starts the engine with it. */
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
