/** The notation a reader has chosen, kept in this browser. */

import { recall, remember } from "./draft.js";

/** @import { Notation } from "../lib/notation.js" */

/** @returns {Notation} */
export const keptNotation = () => ({
  shapes: recall("shapes") === "times" ? "times" : "list",
  samples: recall("samples") === "columns" ? "columns" : "rows",
});

/** @param {Notation} notation */
export function keepNotation({ shapes, samples }) {
  remember("shapes", shapes);
  remember("samples", samples);
}
