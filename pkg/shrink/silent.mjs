// `node pkg/shrink/silent.mjs IN OUT`: takes from a WASM file what would tell of a panic.
//
// On this target a panic has nobody to tell: it ends in a trap, with words or without. No panic of the engine can be
// reached, yet all that could word one is linked with it: formatting for programmers, escapes, tables of printable
// characters. Here each function that only leads to a panic, or only words one, becomes the trap; wasm-opt, which comes
// next, drops what served nothing else. They are known by their names, so these must still be in the file.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { functionsOf } from "./functions.mjs";

const LEADS_TO_A_PANIC = [
  /^(core|std)::panicking::/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::(str|slice)::.*slice_(error|index)_fail/,
  /^core::cell::panic_/,
  /^alloc::(raw_vec::handle_error|alloc::handle_alloc_error)/,
  /^std::thread::local::panic_access_error$/,
];

// What `{:?}` calls. No message of the engine is written with it: a test of xtask reads the sources. Of what the engine
// links, serde's own words for a wrong value are (`Unexpected`); `NodeError` has its own instead, so these are not linked.
const WORDS_A_PANIC = [
  /^<(&|char|str|core::|std::|alloc::|\w+::errors::).* as core::fmt::Debug>::fmt/,
  /^<core::fmt::Formatter>::debug_/,
  /^<core::fmt::builders::/,
  /^<char>::escape_debug/,
];

const [from, to] = process.argv.slice(2);
const wasm = binaryen.readBinary(readFileSync(from));
const words = named(WORDS_A_PANIC);
for (const silenced of [named(LEADS_TO_A_PANIC), words]) {
  if (silenced.length === 0) throw new Error(`${from} names no function of a panic: were its names taken out?`);
  for (const { name, params, results } of silenced) {
    wasm.removeFunction(name);
    wasm.addFunction(name, params, results, [], wasm.unreachable());
  }
}
const caller = callerOf(new Set(words.map(({ name }) => name)));
if (caller !== undefined) throw new Error(`${from}: ${caller} is no panic, and calls what only panics are worded with`);
writeFileSync(to, wasm.emitBinary());

/** The functions with a body whose names match. */
function named(patterns) {
  return functionsOf(wasm).filter(({ name }) => patterns.some((pattern) => pattern.test(plain(name))));
}

/** The first function that calls one of these, as the module's text says. */
function callerOf(names) {
  let inside;
  for (const [, kind, quoted, bare] of wasm.emitText().matchAll(/\((func|call|return_call) \$(?:"([^"]*)"|([^\s()]+))/g)) {
    const name = quoted ?? bare;
    if (kind === "func") inside = name;
    else if (names.has(name)) return inside;
  }
}

/** A Rust path without the numbers of its crates: `core[c593…]::str` is `core::str`. */
function plain(name) {
  return name.replaceAll(/\[[0-9a-f]{16}\]/g, "");
}
