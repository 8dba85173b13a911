// The `baton` command, for tests that carry a file from the page to the command line.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Runs `baton` with arguments; `input` goes to its standard input.
 * Resolves to `{ code, stdout, stderr }` whether it succeeded or not.
 */
export function baton(args, { input = "", cwd } = {}) {
  const command = process.env.BATON_BIN;
  if (!command || !existsSync(command)) {
    throw new Error(
      "BATON_BIN names no command: run `cargo xtask test --only cli --only browser`",
    );
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    // A command that ends without reading closes the pipe first.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
