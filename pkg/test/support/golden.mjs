// The golden decisions for this package's tests: a document, a call's text, a moment and the expected bytes.

import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { root } from "./paths.mjs";

const folder = `${root}/tests/golden/decisions`;

/** Sets a value of a document, at a JSON pointer. */
function set(document, pointer, value) {
  const keys = pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop();
  const place = keys.reduce((node, key) => (node[key] ??= {}), document);
  place[last] = value;
}

function casesOf(name) {
  // Decimals keep their digits and moments stay texts, as the engine reads them.
  const file = parse(readFileSync(`${folder}/${name}.yaml`, "utf8"), { schema: "core" });
  const lines = readFileSync(`${folder}/${name}.golden`, "utf8").trimEnd().split("\n");
  return file.cases.map((one, index) => {
    const document = structuredClone(file.policies[one.policy]);
    for (const [pointer, value] of Object.entries(one.with ?? {})) set(document, pointer, value);
    if (lines[2 * index] !== `# ${one.name}`) throw new Error(`${name}: “${one.name}” is not where it belongs`);
    return { name: `${name}: ${one.name}`, document: JSON.stringify(document), call: one.call, at: one.at, bytes: lines[2 * index + 1] };
  });
}

/** Returns every golden decision. */
export function golden() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const cases = names.flatMap((name) => casesOf(name.replace(/\.yaml$/, "")));
  if (cases.length < 100) throw new Error(`there are only ${cases.length} golden decisions`);
  return cases;
}

/** The kept decisions of the sample calls, by id: what is decided, and the SHA-256 of the whole canonical decision. */
export function sampleDecisions() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const kept = names.map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
  return new Map(kept.map((decision) => [decision.call, decision]));
}
