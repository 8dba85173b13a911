/** What every function here throws: a code that programs match on, and words for people. */
export class BatonError extends Error {
  constructor({ code, message, path, line, column, hint, diagnostics }) {
    super(message);
    this.name = "BatonError";
    this.code = code;
    if (path !== undefined) this.path = path;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    if (hint !== undefined) this.hint = hint;
    this.diagnostics = diagnostics ?? [];
  }
}

/** An error of this package's own. */
export function fault(code, message) {
  return new BatonError({ code, message });
}

/** Runs something of the engine, which throws the JSON of an error, and throws the error. */
export function attempt(run) {
  try {
    return run();
  } catch (thrown) {
    if (typeof thrown === "string" && thrown.startsWith("{")) throw new BatonError(JSON.parse(thrown));
    throw thrown;
  }
}
