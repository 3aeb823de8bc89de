/** The tools one can take to a graph: one file each, fetched when first opened, listed here in the order of their buttons. */

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Frame } from "../../model/frames.js" */
/** @import { Columns, Trace } from "../../model/trace.js" */

/**
 * @typedef {{ trace: Trace, columns: Columns, frame: Frame, source: string, inputs: Record<string, Tensor>, node: number, speed: number, hovered: number | null }} ToolData
 *   `source`, `inputs`: what the trace was computed from; `node`: the one that is selected or at work; `hovered`: the one under the pointer
 * @typedef {{ t: Translate, lang: string, ask: Ask, onSelect: (id: number | null) => void, onEdge: (edge: number) => void, onPoint: (what: { nodes?: number[], edges?: number[] }) => void, onOpen: (text: string) => void }} ToolOptions
 *   `onPoint`: what is to be lit on the stage; `onOpen`: a program to open in place of this one
 * @typedef {(what: string, about: { source: string, inputs: Record<string, Tensor> } & Record<string, unknown>) => Promise<any>} Ask
 * @typedef {(container: HTMLElement, data: ToolData, options: ToolOptions) =>
 *   { update: (data: ToolData) => void, destroy: () => void }} CreateTool
 * @typedef {{ id: string, key?: string, load: () => Promise<{ create: CreateTool }> }} Tool
 *   `id` names its texts, `tool.<id>` and `tool.<id>.about`, too; `key`: the letter that opens it
 */

/** @type {Tool[]} */
export const TOOLS = [
  { id: "table", key: "T", load: () => import("./table.js") },
  { id: "check", key: "G", load: () => import("./check.js") },
  { id: "modes", load: () => import("./modes.js") },
  { id: "order", load: () => import("./order.js") },
];
