/** What the panels beside the graph are about: the plot, the tools, the inspector. */

import { reachedInputs } from "./model/frames.js";
import { subject } from "./model/trace.js";
import { frameOf } from "./parts.js";

/** @import { Drawn } from "./parts.js" */

/** @param {Drawn} state */
export const plotSlice = ({ trace, columns, position, traced, landed, inputs, selected, plot, theme, task }) => ({
  ...{ trace, columns, source: traced, inputs: landed, given: inputs, selected, plot, theme },
  reached: reachedInputs(trace, frameOf(trace, position)),
  asked: task.targets.length > 0,
});

/** @param {Drawn} state */
export const toolSlice = ({ trace, columns, position, selected, tool, aim, theme, speed, hovered, task }) => ({
  ...{ trace, columns, position, selected, tool, aim, theme, speed, task },
  hovered: tool ? hovered : null,
});

/** About the node whose number the step produces; what is answered is judged by the numbers as they stand. @param {ReturnType<typeof toolSlice>} slice @param {Drawn} state */
export function toolData({ trace, columns, position, tool, ...chosen }, { traced, landed }) {
  const frame = frameOf(trace, position);
  const node = chosen.selected ?? frame.step.node;
  const about = { ...chosen, trace, columns, frame, source: traced, inputs: landed, node };
  // what a tool asks is about the program; the level is on its way back to it
  return { tool: trace.cells ? null : tool, ...about };
}

/** @param {Drawn} state */
export const inspectorSlice = ({ trace, columns, position, selected, catalog, cell, terms, task }) => ({
  trace,
  columns,
  node: selected ?? subject(trace, trace.steps[position.step]),
  selected,
  step: position.step,
  passed: position.phase >= 0.64,
  landed: position.phase >= 0.86,
  catalog,
  ...{ cell, terms, closed: task.targets.length > 0 },
});

/** @param {ReturnType<typeof inspectorSlice>} slice @param {Drawn} state */
export const inspectorData = ({ trace, columns, node, selected, cell, terms, closed }, { position }) => ({
  ...{ trace, columns, node, selected, cell, terms, closed },
  frame: frameOf(trace, position),
});
