/** All layers of the scene and what is drawn in them, keyed by id. */

import { svg } from "../lib/dom.js";
import { termsOf } from "../model/frames.js";
import { createClosed } from "./closed.js";
import { createCulling } from "./cull.js";
import { changed, keyed, set } from "./draw.js";
import { createEdge } from "./edge.js";
import { equationOf } from "./equation.js";
import { groupOfKey, stations, titleKey } from "./focus.js";
import { pointAt } from "./geometry.js";
import { createGroup } from "./group.js";
import { createHot } from "./hot.js";
import { createKeyboard } from "./keyboard.js";
import { MANY } from "./layout.js";
import { edgeLook, forwardPulse, nodeLook, strength } from "./moment.js";
import { createNode } from "./node.js";
import { pathHues } from "./paths.js";
import { createPorts } from "./ports.js";
import { createSum } from "./sum.js";
import { createTensor } from "./tensor.js";
import { boxToWorld } from "./view.js";
import { groupName, nodeName } from "./words.js";

/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @import { Fold } from "../model/fold.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Box } from "./geometry.js" */
/** @import { EdgeView } from "./edge.js" */
/** @import { GroupView } from "./group.js" */
/** @import { View } from "./view.js" */
/** @import { Hand, NodeView } from "./node.js" */
/** @import { Pulse } from "./pulses.js" */
/** @import { Scene } from "./scene.js" */
/** @import { Route } from "./routes.js" */
/** @import { SumView } from "./sum.js" */

/**
 * @typedef {{ trace: Trace, columns: Columns, frame: Frame, selected: number | null, lit?: number[], pointed?: number[], found?: number[], wrong?: Map<number, Tensor>,
 *   scene: Scene, view: View, hand: Hand,
 *   held: number | null, hovered: { node?: number, edge?: number } | null }} Now
 */

const PULSE_TAIL = 46;
/** @type {Box[]} */
const NONE = [];
const NOWHERE = { x: 0, y: 0, w: 0, h: 0 };

/** @param {TraceNode} node @returns {node is TraceNode & { fold: Fold }} */
const isClosed = (node) => node.fold !== undefined;

/** To a thousandth: the same view is written alike, whichever way it was reached. @param {number} x */
const pixels = (x) => Math.round(x * 1000) / 1000;

/** Where an equation is shown in a crowd, when one points at its line. @param {Route} route @param {number} gap */
const besideLens = (route, gap) => {
  const { x, y } = pointAt(route.points, route.lens);
  return { lens: route.lens, x, y: y - gap, way: 0, side: 0, free: false };
};

/**
 * @param {SVGSVGElement} surface
 * @param {{ onSelect?: (id: number | null) => void, onToggle?: (group: number) => void, onFocusMove: (box: Box) => void, t: Translate }} options
 */
