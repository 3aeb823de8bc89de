/** The output over two numbers: bands of ink, level lines with their numbers, and the gradient as an arrow. */

import { fillNodes, h, svg, svgSymbol, symbol } from "../../lib/dom.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { labelPlace, levelLine, surfaceAt } from "../../model/levels.js";
import { stepIn } from "../../model/plot.js";
import { domainOf, numbersOf } from "../../model/swept.js";
import { feet, groundOf, levelsOf, upAxis } from "./axes.js";
import { createHandle } from "./handle.js";
import { createRoom } from "./room.js";

/** @import { Scalar } from "../../lib/format.js" */
/** @import { Ground } from "./axes.js" */
/** @import { Chart, ChartData, ChartOptions } from "./section.js" */

const WIDEST = 300;
const HEAD = 8;
/** How long the arrow is: the least, and more for each decade over a tenth, as an edge gets wider. */
const ARROW = { least: 18, decade: 16, most: 72 };
/** Ink of the lowest and of the highest band, in hundredths. */
const INK = { low: 3, high: 46 };

/**
 * @param {HTMLElement} container
 * @param {ChartOptions} options
 * @returns {Chart}
 */
export function create(container, { t, lang, onMove, onEnd }) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const lines = svg("svg", { role: "img" });
  const area = h("div", { class: "plot-area map" });
  /** @type {ChartData | null} */
  let data = null;
  /** @type {Ground | null} */
  let ground = null;
  /** What the bands were painted for. @type {unknown[]} */
  let painted = [];
  const handle = createHandle(area, {
    onPoint: (x, y) => ground && onMove([ground.x.invert(x), ground.y.invert(y)]),
    onStep(right, up) {
      const { axes, ranges } = data ?? { axes: [], ranges: [] };
      onMove(axes.map(({ value }, i) => value + [right, up][i] * stepIn(ranges[i])));
    },
    onEnd,
  });
  area.append(canvas, lines, handle.element);
  container.replaceChildren(area);
  const still = svg("g");
  const moving = svg("g");
  lines.append(still, moving);

  const draw = () => {
    if (!data) return;
    const { answer, axes, ranges, value, slopes, reached, output } = data;
    const [x, y] = axes;
    const { width, font } = room.now();
    ground = squareOf(ranges, { width: Math.min(width, WIDEST), font }, lang);
    const at = { x: ground.x(x.value), y: ground.y(y.value) };
    const way = reached ? wayOf(slopes) : [0, 0];
    const theme = document.documentElement.dataset.theme;
    if ([answer, width, font, theme].some((each, i) => each !== painted[i])) {
      painted = [answer, width, font, theme];
      /** @type {number[][]} */
      const grid = answer.values.map((/** @type {Scalar[]} */ row) => numbersOf(row));
      const levels = levelsOf(domainOf(grid.flat(), value));
      const height = Math.ceil(ground.bottom + font * 1.7);
      lines.setAttribute("viewBox", `0 0 ${width} ${height}`);
      lines.setAttribute("height", String(height));
      paint(canvas, ground, grid, levels);
      still.replaceChildren(
        ...levelLines(ground, grid, levels, { lang, font, taken: along(at, way) }),
        ...upAxis(ground, lang),
      );
    }
    const numbers = {
      a: `${x.label} = ${formatNumber(x.value, lang)}`,
      b: `${y.label} = ${formatNumber(y.value, lang)}`,
      f: formatNumber(value, lang),
      gx: formatNumber(slopes[0], lang),
      gy: formatNumber(slopes[1], lang),
    };
    const said = t(reached ? "plot.map.say" : "plot.map.say.value", { output, x: x.label, y: y.label, ...numbers });
    lines.setAttribute("aria-label", said);
    moving.replaceChildren(
      ...feet(ground, x.value, { lang, font }),
      svg(
        "text",
        { class: "name", x: ground.right - 6, y: ground.bottom - 0.6 * font, "text-anchor": "end" },
        ...svgSymbol(x.label),
      ),
      svg("text", { class: "name", x: ground.left + 6, y: ground.top + font }, ...svgSymbol(y.label)),
      ...arrow(at, way, slopes),
    );
    // what the arrow would cross out waits until it is past
    for (const text of still.querySelectorAll(".on-level")) {
      const [left, top] = ["x", "y"].map((name) => Number(text.getAttribute(name)));
      const covered = along(at, way).some(([px, py]) => Math.abs(px - left) < 1.7 * font && Math.abs(py - top) < font);
      text.classList.toggle("covered", covered);
    }
    handle.update({
      ...at,
      label: t("plot.point", { x: x.label, y: y.label }),
      now: x.value,
      range: ranges[0],
      text: said,
    });
  };

  const room = createRoom(container, draw);
  return {
    update(next) {
      data = next;
      draw();
    },
    tell({ axes: [x, y], slopes, output, reached }) {
      if (!reached) return [];
      const values = {
        gx: formatNumber(slopes[0], lang),
        gy: formatNumber(slopes[1], lang),
        x: symbol(x.label),
        y: symbol(y.label),
        f: symbol(output),
      };
      return [fillNodes(t(arrowKey(slopes)), values)];
    },
    held: handle.held,
    destroy() {
      room.destroy();
      container.replaceChildren();
    },
  };
}

/**
 * As high as it is wide: one scale for both numbers.
 * @param {ChartData["ranges"]} ranges
 * @param {{ width: number, font: number }} size
 * @param {string} lang
 */
function squareOf([across, up], { width, font }, lang) {
  const made = groundOf(across, up, { width, height: width, font }, { lang, feet: true });
  made.bottom = made.top + made.right - made.left;
  made.y.range([made.bottom, made.top]);
  return made;
}

