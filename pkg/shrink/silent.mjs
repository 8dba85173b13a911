// `node pkg/shrink/silent.mjs IN OUT`: takes from a WASM file what would tell of a panic.
//
// On this target a panic has nobody to tell: it ends in a trap, with words or without. No panic of the engine can be
// reached, yet all that could word one is linked with it: formatting for programmers, escapes, tables of printable
// characters. Here each function that only leads to a panic, or only words one, becomes the trap; wasm-opt, which comes
// next, drops what served nothing else. They are known by their names, so these must still be in the file.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const LEADS_TO_A_PANIC = [
  /::panicking::/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::(str|slice)::.*slice_(error|index)_fail/,
  /^core::cell::panic_/,
  /^alloc::(raw_vec::handle_error|alloc::handle_alloc_error)/,
  /^std::thread::local::panic_access_error$/,
];

// `{:?}`, which no message of the engine is written with: a test of `cargo xtask` says so.
const WORDS_A_PANIC = [
  /^<(&|char|str|core::|std::|alloc::|\w+::errors::).* as core::fmt::Debug>::fmt/,
  /^<core::fmt::Formatter>::debug_/,
  /^<core::fmt::builders::/,
  /^<char>::escape_debug/,
];

const [from, to] = process.argv.slice(2);
const wasm = binaryen.readBinary(readFileSync(from));
for (const kind of [LEADS_TO_A_PANIC, WORDS_A_PANIC]) {
  const silenced = functions(wasm).filter(({ name }) => kind.some((pattern) => pattern.test(plain(name))));
  if (silenced.length === 0) throw new Error(`${from} names no function of a panic: were its names taken out?`);
  for (const { name, params, results } of silenced) {
    wasm.removeFunction(name);
    wasm.addFunction(name, params, results, [], wasm.unreachable());
  }
}
writeFileSync(to, wasm.emitBinary());

/** The functions of a module that have a body. */
function functions(wasm) {
  const all = Array.from({ length: wasm.getNumFunctions() }, (_, index) => wasm.getFunctionByIndex(index));
  return all.map((one) => binaryen.getFunctionInfo(one)).filter(({ module }) => !module);
}

/** A Rust path without the numbers of its crates: `core[c593…]::str` is `core::str`. */
function plain(name) {
  return name.replaceAll(/\[[0-9a-f]{16}\]/g, "");
}