export function createPicture(surface, { onSelect, onToggle, onFocusMove, t }) {
  const layer = (/** @type {string} */ name) => svg("g", { class: name });
  const [groupLayer, nodeLayer, wireLayer, markLayer, labelLayer] = ["groups", "nodes", "wires", "marks", "labels"].map(
    layer,
  );
  const world = svg("g", { class: "world" }, groupLayer, nodeLayer, wireLayer, markLayer, labelLayer);
  const hot = createHot();
  const glass = svg(
    "linearGradient",
    { id: "stage-glass" },
    ...[0, 0.55, 1].map((offset) => svg("stop", { offset, class: offset === 0.55 ? "glass-2" : "glass-1" })),
  );
  const hatch = svg("pattern", {
    id: "stage-hatch",
    width: 5,
    height: 5,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  hatch.append(svg("rect", { class: "hatch-line", width: 2, height: 5 }));
  surface.append(svg("defs", {}, glass, hatch), world, hot.root);

  /** @type {Map<number, GroupView>} */
  const groups = new Map();
  /** @type {Map<number, NodeView>} */
  const nodes = new Map();
  /** @type {Map<number, EdgeView>} */
  const edges = new Map();
  /** @type {Map<number, SumView>} */
  const sums = new Map();
  const ports = createPorts(markLayer);
  const culling = createCulling();
  /** @type {Trace | null} */
  let drawn = null;
  /** @type {Now | null} */
  let last = null;
  const keyboard = createKeyboard(surface, {
    scene: () => last?.scene ?? null,
    partOf: (key) => {
      const group = groupOfKey(key);
      return group === null ? nodes.get(key)?.root : groups.get(group)?.title;
    },
    ...{ onSelect, onToggle },
    onMove(key) {
      if (last) draw(last);
      keyboard.focus();
      const box = last && stations(last.scene).get(key);
      if (box) onFocusMove(groupOfKey(key) === null ? box : { ...box, w: Math.min(box.w, 160), h: 40 });
    },
  });

  /** @param {TraceNode} node @param {Scene} scene */
  const nodeView = (node, scene) => {
    if (isClosed(node)) return createClosed(node);
    return (scene.cards.get(node.id)?.kind === "tensor" ? createTensor : createNode)(node);
  };

  const rebuild = (/** @type {Now} */ { trace, scene }) => {
    const focused = keyboard.holds();
    for (const parts of [groups, nodes, edges, sums]) parts.clear();
    for (const part of [groupLayer, nodeLayer, wireLayer, markLayer, labelLayer]) part.replaceChildren();
    keyed(
      groups,
      scene.groups.keys(),
      (id) => {
        const group = /** @type {Trace["groups"][0]} */ (trace.groups.find((each) => each.id === id));
        return createGroup(group, groupName(group.label, true, t));
      },
      groupLayer,
    );
    keyed(nodes, scene.nodes.keys(), (id) => nodeView(trace.node(id), scene), nodeLayer);
    keyed(edges, scene.routes.keys(), createEdge, wireLayer);
    keyed(sums, scene.sums.keys(), createSum, markLayer);
    for (const sum of sums.values()) wireLayer.append(sum.stem);
    for (const [id, edge] of edges) {
      markLayer.append(edge.mark);
      labelLayer.append(edge.label);
      for (const part of [edge.touch, edge.mark, edge.label])
        set(part, { "data-edge": id, "data-number": trace.flows.has(id) ? `c${id}` : null });
    }
    ports.rebuild(trace, scene);
    for (const [id, { root }] of nodes) {
      const node = trace.node(id);
      const can = node.fold ? { role: "button", "aria-expanded": "false" } : { role: "group" };
      set(root, {
        ...can,
        "data-name": node.label,
        "data-op": node.op,
        "data-about": `g${id}`,
        "data-fold": node.fold?.group,
      });
    }
    keyboard.settle(scene);
    drawn = trace;
    return focused;
  };

  /** @param {Now} now */
  const drawNodes = ({ trace, columns, frame, scene, hand, selected, held, hovered, pointed, found, wrong }) => {
    for (const [id, node] of nodes) {
      const [box, card] = [scene.nodes.get(id), scene.cards.get(id)];
      if (!box || !card) continue;
      const mistaken = wrong?.get(id);
      const now = nodeLook(trace, columns, frame, id);
      // beside the wrong number the right one is told, whatever the step
      const look = mistaken === undefined ? now : { ...now, state: /** @type {const} */ ("done"), wrong: mistaken };
      const flags = {
        selected: id === selected,
        held: id === held,
        hovered: id === hovered?.node || Boolean(pointed?.includes(id)),
        found: Boolean(found?.includes(id)),
        output: id === trace.output,
      };
      const stop = id === keyboard.stop();
      const told = [...Object.values(look), ...Object.values(flags), box, card, hand.least, hand.anatomy, stop];
      if (!changed(node.root, told)) continue;
      node.draw(box, card, look, hand);
      for (const [flag, on] of Object.entries(flags)) node.root.classList.toggle(flag, on);
      set(node.root, { "aria-label": nodeName(trace.node(id), look, hand.locale, t), tabindex: stop ? 0 : -1 });
    }
  };

  /** @param {Now} now @param {Map<number, string>} hues @param {Box[]} covered */
  const drawEdges = ({ trace, columns, frame, scene, hand, hovered, lit }, hues, covered) => {
    const { anatomy, ruler, locale } = hand;
    const few = trace.nodes.length <= MANY;
    const at = frame.activeEdge === null ? null : trace.line(frame.activeEdge);
    for (const [id, edge] of edges) {
      const route = scene.routes.get(id);
      if (!route) continue;
      const look = edgeLook(trace, columns, frame, id);
      const { from, to } = trace.edge(id);
      const pointed = hovered?.edge === id || Boolean(lit?.some((each) => trace.line(each) === id));
      const active = id === at;
      const near = pointed || active || hovered?.node === from || hovered?.node === to;
      const hides = active || !(few || near) ? NONE : covered;
      const path = hues.get(id) ?? null;
      const local = columns.locals[trace.edgeAt(id)];
      const told = [
        ...Object.values(look),
        local,
        route,
        scene.spots,
        path,
        pointed,
        near,
        anatomy,
        ...hides.flatMap(Object.values),
      ];
      if (!changed(edge.root, told)) continue;
      const spot = scene.spots.get(id) ?? besideLens(route, anatomy["eq-gap"]);
      const tight = scene.equations.get(id)?.[spot.way]?.tight ?? false;
      const written = spot.free || (near && !active);
      const equation = written ? equationOf(trace, columns, trace.edge(id), { locale, tight }) : [];
      edge.draw(route, look, spot, equation, { anatomy, ruler, path, stops: scene.sums.has(from), covered: hides });
      edge.root.classList.toggle("pointed", pointed);
      edge.root.classList.toggle("flows", trace.flows.has(id));
    }
  };

  /** @param {Now} now */
  const drawSums = ({ trace, columns, frame, scene, hand }) => {
    for (const [id, sum] of sums) {
      const [point, box] = [scene.sums.get(id), scene.nodes.get(id)];
      if (!point || !box) continue;
      const arrived = (/** @type {number} */ edge) => edgeLook(trace, columns, frame, edge).light >= 1.9;
      sum.draw(point, box, nodeLook(trace, columns, frame, id), {
        ...{ anatomy: hand.anatomy, horizontal: scene.horizontal },
        open: termsOf(trace, id).some((edge) => arrived(edge.id)),
        now: frame.step.node === id && frame.kind !== "forward",
        strength: strength(columns.grads[trace.nodeAt(id)]),
      });
    }
  };

  /** @param {Now} now */
  const draw = (now) => {
    const { trace, columns, frame, scene, view, hand } = now;
    const focused = trace !== drawn && rebuild(now);
    const hues = pathHues(trace, frame);
    set(world, { transform: `translate(${pixels(view.x)} ${pixels(view.y)}) scale(${view.k})` });
    const covered = hot.draw({ scene, columns, frame, view, hand, paths: hues }).map((box) => boxToWorld(box, view));
    last = now;
    culling.apply(scene, view, {
      nodes: () => new Map([...nodes].map(([id, { root }]) => [id, [root]])),
      edges: () => new Map([...edges].map(([id, { root, mark, label }]) => [id, [root, mark, label, ...ports.of(id)]])),
      kept: keyboard.stop(),
    });
    // a pan moves the whole; only the lens, which keeps its size, covers other places when the scale changes
    const told = [
      trace,
      columns,
      frame,
      scene,
      now.selected,
      now.held,
      now.hovered,
      now.lit,
      now.pointed,
      now.found,
      now.wrong,
      view.k,
      hand.anatomy,
      keyboard.stop(),
    ];
    if (!changed(world, told)) return;
    for (const [id, group] of groups) {
      group.draw(scene.groups.get(id) ?? NOWHERE, hand, keyboard.stop() === titleKey(id));
    }
    drawNodes(now);
    drawEdges(now, hues, covered);
    drawSums(now);
    ports.draw(now);
    if (focused) keyboard.focus();
  };

  /** Values that run along the lines at this moment. @param {Now} now @returns {Pulse[]} */
  const pulses = ({ trace, frame, scene }) => {
    const forward = forwardPulse(trace, frame);
    if (!forward || forward.at <= 0 || forward.at >= 1) return [];
    return forward.edges.flatMap((id) => {
      const route = scene.routes.get(id);
      if (!route) return [];
      const at = forward.at * route.length;
      return [{ points: route.points, at, tail: Math.min(PULSE_TAIL, at), tone: "ink", width: 4 }];
    });
  };

  return { draw, pulses, visit: keyboard.move };
}
