#!/bin/sh
# Checks the signature of a key on an envelope: verify.sh ENVELOPE KEY. Needs OpenSSL 3, jq and coreutils.
set -eu
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
jwk=$(jq -ce '.jwk // . | {crv, kty, x}' "$2") # an enrolment card holds the key
keyid=$(printf %s "$jwk" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d =)
type=$(jq -re .payloadType "$1")
jq -je .payload "$1" | base64 -d >"$work/payload"
jq -je --arg k "$keyid" 'first(.signatures[] | select(.keyid == $k)).sig' "$1" | base64 -d >"$work/sig"
{ printf 'DSSEv1 %d %s %d ' "${#type}" "$type" "$(wc -c <"$work/payload")" && cat "$work/payload"; } >"$work/signed"
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000' # the DER prefix of an Ed25519 key
  jq -jne --argjson k "$jwk" '$k.x + "="' | tr -- '-_' '+/' | base64 -d; } >"$work/key"
openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key" -in "$work/signed" -sigfile "$work/sig" >&2
echo "$keyid sha256:$(openssl dgst -sha256 -r "$work/payload" | cut -d' ' -f1)"
