// The package in workerd, the runtime of Cloudflare's workers: a `.wasm` import is a compiled module there, and nothing
// may be compiled at run time.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, readdir, rm, mkdir, writeFile, cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { build as esbuild } from "esbuild";
import { golden } from "./support/golden.mjs";
import { built, root, scratch } from "./support/paths.mjs";

const folder = scratch("edge");

/** Returns the path of the program; the package's own script only searches for it. */
function workerd() {
  const { default: found } = createRequire(import.meta.url)("workerd");
  return found;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Requests a worker's answer, repeatedly until it listens. */
async function answer(port, body) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

for (const entry of ["@baton/engine", "@baton/engine/core"]) {
  test(`every golden decision has its bytes: in an edge worker, ${entry}`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(built, `${folder}/node_modules/@baton/engine`, { recursive: true });
    await writeFile(
      `${folder}/worker.js`,
      `import { Policy } from "${entry}";
       import { differences } from "${root}/pkg/test/support/decide-golden.js";
       export default {
         async fetch(request) {
           return Response.json(differences(Policy, await request.json()));
         },
       };`,
    );
    // Bundles as the platform's own tool does: with its conditions, and WASM as a separate module.
    await esbuild({
      entryPoints: [`${folder}/worker.js`],
      bundle: true,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      loader: { ".wasm": "copy" },
      assetNames: "[name]",
      outdir: `${folder}/out`,
      logLevel: "error",
    });
    const files = await readdir(`${folder}/out`);
    const wasm = files.find((name) => name.endsWith(".wasm"));
    assert.ok(wasm, `no WASM among ${files}`);
    const port = await freePort();
    const config = `using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (
        services = [(name = "main", worker = (
          modules = [
            (name = "worker.js", esModule = embed "out/worker.js"),
            (name = "${wasm}", wasm = embed "out/${wasm}"),
          ],
          compatibilityDate = "2026-01-01",
        ))],
        sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
      );`;
    await writeFile(join(folder, "config.capnp"), config);
    assert.match(await readFile(`${folder}/out/worker.js`, "utf8"), /from "\.\/(engine|core)\.wasm"/);
    const child = spawn(workerd(), ["serve", join(folder, "config.capnp")]);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    try {
      const response = await answer(port, JSON.stringify(golden()));
      assert.equal(response.status, 200, said);
      assert.deepEqual(await response.json(), []);
    } finally {
      child.kill();
    }
  });
}
