// Makes the bundle's scripts small: Trunk runs it once the bundle is built (Trunk.toml, hooks).
//
// What bears an `integrity` in the page is left as it is: it was hashed before.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minify } from "terser";

const folder = process.env.TRUNK_STAGING_DIR;
const page = await readFile(join(folder, "index.html"), "utf8");
const tags = page.match(/<[^>]*>/g);
const bound = (name) => tags.some((tag) => tag.includes(name) && tag.includes("integrity="));

// All workers are spoken to alike, so that what wasm-bindgen writes for them differs by their names only: one file will do.
const workers = (await readdir(folder)).filter((name) => /^baton-(?!web)\w+\.js$/.test(name));
const glue = await Promise.all(workers.map(async (name) => {
  const own = `${name.slice(0, -3)}_bg`;
  const text = await readFile(join(folder, name), "utf8");
  return text.replaceAll(`"./${own}.js":`, "[`./${self.name}_bg.js`]:").replaceAll(own, "");
}));
if (glue.some((text) => text !== glue[0])) throw new Error(`the scripts of ${workers.join(", ")} differ by more than their names`);
await writeFile(join(folder, "worker-glue.js"), glue[0]);
await Promise.all(workers.map((name) => rm(join(folder, name))));

for (const name of await readdir(folder)) {
  if (!name.endsWith(".js") || name.endsWith(".min.js") || bound(name)) continue;
  const path = join(folder, name);
  const { code } = await minify(await readFile(path, "utf8"), { module: !name.startsWith("offline"), compress: { passes: 2 }, mangle: true });
  await writeFile(path, code);
}
