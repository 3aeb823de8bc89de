/** Everything on screen, packed into the part of the address after `#`. */

import { LinkError, pack, unpack } from "./packed.js";

/** @import { Pin } from "./past.js" */
/** @typedef {{ text: string, drawn?: string, inputs?: Record<string, import("../lib/format.js").Tensor>, step?: number, lang?: string, theme?: string, tool?: string,
 *   cell?: import("../model/cells.js").Cell, pin?: Pin, hidden?: string[], plot?: { x: string, y?: string }, closed?: number[], expand?: number[],
 *   selected?: number, aim?: import("../model/aim.js").Aim }} LinkState
 *   `drawn`: the program whose graph is shown while the text has a mistake; `hidden`: the numbers that are to be found; `closed`: the groups shown as one card;
 *   `expand`: the nodes written out in single numbers; `selected`: a node; `aim`: what the tool is about */

/** What a tool, or a choice in it, is called. */
const WORD = /^[a-z]{1,20}$/;
const MOST_HIDDEN = 200;
const LONGEST_WAY = 2000;

/**
 * @param {LinkState} state
 * @returns {Promise<string>} the hash, with its `#`
 */
export const encodeLink = (state) => pack(state);

/**
 * @param {string} hash
 * @returns {Promise<LinkState | null>} null when there is no link
 */
export const decodeLink = (hash) => unpack(hash, checked);

/**
 * Take only what a link (or a memory) may say, and only if it is what it should be.
 * @param {unknown} raw
 * @returns {LinkState}
 */
export function checked(raw) {
  if (typeof raw !== "object" || raw === null || !("text" in raw) || typeof raw.text !== "string") {
    throw new LinkError("damaged");
  }
  const { text, drawn, inputs, step, lang, theme, tool, cell, pin, hidden, plot, closed, expand, selected, aim } =
    /** @type {Record<string, unknown>} */ (raw);
  /** @type {LinkState} */
  const state = { text: /** @type {string} */ (text) };
  if (typeof drawn === "string") state.drawn = drawn;
  if (areNumbers(inputs)) state.inputs = inputs;
  const { inputs: others, side } = /** @type {Record<string, unknown>} */ (pin ?? {});
  if (areNumbers(others) && (side === "a" || side === "b")) state.pin = { inputs: others, side };
  if (isId(step)) state.step = step;
  if (lang === "en" || lang === "ru") state.lang = lang;
  if (theme === "light" || theme === "dark" || theme === "projector") state.theme = theme;
  if (typeof tool === "string" && WORD.test(tool)) state.tool = tool;
  if (isCell(cell)) state.cell = { node: cell.node, what: cell.what, at: cell.at };
  if (Array.isArray(hidden) && hidden.length <= MOST_HIDDEN && hidden.every(isTargetName)) state.hidden = hidden;
  if (isPlot(plot)) state.plot = plot;
  if (isList(closed)) state.closed = closed;
  if (isList(expand)) state.expand = expand;
  if (isId(selected)) state.selected = selected;
  const { node, edges, wrt, entry, mistake, shown, as, ...drill } = /** @type {Record<string, unknown>} */ (aim ?? {});
  /** @type {import("../model/aim.js").Aim} */
  const aimed = {};
  if (isId(node)) aimed.node = node;
  if (isList(edges) && edges.length <= LONGEST_WAY) aimed.edges = edges;
  if (typeof wrt === "string" && wrt.length < 80) aimed.wrt = wrt;
  if (isList(entry) && entry.length === 2 && entry.every(isId)) aimed.entry = entry;
  if (typeof mistake === "string" && WORD.test(mistake)) aimed.mistake = mistake;
  if (shown === true) aimed.shown = shown;
  if (as === "numpy" || as === "torch") aimed.as = as;
  if (isId(drill.level)) aimed.level = drill.level;
  if (isId(drill.seed)) aimed.seed = drill.seed;
  if (areWords(drill.ops)) aimed.ops = drill.ops;
  if (Object.keys(aimed).length) state.aim = aimed;
  return state;
}

/** @param {any} cell @returns {cell is import("../model/cells.js").Cell} */
const isCell = (cell) =>
  (cell?.what === "value" || cell?.what === "gradient") &&
  Array.isArray(cell.at) &&
  [cell.node, ...cell.at].every(isId);

/** @param {unknown} id @returns {id is number} */
const isId = (id) => Number.isInteger(id) && Number(id) >= 0;

/** @param {unknown} words @returns {words is string[]} */
const areWords = (words) =>
  Array.isArray(words) && words.length <= 20 && words.every((word) => typeof word === "string" && WORD.test(word));

/** @param {unknown} name */
const isTargetName = (name) => typeof name === "string" && /^[gv] .{1,80}$/u.test(name);

/** @param {unknown} inputs @returns {inputs is Record<string, import("../lib/format.js").Tensor>} */
const areNumbers = (inputs) =>
  typeof inputs === "object" && inputs !== null && !Array.isArray(inputs) && Object.values(inputs).every(isTensor);

/** @param {unknown} value @returns {value is number[]} */
const isList = (value) => Array.isArray(value) && value.every(Number.isInteger);

/** @param {unknown} value @returns {boolean} */
const isTensor = (value) => (Array.isArray(value) ? value.every(isTensor) : typeof value === "number");

/** @param {unknown} value @returns {value is { x: string, y?: string }} */
const isPlot = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([axis, name]) => /^[xy]$/.test(axis) && typeof name === "string" && name.length < 80) &&
  "x" in value;

/**
 * What of the page's state a link holds.
 * @param {import("../actions.js").State} state
 * @returns {LinkState}
 */
export const linkOf = ({
  text,
  traced,
  trace,
  problem,
  inputs,
  position,
  lang,
  theme,
  tool,
  cell,
  pin,
  hidden,
  plot,
  selected,
  aim,
  ...folds
}) => ({
  text,
  ...(problem && trace && text !== traced && { drawn: traced }),
  ...(Object.keys(inputs).length && { inputs }),
  step: position.step,
  lang,
  theme,
  ...(tool && { tool }),
  ...(cell && { cell }),
  ...(selected !== null && { selected }),
  ...(tool && Object.keys(aim).length && { aim }),
  ...(pin && { pin }),
  ...(hidden.length && { hidden }),
  ...(plot && { plot }),
  ...(folds.folded && { closed: folds.closed }),
  ...(folds.expand.length && { expand: folds.expand }),
});
