/** The pieces a picture is made of: made when they first come near the window, hidden while they are far from it. */

import { svg } from "../lib/dom.js";
import { createClosed } from "./closed.js";
import { keyed, set } from "./draw.js";
import { createEdge } from "./edge.js";
import { createGroup } from "./group.js";
import { MANY } from "./layout.js";
import { createNode } from "./node.js";
import { createPort } from "./port.js";
import { createSum } from "./sum.js";
import { createTensor } from "./tensor.js";
import { groupName } from "./words.js";

/** @import { Trace, TraceNode } from "../model/trace.js" */
/** @import { Fold } from "../model/fold.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Near } from "./cull.js" */
/** @import { Box } from "./geometry.js" */
/** @import { EdgeView } from "./edge.js" */
/** @import { GroupView } from "./group.js" */
/** @import { DrawNode } from "./node.js" */
/** @import { PortView } from "./port.js" */
/** @import { Scene } from "./scene.js" */
/** @import { SumView } from "./sum.js" */

/** @typedef {EdgeView & { ports: PortView }} Line */
/** @typedef {{ root: SVGGElement, draw: DrawNode | null, at: Box, marked: boolean }} Piece  `at`: where it stands; `marked`: it is selected, found or the like */

/** @param {TraceNode} node @returns {node is TraceNode & { fold: Fold }} */
const isClosed = (node) => node.fold !== undefined;

/** @param {Element[]} parts @param {boolean} on */
const show = (parts, on) => {
  for (const part of parts) set(part, { display: on ? null : "none" });
};

/**
 * @param {SVGGElement} world
 * @param {Translate} t
 */
export function createPieces(world, t) {
  const layer = (/** @type {string} */ name) => svg("g", { class: name });
  const [groupLayer, wireLayer, titleLayer, nodeLayer] = ["groups", "wires", "titles", "nodes"].map(layer);
  const [stemLayer, markLayer, labelLayer] = ["stems", "marks", "labels"].map(layer);
  const layers = [groupLayer, wireLayer, titleLayer, nodeLayer, stemLayer, markLayer, labelLayer];
  world.append(...layers);

  /** @type {Map<number, GroupView>} */
  const groups = new Map();
  /** What stands there is drawn when it is near. @type {Map<number, Piece>} */
  const nodes = new Map();
  /** @type {Map<number, Line>} */
  const edges = new Map();
  /** @type {Map<number, SumView>} */
  const sums = new Map();
  /** @type {Near | null} */
  let shown = null;

  /** @param {number} id @param {Trace} trace */
  const makeEdge = (id, trace) => {
    const edge = { ...createEdge(id), ports: createPort() };
    wireLayer.append(edge.root);
    markLayer.append(edge.mark, ...edge.ports.parts);
    labelLayer.append(edge.label);
    for (const part of [edge.touch, edge.mark, edge.label])
      set(part, { "data-edge": id, "data-number": trace.flows.has(id) ? `c${id}` : null });
    edges.set(id, edge);
  };
  /** @param {number} id */
  const makeSum = (id) => {
    const sum = createSum();
    stemLayer.append(sum.stem);
    markLayer.append(sum.root);
    sums.set(id, sum);
  };
  /** The places of a few are all there from the start; of many each is made when it is near first, as empty ones are styled, too. @param {Near} near @param {Trace} trace @param {Scene} scene */
  const makeNodes = (near, trace, scene) => {
    /** @type {SVGGElement | null} */
    let next = null;
    const there = scene.nodes.size > MANY ? near.nodes : scene.nodes;
    for (const id of [...scene.nodes.keys()].reverse()) {
      if (there.has(id) && !nodes.has(id)) {
        const made = placeOf(trace.node(id), scene);
        nodeLayer.insertBefore(made.root, next);
        nodes.set(id, made);
      }
      next = nodes.get(id)?.root ?? next;
    }
  };
  /** @param {TraceNode} node @param {Scene} scene @returns {Piece} */
  const placeOf = (node, scene) => {
    const root = svg("g", {
      ...{ class: "node", "data-id": node.id, "data-name": node.label, "data-op": node.op },
      "data-about": `g${node.id}`,
      // its numbers follow when it is drawn
      "aria-label": node.label,
      ...(node.fold ? { role: "button", "aria-expanded": "false", "data-fold": node.fold.group } : { role: "group" }),
    });
    const at = /** @type {Box} */ (scene.nodes.get(node.id));
    // before it is in the page, where the same costs more
    set(root, { transform: `translate(${at.x} ${at.y})`, display: "none" });
    return { root, draw: null, at, marked: false };
  };
  /** @param {TraceNode} node @param {Scene} scene @param {SVGGElement} root */
  const nodeDrawing = (node, scene, root) => {
    if (isClosed(node)) return createClosed(node, root);
    return (scene.cards.get(node.id)?.kind === "tensor" ? createTensor : createNode)(node, root);
  };

  return {
    groups,
    nodes,
    edges,
    sums,
    /** Another trace. @param {Trace} trace @param {Scene} scene */
    rebuild(trace, scene) {
      for (const parts of [groups, nodes, edges, sums]) parts.clear();
      for (const layer of layers) layer.replaceChildren();
      shown = null;
      keyed(
        groups,
        scene.groups.keys(),
        (id) => {
          const group = /** @type {Trace["groups"][0]} */ (trace.groups.find((each) => each.id === id));
          const made = createGroup(group, groupName(group.label, true, t));
          titleLayer.append(made.title);
          return made;
        },
        groupLayer,
      );
    },
    /** @param {Near} near @param {Trace} trace @param {Scene} scene */
    show(near, trace, scene) {
      if (near === shown) return;
      shown = near;
      makeNodes(near, trace, scene);
      for (const [id, node] of nodes) {
        const here = near.nodes.has(id);
        if (here) node.draw ??= nodeDrawing(trace.node(id), scene, node.root);
        if (here && scene.sums.has(id) && !sums.has(id)) makeSum(id);
        const sum = sums.get(id);
        show(sum ? [node.root, sum.root, sum.stem] : [node.root], here);
      }
      for (const id of near.edges) if (!edges.has(id)) makeEdge(id, trace);
      for (const [id, { root, mark, label, ports }] of edges) {
        show([root, mark, label, ...ports.parts], near.edges.has(id));
      }
    },
  };
}
