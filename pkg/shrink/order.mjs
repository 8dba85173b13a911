// `node pkg/shrink/order.mjs IN OUT`: puts the functions of a WASM file into an order that compresses well.
//
// gzip looks back 32 KB for something alike, and the compiler leaves functions that are nearly the same, such as two
// growing vectors, farther apart than that. Here each function is followed by the one that has most in common with the
// last few. What a function does stays as it is.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { functionsOf } from "./functions.mjs";

/** What two functions have in common is counted in sequences of so many bytes. */
const SEQUENCE = 4;
/** A sequence that stands in more functions says nothing of their likeness. */
const COMMON = 200;
/** How many of the last functions the next one is compared with, and how much less each counts than the one after it. */
const LOOK_BACK = 8;
const FADING = 0.85;

const [from, to] = process.argv.slice(2);
const wasm = binaryen.readBinary(readFileSync(from));
const functions = functionsOf(wasm);
const bodies = codeOf(wasm.emitBinary());
if (bodies.length !== functions.length) throw new Error(`${bodies.length} bodies of ${functions.length} functions`);
// Whoever is taken out and put back comes last.
for (const index of ordered(bodies)) {
  const { name, params, results, vars, body } = functions[index];
  const copy = wasm.copyExpression(body);
  wasm.removeFunction(name);
  wasm.addFunction(name, params, results, vars, copy);
}
if (!wasm.validate()) throw new Error(`${from} is no longer valid in another order`);
writeFileSync(to, wasm.emitBinary());

/** The order: the largest first, then always the one most alike. */
function ordered(bodies) {
  const count = bodies.length;
  const [alike, sizes] = likeness(bodies);
  const left = new Set(bodies.keys());
  const order = [];
  let next = bodies.reduce((most, body, index) => (body.length > bodies[most].length ? index : most), 0);
  while (next !== undefined) {
    order.push(next);
    left.delete(next);
    const last = order.slice(-LOOK_BACK).reverse();
    let best = -1;
    next = undefined;
    for (const index of left) {
      let shared = 0;
      let weight = 1;
      for (const other of last) {
        shared += weight * alike[other * count + index];
        weight *= FADING;
      }
      const score = shared / Math.sqrt(sizes[index]);
      if (score > best) [best, next] = [score, index];
    }
  }
  return order;
}

/** How many sequences each two bodies share, as a square, and how many each has. */
function likeness(bodies) {
  const count = bodies.length;
  const alike = new Uint16Array(count * count);
  const sizes = new Uint32Array(count);
  const places = new Map();
  bodies.forEach((body, index) => {
    const sequences = new Set();
    for (let at = 0; at + SEQUENCE <= body.length; at += 1) sequences.add(body.readUInt32LE(at));
    sizes[index] = Math.max(1, sequences.size);
    for (const sequence of sequences) {
      const those = places.get(sequence);
      if (those) those.push(index);
      else places.set(sequence, [index]);
    }
  });
  for (const those of places.values()) {
    if (those.length > COMMON) continue;
    for (const one of those) for (const other of those) alike[one * count + other] += 1;
  }
  return [alike, sizes];
}

/** The bytes of each function, from the code section (number 10). */
function codeOf(binary) {
  const bytes = Buffer.from(binary);
  const number = (at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte < 0x80) return [value, at];
    }
  };
  // After the magic number and the version.
  let at = 8;
  while (at < bytes.length) {
    const section = bytes[at];
    const [length, start] = number(at + 1);
    if (section === 10) {
      const [count, first] = number(start);
      let begin = first;
      return Array.from({ length: count }, () => {
        const [size, body] = number(begin);
        begin = body + size;
        return bytes.subarray(body, begin);
      });
    }
    at = start + length;
  }
  return [];
}
