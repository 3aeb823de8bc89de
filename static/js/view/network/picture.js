/** The network as units and lines: values in the units, gradients as light on lines and rims. */

import { setAttributes, svg } from "../../lib/dom.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { progress } from "../../model/network/pass.js";
import { columnsOf } from "../../model/network/room.js";
import { ends, paintLines, pointOf } from "./lines.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Position } from "../../model/frames.js" */
/** @import { Stop } from "../../model/network/pass.js" */
/** @import { Column, Unit } from "../../model/network/room.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Colours, Line, Show } from "./lines.js" */

/**
 * @typedef {{ layer: number, unit: number } | Line} Picked  layers from 1; layer 0 is the input
 * @typedef {{ net: Net, stops: Stop[], position: Position, show: Show, picked: Picked | null }} PictureData
 */

const ROOM = { top: 54, bottom: 18, side: 58 };
/** Decades of a gradient between the darkest card and an empty one. */
const SHADES = 6;
/** Room for the name of a layer. */
const HEADING = 84;
/** Numbers stand in units at least so large. */
const ROOMY = 13;
/** Numbers of more characters are written smaller. */
const LONG = 6;
/** A pointer takes the line that is nearer than this. */
const NEAR = 7;
const SAMPLES = 20;

/**
 * @param {HTMLElement} container
 * @param {PictureData} data
 * @param {{ t: Translate, lang: string, onPick: (picked: Picked | null) => void, onPoint: (picked: Picked | null) => void }} options
 */
