/** One number of a checkpoint, changed by hand. */

import { bytesOf } from "./wire.js";

/** @import { Checkpoint } from "./past.js" */

/** @param {Checkpoint} checkpoint @param {number} index @param {number} value @returns {Checkpoint} */
export function withParameter(checkpoint, index, value) {
  const [run, ...others] = checkpoint.runs;
  const bytes = bytesOf(run.parameters);
  new DataView(bytes.buffer).setFloat64(index * 8, value, true);
  const parameters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return { ...checkpoint, runs: [{ ...run, parameters }, ...others] };
}
