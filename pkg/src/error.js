/** The error of this package: a code for programs and a message for people. */
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

/** Creates an error of the package. */
export function fault(code, message) {
  return new BatonError({ code, message });
}

/** Runs a function of the engine and converts the JSON that it throws into an error. */
export function attempt(run) {
  try {
    return run();
  } catch (thrown) {
    if (typeof thrown === "string" && thrown.startsWith("{")) throw new BatonError(JSON.parse(thrown));
    throw thrown;
  }
}