export function createPicture(container, data, { t, lang, onPick, onPoint }) {
  const canvas = document.createElement("canvas");
  canvas.className = "lines";
  const surface = svg("svg", { class: "units", role: "group", "aria-label": t("net.picture") });
  container.append(canvas, surface);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

  let current = data;
  /** @type {Column[]} */
  let columns = [];
  /** @type {Colours} */
  let colours = coloursOf(container);
  let built = "";
  let ticket = 0;
  const request = () => {
    ticket ||= requestAnimationFrame(() => {
      ticket = 0;
      draw();
    });
  };

  const widths = () => [current.net.inputs?.length ?? 0, ...current.net.layers.map(({ width }) => width)];
  const build = () => {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const key = JSON.stringify([widths(), current.net.layers.map(({ activation }) => activation), width, height]);
    if (key === built || !width || !height) return;
    built = key;
    const ratio = devicePixelRatio;
    setAttributes(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    setAttributes(surface, { viewBox: `0 0 ${width} ${height}` });
    const side = Math.min(ROOM.side, width * 0.09);
    columns = columnsOf(widths(), { width, height, ...ROOM, side });
    const every = Math.max(1, Math.ceil((columns.length * HEADING) / width));
    const last = columns.length - 1;
    const isNamed = (/** @type {number} */ layer) => layer === last || (layer % every === 0 && last - layer >= every);
    surface.replaceChildren(
      hatching(),
      ...columns.flatMap((column, layer) => [
        ...(isNamed(layer) ? heading(column, layer) : []),
        ...(column.card ? [card(column, layer)] : column.units.map((unit, k) => unitOf(unit, layer, k))),
      ]),
    );
  };
  /** @param {Column} column @param {number} layer */
  const heading = ({ x }, layer) => {
    const { width, activation } = current.net.layers[layer - 1] ?? { width: widths()[0], activation: t("net.input") };
    return [
      svg("text", { class: "layer-name", x, y: 18 }, `${width} ${activation ?? t("net.linear")}`),
      svg("text", { class: "layer-number", x, y: 34 }, layer ? t("net.layer", { layer }) : ""),
    ];
  };
  /** @param {Column} column @param {number} layer */
  const card = ({ x, card }, layer) => {
    const { w, h, y } = /** @type {NonNullable<Column["card"]>} */ (card);
    return svg("rect", {
      class: "layer-card",
      "data-layer": layer,
      x: x - w / 2,
      y,
      width: w,
      height: h,
      rx: Math.min(8, w / 3),
    });
  };
  /** @param {Unit} unit @param {number} layer @param {number} k */
  const unitOf = ({ x, y, r }, layer, k) =>
    svg(
      "g",
      {
        class: "unit",
        "data-layer": layer,
        "data-unit": k,
        transform: `translate(${x} ${y})`,
        tabindex: layer || k ? -1 : 0,
        role: "button",
      },
      svg("circle", { class: "ground", r }),
      svg("circle", { class: "value", r }),
      svg("circle", { class: "rim", r }),
      ...(r >= ROOMY
        ? [
            svg("rect", { class: "plate", x: -r * 0.74, y: -8, width: r * 1.48, height: 16, rx: 4 }),
            svg("text", { y: 4 }),
          ]
        : []),
    );

  const draw = () => {
    build();
    if (!columns.length) return;
    const { net, show, stops, position, picked } = current;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, container.clientWidth, container.clientHeight);
    paintLines(context, columns, {
      net,
      show,
      stops,
      position,
      colours,
      picked: picked && "to" in picked ? picked : null,
    });
    const grads = net.layers.flatMap(({ hGrad }) => hGrad ?? []);
    const most = Math.max(...grads.map(Math.abs), 0);
    for (const element of surface.querySelectorAll(".unit")) {
      const [layer, unit] = [Number(element.getAttribute("data-layer")), Number(element.getAttribute("data-unit"))];
      drawUnit(element, layer, unit, most);
    }
    shadeCards();
  };
  /** A layer drawn as a card is as dark as its gradient is large, once that has come there. */
  const shadeCards = () => {
    const { net, stops, position } = current;
    const sizes = net.layers.map(({ hGrad }) => Math.hypot(...(hGrad ?? [])) / Math.sqrt(hGrad?.length ?? 1));
    const most = Math.max(...sizes);
    for (const element of surface.querySelectorAll(".layer-card")) {
      const layer = Number(element.getAttribute("data-layer"));
      const lit = layer > 0 && gradientIsThere(stops, position, layer, net.layers.length);
      const near = lit && most > 0 ? Math.max(0, 1 - Math.log10(most / sizes[layer - 1]) / SHADES) : 0;
      setAttributes(element, { "fill-opacity": (0.04 + 0.7 * near).toFixed(3) });
    }
  };
  /** @param {Element} element @param {number} layer @param {number} unit @param {number} most the largest gradient */
  const drawUnit = (element, layer, unit, most) => {
    const { net, stops, position, picked } = current;
    const known = layer === 0 || progress(stops, position, "forward", layer) >= 0.7;
    const lit = layer > 0 && gradientIsThere(stops, position, layer, net.layers.length);
    const value = layer ? net.layers[layer - 1].h?.[unit] : net.inputs?.[unit];
    const gradient = layer ? net.layers[layer - 1].hGrad?.[unit] : undefined;
    const [, ground, rim, , text] = element.children;
    const size = value === undefined || !known ? 0 : Math.min(1, Math.abs(value));
    setAttributes(ground, {
      "fill-opacity": (0.06 + (value !== undefined && value < 0 ? 0.55 : 0.4) * size).toFixed(3),
    });
    const shown = lit && gradient !== undefined;
    const share = shown && most > 0 ? Math.abs(gradient) / most : 0;
    setAttributes(rim, {
      class: `rim ${shown ? signOf(gradient) : ""}`,
      "stroke-width": shown && gradient ? (1.5 + 3 * share ** 0.5).toFixed(2) : "1.25",
    });
    element.classList.toggle("negative", known && value !== undefined && value < 0);
    const isPicked = picked !== null && "unit" in picked && picked.layer === layer && picked.unit === unit;
    element.classList.toggle("picked", isPicked);
    const words = value === undefined || !known ? "" : formatNumber(value, lang, 2);
    if (text && text.textContent !== words) {
      text.textContent = words;
      text.classList.toggle("long", words.length > LONG);
      element.children[3].classList.toggle("empty", !words);
    }
    const name = layer ? t("net.unit", { layer, unit: unit + 1 }) : t("net.input.unit", { unit: unit + 1 });
    element.setAttribute("aria-label", words ? `${name}: ${words}` : name);
  };

  /** @param {{ clientX: number, clientY: number, target: EventTarget | null }} event @returns {Picked | null} */
  const under = ({ clientX, clientY, target }) => {
    const element = target instanceof Element ? target.closest("[data-layer]") : null;
    if (element?.hasAttribute("data-unit"))
      return { layer: Number(element.getAttribute("data-layer")), unit: Number(element.getAttribute("data-unit")) };
    const box = container.getBoundingClientRect();
    return nearest(columns, clientX - box.left, clientY - box.top);
  };
  container.addEventListener("click", (event) => onPick(under(event)));
  container.addEventListener("pointermove", (event) => event.pointerType === "mouse" && onPoint(under(event)));
  container.addEventListener("pointerleave", () => onPoint(null));
  surface.addEventListener("focusin", (event) => onPoint(under({ clientX: 0, clientY: 0, target: event.target })));
  surface.addEventListener("keydown", (event) => {
    const from = under({ clientX: -1, clientY: -1, target: event.target });
    if (!from || !("unit" in from)) return;
    if (event.key === "Enter") onPick(from);
    const next = neighbour(columns, from, event.key);
    if (!next && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) return;
    const element = /** @type {SVGElement | null} */ (
      surface.querySelector(`[data-layer="${next.layer}"][data-unit="${next.unit}"]`)
    );
    for (const each of surface.querySelectorAll(".unit[tabindex='0']")) each.setAttribute("tabindex", "-1");
    element?.setAttribute("tabindex", "0");
    element?.focus();
  });
  const watcher = new ResizeObserver(request);
  watcher.observe(container);
  const themes = new MutationObserver(() => {
    colours = coloursOf(container);
    request();
  });
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return {
    /** @param {PictureData} next */
    update(next) {
      current = next;
      request();
    },
    destroy() {
      cancelAnimationFrame(ticket);
      watcher.disconnect();
      themes.disconnect();
      canvas.remove();
      surface.remove();
    },
  };
}

