// Starts the console. A file of its own because the page's policy forbids inline
// script; Trunk writes the two hashed names into the page (Trunk.toml, pattern_script).

const named = (name) => document.querySelector(`meta[name="${name}"]`).content;

try {
  const { default: start } = await import(named("baton-js"));
  await start({ module_or_path: named("baton-wasm") });
} catch (error) {
  console.error(error);
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent =
    "The console could not start. Reload the page; if that does not help, " +
    `use a current browser with WebAssembly. (${error})`;
  document.body.append(notice);
}
