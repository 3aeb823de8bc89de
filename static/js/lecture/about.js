/** What a stop of the story is about on its board. */

import { NOTHING } from "../actions.js";
import { targetsNamed } from "../model/targets.js";

/** @import { Trace } from "../model/trace.js" */
/** @import { Stop } from "../net/lecture.js" */

/** What it points at. @param {Stop} stop */
export const pointedBy = ({ nodes, edges }) => ({ ...NOTHING, nodes, edges });

/** Numbers that wait for the answer. @param {Stop} stop */
export const hiddenBy = ({ kind, hide }) => (kind === "answer" ? [] : hide);

/** What is to be seen: what is asked for and, with the answer, found; what it points at; the output of what is moved. @param {Trace} trace @param {Stop} stop */
export function aboutOf(trace, { hide, nodes, edges, move }) {
  const asked = targetsNamed(trace, hide).map(({ node }) => node);
  const inputs = trace.inputs.filter(({ id, label }) => move?.includes(trace.address.get(id) ?? label));
  const moved = inputs.length ? [trace.output, ...inputs.map(({ id }) => id)] : [];
  return { nodes: [...asked, ...nodes, ...moved], edges };
}
