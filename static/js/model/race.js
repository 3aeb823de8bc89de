/** Two modes on one clock: what each of them is at after so many operations, and what it knows by then. */

/**
 * @typedef {{ kind: "multiply" | "add", edge: number, cost: number }} Work
 * @typedef {{ node: number, times: number, work: Work[] }} Pass
 * @typedef {{ work: Work, end: number }} Moment  `end`: operations done once this work is
 * @typedef {{ moments: Moment[], ends: number[], length: number }} Lane
 * `ends`: for each number of the gradient, operations after which it is known.
 */

/**
 * The one pass of reverse mode: a gradient is known when the last of its contributions has come.
 * @param {Work[]} works @param {number[]} nodes whose numbers they are @param {(edge: number) => number} sourceOf @returns {Lane}
 */
export function reverseLane(works, nodes, sourceOf) {
  const moments = momentsOf(works, 0);
  const known = new Map(moments.map(({ work, end }) => [sourceOf(work.edge), end]));
  return { moments, ends: nodes.map((node) => known.get(node) ?? 0), length: moments.at(-1)?.end ?? 0 };
}

/** A pass of forward mode for each number, one after the other. @param {Pass[]} passes @returns {Lane} */
export function forwardLane(passes) {
  /** @type {Lane} */
  const lane = { moments: [], ends: [], length: 0 };
  for (const { work, times } of passes) {
    for (let i = 0; i < times; i++) {
      const moments = momentsOf(work, lane.length);
      lane.moments.push(...moments);
      lane.length = moments.at(-1)?.end ?? lane.length;
      lane.ends.push(lane.length);
    }
  }
  return lane;
}

/** What a lane did last, after so many operations; null before the first. @param {Lane} lane @param {number} at */
export function momentAt({ moments, length }, at) {
  if (at <= 0) return null;
  if (at >= length) return moments.at(-1) ?? null;
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle].end < at) low = middle + 1;
    else high = middle;
  }
  return moments[low];
}

/** @param {Work[]} works @param {number} from @returns {Moment[]} */
function momentsOf(works, from) {
  let end = from;
  return works.map((work) => {
    end += work.cost;
    return { work, end };
  });
}
