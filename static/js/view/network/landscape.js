/** The loss around here: level lines in ink along two random directions, the present weights in the middle. */

import { rgbOf } from "../../lib/colour.js";
import { h, prose } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { sameParts } from "../../lib/memo.js";
import { onTheme } from "../../lib/theme.js";
import { levelLine, surfaceAt } from "../../model/levels.js";
import { heightIn, linesIn } from "../../model/network/landscape.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Landscape } from "../../model/network/landscape.js" */
/** @typedef {{ open: boolean, running: boolean, landscape: Landscape | null, refused: string | null }} LandscapeData  `refused`: why there is none */

const SIDE = 300;
/** The surface is shaded in squares of so many pixels. */
const GRAIN = 3;
/** The ink of the highest place. */
const INK = 0.42;

/**
 * @param {HTMLElement} container
 * @param {LandscapeData} data
 * @param {{ t: Translate, lang: string, onLandscape: () => void }} options
 */
export function createLandscape(container, data, { t, lang, onLandscape }) {
  const button = h("button", { type: "button", class: "button", id: "landscape-button", click: onLandscape });
  const canvas = h("canvas", { class: "field-marks still", role: "img" });
  const waiting = h("p", { class: "landscape-wait" });
  const area = h("div", { class: "field-area" }, canvas, waiting);
  const key = h("p", { class: "field-key", role: "status" });
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.landscape"), button), area, key);
  let current = data;
  /** Opened, and not yet all there: it opens under a button that may be the last thing in sight. */
  let sought = false;

  const draw = () => {
    const { open, running, landscape, refused } = current;
    const drawn = landscape && Number.isFinite(landscape.low);
    button.textContent = t(open ? "net.landscape.close" : "net.landscape.open");
    button.setAttribute("aria-expanded", String(open));
    area.hidden = key.hidden = !open;
    if (!open) return;
    const side = area.clientWidth || SIDE;
    area.style.setProperty("--height", `${side}px`);
    const rest = running ? "net.landscape.rest" : landscape ? "net.landscape.none" : "net.landscape.wait";
    waiting.replaceChildren(h("span", null, ...(drawn ? [] : prose(refused ?? t(rest)))));
    waiting.hidden = Boolean(drawn);
    canvas.hidden = !drawn;
    key.textContent = "";
    if (!drawn) return;
    const { loss, low, high, points, of, source } = landscape;
    const numbers = Object.fromEntries(
      Object.entries({ loss, low, high }).map(([name, value]) => [name, formatNumber(value, lang, 3)]),
    );
    const words = t("net.landscape.key", { ...numbers, points, of, count: points });
    key.replaceChildren(words, h("small", null, source));
    canvas.setAttribute("aria-label", words);
    paint(canvas, landscape, side);
  };
  const watcher = new ResizeObserver(draw);
  watcher.observe(container);
  const forgetTheme = onTheme(draw);
  return {
    /** @param {LandscapeData} next */
    update(next) {
      if (sameParts(next, current)) return;
      sought = next.open && (sought || !current.open);
      current = next;
      draw();
      if (sought) container.scrollIntoView({ block: "nearest" });
      if (next.landscape || next.refused) sought = false;
    },
    destroy() {
      watcher.disconnect();
      forgetTheme();
      container.replaceChildren();
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {Landscape} landscape @param {number} side */
function paint(canvas, landscape, side) {
  const { grid } = landscape;
  const style = getComputedStyle(canvas);
  const [ink, card] = ["--ink", "--card"].map((name) => style.getPropertyValue(name).trim());
  canvas.width = canvas.height = Math.round(side * devicePixelRatio);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = card;
  context.fillRect(0, 0, side, side);
  const step = side / (grid.length - 1);
  const height = heightIn(landscape);
  const [red, green, blue] = rgbOf(ink);
  for (let x = 0; x < side; x += GRAIN)
    for (let y = 0; y < side; y += GRAIN) {
      const middle = GRAIN / 2;
      const share = height(surfaceAt(grid, (x + middle) / step, (side - y - middle) / step));
      if (!Number.isFinite(share)) continue;
      context.fillStyle = `rgba(${red}, ${green}, ${blue}, ${INK * Math.max(0, Math.min(1, share))})`;
      context.fillRect(x, y, GRAIN, GRAIN);
    }
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  for (const level of linesIn(landscape))
    for (const [x1, y1, x2, y2] of levelLine(grid, level)) {
      context.moveTo(x1 * step, side - y1 * step);
      context.lineTo(x2 * step, side - y2 * step);
    }
  context.stroke();
  context.beginPath();
  context.arc(side / 2, side / 2, 5, 0, 2 * Math.PI);
  Object.assign(context, { fillStyle: ink, strokeStyle: card, lineWidth: 2.5 });
  context.fill();
  context.stroke();
}
