/** The stage: a trace's graph as a picture, redrawn from (trace, columns, frame) alone. */

import { h, svg } from "../lib/dom.js";
import { createRuler } from "../lib/ruler.js";
import { createDelay, sleep } from "../lib/sleep.js";
import { roomy } from "../model/targets.js";
import { createArrival } from "./arrival.js";
import { bestDensity, detailAt } from "./density.js";
import { measure } from "./draw.js";
import { beyond, reachAt } from "./fit.js";
import { createFollow } from "./follow.js";
import { createGlider } from "./glider.js";
import { createHands } from "./hands.js";
import { createHover } from "./hover.js";
import { MANY } from "./layout.js";
import { figureOf } from "./paper.js";
import { createPicture } from "./picture.js";
import { planOf, shownAt } from "./plan.js";
import { createPulses } from "./pulses.js";
import { composeScene, renumbered } from "./scene.js";
import { createSolver } from "./solver.js";
import { createSurroundings } from "./surroundings.js";
import { createTip, taken } from "./tip.js";
import { createViewport } from "./viewport.js";
import { stageWords } from "./words.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Anatomy } from "./anatomy.js" */
/** @import { Box } from "./geometry.js" */
/** @import { MakeNumber } from "./entry.js" */
/** @import { Scene } from "./scene.js" */
/** @import { Solver } from "./solver.js" */
/** @import { View } from "./view.js" */

/**
 * @typedef {{ trace: Trace, columns: Columns, frame: Frame, selected?: number | null, lit?: number[], pointed?: number[], found?: number[], wrong?: Map<number, Tensor>, landed?: object, late?: boolean,
 *   called?: import("./follow.js").Called | null, told?: import("./follow.js").Told }} StageData
 *   `lit`: edges that another view points at; `pointed`: nodes; `found`: nodes that were looked for; `wrong`: gradients as a mistake has them; `landed`: the
 *   inputs that the columns were computed for; `late`: whether those are not the ones of now; `called`: what of the whole trace an open tool wants to be seen; `told`: what the story is about at this step
 * @typedef {{ onSelect?: (id: number | null) => void, onToggle?: (group: number) => void, onInput?: (id: number, value: Tensor) => void, onInputEnd?: () => void,
 *   onHover?: (hovered: { node?: number, edge?: number } | null) => void, locale?: string, t: Translate, solver?: Solver, overview?: () => number,
 *   makeNumber?: MakeNumber, onNumber?: (number: null) => void, onDrawn?: () => void, onPlaced?: () => void,
 *   insets?: { top?: number, right?: number, bottom?: number, left?: number } }} StageOptions
 */

const LAYOUT_MS = 250;
/** A moved number is drawn together with those that follow from it, if they come so soon. */
const PATIENCE_MS = 24;
/** Of a graph with more nodes each part of the work is a task of its own: between them the page is at hand. */
const LARGE = 250;

/**
 * @param {HTMLElement} container
 * @param {StageData} data
 * @param {StageOptions} options
 */
