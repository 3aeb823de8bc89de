/** One ELK worker for a stage; the newest question wins, an overtaken one answers null and is soon given up. */

import ELK from "elkjs/lib/elk-api.js";
import { at } from "../lib/at.js";
import { idle, sleep } from "../lib/sleep.js";

/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

/** @typedef {ReturnType<typeof createSolver>} Solver */

const WORKER = at("static/vendor/elk-worker.min.js");
/** So long an overtaken question may go on, in milliseconds: to begin anew takes a good part of it. */
const PATIENCE = 1500;
/** So often a graph of so many nodes is laid out for practice: a person's first ones then take little more than half the time. */
const PRACTICE = { rounds: 8, nodes: 24, pause: 250, spare: 20 };

/**
 * A task with all that the page's own tasks ask for, so that what they need is compiled by then.
 * @param {number} count
 */
const exercise = (count) => ({
  id: "root",
  layoutOptions: {
    "elk.algorithm": "layered",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
    "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  },
  children: Array.from({ length: count }, (_, id) => ({
    ...{ id: `${id}`, width: 40, height: 20, layoutOptions: { "elk.portConstraints": "FIXED_POS" } },
    ports: [0, 10, 20].map((y, i) => ({
      ...{ id: `${id}-${i}`, x: i === 2 ? 40 : 0, y: i === 2 ? 10 : y },
      layoutOptions: { "elk.port.side": i === 2 ? "EAST" : "WEST", "elk.port.index": String(2 - i) },
    })),
  })),
  // of the node before the last one and the one before that
  edges: Array.from({ length: count }, (_, id) => [0, 1].map((i) => ({ id, i, from: id - 2 - i })))
    .flat()
    .filter(({ from }) => from >= 0)
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
  /** @type {{ tasks: ElkNode[], answer: (solved: ElkNode | null) => void } | null} */
  let next = null;
  let busy = false;
  let begun = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let losing;
  let giveUp = () => {};
  let toPractise = PRACTICE.rounds;
  let gone = false;

  // what it compiles at its first task is compiled while the first program is still on its way, if it is
  elk.knownLayoutAlgorithms().then(() => busy || elk.layout(exercise(4)).catch(() => {}));

  /** The first of the ways to put a question that ELK can answer. @param {ElkNode[]} tasks */
  const attempt = async (tasks) => {
    for (const task of tasks) {
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
    const { tasks, answer } = next;
    next = null;
    busy = true;
    begun = performance.now();
    /** @type {Promise<null>} */
    const givenUp = new Promise((resolve) => {
      giveUp = () => resolve(null);
    });
    const solved = await Promise.race([attempt(tasks), givenUp]);
    clearTimeout(losing);
    busy = false;
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
    /** @param {ElkNode[]} tasks one question in several ways, the best first @returns {Promise<ElkNode | null>} */
    solve: (tasks) =>
      new Promise((answer) => {
        next?.answer(null);
        next = { tasks, answer };
        clearTimeout(losing);
        if (busy) losing = setTimeout(beginAnew, begun + PATIENCE - performance.now());
        run();
      }),
    /** Lay out what nobody has asked for, in moments when nobody asks: the browser compiles well only what runs often. */
    async practise() {
      while (!gone && toPractise > 0) {
        await sleep(PRACTICE.pause);
        const spare = await idle();
        // while something moves there is never time beyond the next frame
        if (busy || gone || (spare && spare.timeRemaining() < PRACTICE.spare)) continue;
        toPractise -= 1;
        await elk.layout(exercise(PRACTICE.nodes)).catch(() => {});
      }
    },
    destroy() {
      gone = true;
      clearTimeout(losing);
      elk.terminateWorker();
    },
  };
}
