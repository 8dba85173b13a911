// Makes the bundle small: Trunk runs it once the bundle is built (Trunk.toml, hooks).

import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minify } from "terser";

const folder = process.env.TRUNK_STAGING_DIR;
const index = join(folder, "index.html");
const page = await readFile(index, "utf8");

// One file of styles, in the order of the page: it is compressed as a whole, to two thirds of what the parts take.
const links = page.match(/<link [^>]*rel="?stylesheet[^>]*>/g);
const parts = links.map((link) => join(folder, /href="?\/?([^" >]+)/.exec(link)[1]));
const styles = (await Promise.all(parts.map((part) => readFile(part, "utf8")))).join("\n");
const hashed = (kind, form) => createHash(kind).update(styles).digest(form);
const name = `console-${hashed("sha256", "hex").slice(0, 16)}.css`;
await writeFile(join(folder, name), styles);
await Promise.all(parts.map((part) => rm(part)));
const [first, ...others] = links;
const one = `<link rel=stylesheet href=/${name} integrity=sha384-${hashed("sha384", "base64")}>`;
await writeFile(index, others.reduce((text, link) => text.replace(link, ""), page.replace(first, () => one)));

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

// What bears an `integrity` in the page is left as it is: it was hashed before.
const tags = page.match(/<[^>]*>/g);
const bound = (name) => tags.some((tag) => tag.includes(name) && tag.includes("integrity="));
for (const name of await readdir(folder)) {
  if (!name.endsWith(".js") || name.endsWith(".min.js") || bound(name)) continue;
  const path = join(folder, name);
  const { code } = await minify(await readFile(path, "utf8"), { module: !name.startsWith("offline"), compress: { passes: 2 }, mangle: true });
  await writeFile(path, code);
}
