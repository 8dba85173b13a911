// The page's side of the browser: draws what the views have written, and tells the program what people do.
// A file of its own because it is the same for every build, and because the page's policy forbids inline script.

import "./morphdom-umd.min.js";

const { morphdom } = globalThis;

const fields = "input, select, textarea";

/** What somebody typed, and what is to stand there, may differ where the elements do not. */
const isSame = (from, to) => from.isEqualNode(to)
  && (from.matches(fields) ? !from.dataset.do || (from.value === to.value && from.checked === to.checked) : !from.querySelector(fields));

// What an island shows, by its element; and the elements that only stand for theirs: they have its first tag, and are
// read when it turns out that the page shows another text there. Most never are.
const shown = new WeakMap();
const unread = new WeakSet();

const split = (piece) => {
  const [from, to] = [piece.indexOf(">") + 1, piece.lastIndexOf("</")];
  return [piece.slice(0, from), piece.slice(from, to), piece.slice(to)];
};

const read = (element) => {
  if (unread.delete(element)) [, element.innerHTML] = split(shown.get(element));
};

const islands = (element) => element.querySelectorAll("[data-island]");

const options = {
  childrenOnly: true,
  onBeforeNodeAdded(node) {
    if (node.nodeType === Node.ELEMENT_NODE) [node, ...islands(node)].forEach(read);
    return node;
  },
  onBeforeElUpdated(from, to) {
    const piece = shown.get(to);
    if (piece ? piece === shown.get(from) && !from.querySelector(fields) : isSame(from, to)) return false;
    if (piece) shown.set(from, piece);
    read(to);
    // Whether a fold is open, and how a dialog stands, is the reader's business.
    if (from.tagName === "DETAILS" || from.tagName === "DIALOG") to.toggleAttribute("open", from.open);
    if (from === document.activeElement && from.tabIndex < 0) to.tabIndex = -1;
    return true;
  },
  onBeforeNodeDiscarded(node) {
    // Closing gives the focus back to where it was; taking an open dialog off the page would lose it.
    if (node.tagName === "DIALOG" && node.open) node.close();
    return true;
  },
};

const drawn = new WeakMap();

/**
 * Changes the page. If the element that had the focus is moved by that, or drawn no more, what stood around it gets it, so
 * that Tab goes on from there. Who has the focus elsewhere keeps it.
 */
const keepingFocus = (change) => {
  const around = [];
  for (let one = document.activeElement; one; one = one.parentElement) around.push(one);
  change();
  const [held] = around;
  const lost = () => held && held !== document.body && document.activeElement === document.body;
  if (lost()) held.focus({ preventScroll: true });
  if (!lost()) return;
  // A part that has nothing more to say keeps its place: the next one that has.
  let place = around.find((one) => one.isConnected && one.hidden);
  while (place?.hidden) place = place.nextElementSibling;
  place ??= around.find((one) => one.isConnected && one.textContent && one.matches("section, details, dialog, [tabindex]"))
    ?? document.getElementById("edit");
  const target = place.tagName === "DETAILS" ? place.firstChild : place;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) {
    target.tabIndex = -1;
    target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
  }
  target.focus({ preventScroll: true });
};

/** Draws the islands that have changed, but for those that can wait unless it is `all`; whether any waits. */
const drawIslands = (element, all) => {
  let waits = false;
  const now = drawn.get(element);
  islands(element).forEach((island, at) => {
    const piece = now[2 * at + 1];
    if (!piece || piece === shown.get(island)) return;
    if (!all && island.dataset.island) {
      waits = true;
      return;
    }
    const next = document.createElement("div");
    next.innerHTML = piece;
    shown.set(next.firstChild, piece);
    morphdom(island, next.firstChild, { ...options, childrenOnly: false });
  });
  return waits;
};

/**
 * Turns an element's content into `html`, keeping what stays the same: focus, selection, scroll, open folds.
 * Only islands that have changed are read, the most important first, and the rest only if it has: that is what a
 * keystroke waits for.
 */
export function draw(element, html) {
  keepingFocus(() => {
    const before = drawn.get(element) ?? [];
    const now = html.split("<!>");
    drawn.set(element, now);
    if (now.length === before.length && now.every((piece, at) => at % 2 || piece === before[at])) {
      // The others when the frame that shows these is out.
      if (drawIslands(element)) requestAnimationFrame(() => setTimeout(() => keepingFocus(() => drawIslands(element, true)), 20));
    } else {
      const next = element.cloneNode(false);
      next.innerHTML = now.map((piece, at) => (at % 2 ? split(piece)[0] + split(piece)[2] : piece)).join("");
      islands(next).forEach((island, at) => {
        shown.set(island, now[2 * at + 1]);
        unread.add(island);
      });
      morphdom(element, next, options);
    }
    // A dialog that is written is an open one.
    for (const dialog of element.querySelectorAll("dialog:not([open])")) dialog.showModal();
  });
}

const said = (target) => (target.type === "checkbox" ? String(target.checked) : target.value);

