// Makes the bundle's scripts small: Trunk runs it once the bundle is built (Trunk.toml, hooks).
//
// What bears an `integrity` in the page is left as it is: it was hashed before.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minify } from "terser";

const folder = process.env.TRUNK_STAGING_DIR;
const page = await readFile(join(folder, "index.html"), "utf8");
const tags = page.match(/<[^>]*>/g);
const bound = (name) => tags.some((tag) => tag.includes(name) && tag.includes("integrity="));
for (const name of await readdir(folder)) {
  if (!name.endsWith(".js") || name.endsWith(".min.js") || bound(name)) continue;
  const path = join(folder, name);
  const { code } = await minify(await readFile(path, "utf8"), { module: !name.startsWith("offline"), compress: { passes: 2 }, mangle: true });
  await writeFile(path, code);
}
