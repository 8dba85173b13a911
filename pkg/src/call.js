// A call as JSON, whole or as much of it as its outcome depends on.

import { json, within } from "./arguments.js";

/** The JSON text of a call that is given as an object or as a text. */
export const callText = (call) => within(typeof call === "string" ? call : json(call, "call"), "call_too_large");

/**
 * The same for the outcome alone, which depends on the facts, the phase and whether it is a call at all. Of a usual
 * call only the former are written out, which takes a third of the time. Anything unusual goes the long way, so that
 * it is the engine that says what is wrong with it.
 */
export function outcomeText(call) {
  if (typeof call !== "string" && isUsual(call)) {
    const { at, phase = "ended", facts = {} } = call;
    const when = at === undefined ? "" : `"at":"${at}",`;
    return within(`{"id":"",${when}"phase":"${phase}","facts":${json(facts, "call")}}`, "call_too_large");
  }
  return callText(call);
}

/** Nothing that JSON would have to escape; whether it is a moment is for the engine to say. */
const MOMENT = /^[-0-9T:.Z+]*$/;

function isUsual(call) {
  if (typeof call !== "object" || call === null) return false;
  // JSON has no inherited fields.
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

/** A text that JSON can carry: half of a surrogate pair is none. */
const isText = (value) => typeof value === "string" && (value.isWellFormed === undefined || value.isWellFormed());

const isPlain = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && value.toJSON === undefined;
