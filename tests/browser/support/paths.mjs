// The paths in this checkout.

import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** The bundle that is tested. */
export const dist = `${root}/dist`;

/** The folder for test output that people inspect. */
export const artefacts = `${root}/target/browser-tests`;
