/** One ELK worker for a stage; the newest question wins, an overtaken one answers null. */

import ELK from "elkjs/lib/elk-api.js";

/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

const WARM_UP = {
  id: "root",
  layoutOptions: { "elk.algorithm": "layered" },
  children: [{ id: "a", width: 1, height: 1 }],
};

/** @param {string} workerUrl */
export function createSolver(workerUrl) {
  const elk = new /** @type {any} */ (ELK)({ workerUrl });
  // the worker reads its 1.6 MB now, while the first program is still on its way
  elk.layout(WARM_UP).catch(() => {});
  /** @type {{ task: ElkNode, answer: (solved: ElkNode | null) => void } | null} */
  let next = null;
  let busy = false;

  const run = async () => {
    if (busy || !next) return;
    const { task, answer } = next;
    next = null;
    busy = true;
    try {
      const solved = await elk.layout(task);
      answer(next ? null : solved);
    } catch {
      answer(null);
    }
    busy = false;
    run();
  };

  return {
    /** @param {ElkNode} task @returns {Promise<ElkNode | null>} */
    solve: (task) =>
      new Promise((answer) => {
        next?.answer(null);
        next = { task, answer };
        run();
      }),
    destroy: () => elk.terminateWorker(),
  };
}
