// Starts the worker that it is named after, and carries its texts in and out. Its files bear no hash in their
// names, so the greeting says which build this is, and the page compares.

try {
  const { default: start, answer, greeting } = await import("./worker-glue.js");
  await start({ module_or_path: new URL(`./${self.name}_bg.wasm`, import.meta.url) });
  self.onmessage = ({ data }) => self.postMessage(answer(data));
  self.postMessage(greeting());
} catch (error) {
  // A rejected start is silent outside; an uncaught error is not.
  setTimeout(() => { throw error; });
}
