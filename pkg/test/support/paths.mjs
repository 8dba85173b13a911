// Where things are in this checkout.

import { readdirSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** The package as `cargo xtask pkg` built it. */
export const built = `${root}/target/pkg/engine`;

/** Where tests put what they make: a folder of that name, to be made anew. */
export const scratch = (name) => `${root}/target/pkg/test/${name}`;

/** The packed package. */
export function tarball() {
  const file = existsSync(`${root}/target/pkg`) && readdirSync(`${root}/target/pkg`).find((name) => name.endsWith(".tgz"));
  if (!file) throw new Error("the package has not been packed: run `cargo xtask pkg` first");
  return `${root}/target/pkg/${file}`;
}
