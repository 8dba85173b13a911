// The types: against a strict consumer, against the golden decisions, and by publint and attw.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { golden } from "./support/golden.mjs";
import { built, root, scratch, tarball } from "./support/paths.mjs";

const folder = scratch("types");
const run = promisify(execFile);
const tool = (name, args, cwd = folder) => run(`${root}/node_modules/.bin/${name}`, args, { cwd, maxBuffer: 1 << 26 });

/** Returns a tool's output and success. */
const said = (name, args) => tool(name, args).then(({ stdout }) => ({ ok: true, stdout }), ({ stdout }) => ({ ok: false, stdout }));

const OPTIONS = {
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  skipLibCheck: false,
  types: [],
  target: "es2022",
};

/** Checks some files with a module resolution. */
async function checked(name, compilerOptions, files) {
  await writeFile(`${folder}/${name}.json`, JSON.stringify({ compilerOptions: { ...OPTIONS, ...compilerOptions }, files }));
  return said("tsc", ["--project", `${name}.json`]);
}

before(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp(`${root}/pkg/test/consumer`, folder, { recursive: true });
  await cp(built, `${folder}/node_modules/@baton/engine`, { recursive: true });
  await writeFile(`${folder}/package.json`, JSON.stringify({ private: true, type: "module" }));
});

for (const [name, options] of [
  ["node", { module: "nodenext", lib: ["es2022"] }],
  ["bundler", { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] }],
]) {
  test(`a strict project compiles: ${name}`, async () => {
    const files = name === "node" ? ["api.ts", "required.cts"] : ["api.ts"];
    const { ok, stdout } = await checked(name, options, files);
    assert.ok(ok, stdout);
  });
}

test("the slim entry has types too", async () => {
  await writeFile(
    `${folder}/slim.ts`,
    `import { Policy, init, initSync } from "@baton/engine/slim";
     import { init as initCore } from "@baton/engine/core/slim";
     await init(fetch("/engine.wasm"));
     await initCore(new Uint8Array(8));
     initSync(new WebAssembly.Module(new Uint8Array(8)));
     export const { tiers } = Policy.fromYaml("");`,
  );
  const { ok, stdout } = await checked("slim", { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] }, ["slim.ts"]);
  assert.ok(ok, stdout);
});

/** Returns the golden decisions as typed literals, in which an extra field or an unknown word is an error. */
const literals = (values) =>
  `import type { DecisionValue } from "@baton/engine";\n` +
  values.map((value, index) => `export const d${index}: DecisionValue = ${JSON.stringify(value)};`).join("\n");

test("every golden decision matches the types exactly", async () => {
  const values = golden().map(({ bytes }) => JSON.parse(bytes));
  await writeFile(`${folder}/golden.ts`, literals(values));
  const { ok, stdout } = await checked("golden", { module: "nodenext", lib: ["es2022"] }, ["golden.ts"]);
  assert.ok(ok, stdout.slice(0, 2000));
  for (const [what, damage] of [
    ["a field too many", (value) => ({ ...value, extra: 1 })],
    ["an unknown word", (value) => ({ ...value, outcome: "handed" })],
    ["a field too few", ({ trace, ...rest }) => rest],
    ["one deep inside", (value) => ({ ...value, trace: value.trace.map((line) => ({ ...line, depths: 0 })) })],
  ]) {
    await writeFile(`${folder}/golden.ts`, literals([damage(values[0])]));
    const wrong = await checked("golden", { module: "nodenext", lib: ["es2022"] }, ["golden.ts"]);
    assert.equal(wrong.ok, false, what);
  }
});

test("every field of a decision's types occurs in a golden decision", async () => {
  const types = await readFile(`${built}/types/decision.d.ts`, "utf8");
  const declared = new Set([...types.replaceAll(/\/\*\*[^]*?\*\//g, "").matchAll(/(\w+)\??:/g)].map(([, name]) => name));
  // CRM properties have names from the policy.
  declared.delete("property");
  assert.ok(declared.size > 60, [...declared].join());
  const seen = new Set();
  const look = (value) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (!Array.isArray(value)) seen.add(key);
      look(part);
    }
  };
  golden().forEach(({ bytes }) => look(JSON.parse(bytes)));
  assert.deepEqual([...declared].filter((name) => !seen.has(name)), []);
});

test("publint and attw report nothing", async () => {
  const published = await said("publint", ["run", tarball(), "--strict"]);
  assert.ok(published.ok, published.stdout);
  assert.match(published.stdout, /All good!/);
  const typed = await said("attw", [tarball(), "--profile", "node16", "--format", "json", "--exclude-entrypoints", "./engine.wasm", "./core.wasm"]);
  assert.ok(typed.ok, typed.stdout);
  const { analysis } = JSON.parse(typed.stdout);
  assert.ok(Object.keys(analysis.entrypoints).length >= 4, Object.keys(analysis.entrypoints).join());
});
