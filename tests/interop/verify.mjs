// Checks the signature of a key on an envelope: verify.mjs ENVELOPE KEY. Needs Node only.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [envelope, key] = process.argv.slice(2, 4).map((path) => JSON.parse(readFileSync(path, "utf8")));
const { crv, kty, x } = key.jwk ?? key; // an enrolment card holds the key
const keyid = createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
const payload = Buffer.from(envelope.payload, "base64");
if (payload.toString("base64") !== envelope.payload) throw new Error("the payload is not base64"); // Node reads any text
const type = envelope.payloadType;
const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
const signature = Buffer.from(envelope.signatures.find((signed) => signed.keyid === keyid).sig, "base64");
const publicKey = createPublicKey({ format: "jwk", key: { crv, kty, x } });
if (!verify(null, Buffer.concat([Buffer.from(head), payload]), publicKey, signature)) throw new Error("the signature does not match");
console.log(keyid, `sha256:${createHash("sha256").update(payload).digest("hex")}`);
