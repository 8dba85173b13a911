// The functions of a WASM file, as both steps look at them.

import binaryen from "binaryen";

/** Those that have a body, in the file's order: what is imported has none. */
export function functionsOf(wasm) {
  const all = Array.from({ length: wasm.getNumFunctions() }, (_, index) => wasm.getFunctionByIndex(index));
  return all.map((one) => binaryen.getFunctionInfo(one)).filter(({ module }) => !module);
}
