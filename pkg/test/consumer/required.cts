// The same package, required.

import engine = require("@baton/engine");
import core = require("@baton/engine/core");

export const tier: string | null = engine.Policy.fromYaml("").outcome({ id: "c" }).tier;
export const outcome: engine.Outcome = core.Policy.fromJson("{}").decide({ id: "c" }, "2026-06-19T14:23:00Z").outcome;
