/** All layers of the scene and what is drawn in them, keyed by id. */

import { svg } from "../lib/dom.js";
import { termsOf } from "../model/frames.js";
import { createCulling } from "./cull.js";
import { changed, set } from "./draw.js";
import { equationOf } from "./equation.js";
import { groupOfKey, stations, titleKey } from "./focus.js";
import { pointAt } from "./geometry.js";
import { createHot } from "./hot.js";
import { createKeyboard } from "./keyboard.js";
import { MANY } from "./layout.js";
import { edgeLook, forwardPulse, nodeLook, strength } from "./moment.js";
import { pathHues } from "./paths.js";
import { createPieces } from "./pieces.js";
import { boxToWorld } from "./view.js";
import { nodeName } from "./words.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Near } from "./cull.js" */
/** @import { View } from "./view.js" */
/** @import { Hand } from "./node.js" */
/** @import { Pulse } from "./pulses.js" */
/** @import { Scene } from "./scene.js" */
/** @import { Route } from "./routes.js" */

/**
 * @typedef {{ trace: Trace, columns: Columns, frame: Frame, selected: number | null, lit?: number[], pointed?: number[], found?: number[], wrong?: Map<number, Tensor>,
 *   scene: Scene, view: View, hand: Hand,
 *   held: number | null, hovered: { node?: number, edge?: number } | null }} Now
 */

const PULSE_TAIL = 46;
/** @type {Box[]} */
const NONE = [];
const NOWHERE = { x: 0, y: 0, w: 0, h: 0 };

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
  const world = svg("g", { class: "world" });
  const pieces = createPieces(world, t);
  const { groups, nodes, edges, sums } = pieces;
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
    onReach(part) {
      const [{ left, top }, { x, y, width: w, height: h }] = [surface, part].map((each) =>
        each.getBoundingClientRect(),
      );
      if (last) onFocusMove(boxToWorld({ x: x - left, y: y - top, w, h }, last.view));
    },
  });

  const rebuild = (/** @type {Now} */ { trace, scene }) => {
    const focused = keyboard.holds();
    pieces.rebuild(trace, scene);
    keyboard.settle(scene);
    drawn = trace;
    return focused;
  };

  /** @param {Now} now @param {Near} near */
  const drawNodes = (now, near) => {
    const { trace, columns, frame, scene, hand, selected, held, hovered, pointed, found, wrong } = now;
    const marked = new Set([selected, held, hovered?.node, trace.output, ...(pointed ?? []), ...(found ?? [])]);
    for (const [id, node] of nodes) {
      const [box, card] = [scene.nodes.get(id), scene.cards.get(id)];
      if (!box || !card) continue;
      if (node.at !== box) set(node.root, { transform: `translate(${box.x} ${box.y})` });
      node.at = box;
      if (node.draw && near.nodes.has(id)) {
        const mistaken = wrong?.get(id);
        const right = nodeLook(trace, columns, frame, id);
        // beside the wrong number the right one is told, whatever the step
        const look =
          mistaken === undefined ? right : { ...right, state: /** @type {const} */ ("done"), wrong: mistaken };
        const stop = id === keyboard.stop();
        if (changed(node.root, [...Object.values(look), box, card, hand.least, hand.anatomy, stop])) {
          node.draw(box, card, look, hand);
          set(node.root, { "aria-label": nodeName(trace.node(id), look, hand.locale, t), tabindex: stop ? 0 : -1 });
        }
      }
      if (!node.marked && !marked.has(id)) continue;
      node.marked = marked.has(id);
      const flags = {
        selected: id === selected,
        held: id === held,
        hovered: id === hovered?.node || Boolean(pointed?.includes(id)),
        found: Boolean(found?.includes(id)),
        output: id === trace.output,
      };
      for (const [flag, on] of Object.entries(flags)) node.root.classList.toggle(flag, on);
    }
  };

  /** @param {Now} now @param {Near} near @param {Map<number, string>} hues @param {Box[]} covered */
  const drawEdges = ({ trace, columns, frame, scene, hand, hovered, lit }, near, hues, covered) => {
    const { anatomy, ruler, locale } = hand;
    const few = trace.nodes.length <= MANY;
    const at = frame.activeEdge === null ? null : trace.line(frame.activeEdge);
    for (const [id, edge] of edges) {
      const route = scene.routes.get(id);
      if (!route || !near.edges.has(id)) continue;
      const look = edgeLook(trace, columns, frame, id);
      const { from, to } = trace.edge(id);
      const stops = scene.sums.has(from);
      const user = nodeLook(trace, columns, frame, to);
      edge.ports.draw(route.points, look, user, { r: anatomy["port-d"] / 2, summed: stops });
      const touched = hovered?.edge === id || hovered?.node === from || hovered?.node === to;
      const pointed = hovered?.edge === id || Boolean(lit?.some((each) => trace.line(each) === id));
      const active = id === at;
      const meant = pointed || active || touched;
      // over a card only for as long as somebody points at the line: who points at a card wants to read that
      const called = hovered?.edge === id || ((touched || pointed) && !few);
      const hides = active || !(few || meant) ? NONE : covered;
      const path = hues.get(id) ?? null;
      const local = columns.locals[trace.edgeAt(id)];
      const told = [
        ...Object.values(look),
        local,
        route,
        scene.spots,
        path,
        pointed,
        meant,
        called,
        anatomy,
        ...hides.flatMap(Object.values),
      ];
      if (!changed(edge.root, told)) continue;
      const spot = scene.spots.get(id) ?? besideLens(route, anatomy["eq-gap"]);
      const tight = scene.equations.get(id)?.[spot.way]?.tight ?? false;
      const written = spot.free || (called && !active);
      const equation = written ? equationOf(trace, columns, trace.edge(id), { locale, tight }) : [];
      edge.draw(route, look, spot, equation, { anatomy, ruler, path, stops, covered: hides });
      edge.root.classList.toggle("pointed", pointed);
      edge.root.classList.toggle("flows", trace.flows.has(id));
    }
  };

  /** @param {Now} now @param {Near} near */
  const drawSums = ({ trace, columns, frame, scene, hand }, near) => {
    for (const [id, sum] of sums) {
      const [point, box] = [scene.sums.get(id), scene.nodes.get(id)];
      if (!point || !box || !near.nodes.has(id)) continue;
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
    const near = culling.near(scene, view, keyboard.stop());
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
      near,
    ];
    if (!changed(world, told)) return;
    pieces.show(near, trace, scene);
    for (const [id, group] of groups) {
      group.draw(scene.groups.get(id) ?? NOWHERE, hand, keyboard.stop() === titleKey(id));
    }
    drawNodes(now, near);
    drawEdges(now, near, hues, covered);
    drawSums(now, near);
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

  return { draw, pulses, visit: keyboard.move, growing: culling.growing, grow: culling.grow };
}
