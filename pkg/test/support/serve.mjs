// A static server for a few folders, with the MIME types that browsers require.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** Serves folders by the first part of the path, and pages by their path; resolves to `{ url, close }`. */
export async function serve({ folders = {}, pages = {} }) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname)).replace(/\/$/, "/index.html");
    const [, first, ...rest] = path.split("/");
    try {
      const body = pages[path] ?? (await readFile(join(folders[first] ?? "/nowhere", rest.join("/"))));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
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
