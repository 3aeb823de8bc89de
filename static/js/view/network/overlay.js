/** The losses of several networks over the same steps, each line named at its end. */

import { h, svg } from "../../lib/dom.js";
import { createRuler } from "../../lib/ruler.js";
import { apart } from "../../model/network/apart.js";
import { lossDecades } from "../../model/network/decades.js";
import { linesAcross, powerText } from "./power.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Moment } from "../../model/network/past.js" */
/** @typedef {{ name: string, curve: Moment[], diverged: number | null }} Line */

const ROOM = { left: 50, top: 12, bottom: 24 };
/** From the end of the axis to a name. */
const LEAD = 16;
/** Where the style sheet has said nothing yet. */
const HEIGHT = 170;
/** Names at the lines' ends keep so far from each other. */
const LEADING = 20;

/**
 * @param {{ t: Translate, lang: string }} options
 */
export function createOverlay({ t, lang }) {
  const plot = svg("svg", { class: "overlay-plot", role: "img" });
  const element = h("figure", { class: "overlay" }, h("figcaption", null, t("net.loss.batch")), plot);
  /** @type {Line[]} */
  let current = [];
  const ruler = createRuler();
  /** In the letters of the names, which are as large as the style sheet has them. */
  const like = svg("text", { class: "end" });

  const draw = () => {
    const width = Math.max(260, element.clientWidth);
    const height = plot.clientHeight || HEIGHT;
    const size = Number.parseFloat(getComputedStyle(like).fontSize) || 0;
    const names = Math.max(0, ...current.map(({ name }) => ruler.text(name, size, 600)));
    const [right, floor] = [width - names - LEAD - 2, height - ROOM.bottom];
    plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const lines = current.map(({ curve, ...line }, i) => ({
      ...{ ...line, i },
      curve: curve.filter(({ loss }) => Number.isFinite(loss)),
    }));
    const last = Math.max(1, ...lines.map(({ curve, diverged }) => diverged ?? curve[curve.length - 1]?.step ?? 0));
    const { powers, share, shareOf } = lossDecades(
      lines.flatMap(({ curve }) => curve.map(({ loss }) => loss)),
      5,
    );
    const x = (/** @type {number} */ step) => ROOM.left + (step / last) * (right - ROOM.left);
    const high = (/** @type {number} */ part) => floor - part * (floor - ROOM.top);
    const y = (/** @type {number} */ loss) => high(share(loss));
    const begun = lines.filter(({ curve }) => curve.length);
    // what has diverged went beyond all losses at its last step
    const ends = begun.map(({ curve, diverged }) => {
      const { step, loss } = curve[curve.length - 1];
      return diverged === null ? { x: x(step), y: y(loss) } : { x: x(diverged), y: ROOM.top };
    });
    const heights = apart(
      ends.map((end) => end.y),
      { gap: LEADING, low: ROOM.top, high: floor },
    );
    plot.replaceChildren(
      like,
      ...linesAcross(
        powers.map((power) => ({ y: high(shareOf(power)), text: powerText(power, lang, powers) })),
        { left: ROOM.left, right },
      ),
      ...(begun.length
        ? []
        : [svg("text", { class: "begin", x: ROOM.left + 12, y: height / 2 }, t("net.compare.begin"))]),
      svg("text", { x: ROOM.left, y: height - 6 }, "0"),
      svg("text", { x: right, y: height - 6, "text-anchor": "end" }, t("net.steps", { count: last })),
      ...begun.flatMap(({ i, name, curve, diverged }, k) => {
        const { x: endX, y: endY } = ends[k];
        const way = [...curve.map(({ step, loss }) => ({ x: x(step), y: y(loss) })), ends[k]];
        const d = way.map((point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join("L");
        return [
          svg("path", { class: `rival-line l${i}`, d: `M${d}`, "data-line": name }),
          svg("path", { class: "lead", d: `M${endX} ${endY}L${right + LEAD - 4} ${heights[k]}` }),
          endMark(i, endX, endY, diverged !== null),
          svg("text", { class: "end", x: right + LEAD, y: heights[k] + 4 }, name),
        ];
      }),
    );
    plot.setAttribute("aria-label", t("net.loss.batch"));
  };
  plot.append(like);
  const watcher = new ResizeObserver(draw);
  watcher.observe(element);
  return {
    element,
    /** @param {Line[]} lines */
    update(lines) {
      current = lines;
      draw();
    },
    destroy: () => watcher.disconnect(),
  };
}

/** Where a line ends: each has a mark of its own, and one that broke off a cross. @param {number} i @param {number} x @param {number} y @param {boolean} broken */
function endMark(i, x, y, broken) {
  if (broken) return svg("path", { class: "end-mark broken", d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10` });
  return svg("path", { class: "end-mark", d: `M${x} ${y}${MARKS[i]}` });
}

/** Circle, square, triangle, diamond. */
const MARKS = [
  "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
  "m-4 -4h8v8h-8z",
  "m0 -5l5 9h-10z",
  "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
];

/** How a line looks, beside its name. @param {number} i */
export const lineKey = (i) =>
  svg(
    "svg",
    { class: "line-key", viewBox: "0 0 40 12", width: 40, height: 12, "aria-hidden": "true" },
    svg("path", { class: `rival-line l${i}`, d: "M0 6H30" }),
    endMark(i, 32, 6, false),
  );
