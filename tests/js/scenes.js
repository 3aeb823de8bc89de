/** Whole pictures without a browser: real traces, ELK itself, text measured by counting. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { foldTrace } from "../../static/js/model/fold.js";
import { columnsOf, indexTrace } from "../../static/js/model/trace.js";
import { planOf } from "../../static/js/stage/plan.js";
import { composeScene } from "../../static/js/stage/scene.js";

/** @import { Trace } from "../../static/js/model/trace.js" */
/** @import { Means, Setting } from "../../static/js/stage/scene.js" */

const Elk = createRequire(import.meta.url)("elkjs/lib/elk.bundled.js");
const wires = JSON.parse(readFileSync(new URL("./fixtures/traces.json", import.meta.url), "utf8"));

export const names = Object.keys(wires);

/** @param {string} name @returns {Trace} */
export const traceOf = (name) => indexTrace(structuredClone(wires[name]));

/** The measures of the light theme; on a phone those of the compact card. */
const REGULAR = {
  ...{
    "node-w": 136,
    "node-h": 128,
    "node-pad": 13,
    "node-long": 148,
    "gap-rank": 216,
    "gap-node": 32,
    "gap-line": 30,
    "lens-w": 56,
    "lens-h": 96,
  },
  ...{
    "chip-h": 30,
    "port-d": 7,
    "bar-h": 4,
    "row-name": 37,
    "row-value": 51,
    "row-grad": 40,
    "fs-name": 16,
    "fs-value": 26,
  },
  ...{
    "fs-value-long": 21,
    "fs-grad": 18,
    "fs-grad-long": 16,
    "fs-term": 15,
    "fs-eq": 15,
    "fs-chip": 16,
    "fs-lens": 22,
  },
  ...{
    "fs-caption": 12,
    "fs-cell": 11,
    "cell-least": 10.2,
    "fs-least": 9,
    "eq-least": 9,
    "cell-w": 34,
    "cell-h": 22,
    "chip-gap": 72,
    "sum-gap": 36,
    "sum-d": 30,
    "eq-gap": 27,
  },
  ...{ "edge-min": 1.5, "edge-per-decade": 1.6, "edge-g0": 0.1, compact: false, low: false, slim: false },
};
const COMPACT = {
  ...{
    ...REGULAR,
    compact: true,
    low: true,
    "node-w": 130,
    "node-h": 70,
    "node-long": 138,
    "row-name": 36,
    "row-grad": 34,
    "fs-name": 15,
  },
  ...{
    "fs-value": 21,
    "fs-value-long": 18,
    "fs-eq": 13,
    "gap-rank": 124,
    "gap-node": 22,
    "sum-gap": 30,
    "sum-d": 26,
    "eq-gap": 21,
  },
};

/** @type {Setting["ruler"]} */
export const ruler = {
  text: (text, size) => text.length * size * 0.56,
  runs: (runs, size) =>
    runs.reduce((sum, run) => sum + run.space * size + run.text.length * size * (run.level ? 0.35 : 0.5), 0),
  forget: () => {},
};

/** @param {boolean} horizontal @returns {Setting & Means} */
export const setting = (horizontal) => ({
  ...{
    anatomy: horizontal ? REGULAR : COMPACT,
    ruler,
    locale: "en",
    words: { value: "value", direct: "direct", through: "through" },
  },
  ...{ horizontal, width: horizontal ? 888 : 390, height: 560 },
  solve: async ([way]) => new Elk().layout(way()),
});

/** @param {import("../../static/js/model/trace.js").Trace} trace @param {Setting & Means} setting */
export function sceneFor(trace, setting) {
  return composeScene(trace, columnsOf(trace), planFor(trace, setting), setting);
}

/** All parts of the plan in one go. @param {import("../../static/js/model/trace.js").Trace} trace @param {Setting} setting */
export function planFor(trace, setting) {
  const parts = planOf(trace, columnsOf(trace), setting);
  let part = parts.next();
  while (!part.done) part = parts.next();
  return part.value;
}

/** @param {string} name @param {boolean} [horizontal] @param {boolean} [closed] whether its groups are */
export async function sceneOf(name, horizontal = true, closed = false) {
  const whole = traceOf(name);
  const trace = closed ? foldTrace(whole, new Set(whole.groups.map(({ id }) => id))) : whole;
  const scene = await sceneFor(trace, setting(horizontal));
  if (!scene) throw new Error(`no layout for ${name}`);
  return scene;
}
