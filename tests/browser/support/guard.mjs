// Watches a browser context for anything that a healthy console never does.

/**
 * Collects console errors and warnings, uncaught exceptions, violations of the
 * content security policy, failed requests and requests to another host.
 *
 * A test that provokes one on purpose says so with `allow(/pattern/)`;
 * `check()` throws for whatever else was seen.
 */
export async function guard(context, url) {
  const seen = [];
  const allowed = [];
  const note = (kind, text) => seen.push(`${kind}: ${text}`);

  context.on("console", (message) => {
    if (["error", "warning", "assert"].includes(message.type())) {
      note(`console ${message.type()}`, `${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => note("uncaught", error.error().stack ?? error.error()));
  context.on("requestfailed", (request) => {
    note("request failed", `${request.url()} ${request.failure()?.errorText}`);
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const inside = ["data:", "blob:"].includes(protocol) || origin === url;
    if (!inside) note("request to another host", request.url());
  });
  await context.exposeBinding("reportViolation", (_, text) => note("policy violation", text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      window.reportViolation(`${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });

  return {
    /** Lets through what matches a pattern. */
    allow(pattern) {
      allowed.push(pattern);
    },
    /** Returns true if something like this was seen, allowed or not. */
    seen(pattern) {
      return seen.some((line) => pattern.test(line));
    },
    /** Everything seen that was not allowed. */
    problems() {
      return seen.filter((line) => !allowed.some((pattern) => pattern.test(line)));
    },
    /** Throws when there is anything. */
    check() {
      const problems = this.problems();
      if (problems.length > 0) throw new Error(`the console misbehaved:\n  ${problems.join("\n  ")}`);
    },
  };
}