/** Whether the walk has brought a layer its gradient. @param {Stop[]} stops @param {Position} position @param {number} layer @param {number} last */
const gradientIsThere = (stops, position, layer, last) =>
  (layer === last ? progress(stops, position, "loss") : progress(stops, position, "backward", layer + 1)) >= 0.8;

/** A negative value is hatched. */
const hatching = () =>
  svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: "unit-negative", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("path", { d: "M0 2.5H5" }),
    ),
  );

/** @param {Column[]} columns @param {{ layer: number, unit: number }} from @param {string} key @returns {{ layer: number, unit: number } | null} */
function neighbour(columns, { layer, unit }, key) {
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0;
  if (!across && !down) return null;
  const count = columns[layer + across]?.units.length ?? 0;
  if (!count) return null;
  return { layer: layer + across, unit: Math.max(0, Math.min(count - 1, unit + down)) };
}

/** The line under a point. @param {Column[]} columns @param {number} x @param {number} y @returns {Line | null} */
function nearest(columns, x, y) {
  const layer = columns.findIndex((column, i) => i > 0 && column.x > x && columns[i - 1].x < x);
  if (layer < 1) return null;
  /** @type {Line | null} */
  let found = null;
  let best = NEAR;
  for (let from = 0; from < columns[layer - 1].units.length; from++)
    for (let to = 0; to < columns[layer].units.length; to++) {
      const [a, b] = ends(columns, { layer, from, to });
      for (let i = 0; i <= SAMPLES; i++) {
        const point = pointOf(a, b, i / SAMPLES);
        const far = Math.hypot(point.x - x, point.y - y);
        if (far < best) [best, found] = [far, { layer, from, to }];
      }
    }
  return found;
}

/** @param {Element} element @returns {Colours} */
function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { pos: of("--pos"), neg: of("--neg"), wire: of("--wire"), ink: of("--ink") };
}
