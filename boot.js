// Starts the console. A file of its own because the page's policy forbids inline
// script; Trunk writes the two hashed names into the page (Trunk.toml, pattern_script).

const named = (name) => document.querySelector(`meta[name="${name}"]`).content;

/** Says over everything else that something is wrong, with one way on. */
function stop(title, text) {
  if (document.getElementById("stopped")) return;
  const dialog = document.createElement("dialog");
  dialog.id = "stopped";
  dialog.className = "small";
  dialog.setAttribute("role", "alertdialog");
  const add = (tag, content) => {
    const element = document.createElement(tag);
    element.textContent = content;
    dialog.append(element);
    return element;
  };
  add("h2", title);
  add("p", text);
  const button = add("button", "Reload");
  button.className = "button primary";
  button.onclick = () => location.reload();
  document.body.append(dialog);
  dialog.showModal();
}

/** A program that has stopped is not asked again: its state may be half changed. */
function watch(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  stop(
    "The console has stopped",
    "A fault in the console, not in your policy. The draft is safe: every change up to the one before is kept in " +
      "this browser, and is there again after a reload.",
  );
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));

/** Keeps this build for a start without a network, and no other. */
async function keep() {
  if (!("serviceWorker" in navigator && "caches" in window)) return;
  await navigator.serviceWorker.register("/offline.js");
  const name = `baton ${named("baton-wasm")}`;
  for (const old of await caches.keys()) if (old !== name) await caches.delete(old);
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const workers = ["worker", "reader", "theatre", "calls"].map((one) => `/baton-${one}_bg.wasm`);
  const own = loaded.filter((address) => new URL(address).origin === location.origin);
  await (await caches.open(name)).addAll([...new Set(["/", "/worker-boot.js", "/worker-glue.js", "/samples/scenarios.json", "/samples/policies.json", ...workers, ...own])]);
  document.documentElement.dataset.offline = "ready";
}

try {
  const { default: start } = await import(named("baton-js"));
  await start({ module_or_path: named("baton-wasm") });
  // Not while the first screen is still being made (Safari does not tell when), and no harm if the browser refuses.
  (globalThis.requestIdleCallback ?? setTimeout)(() => keep().catch(() => {}));
} catch (error) {
  console.error(error);
  stop(
    "The console could not start",
    `Reload the page; if that does not help, use a current browser with WebAssembly. (${error})`,
  );
}
