// Signed files of every kind, made with the `baton` command once for all tests of a file.

import { createPrivateKey, sign } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { baton } from "./baton.mjs";
import { artefacts, root } from "./paths.mjs";

const DAY = 86_400_000;

/** The bytes that a DSSE signature is over. */
function authenticated(type, payload) {
  const text = (value) => `${Buffer.byteLength(value)} ${value}`;
  return Buffer.concat([Buffer.from(`DSSEv1 ${text(type)} ${payload.length} `), payload]);
}

/** Runs `baton`, which must succeed. */
export async function run(args) {
  const { code, stdout, stderr } = await baton(args);
  if (code !== 0) throw new Error(`baton ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

/**
 * Makes the files, in a folder of their own. Resolves to their paths:
 * `trust`, `revoked` (the next trust document, without Ada), `v1`, `v2`, `v3`, `otherV2`, `fork`, `expired`,
 * `staging`, `feature`, `flipped`.
 */
export async function signedFiles() {
  const folder = join(artefacts, "signed-files");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const path = (name) => join(folder, name);

  await run(["keygen", "--principal", "root", "--out", path("root.pem")]);
  await run(["keygen", "--principal", "ada@example.com", "--out", path("ada.pem"), "--card", path("ada.card.json")]);
  await run(["trust", "init", path("ada.card.json"), "--root", path("root.pem"), "--out", path("trust.json")]);
  await run([
    ...["trust", "revoke", path("trust.json"), "ada@example.com"],
    ...["--root", path("root.pem"), "--out", path("trust-2.json")],
  ]);

  const article = await readFile(join(root, "web/samples/article-policy.yaml"), "utf8");
  const policy = async (score) => {
    const file = path(`policy-${score}.yaml`);
    await writeFile(file, article.replace("value: 75", `value: ${score}`));
    return file;
  };
  const signed = async (name, score, more = []) => {
    const out = path(name);
    await run([
      ...["sign", await policy(score), "--key", path("ada.pem"), "--author", "ada@example.com"],
      ...["--reason", `Score from ${score}`, "--out", out, ...more],
    ]);
    return out;
  };
  const v1 = await signed("v1.signed.json", 75);
  const v2 = await signed("v2.signed.json", 80, ["--after", v1]);
  const otherV2 = await signed("other-v2.signed.json", 85, ["--after", v1]);

  const envelope = JSON.parse(await readFile(v1, "utf8"));
  const key = createPrivateKey(await readFile(path("ada.pem"), "utf8"));
  const rewritten = async (name, change, resign) => {
    const payload = change(Buffer.from(envelope.payload, "base64"));
    const signatures = resign
      ? [{ ...envelope.signatures[0], sig: sign(null, authenticated(envelope.payloadType, payload), key).toString("base64") }]
      : envelope.signatures;
    await writeFile(path(name), JSON.stringify({ ...envelope, payload: payload.toString("base64"), signatures }));
    return path(name);
  };

  return {
    trust: path("trust.json"),
    revoked: path("trust-2.json"),
    v1,
    v2,
    v3: await signed("v3.signed.json", 82, ["--after", v2]),
    otherV2,
    fork: await signed("fork.signed.json", 90, ["--after", otherV2]),
    expired: await signed("expired.signed.json", 75, ["--at", new Date(Date.now() - 100 * DAY).toISOString().slice(0, 19) + "Z"]),
    staging: await signed("staging.signed.json", 75, ["--audience", "staging"]),
    feature: await rewritten(
      "feature.signed.json",
      (payload) => Buffer.from(payload.toString().replace('"requires":[]', '"requires":["telepathy"]')),
      true,
    ),
    flipped: await rewritten(
      "flipped.signed.json",
      (payload) => {
        payload[payload.length >> 1] ^= 1;
        return payload;
      },
      false,
    ),
  };
}
