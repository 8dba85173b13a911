// The headers of the console, read from the table [serve.headers] of Trunk.toml.

import { readFileSync } from "node:fs";
import { root } from "./paths.mjs";

/** The headers, by name as written in Trunk.toml. */
export function servedHeaders() {
  const trunk = readFileSync(`${root}/Trunk.toml`, "utf8");
  const [, table] = trunk.split(/^\[serve\.headers\]$/m);
  if (!table) throw new Error("Trunk.toml has no table [serve.headers]");
  const [lines] = table.split(/^\[/m);
  return Object.fromEntries(
    [...lines.matchAll(/^([A-Za-z-]+) = "([^"]*)"$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** The directives of a content security policy, in order. */
export function directives(policy) {
  return policy.split(";").map((directive) => directive.trim()).filter(Boolean);
}
