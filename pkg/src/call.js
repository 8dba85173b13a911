// Converts a call to JSON, complete or reduced to the parts that its outcome depends on.

import { json, within } from "./arguments.js";

/** Returns the JSON text of a call, given as an object or a text. */
export const callText = (call) => within(typeof call === "string" ? call : json(call, "call"), "call_too_large");

/**
 * Returns JSON text with the same outcome. Writes only the facts and the phase of a usual call, in a third of the time.
 * An unusual call is written in full, so that the engine reports its errors.
 */
export function outcomeText(call) {
  if (typeof call !== "string" && isUsual(call)) {
    const { at, phase = "ended", facts = {} } = call;
    const when = at === undefined ? "" : `"at":"${at}",`;
    return within(`{"id":"",${when}"phase":"${phase}","facts":${json(facts, "call")}}`, "call_too_large");
  }
  return callText(call);
}

/** Characters of a moment, none of which JSON escapes. The engine checks the moment itself. */
const MOMENT = /^[-0-9T:.Z+]*$/;

function isUsual(call) {
  if (typeof call !== "object" || call === null) return false;
  // JSON.stringify ignores inherited fields.
  const prototype = Object.getPrototypeOf(call);
  if ((prototype !== Object.prototype && prototype !== null) || !isText(call.id) || call.toJSON !== undefined) return false;
  for (const key in call) {
    const value = call[key];
    switch (key) {
      case "id":
        break;
      case "intent_signal":
      case "call_summary":
      case "recording_url":
        if (!isText(value)) return false;
        break;
      case "at":
        if (typeof value !== "string" || !MOMENT.test(value)) return false;
        break;
      case "phase":
        if (value !== "live" && value !== "ended") return false;
        break;
      case "facts":
        if (!isPlain(value)) return false;
        break;
      case "contact":
        if (!isContact(value)) return false;
        break;
      case "disqualifying_flags":
        if (!Array.isArray(value) || !value.every(isText)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

function isContact(contact) {
  if (!isPlain(contact)) return false;
  for (const key in contact) {
    if (key !== "name" && key !== "company" && key !== "phone" && key !== "email") return false;
    if (!isText(contact[key])) return false;
  }
  return true;
}

/** Returns true for a string without lone surrogates. */
const isText = (value) => typeof value === "string" && (value.isWellFormed === undefined || value.isWellFormed());

const isPlain = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && value.toJSON === undefined;
