"""Checks the signature of a key on an envelope: verify.py ENVELOPE KEY. Needs the package `cryptography`."""

import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

envelope, key = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
jwk = key.get("jwk", key)  # an enrolment card holds the key
url = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
strict = lambda text: base64.b64decode(text, validate=True)

name = json.dumps({"crv": jwk["crv"], "kty": jwk["kty"], "x": jwk["x"]}, separators=(",", ":"))
keyid = url(hashlib.sha256(name.encode()).digest())
kind, payload = envelope["payloadType"].encode(), strict(envelope["payload"])
signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
signature = next(s["sig"] for s in envelope["signatures"] if s["keyid"] == keyid)
public = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(jwk["x"] + "="))
public.verify(strict(signature), signed)  # raises for a signature that does not match
print(keyid, "sha256:" + hashlib.sha256(payload).hexdigest())
