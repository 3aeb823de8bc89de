/** One ELK worker for a stage; the newest question wins, an overtaken one answers null and is soon given up. */

import ELK from "elkjs/lib/elk-api.js";
import { at } from "../lib/at.js";

/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

/** @typedef {ReturnType<typeof createSolver>} Solver */

const WORKER = at("static/vendor/elk-worker.min.js");
/** So long an overtaken question may go on, in milliseconds: to begin anew takes a good part of it. */
const PATIENCE = 1500;
/** A task with all that the page's own tasks ask for, so that what they need is compiled by then. */
const WARM_UP = {
  id: "root",
  layoutOptions: {
    "elk.algorithm": "layered",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
    "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  },
  children: ["a", "b", "c", "d"].map((id) => ({
    ...{ id, width: 40, height: 20, layoutOptions: { "elk.portConstraints": "FIXED_POS" } },
    ports: [0, 10, 20].map((y, i) => ({
      ...{ id: `${id}${i}`, x: i === 2 ? 40 : 0, y: i === 2 ? 10 : y },
      layoutOptions: { "elk.port.side": i === 2 ? "EAST" : "WEST", "elk.port.index": String(2 - i) },
    })),
  })),
  edges: ["a2-c0", "b2-c1", "c2-d0", "a2-d1"].map((id) => {
    const [source, target] = id.split("-");
    return { id, sources: [source], targets: [target] };
  }),
};

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

  // what it compiles at its first task is compiled while the first program is still on its way, if it is
  elk.knownLayoutAlgorithms().then(() => busy || elk.layout(WARM_UP).catch(() => {}));

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
    destroy() {
      clearTimeout(losing);
      elk.terminateWorker();
    },
  };
}