/** Writes into a field as if it were typed: at the caret, or at the end if nobody was in it. */
const write = (field, text) => {
  if (!field.been) field.setSelectionRange(1e6, 1e6);
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

/** Puts the caret into a text, at a line and a column. */
export function caret(field, line, column) {
  const at = [...field.value.split("\n", line - 1), ""].join("\n").length + column - 1;
  field.setSelectionRange(at, at);
  field.focus();
}

/**
 * Tells `tell(kind, what, value, file)` of everything that is done to elements with `data-do`, `data-drop` or
 * `data-keys`, and of keys. A truthy answer says that the browser's own reaction is not wanted.
 */
export function listen(tell) {
  const on = (kind, react, how) => document.addEventListener(kind, react, how);
  const doer = (event) => event.target.closest?.("[data-do]");

  on("click", (event) => {
    const { into } = event.target.dataset;
    if (into) write(document.getElementById(into), event.target.value);
    const element = doer(event);
    if (!element || element.matches(fields)) return;
    const from = document.getElementById(element.dataset.from);
    if (from && !from.reportValidity()) return;
    if (element.tagName === "A" && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (tell("do", element.dataset.do, (from ?? element).value ?? "", null)) event.preventDefault();
    if (from) from.value = "";
  });
  on("input", (event) => {
    const { target } = event;
    if (!target.dataset?.do || target.matches("select, [type=checkbox], [type=radio], [type=file]")) return;
    tell("do", target.dataset.do, target.value, null);
  });
  on("change", (event) => {
    const { target } = event;
    if (!target.dataset?.do) return;
    if (target.type === "file") {
      if (target.files[0]) tell("file", target.dataset.do, target.files[0].name, target.files[0]);
      target.value = "";
    } else if (target.matches("select, [type=checkbox], [type=radio]")) {
      tell("do", target.dataset.do, said(target), null);
    }
  });
  let pressed = false;
  on("mousedown", () => { pressed = true; });
  on("mouseup", () => { pressed = false; });
  for (const [event, kind] of [["focusin", "enter"], ["focusout", "leave"]]) {
    on(event, ({ target }) => {
      target.been = true;
      if (!target.dataset?.do || !target.matches?.(fields)) return;
      const now = () => tell(kind, target.dataset.do, said(target), null);
      // What is said of a field that is left would move the button that is being pressed.
      if (pressed && kind === "leave") addEventListener("mouseup", () => setTimeout(now), { once: true });
      else now();
    });
  }
  on("keydown", (event) => {
    if (event.isComposing) return;
    const { key, target } = event;
    const typing = target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=file], [type=range])");
    const mod = event.ctrlKey || event.metaKey;
    // Beside a sign alone, Shift is what makes it the sign that it is.
    const chord = [
      mod && "mod",
      event.altKey && "alt",
      event.shiftKey && (mod || key.length > 1) && "shift",
      key.length === 1 ? key.toLowerCase() : key,
    ].filter(Boolean).join("+");
    // What is typed into a field is the field's own, but for chords and Escape.
    if (typing && !/^(mod|alt)\+|^Escape$|^Arrow(Up|Down)$|^Enter$/.test(chord)) return;
    // What is no part of the policy is undone where it is typed.
    if (typing && /^mod\+(shift\+)?[zy]$/.test(chord) && !target.dataset.path && target.id !== "yaml") return;
    if (key === "Enter" && target.type === "date") target.nextElementSibling?.click();
    // Space presses what has the focus, and arrows go from choice to choice.
    if (target.closest?.(key === " " ? "button, a, summary, input:not([type=range])" : /^(Arrow|Home|End)/.test(key) ? "[type=radio]" : "template")) return;
    const holder = target.closest?.("[data-keys]");
    if (tell("key", chord, holder ? holder.dataset.keys : "", null)) event.preventDefault();
  });

  // Of the screens in the bar, the one that is shown is in view, and names the tab.
  const show = () => requestAnimationFrame(() => {
    const tab = document.querySelector(".screens [aria-current]");
    if (!tab) return;
    tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetWidth / 2;
    document.title = `${tab.firstChild.textContent} · Baton`;
  });
  addEventListener("hashchange", show);
  show();

  const zone = (event) => event.target.closest?.("[data-drop]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    on(kind, (event) => {
      const element = zone(event);
      if (!element) return;
      event.preventDefault();
      element.classList.toggle("over", kind === "dragover");
      const file = kind === "drop" ? event.dataTransfer.files[0] : null;
      if (file) tell("file", element.dataset.drop, file.name, file);
    });
  }
  // A dialog that is closed by Escape says so.
  on("close", (event) => {
    if (event.target.dataset?.closed) tell("do", event.target.dataset.closed, "", null);
  }, true);
}

const encode = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** A text, compressed, for the fragment of an address. */
export async function pack(text) {
  return encode(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")));
}

/** The text again. No more than `most` characters of it. */
export async function unpack(packed, most) {
  const text = new TextDecoder().decode(await through(decode(packed), new DecompressionStream("deflate-raw")));
  if (text.length > most) throw new Error("the link holds more than a policy may have");
  return text;
}

/** What stands behind the `#` of the address, as people would write it. */
export function fragment() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How a file's text is written: by its mark, else UTF-8 if all of it is that, else as Windows writes tables. */
async function encodingOf(file) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const reader = file.stream().pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  try {
    while (!(await reader.read()).done);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** How a file's text is written, and after a line break its beginning. */
export async function beginning(file, bytes) {
  const encoding = await encodingOf(file);
  return `${encoding}\n${new TextDecoder(encoding).decode(await file.slice(0, bytes).arrayBuffer(), { stream: true })}`;
}

/** A file's text, piece by piece: no character is cut in two. */
export function texts(file, encoding) {
  return file.stream().pipeThrough(new TextDecoderStream(encoding)).getReader();
}

/** The next piece; nothing at the end. */
export async function nextText(reader) {
  return (await reader.read()).value;
}
