// Starts the worker and carries its texts in and out. Its files bear no hash in their names,
// so the greeting says which build this is, and the page compares.

import start, { answer, greeting } from "./baton-worker.js";

try {
  await start({ module_or_path: new URL("./baton-worker_bg.wasm", import.meta.url) });
  self.onmessage = ({ data }) => self.postMessage(answer(data));
  self.postMessage(greeting());
} catch (error) {
  // A rejected start is silent outside; an uncaught error is not.
  setTimeout(() => { throw error; });
}
