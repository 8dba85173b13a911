// The paths in this checkout.

import { readdirSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** The package that `cargo xtask pkg` has built. */
export const built = `${root}/target/pkg/engine`;

/** Returns the folder of a name for a test's output, which the test creates anew. */
export const scratch = (name) => `${root}/target/pkg/test/${name}`;

/** Returns the path of the packed package. */
export function tarball() {
  const file = existsSync(`${root}/target/pkg`) && readdirSync(`${root}/target/pkg`).find((name) => name.endsWith(".tgz"));
  if (!file) throw new Error("the package has not been packed: run `cargo xtask pkg` first");
  return `${root}/target/pkg/${file}`;
}
