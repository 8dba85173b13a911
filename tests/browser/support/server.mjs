// A static server for dist/ with the headers of `cargo xtask serve`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { servedHeaders } from "./headers.mjs";
import { dist } from "./paths.mjs";

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".ico": "image/x-icon",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves the bundle on a free port of 127.0.0.1. Like Trunk, it answers a path
 * that is no file with the page. Resolves to `{ url, close }`; `url` has no
 * trailing slash.
 */
export async function serveBundle() {
  if (!existsSync(`${dist}/index.html`)) {
    throw new Error("there is no bundle in dist: run `cargo xtask test --only page` first");
  }
  const headers = servedHeaders();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const path = normalize(decodeURIComponent(pathname));
    const [file, body] =
      (await read(join(dist, path))) ?? (await read(join(dist, "index.html"))) ?? [];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A file's path and bytes, or nothing where there is no file. */
async function read(file) {
  try {
    return [file, await readFile(file)];
  } catch {
    return undefined;
  }
}
