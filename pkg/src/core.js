// The small engine: policies from JSON, and decisions.

import * as glue from "../wasm/core.js";
import { BatonError } from "./error.js";
import { Engine, disposable, outcomes, policyOf } from "./engine.js";

const engine = new Engine(glue);

const Policy = disposable(policyOf(engine));
const version = () => engine.glue.version();

/** Starts the engine. */
const start = (module) => engine.start(module);

export { BatonError, Policy, outcomes, start, version };
