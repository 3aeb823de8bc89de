/** The network as units and lines: values in the units, gradients as light on lines and rims. */

import { setAttributes, svg } from "../../lib/dom.js";
import { numeral } from "../../lib/notation.js";
import { onTheme } from "../../lib/theme.js";
import { columnsOf } from "../../model/network/room.js";
import { createBand } from "./band.js";
import { createFaces } from "./faces.js";
import { buildHeadings } from "./headings.js";
import { paintLines } from "./lines.js";
import { createPointed } from "./pointed.js";
import { listenToPicture } from "./reach.js";
import { buildSkips, paintSkips, RISE } from "./skips.js";
import { buildUnits, paintUnits } from "./units.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Position } from "../../model/frames.js" */
/** @import { Stop } from "../../model/network/pass.js" */
/** @import { Picked } from "../../model/network/picked.js" */
/** @import { Responses } from "../../model/network/responses.js" */
/** @import { Column } from "../../model/network/room.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Head } from "./headings.js" */
/** @import { Show } from "./lines.js" */
/** @import { Place } from "./reach.js" */

/** @typedef {{ net: Net, stops: Stop[], position: Position, show: Show, picked: Picked | null, layer: number | null, responses: Responses | null }} PictureData  `layer`: the one that is looked at */

const ROOM = { top: 54, bottom: 18, side: 58 };
/** A line of what else a layer has, against the size of digits. */
const LINE = 1.5;
/** How large units may be: with a picture in them, and with a number, against the size of its digits. */
const LARGEST = { picture: 28, number: 1.8 };

/**
 * @param {HTMLElement} container
 * @param {PictureData} data
 * @param {{ t: Translate, lang: string, onPick: (picked: Picked | null) => void, onLayer: (layer: number) => void }} options
 */
export function createPicture(container, data, options) {
  const { t } = options;
  const canvas = document.createElement("canvas");
  canvas.className = "lines";
  const ground = document.createElement("canvas");
  ground.className = "faces";
  const surface = svg("svg", { class: "units", role: "group", "aria-label": t("net.picture") });
  container.append(canvas, ground, surface);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const faces = createFaces(ground);
  const note = createPointed(container, options);
  const band = createBand(surface, t);

  let current = data;
  /** @type {Column[]} */
  let columns = [];
  let colours = coloursOf(container);
  let built = "";
  let digits = 0;
  /** @type {{ what: Picked | null, at: Place | null }} */
  let pointed = { what: null, at: null };
  let ticket = 0;
  const request = () => {
    ticket ||= requestAnimationFrame(() => {
      ticket = 0;
      draw();
    });
  };

  const build = () => {
    const { net, responses } = current;
    const [width, height] = [container.clientWidth, container.clientHeight];
    const style = getComputedStyle(container);
    const [size, font] = ["--fs-1", "--fs-3"].map((name) => Number.parseFloat(style.getPropertyValue(name)));
    digits = size;
    const count = net.inputs?.length ?? 0;
    const input = { width: count, activation: t("net.inputs", { count }) };
    /** @type {Head[]} */
    const layers = [
      input,
      ...net.layers.map(({ width, activation, traits, over }) => ({
        ...{ width, over },
        ...{ activation: activation && numeral(activation), traits: traits.map(numeral) },
      })),
    ];
    const key = JSON.stringify([layers, width, height, !responses, digits]);
    if (key === built) return;
    built = key;
    const pixels = { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
    setAttributes(canvas, pixels);
    faces.fit(pixels);
    setAttributes(surface, { viewBox: `0 0 ${width} ${height}` });
    const traits = net.layers.some(({ traits }) => traits.length) ? digits * LINE : 0;
    const top = ROOM.top + traits + (net.layers.some(({ over }) => over) ? RISE.most : 0);
    const room = { ...{ width, height, ...ROOM, top }, side: Math.min(ROOM.side, width * 0.1) };
    columns = columnsOf(
      layers.map(({ width }) => width),
      { ...room, largest: responses ? LARGEST.picture : LARGEST.number * digits },
    );
    const focused = surface.querySelector(":focus");
    surface.replaceChildren(
      ...buildHeadings(columns, layers, { font, width, t }),
      ...buildUnits(columns, t),
      ...buildSkips(columns, layers, t),
    );
    if (focused) focusAgain(surface, focused);
  };

  const draw = () => {
    // hidden, as behind a comparison: drawn when it is seen again
    if (!container.clientWidth || !container.clientHeight) return;
    build();
    const { net, show, stops, position, picked, layer, responses } = current;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, container.clientWidth, container.clientHeight);
    paintLines(context, columns, {
      net,
      show,
      stops,
      position,
      colours,
      marked: [picked, pointed.what].map((each) => (each && "to" in each ? each : null)),
    });
    faces.draw(responses, columns, net.inputs, colours);
    surface.classList.toggle("mapped", responses !== null);
    paintUnits(surface, current, { ...options, digits });
    paintSkips(surface, current);
    band.draw(columns, layer, { width: container.clientWidth, height: container.clientHeight });
    note.draw(net, pointed.what, pointed.at);
    describe();
  };
  /** Who hears the picture hears the note. */
  const describe = () => {
    surface.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
    if (pointed.what) surface.querySelector(":focus")?.setAttribute("aria-describedby", "net-tip");
  };

  listenToPicture(container, surface, {
    ...options,
    columns: () => columns,
    onPoint(what, at) {
      if (!what && !pointed.what) return;
      pointed = { what, at };
      request();
    },
  });
  const watcher = new ResizeObserver(request);
  watcher.observe(container);
  const forgetTheme = onTheme(() => {
    colours = coloursOf(container);
    request();
  });

  return {
    /** @param {PictureData} next */
    update(next) {
      current = next;
      request();
    },
    destroy() {
      cancelAnimationFrame(ticket);
      watcher.disconnect();
      forgetTheme();
      note.destroy();
      for (const each of [canvas, ground, surface]) each.remove();
    },
  };
}

/** The unit, or the card, that had the keyboard keeps it when they are built anew. @param {SVGElement} surface @param {Element} before */
function focusAgain(surface, before) {
  const [layer, unit] = ["data-layer", "data-unit"].map((name) => before.getAttribute(name));
  const part = unit === null ? ".layer-card[role]" : `[data-unit="${unit}"]`;
  /** @type {SVGElement | null} */ (surface.querySelector(`${part}[data-layer="${layer}"]`))?.focus();
}

/** @param {Element} element */
function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { pos: of("--pos"), neg: of("--neg"), wire: of("--wire"), ink: of("--ink"), card: of("--card") };
}
