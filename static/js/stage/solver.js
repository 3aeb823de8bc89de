/** One ELK worker for a stage; the newest question wins, an overtaken one answers null and is soon given up. */

import ELK from "elkjs/lib/elk-api.js";
import { at } from "../lib/at.js";
import { idle, sleep } from "../lib/sleep.js";

/** @import { ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js" */

/** @typedef {ReturnType<typeof createSolver>} Solver */

const WORKER = at("static/vendor/elk-worker.min.js");
/** So long an overtaken question may go on, in milliseconds: to begin anew takes a good part of it. */
const PATIENCE = 1500;
/** So often a graph of so many nodes is laid out for practice: a person's own then takes a third of the time. */
const PRACTICE = { rounds: 28, nodes: 60, pause: 150, spare: 20 };
/** How a graph is laid out whose nodes stood somewhere before, as after an edit. */
const EDITED = { "elk.layered.crossingMinimization.semiInteractive": "true" };
/** How larger graphs than what is asked for at first are placed. */
const LARGER = { "elk.layered.nodePlacement.strategy": "LINEAR_SEGMENTS" };
/** What is practised by turns, beside what the last task asked for. */
const TURNS = [EDITED, LARGER, EDITED, {}];
/** What each task asks for, until a first one has come. @type {LayoutOptions} */
const COMMON = {
  "elk.algorithm": "layered",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
};
/** @type {LayoutOptions} */
const CARD = { "elk.portConstraints": "FIXED_POS", "elk.alignment": "LEFT" };

/**
 * A task like the page's own, of operations that use one or two of the nodes before them.
 * @param {number} count @param {LayoutOptions} [asked]
 * @returns {ElkNode}
 */
const exercise = (count, asked = COMMON) => ({
  id: "root",
  // a picture that runs down is laid out like one that runs to the right, and turned
  layoutOptions: { ...asked, "elk.direction": "RIGHT" },
  // no whole numbers, for which the browser compiles other code than for a card's
  children: Array.from({ length: count }, (_, id) => ({
    id: `${id}`,
    width: 90.25 + (id % 5),
    height: 48.5,
    layoutOptions: { ...CARD, "elk.position": `(${(id % 7) * 150.5},${Math.floor(id / 7) * 80.5})` },
    ports: [0, 1, 2].map((i) => ({
      id: `${id}-${i}`,
      x: i === 2 ? 90.25 + (id % 5) : 0,
      y: i === 2 ? 24.25 : 16.2 * (i + 1),
      width: 0,
      height: 0,
      layoutOptions: { "elk.port.side": i === 2 ? "EAST" : "WEST", "elk.port.index": String(2 - i) },
    })),
  })),
  edges: Array.from({ length: count }, (_, id) =>
    [0, 1].map((i) => ({ id, i, from: id - 2 - ((id * 7 + i * 5) % 11) })),
  )
    .flat()
    .filter(({ id, i, from }) => from >= 0 && (!i || id % 4))
    .map(({ id, i, from }) => ({ id: `e${id}-${i}`, sources: [`${from}-2`], targets: [`${id}-${i}`] })),
});

/** The worker that the page started before its own code came, once; later ones anew. @returns {Worker} */
function startedWorker() {
  const page = /** @type {{ layoutWorker?: Worker }} */ (globalThis);
  const worker = page.layoutWorker ?? new Worker(WORKER);
  delete page.layoutWorker;
  return worker;
}

export function createSolver() {
  const started = () => new /** @type {any} */ (ELK)({ algorithms: ["layered"], workerFactory: startedWorker });
  let elk = started();
  /** @type {{ ways: (() => ElkNode)[], answer: (solved: ElkNode | null) => void } | null} */
  let next = null;
  let busy = false;
  let begun = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let losing;
  let giveUp = () => {};
  let toPractise = PRACTICE.rounds;
  /** What the last task asked for. @type {LayoutOptions | undefined} */
  let asked;
  let gone = false;

  // what it compiles at its first task is compiled while the first program is still on its way, if it is
  elk.knownLayoutAlgorithms().then(() => busy || elk.layout(exercise(4)).catch(() => {}));

  /** The first of the ways to put a question that ELK can answer. @param {(() => ElkNode)[]} ways */
  const attempt = async (ways) => {
    for (const way of ways) {
      const task = way();
      asked = task.layoutOptions;
      try {
        return /** @type {ElkNode} */ (await elk.layout(task));
      } catch {
        // an inner failure of ELK over one option: ask without it
      }
    }
    return null;
  };

  const run = async () => {
    if (busy || !next) return;
    const { ways, answer } = next;
    next = null;
    busy = true;
    begun = performance.now();
    /** @type {Promise<null>} */
    const givenUp = new Promise((resolve) => {
      giveUp = () => resolve(null);
    });
    // a question that cannot be put keeps no other from its turn
    const solved = await Promise.race([attempt(ways), givenUp]).finally(() => {
      clearTimeout(losing);
      busy = false;
    });
    answer(next ? null : solved);
    run();
  };

  /** A worker in the middle of a task hears nothing: it can only be replaced. */
  const beginAnew = () => {
    elk.terminateWorker();
    elk = started();
    giveUp();
  };

  return {
    /** @param {(() => ElkNode)[]} ways to put one question, the best first: one that is not needed is not made @returns {Promise<ElkNode | null>} */
    solve: (ways) =>
      new Promise((answer) => {
        next?.answer(null);
        next = { ways, answer };
        clearTimeout(losing);
        if (busy) losing = setTimeout(beginAnew, begun + PATIENCE - performance.now());
        run();
      }),
    /**
     * Lay out what nobody has asked for, in moments when nobody asks: the browser compiles well only what runs often.
     * @param {() => boolean} atRest whether nobody does anything
     */
    async practise(atRest) {
      while (!gone && toPractise > 0) {
        await sleep(PRACTICE.pause);
        const spare = await idle();
        // while something moves there is never time beyond the next frame
        if (busy || gone || !atRest() || (spare && spare.timeRemaining() < PRACTICE.spare)) continue;
        toPractise -= 1;
        const turn = { ...(asked ?? COMMON), ...TURNS[toPractise % TURNS.length] };
        await elk.layout(exercise(PRACTICE.nodes, turn)).catch(() => {});
      }
    },
    destroy() {
      gone = true;
      clearTimeout(losing);
      elk.terminateWorker();
    },
  };
}