/**
 * Bands between the levels, darker where the value is larger; hatched where there is none.
 * @param {HTMLCanvasElement} canvas
 * @param {Ground} ground
 * @param {number[][]} grid
 * @param {number[]} levels
 */
function paint(canvas, { left, right, top, bottom }, grid, levels) {
  const style = getComputedStyle(canvas);
  const scale = Math.min(2, devicePixelRatio);
  const [width, height] = [right - left, bottom - top].map((side) => Math.max(1, Math.round(side * scale)));
  Object.assign(canvas, { width, height });
  Object.assign(canvas.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${right - left}px`,
    height: `${bottom - top}px`,
  });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const [ink, paper] = ["--ink", "--card"].map((name) => rgb(context, style.getPropertyValue(name)));
  const mixed = (/** @type {number} */ share) => ink.map((part, i) => part * share + paper[i] * (1 - share));
  const bands = Array.from({ length: levels.length + 1 }, (_, i) =>
    mixed((INK.low + ((INK.high - INK.low) * i) / levels.length) / 100),
  );
  const image = context.createImageData(width, height);
  const side = [grid.length - 1, grid[0].length - 1];
  for (let py = 0; py < height; py += 1) {
    for (let px = 0; px < width; px += 1) {
      const value = surfaceAt(grid, (px / (width - 1 || 1)) * side[0], (1 - py / (height - 1 || 1)) * side[1]);
      const band = levels.filter((level) => value >= level).length;
      const hatched = (px + py) % (6 * scale) < scale;
      const color = Number.isNaN(value) ? mixed(hatched ? 0.4 : 0) : bands[band];
      image.data.set([...color, 255], 4 * (py * width + px));
    }
  }
  context.putImageData(image, 0, 0);
}

/** A colour as numbers: whatever it is written as, a canvas gives it back as #rrggbb. @param {CanvasRenderingContext2D} context @param {string} color */
function rgb(context, color) {
  context.fillStyle = color;
  return [1, 3, 5].map((at) => Number.parseInt(String(context.fillStyle).slice(at, at + 2), 16));
}

/**
 * @param {Ground} ground @param {number[][]} grid @param {number[]} levels
 * @param {{ lang: string, font: number, taken: [number, number][] }} options `taken`: where no number is to stand
 */
function levelLines({ left, right, top, bottom }, grid, levels, { lang, font, taken: elsewhere }) {
  const side = grid.length - 1;
  const step = (right - left) / side;
  const across = (/** @type {number} */ i) => left + i * step;
  const up = (/** @type {number} */ j) => bottom - (j * (bottom - top)) / side;
  /** @type {[number, number][]} */
  const taken = elsewhere.map(([x, y]) => [(x - left) / step, (bottom - y) / step]);
  const options = { side, margin: (2 * font) / step, apart: (2.6 * font) / step };
  const found = levels.map((level) => ({ level, segments: levelLine(grid, level) }));
  return [
    ...found.map(({ segments }) =>
      svg("path", {
        class: "level",
        d: segments.map(([x1, y1, x2, y2]) => `M${across(x1)} ${up(y1)}L${across(x2)} ${up(y2)}`).join(""),
      }),
    ),
    ...found.map(({ level, segments }) => {
      const place = labelPlace(segments, taken, options);
      if (!place) return null;
      taken.push(place);
      const [x, y] = [across(place[0]), up(place[1])];
      return svg("text", { class: "on-level", x, y, dy: "0.35em", "text-anchor": "middle" }, formatNumber(level, lang));
    }),
  ].filter((part) => part !== null);
}

/** How far the arrow goes: to where f rises; nowhere without a slope. @param {number[]} slopes */
function wayOf(slopes) {
  const size = Math.hypot(...slopes);
  if (!(size > 0 && Number.isFinite(size))) return [0, 0];
  const long = Math.min(ARROW.most, ARROW.least + ARROW.decade * Math.log10(1 + size / 0.1));
  return [(slopes[0] / size) * long, (-slopes[1] / size) * long];
}

/** Places along the arrow, from the point on. @param {{ x: number, y: number }} at @param {number[]} way @returns {[number, number][]} */
const along = ({ x, y }, [dx, dy]) => Array.from({ length: 9 }, (_, i) => [x + (dx * i) / 8, y + (dy * i) / 8]);

/**
 * The gradient from where one stands, and its two parts, each in the hue of its sign.
 * @param {{ x: number, y: number }} at @param {number[]} way @param {number[]} slopes
 */
function arrow({ x, y }, [dx, dy], slopes) {
  const long = Math.hypot(dx, dy);
  if (!long) return [];
  const [ux, uy] = [dx / long, dy / long];
  const tip = [x + dx, y + dy];
  const base = [tip[0] - ux * HEAD, tip[1] - uy * HEAD];
  const wing = (/** @type {number} */ s) => `${base[0] - uy * s * HEAD * 0.5} ${base[1] + ux * s * HEAD * 0.5}`;
  return [
    svg("line", { class: `part ${signOf(slopes[0])}`, x1: x, y1: y, x2: x + dx, y2: y }),
    svg("line", { class: `part ${signOf(slopes[1])}`, x1: x + dx, y1: y, x2: x + dx, y2: y + dy }),
    svg("path", { class: "arrow", d: `M${x} ${y}L${base[0]} ${base[1]}` }),
    svg("path", { class: "arrow head", d: `M${tip[0]} ${tip[1]}L${wing(1)}L${wing(-1)}Z` }),
  ];
}

/** What is said of the arrow. @param {number[]} slopes */
const arrowKey = (slopes) =>
  slopes.some(Number.isNaN) ? "plot.undefined" : slopes.some((slope) => slope !== 0) ? "plot.arrow" : "plot.arrow.none";
