/** One ELK worker for a stage; the newest question wins, an overtaken one answers null. */

import ELK from "elkjs/lib/elk-api.js";

/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

/** @typedef {ReturnType<typeof createSolver>} Solver */

const WORKER = "/static/vendor/elk-worker.min.js";
const WARM_UP = {
  id: "root",
  layoutOptions: { "elk.algorithm": "layered" },
  children: [{ id: "a", width: 1, height: 1 }],
};

export function createSolver() {
  const elk = new /** @type {any} */ (ELK)({ workerUrl: WORKER });
  // the worker reads its 1.6 MB now, while the first program is still on its way
  elk.layout(WARM_UP).catch(() => {});
  /** @type {{ tasks: ElkNode[], answer: (solved: ElkNode | null) => void } | null} */
  let next = null;
  let busy = false;

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
    const solved = await attempt(tasks);
    busy = false;
    answer(next ? null : solved);
    run();
  };

  return {
    /** @param {ElkNode[]} tasks one question in several ways, the best first @returns {Promise<ElkNode | null>} */
    solve: (tasks) =>
      new Promise((answer) => {
        next?.answer(null);
        next = { tasks, answer };
        run();
      }),
    destroy: () => elk.terminateWorker(),
  };
}
