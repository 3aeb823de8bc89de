/** Gradients of one's own beside ours: ticked where right, and the edge on which the first wrong one went wrong. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { placeIn } from "../../lib/tensor.js";
import { termName } from "../../model/frames.js";
import { compare, culprit } from "../../model/judge.js";
import { readPasted } from "../../model/pasted.js";

/** @import { Compared, Culprit } from "../../model/judge.js" */
/** @import { Fault } from "../../model/pasted.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */

/** Characters of a line shown before a fault. */
const BEFORE = 24;

/** What was typed last; kept while the page is. */
let typed = "";

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, onPoint } = options;
  let data = first;
  let pointed = "";
  const field = h("textarea", {
    class: "pasted",
    rows: 5,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-label": t("yours.field"),
    "aria-describedby": "yours-fault",
    placeholder: "x: -4, y: 3",
  });
  const fault = h("div", { class: "fault", id: "yours-fault", role: "status" });
  const verdict = h("div", { class: "found", role: "status" });
  const list = h("ul", { class: "judged" });
  field.value = typed;
  container.replaceChildren(
    h("section", { class: "section task" }, field, h("p", { class: "meaning" }, t("yours.forms")), fault),
    h("section", { class: "section task" }, list, verdict),
  );

  const show = () => {
    const { trace, task } = data;
    const read = readPasted(typed);
    const { compared, fault: refused } = compare(trace, task.truth, read.entries);
    const wrong = refused ?? read.fault;
    const found = culprit(trace, task.truth, compared);
    fault.replaceChildren(...(wrong ? faultParts(wrong, typed, t) : []));
    field.setAttribute("aria-invalid", String(wrong !== null));
    list.replaceChildren(...compared.map((each) => item(each, data, t)));
    list.hidden = compared.length === 0;
    verdict.replaceChildren(...(found ? culpritParts(found, data, t) : allRight(compared, wrong, t)));
    const now = found ? `${found.node}:${found.edges}` : "";
    if (now === pointed) return;
    pointed = now;
    onPoint(found ? { nodes: [found.node], edges: found.edges } : {});
  };
  field.addEventListener("input", () => {
    typed = field.value;
    show();
  });
  if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });

  return {
    update(next) {
      const same = next.trace === data.trace && next.task.truth === data.task.truth;
      if (next.trace !== data.trace) pointed = "";
      data = next;
      if (!same || !verdict.dataset.shown) show();
      verdict.dataset.shown = "true";
    },
    destroy: () => container.replaceChildren(),
  };
}

/** @param {Fault} fault @param {string} text @param {ToolOptions["t"]} t */
function faultParts({ code, at: [from, to], params }, text, t) {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const cut = Math.max(start, from - BEFORE);
  const end = text.indexOf("\n", from);
  const line = text.slice(cut, Math.min(end < 0 ? text.length : end, cut + 2 * BEFORE));
  const marks = " ".repeat(from - cut) + "^".repeat(Math.max(1, Math.min(to, cut + line.length) - from));
  return [h("p", null, t(`yours.fault.${code}`, params)), h("pre", { "aria-hidden": "true" }, `${line}\n${marks}`)];
}

/** @param {Compared} compared @param {ToolData} data @param {ToolOptions["t"]} t */
function item({ node, size, wrong }, { trace }, t) {
  const right = wrong.length === 0;
  const words = right ? "yours.right" : size > 1 ? "yours.wrong.cells" : "yours.wrong";
  return h(
    "li",
    { class: right ? "agrees" : "differs" },
    symbol(trace.node(node).label),
    h("span", null, t(words, { count: wrong.length, size })),
  );
}

/** @param {Compared[]} compared @param {Fault | null} fault @param {ToolOptions["t"]} t */
const allRight = (compared, fault, t) =>
  compared.length && !fault ? [h("p", null, t("yours.all", { count: compared.length }))] : [];

/** @param {Culprit} culprit @param {ToolData} data @param {ToolOptions["t"]} t */
function culpritParts({ node, edges, cell, mistake, upstream }, { trace }, t) {
  const to = trace.node(node);
  const lacks = mistake.term !== undefined;
  const users = edges.map((id) => symbol(trace.node(trace.edge(id).to).label));
  const one = upstream === "right" ? "blame" : "missing";
  const key = upstream === "seed" ? "seed" : lacks ? "lacks" : edges.length > 1 ? "several" : one;
  const list = users.flatMap((user, i) => [i ? ", " : "", user.cloneNode(true), " → ", symbol(to.label)]);
  const values = {
    from: users[0],
    to: symbol(to.label),
    edge: h("b", null, ...list),
    terms: edges.map((id) => termName(trace, node, id)).join(", "),
  };
  const said = lacks || mistake.code === "other" || mistake.code === "rounded";
  const slip = said ? null : t(`mistake.${mistake.code}`, { ...mistake });
  const verdict = t(`yours.${key}`, { count: edges.length });
  return [
    h("p", null, .../** @type {(Node | string)[]} */ (fillNodes(verdict, values))),
    to.shape.length > 0 && h("p", { class: "meaning" }, t("yours.cell", { at: cellName(cell, to.shape) })),
    slip && h("p", null, t("yours.likely"), " ", slip),
    mistake.code === "rounded" && h("p", null, t("mistake.rounded")),
  ].filter((part) => part instanceof Node);
}

/** @param {number} cell @param {number[]} shape */
const cellName = (cell, shape) => `[${placeIn(cell, shape).join(", ")}]`;
