/** The tools one can take to a graph: one file each, fetched when first opened, listed here in the order of their buttons. */

/** @import { Exercise, Task } from "../../exercise.js" */
/** @import { Child } from "../../lib/dom.js" */
/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Frame } from "../../model/frames.js" */
/** @import { Aim } from "../../model/aim.js" */
/** @import { Columns, Trace } from "../../model/trace.js" */

/**
 * @typedef {{ trace: Trace, columns: Columns, frame: Frame, source: string, inputs: Record<string, Tensor>, node: number, aim: Aim,
 *   selected: number | null, hovered: number | null, speed: number, task: Task }} ToolData
 *   `source`, `inputs`: what the trace was computed from; `node`: the one that is selected or at work; `hovered`: the one under the pointer;
 *   `aim`: what was chosen in this very tool;
 *   `task`: what is withheld in `columns`
 * @typedef {{ t: Translate, lang: string, ask: Ask, bring: Bring, onSelect: (id: number | null) => void,
 *   onPoint: (what: { nodes?: number[], edges?: number[], wrong?: { node: number, wrong: Tensor }[] }) => void, onOpen: (text: string) => void, onShare: () => Promise<void>, exercise: Exercise,
 *   onShow: (id: number) => void, onAim: (aim: Aim) => void, onTool: (tool: string | null) => void, onInput: (id: number, value: Tensor) => void, beside: Beside }} ToolOptions
 *   `onSelect`: a node, or none, or the same again to let it go; `onShow`: this node; `onAim`: what was chosen, to be kept; `onPoint`: what is to be lit on the stage, and gradients as a mistake has them; `onOpen`: a program to open in place of this one; `beside`: room for a second graph
 * @typedef {{ show: (picture: { trace: Trace, columns: Columns, pointed: number[], edges: number[], selected?: number | null, step: number, title: Child[] },
 *   reports: { onHover?: (id: number | null) => void, onSelect?: (id: number | null) => void, onInput?: (id: number, value: Tensor) => void }) => void, clear: () => void }} Beside
 *   `pointed`, `edges`: what is to be lit on it; `step`: of its trace, settled
 * @typedef {<P>(load: () => Promise<P>) => Promise<P>} Bring  a part of the page, once the server is there to give it
 * @typedef {(what: string, about: { source: string, inputs: Record<string, Tensor> } & Record<string, unknown>) => Promise<any>} Ask
 * @typedef {Pick<ToolOptions, "t" | "lang" | "ask" | "onSelect" | "onShow" | "onPoint" | "onAim" | "onInput"> & { beside: Beside | null }} BoardToolOptions
 *   of a tool that may stand on a board of the lecture; `beside`: null where there is no room for a second graph
 * @typedef {(container: HTMLElement, data: ToolData, options: ToolOptions) =>
 *   { update: (data: ToolData) => void, destroy: () => void }} CreateTool
 * @typedef {{ id: string, key?: string, blind?: boolean, seen?: boolean, load: () => Promise<{ create: CreateTool }> }} Tool
 *   `id` names its texts, `tool.<id>` and `tool.<id>.about`, too; `key`: the letter that opens it; `blind`: it tells no number
 *   that is withheld, others wait until none is; `seen`: what it has to say is in the picture, which needs the room on a phone
 */

/** @type {Tool[]} */
export const TOOLS = [
  // to understand
  { id: "table", key: "T", blind: true, load: () => import("./table.js") },
  { id: "why", key: "W", load: () => import("./why.js") },
  { id: "paths", load: () => import("./paths.js") },
  { id: "order", load: () => import("./order.js") },
  // to practise
  { id: "predict", key: "P", blind: true, load: () => import("./predict.js") },
  { id: "gym", blind: true, load: () => import("./gym.js") },
  { id: "yours", blind: true, load: () => import("./yours.js") },
  // to look deeper
  { id: "check", key: "G", load: () => import("./check.js") },
  { id: "jacobian", load: () => import("./jacobian.js") },
  { id: "modes", load: () => import("./modes.js") },
  { id: "backward", seen: true, load: () => import("./backward.js") },
  { id: "export", load: () => import("./export.js") },
];
