// The package in Chromium: without a bundler, in a module worker, and bundled by Vite and by esbuild.

import assert from "node:assert/strict";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { launch } from "../../tests/browser/support/browser.mjs";
import { golden } from "./support/golden.mjs";
import { built, root, scratch } from "./support/paths.mjs";
import { serve } from "./support/serve.mjs";

const cases = JSON.stringify(golden());
const support = `${root}/pkg/test/support`;
const folder = scratch("browser");
let browser;

before(async () => {
  await rm(folder, { recursive: true, force: true });
  // A project in which the package is installed, as bundlers find it.
  await cp(built, `${folder}/node_modules/@baton/engine`, { recursive: true });
  await cp(`${support}/decide-golden.js`, `${folder}/decide-golden.js`);
  await writeFile(`${folder}/package.json`, JSON.stringify({ private: true, type: "module" }));
  browser = await launch();
});

after(() => browser?.close());

/** Returns the `result` of a page's script. Fails on console output or a failed request. */
async function ran(server, path) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("response", (response) => response.ok() || said.push(`${response.status()} ${response.url()}`));
  try {
    await page.goto(`${server.url}${path}`);
    await page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 30_000 }).catch(() => {});
    assert.deepEqual(said, []);
    return await page.evaluate(() => globalThis.result);
  } finally {
    await page.close();
  }
}

const page = (script) =>
  `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
const deciding = (entry) => `
  import { Policy } from "${entry}";
  import { differences } from "/support/decide-golden.js";
  const cases = await (await fetch("/cases.json")).json();
  globalThis.result = differences(Policy, cases);`;

for (const [what, entry] of [["whole", "full"], ["core", "core"]]) {
  test(`every golden decision has its bytes: in a page without a bundler, ${what}`, async () => {
    const server = await serve({
      folders: { engine: built, support },
      pages: {
        "/index.html": page("/main.js"),
        "/main.js": deciding(`/engine/src/entries/${entry}/browser.js`),
        "/cases.json": cases,
      },
    });
    try {
      assert.deepEqual(await ran({ url: server.url }, "/"), []);
    } finally {
      await server.close();
    }
  });
}

test("every golden decision has its bytes: in a module worker", async () => {
  const worker = deciding("/engine/src/entries/full/browser.js").replace("globalThis.result =", "const found =");
  const server = await serve({
    folders: { engine: built, support },
    pages: {
      "/index.html": page("/main.js"),
      "/main.js": `
        const worker = new Worker("/worker.js", { type: "module" });
        worker.onmessage = ({ data }) => (globalThis.result = data);
        worker.onerror = ({ message }) => (globalThis.result = message);`,
      "/worker.js": `${worker}\npostMessage(found);`,
      "/cases.json": cases,
    },
  });
  try {
    assert.deepEqual(await ran(server, "/"), []);
  } finally {
    await server.close();
  }
});

const main = `
  import { Policy } from "@baton/engine";
  import { differences } from "./decide-golden.js";
  const cases = await (await fetch("/cases.json")).json();
  globalThis.result = differences(Policy, cases);`;

test("every golden decision has its bytes: bundled by Vite", async () => {
  await writeFile(`${folder}/main.js`, main);
  await writeFile(`${folder}/index.html`, page("./main.js"));
  const out = `${folder}/vite`;
  await vite({ root: folder, configFile: false, logLevel: "error", build: { outDir: out, target: "es2022" } });
  const server = await serve({
    folders: { assets: `${out}/assets`, vite: out },
    pages: { "/cases.json": cases },
  });
  try {
    assert.deepEqual(await ran(server, "/vite/index.html"), []);
  } finally {
    await server.close();
  }
});

test("every golden decision has its bytes: bundled by esbuild, with the WASM beside it", async () => {
  await writeFile(`${folder}/main.js`, main);
  const out = `${folder}/esbuild`;
  await esbuild({ entryPoints: [`${folder}/main.js`], bundle: true, format: "esm", outfile: `${out}/a/b/c/main.js`, logLevel: "error" });
  // esbuild leaves `new URL(…, import.meta.url)` as it is, so the file is copied to where it points.
  await mkdir(`${out}/wasm`, { recursive: true });
  await cp(`${built}/wasm/engine.wasm`, `${out}/wasm/engine.wasm`);
  const server = await serve({
    folders: { out },
    pages: { "/index.html": page("/out/a/b/c/main.js"), "/cases.json": cases },
  });
  try {
    assert.deepEqual(await ran(server, "/"), []);
  } finally {
    await server.close();
  }
});

test("every golden decision has its bytes: bundled by esbuild, with the WASM in the script", async () => {
  await writeFile(
    `${folder}/slim.js`,
    main
      .replace("{ Policy } from \"@baton/engine\"", "{ Policy, initSync } from \"@baton/engine/slim\"")
      .replace("const cases", "import wasm from \"@baton/engine/engine.wasm\";\n  initSync(wasm);\n  const cases"),
  );
  const out = `${folder}/inline`;
  await esbuild({
    entryPoints: [`${folder}/slim.js`],
    bundle: true,
    format: "esm",
    loader: { ".wasm": "binary" },
    outfile: `${out}/slim.js`,
    logLevel: "error",
  });
  const server = await serve({ folders: { out }, pages: { "/index.html": page("/out/slim.js"), "/cases.json": cases } });
  try {
    assert.deepEqual(await ran(server, "/"), []);
  } finally {
    await server.close();
  }
});

test("an error names a file that cannot be fetched", async () => {
  const server = await serve({
    folders: { engine: built },
    pages: {
      "/index.html": page("/main.js"),
      "/main.js": `
        import { init } from "/engine/src/entries/full/slim.js";
        const missing = new Response("", { status: 404, statusText: "Not Found" });
        globalThis.result = await init(missing).catch(({ code, message }) => [code, message]);`,
    },
  });
  try {
    const [code, message] = await ran(server, "/");
    assert.equal(code, "wasm_unreachable");
    assert.match(message, /404 Not Found/);
  } finally {
    await server.close();
  }
});
