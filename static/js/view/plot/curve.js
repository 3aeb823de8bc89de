/** The output along one number, the tangent where one stands, and under it the slope along the same axis. */

import { line } from "d3-shape";
import { fillNodes, h, svg, symbol } from "../../lib/dom.js";
import { formatNumber, shownExactly, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { stepIn } from "../../model/plot.js";
import { between, breakWords, domainOf, gaps, numbersOf, strokes } from "../../model/swept.js";
import { feet, groundOf, upAxis } from "./axes.js";
import { createHandle } from "./handle.js";
import { createRoom } from "./room.js";

/** @import { Ground } from "./axes.js" */
/** @import { Chart, ChartData, ChartOptions } from "./section.js" */

/** Of the width, as far as that counts. */
const HEIGHT = { curve: 0.6, slope: 0.28 };
const WIDEST = 330;
/** Half the length of the tangent, of the width. */
const TANGENT = 0.3;
/** A slope nearer to zero is drawn as zero, in pixels. */
const HAIR = 1;
/** Breaks that are told of. */
const MOST_TOLD = 3;
/** Where nothing is drawn any more, in pixels. */
const FAR = 1e5;

const pen = line()
  .x(([x]) => x)
  .y(([, y]) => Math.max(-FAR, Math.min(FAR, y)));
let clips = 0;

/**
 * @param {HTMLElement} container
 * @param {ChartOptions} options
 * @returns {Chart}
 */
export function create(container, { t, lang, onMove, onEnd }) {
  const upper = svg("svg", { role: "img" });
  const lower = svg("svg", { role: "img" });
  const area = h("div", { class: "plot-area" });
  const formula = h("span");
  const caption = h("p", { class: "plot-caption" }, ...fillNodes(t("plot.derivative"), { formula }));
  /** @type {ChartData | null} */
  let data = null;
  /** @type {Ground | null} */
  let ground = null;
  const handle = createHandle(area, {
    onPoint: (x) => ground && onMove([ground.x.invert(x)]),
    onStep: (right, up) => data && onMove([data.axes[0].value + (right + up) * stepIn(data.ranges[0])]),
    onEnd,
  });
  area.append(upper, handle.element);
  container.replaceChildren(area, caption, lower);
  clips += 1;
  const clip = `plot-clip-${clips}`;

  const draw = () => {
    const { width, font } = room.now();
    // hidden it has no width, and is drawn once it has
    if (!data || !width) return;
    const { answer, axes, value: known, fresh, reached, output } = data;
    const { numbers } = answer.axes[0];
    const values = numbersOf(answer.values);
    // Where there is no value, a rule may still give a number: it is the slope of nothing.
    const grads = numbersOf(answer.axes[0].grads).map((grad, i) => (Number.isFinite(values[i]) ? grad : Number.NaN));
    const now = axes[0].value;
    const value = fresh ? known : between(numbers, values, now);
    const slope = fresh ? data.slopes[0] : between(numbers, grads, now);
    const range = /** @type {const} */ ([numbers[0], numbers[numbers.length - 1]]);

    const height = Math.min(width, WIDEST);
    const size = { width, height: Math.round(height * HEIGHT.curve), font };
    const made = groundOf(range, domainOf(values, value), size, { lang, feet: true, head: true });
    const slopes = { width, height: Math.round(height * HEIGHT.slope), font };
    const under = groundOf(range, domainOf(grads, slope, 0), slopes, { lang, feet: false });
    // One margin for both: what is above one another belongs together.
    const left = Math.max(made.left, under.left);
    for (const each of [made, under]) {
      each.left = left;
      each.x.range([left, each.right]);
    }
    ground = made;
    fit(upper, size);
    fit(lower, slopes);

    // a range that is not here yet may not hold the number
    const here = Math.max(range[0], Math.min(range[1], now));
    const foot = Number.isFinite(value) ? made.y(value) : made.top;
    const slopeText = t("plot.slope", { value: formatNumber(data.slopes[0], lang) });
    const place = { x: formatNumber(now, lang), f: formatNumber(value, lang), slope: formatNumber(slope, lang) };
    const said = t(reached ? "plot.say" : "plot.say.value", { name: axes[0].label, output, ...place });
    upper.setAttribute("aria-label", said);
    upper.replaceChildren(
      strip(clip, made, made.top - 4, made.bottom),
      ...upAxis(made, lang),
      ...shades(made, gaps(numbers, values, answer.breaks)),
      ...marks(made, answer.breaks),
      svg(
        "g",
        { "clip-path": `url(#${clip})` },
        ...strokes(numbers, values, answer.breaks).map((stroke) =>
          svg("path", { class: "line", d: pen(stroke.map(([x, y]) => [made.x(x), made.y(y)])) }),
        ),
        reached && here === now && Number.isFinite(value) && Number.isFinite(slope) && tangent(made, now, value, slope),
      ),
      svg("line", { class: "plumb", x1: made.x(here), x2: made.x(here), y1: foot, y2: made.bottom }),
      ...feet(made, now, { lang, font }),
      ...(reached && Number.isFinite(value) ? [slopeWords(made, slopeText, signOf(data.slopes[0]), font)] : []),
    );
    handle.update({
      x: made.x(here),
      y: Math.max(made.top, Math.min(made.bottom, foot)),
      label: axes[0].label,
      now,
      range,
      text: said,
    });
    caption.hidden = !reached;
    lower.style.display = reached ? "" : "none";
    if (!reached) return;
    drawLatex(formula, data.derivative);
    lower.setAttribute("aria-label", t("plot.derivative.say", { output, name: axes[0].label, ...place }));
    lower.replaceChildren(
      strip(`${clip}-pos`, under, under.top - 2, under.y(0) - HAIR),
      strip(`${clip}-zero`, under, under.y(0) - HAIR, under.y(0) + HAIR),
      strip(`${clip}-neg`, under, under.y(0) + HAIR, under.bottom + 2),
      ...upAxis(under, lang),
      ...["zero", "pos", "neg"].map((sign) =>
        svg(
          "g",
          { "clip-path": `url(#${clip}-${sign})` },
          ...strokes(numbers, grads, jumps(answer)).map((stroke) =>
            svg("path", { class: `line ${sign}`, d: pen(stroke.map(([x, y]) => [under.x(x), under.y(y)])) }),
          ),
        ),
      ),
      ...(here === now && Number.isFinite(slope) ? [dot(under, now, slope)] : []),
    );
  };

  const room = createRoom(container, draw);
  return {
    update(next) {
      data = next;
      draw();
    },
    tell: ({ answer, axes: [x], output }) =>
      answer.breaks.slice(0, MOST_TOLD).map((each) => {
        const { key, left, right } = breakWords(each);
        const [at, is] = [formatNumber(each.at, lang), shownExactly(each.at) ? "=" : "≈"];
        return fillNodes(t(key), { name: symbol(x.label), is, at, f: symbol(output), left, right });
      }),
    held: handle.held,
    destroy() {
      room.destroy();
      container.replaceChildren();
    },
  };
}

/** At a kink the slope jumps: there its own curve is torn. @param {ChartData["answer"]} answer */
const jumps = ({ breaks }) => breaks.map((each) => ({ ...each, kind: /** @type {const} */ ("jump") }));

/** @param {SVGElement} element @param {{ width: number, height: number }} size */
function fit(element, { width, height }) {
  element.setAttribute("viewBox", `0 0 ${width} ${height}`);
  element.setAttribute("height", String(height));
}

/** What may be seen between two heights. @param {string} id @param {Ground} ground @param {number} from @param {number} to */
const strip = (id, { left, right }, from, to) =>
  svg("clipPath", { id }, svg("rect", { x: left, y: from, width: right - left, height: Math.max(0, to - from) }));

/** @param {Ground} ground @param {[number, number][]} stretches */
const shades = ({ x, top, bottom }, stretches) =>
  stretches.map(([low, high]) =>
    svg("rect", { class: "nothing", x: x(low), y: top, width: x(high) - x(low), height: bottom - top }),
  );

/** @param {Ground} ground @param {ChartData["answer"]["breaks"]} breaks */
const marks = ({ x, top, bottom }, breaks) =>
  breaks.map(({ at, kind }) =>
    svg("line", { class: `break ${kind}`, x1: x(at), x2: x(at), y1: kind === "kink" ? bottom - 8 : top, y2: bottom }),
  );

/** @param {Ground} ground @param {number} at @param {number} value @param {number} slope */
function tangent({ x, y, left, right }, at, value, slope) {
  // per unit, and not x(at + 1) − x(at): a number may be so large that at + 1 is at
  const [across, up] = [perUnit(x), perUnit(y) * slope];
  const reach = ((right - left) * TANGENT) / Math.hypot(across, up);
  if (!Number.isFinite(reach)) return null;
  const [dx, dy] = [across * reach, up * reach];
  return svg("line", {
    class: `tangent ${signOf(slope)}`,
    x1: x(at) - dx,
    y1: y(value) - dy,
    x2: x(at) + dx,
    y2: y(value) + dy,
  });
}

/** How many pixels one unit takes. @param {Ground["x"]} scale */
function perUnit(scale) {
  const [[a, b], [from, to]] = [scale.domain(), scale.range()];
  return (to - from) / (b - a);
}

/** @param {Ground} ground @param {number} at @param {number} slope */
const dot = ({ x, y, top, bottom }, at, slope) =>
  svg("circle", { class: signOf(slope), cx: x(at), cy: Math.max(top, Math.min(bottom, y(slope))), r: 4 });

/** Words over the picture, where nothing is drawn. @param {Ground} ground @param {string} text @param {string} sign @param {number} font */
const slopeWords = ({ right }, text, sign, font) =>
  svg("text", { class: `slope ${sign}`, x: right, y: font, "text-anchor": "end" }, text);
