/** How shapes are written: `[n, m]` as in programs, or `n × m` as in books. What is drawn from then on is written so. */

/** @typedef {"list" | "times"} Shapes */
/** @typedef {"rows" | "columns"} Samples  How examples lie in a matrix: `X W` or `W X`. */
/** @typedef {{ shapes: Shapes, samples: Samples }} Notation */

/** @type {Shapes} */
let shapes = "list";

/** @param {Shapes} next */
export function writeShapesAs(next) {
  shapes = next;
}

export const shapesAs = () => shapes;
