/** What a stop of the story is about on its board. */

import { NOTHING } from "../actions.js";
import { targetsNamed } from "../model/targets.js";

/** @import { Trace } from "../model/trace.js" */
/** @import { Stop } from "../net/lecture.js" */

/** What it points at. @param {Stop} stop */
export const pointedBy = ({ nodes, edges }) => ({ ...NOTHING, nodes, edges });

/** Numbers that wait for the answer. @param {Stop} stop */
export const hiddenBy = ({ kind, hide }) => (kind === "answer" ? [] : hide);

/**
 * What is to be seen, even before what the step is about: what is asked for and, with the answer, found; tables that are
 * changed in the picture, or the output of numbers that have sliders below it. And then what the story points at.
 * @param {Trace} trace @param {Stop} stop
 */
export function aboutOf(trace, { hide, nodes, edges, move }) {
  const asked = targetsNamed(trace, hide).map(({ node }) => node);
  const moved = trace.inputs.filter(({ id, label }) => move?.includes(trace.address.get(id) ?? label));
  const [tables, numbers] = [true, false].map((table) => moved.filter(({ shape }) => shape.length > 0 === table));
  const first = [...asked, ...tables.map(({ id }) => id), ...(numbers.length ? [trace.output] : [])];
  return { first, nodes: [...nodes, ...moved.map(({ id }) => id)], edges };
}
