/** What the stage shows of the state: the trace with some groups closed, and what is lit in it. */

import { lastOnly } from "./lib/memo.js";
import { foldFrame, foldTrace } from "./model/fold.js";
import { wayOut } from "./model/number.js";
import { subject } from "./model/trace.js";

/** @import { Frame } from "./model/frames.js" */
/** @import { Trace } from "./model/trace.js" */
/** @import { Drawn } from "./parts.js" */

/** @param {Drawn} state */
export const stageSlice = (state) => {
  const { trace, closed, columns, inputs, landed, position, selected, edge, pointed, number, found, tool } = state;
  const late = inputs !== landed;
  const about = { trace, closed, columns, landed, late, position, selected, edge, pointed, number, found };
  return { ...about, used: tool !== null };
};

/** What a person who uses a tool wants to see: what it points at, else the node that is chosen. */
const calledOf = lastOnly((/** @type {Drawn["pointed"]} */ pointed, /** @type {number | null} */ selected) =>
  pointed.nodes.length || pointed.edges.length || selected === null
    ? pointed
    : { nodes: [selected], edges: [], wrong: [] },
);

const wrongOf = lastOnly(
  (/** @type {Drawn["pointed"]["wrong"]} */ wrong) => new Map(wrong.map(({ node, wrong }) => [node, wrong])),
);

const foldOf = lastOnly((/** @type {Trace} */ trace, /** @type {number[]} */ closed) =>
  foldTrace(trace, new Set(closed)),
);

/** @param {ReturnType<typeof stageSlice>} slice @param {Frame} whole the moment, of the whole trace */
export function stageData(slice, whole) {
  const { trace, closed, columns, landed, late, position, selected, edge, pointed, number, found, used } = slice;
  const folded = foldOf(trace, closed);
  const about = selected ?? (position.step > 0 ? subject(trace, whole.step) : null);
  const way = number ? wayOut(trace, number.slot) : [];
  return {
    ...{ trace: folded, columns, landed, late, frame: foldFrame(folded, whole) },
    selected: about === null ? null : folded.seat(about),
    lit: [...(edge === null ? [] : [edge]), ...pointed.edges, ...way],
    pointed: pointed.nodes.map(folded.seat),
    found: found.map(folded.seat),
    wrong: wrongOf(pointed.wrong, null),
    called: used ? calledOf(pointed, selected) : null,
  };
}