export function createStage(container, data, options) {
  const { t, locale = "en", onSelect, onToggle, onHover } = options;
  const surface = svg("svg", { class: "scene", role: "group", "aria-label": t("graph.label") });
  const canvas = h("canvas", { class: "pulses" });
  const veil = h("div", { class: "veil", "data-waiting": t("graph.waiting") });
  const root = h("div", { class: "graph" }, surface, canvas, veil);
  container.append(root);

  const solver = options.solver ?? createSolver();
  const ruler = createRuler();
  const pulses = createPulses(canvas);
  const words = stageWords(t);
  const tip = createTip(root, { t, locale });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const duration = () => (still.matches ? 0 : LAYOUT_MS);

  let current = { ...data, selected: data.selected ?? null };
  /** @type {import("./tip.js").Held | null} */
  let held = null;
  /** The group that was last opened or closed, until the picture follows. @type {number | null} */
  let toggled = null;
  let paint = 0;

  const toggle = (/** @type {number} */ group) => {
    toggled = group;
    onToggle?.(group);
  };
  const picture = createPicture(surface, {
    onFocusMove: (box) => viewport.reveal(box),
    ...{ onSelect, onToggle: toggle },
    t,
  });
  const surroundings = createSurroundings(container, {
    drawn: () => glider.scene() !== null,
    onSize: () => sharpen(),
    onTurn: () => relayout(true),
    onResize() {
      arrival.resized(/** @type {Scene} */ (glider.scene()));
      glance();
    },
    // another size may ask for another density
    onSettled: () => relayout(),
    // a theme changes measures and colours, late fonts change widths
    onTheme() {
      sharpen();
      relayout(true);
    },
    onFonts() {
      ruler.forget();
      relayout();
    },
  });
  const { size: room, portrait } = surroundings;
  const sharpen = () => pulses.resize(room().w, room().h);
  const viewport = createViewport(surface, {
    ...{ duration, room },
    onMove: () => request(),
    more: () => root.dataset.more ?? "",
    extent: () => glider.scene()?.extent ?? null,
  });
  const glider = createGlider({ duration, onShow: () => frame() });
  /** The picture of what is shown now, once there is one. */
  const standing = () => {
    const scene = glider.scene();
    return scene?.trace === current.trace ? scene : null;
  };
  const follow = createFollow(viewport, {
    ...{ room, standing, step: () => current.frame.step, told: () => current.told },
  });
  const arrival = createArrival({ viewport, follow, glider, room, duration, whole: options.overview });

  const setting = (/** @type {Anatomy} */ anatomy) => ({
    anatomy,
    ruler,
    locale,
    words: { value: words.value, direct: words.direct, through: words.through },
    horizontal: !portrait(),
    ...{ width: room().w, height: room().h },
  });
  /** In the picture's own pixels, `least`: what is written at least this large seen from afar, else 0; `legible`: what is still read; `pixel`: one of the screen. */
  const hand = (/** @type {Anatomy} */ anatomy, /** @type {number} */ k) => {
    const pixel = 1 / Math.max(0.2, Math.floor(k * 20) / 20);
    // as far as a row holds it: the gradient's stands under the value's
    const names = detailAt(k, anatomy) === "names";
    const least = names ? Math.min(anatomy["fs-caption"] * pixel, anatomy["row-grad"]) : 0;
    return { ...{ anatomy, ruler, locale, words }, least, legible: anatomy["fs-least"] * pixel, pixel };
  };

  /** Draw in the next frame at the latest; many calls make one drawing. */
  const request = () => {
    paint ||= requestAnimationFrame(frame);
  };
  const frame = () => {
    // what glides and what is asked for in the same frame is drawn once
    cancelAnimationFrame(paint);
    paint = 0;
    picture.grow();
    draw();
  };
  const momentOf = (/** @type {Scene} */ scene, /** @type {View} */ view) => ({
    ...{ ...current, scene, view, hand: hand(scene.anatomy, view.k) },
    ...{ held: held?.id ?? null, hovered: hover.hovered() },
  });
  const draw = () => {
    const shown = glider.shown();
    if (!shown || shown.trace !== current.trace) return;
    const view = viewport.view();
    root.dataset.detail = detailAt(view.k, shown.anatomy);
    const now = momentOf(shown, view);
    measure(root, "--legible", `${now.hand.legible}px`);
    measure(root, "--pixel", `${now.hand.pixel}px`);
    picture.draw(now);
    pulses.draw(picture.pulses(now), view);
    root.dataset.more = beyond(shown.extent, view);
    root.classList.toggle("searched", Boolean(current.found?.length));
    tip.draw(held, { ...current, scene: shown, view });
    // on its way the picture is drawn in each frame as it is
    if (picture.growing() && shown === glider.scene()) request();
    options.onDrawn?.();
  };

  const relayout = async (refit = false) => {
    const { trace, columns: shown } = current;
    const columns = roomy(shown);
    const large = trace.nodes.length > LARGE;
    /** Whether it is overtaken meanwhile. */
    const breathe = async () => {
      await sleep();
      return trace !== current.trace;
    };
    if (large && (await breathe())) return;
    const densities = bestDensity(root, portrait(), function* (anatomy) {
      const plan = yield* planOf(trace, columns, setting(anatomy));
      return { plan, scale: shownAt(plan, setting(anatomy), room()) };
    });
    let tried = densities.next();
    for (; !tried.done; tried = densities.next()) if (large && (await breathe())) return;
    const { density, anatomy, plan } = tried.value;
    const start = performance.now();
    const before = refit ? null : glider.scene();
    const next = await composeScene(trace, columns, plan, {
      ...{ ...setting(anatomy), before, solve: solver.solve },
      ...(large && { breathe }),
    });
    performance.measure("layout", { start });
    // to draw it is a task of its own
    if (!next || (await breathe())) return;
    // a picture that stays by and large is not hidden while the next one is laid out
    root.className = `graph ${density} ${trace.nodes.length <= MANY ? "few" : ""}`;
    root.ariaBusy = "false";
    const group = toggled;
    toggled = null;
    arrival.come(next, { anew: refit, group });
    if (shown !== current.columns) fitNumbers();
    options.onPlaced?.();
    glance();
  };

  /** Numbers that outgrow their cards widen them where there is room; nothing else moves. */
  const fitNumbers = () => {
    const scene = standing();
    if (!scene) return;
    const next = renumbered(scene, current.columns, setting(scene.anatomy));
    if (next === scene) return;
    glider.replace(next);
    arrival.grown(next, scene);
  };

  const patience = createDelay(PATIENCE_MS, () => {
    fitNumbers();
    draw();
  });

  /** What a tool points at is brought into sight; not under a pointer, which has found what it looks for. */
  const glance = () => current.called && !hover.hovered() && follow.glance(current.called);

  const read = (/** @type {number} */ id) => current.columns.values[current.trace.nodeAt(id)] ?? null;
  const hold = (/** @type {number | null} */ id) => {
    const start = id === null ? null : read(id);
    held = id === null || start === null ? null : taken({ id, start }, current);
    request();
  };
  const hands = createHands(surface, {
    ...{ options, read, onToggle: toggle, onHold: hold, nameOf: (id) => current.trace.node(id).label },
  });
  const hover = createHover(surface, (hovered) => {
    onHover?.(hovered);
    request();
  });

  return {
    /** @param {Partial<StageData>} next */
    update(next) {
      const before = current;
      const rebuilt = next.trace !== undefined && next.trace !== current.trace;
      const replayed = next.columns !== undefined && next.columns !== current.columns;
      current = { ...current, ...next, selected: next.selected === undefined ? current.selected : next.selected };
      const stepped = next.frame !== undefined && next.frame.step !== before.frame.step;
      if (rebuilt && next.trace?.root !== before.trace.root) arrival.forget();
      const moved = replayed && !rebuilt && next.landed !== undefined && next.landed === before.landed;
      if (replayed && !moved) patience.stop();
      if (rebuilt) relayout();
      else if (replayed && !moved) fitNumbers();
      // what stands there until its places are found is another program's
      root.ariaBusy = String(glider.shown()?.trace.root.program !== current.trace.root.program);
      if ((stepped || current.told !== before.told) && !rebuilt) follow.go();
      if (before.called && !current.called) follow.lookBack();
      else if (!rebuilt && current.called !== before.called) glance();
      if (moved) patience.start();
      else draw();
    },
    /** A number is taken in the hand here or elsewhere on the page, or let go. */
    hold,
    isWhole: arrival.isWhole,
    fit: arrival.fit,
    /** All of it, as it is drawn when nothing is too small and moves. @returns {HTMLElement | null} null where it has no places yet */
    onPaper() {
      const scene = standing();
      if (!scene) return null;
      const [across, down] = [reachAt(scene.extent.x, 1), reachAt(scene.extent.y, 1)];
      const room = { w: across.high - across.low, h: down.high - down.low };
      picture.draw(momentOf(scene, { k: 1, x: -across.low, y: -down.low, ...room }));
      request();
      return figureOf(surface, scene, root.className);
    },
    /** Bring a node into sight, and the keys to it. @param {number} id */
    visit: (id) => picture.visit(current.trace.seat(id)),
    /** @param {number} factor */
    zoom: (factor) => viewport.zoom(factor),
    destroy() {
      surroundings.destroy();
      glider.stop();
      cancelAnimationFrame(paint);
      patience.stop();
      viewport.destroy();
      hands.destroy();
      if (solver !== options.solver) solver.destroy();
      root.remove();
    },
  };
}
