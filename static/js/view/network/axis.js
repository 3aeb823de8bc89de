/** The data on one unit's axis: left of 0 or right of it, with the slope that each point lets through. */

import { h, prose, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { sameParts } from "../../lib/memo.js";
import { isExact, slopesOf } from "../../model/network/axis.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Axis, Sleep } from "../../model/network/axis.js" */
/** @typedef {{ axis: Axis | null, sleep: Sleep | null, unsure: boolean, example: number, refused: string | null }} AxisData
 *   `unsure`: steps that nobody has looked at will not be; `refused`: why there is none */

const SIZE = { w: 340, h: 138, left: 14, right: 14, head: 12, top: 28, line: 82, ticks: 98, foot: 130 };
const TICK = 14;

/**
 * @param {HTMLElement} container
 * @param {AxisData} data
 * @param {{ t: Translate, lang: string }} options
 */
export function createAxis(container, data, { t, lang }) {
  const count = h("span");
  const picture = svg("svg", { class: "axis-plot", viewBox: `0 0 ${SIZE.w} ${SIZE.h}`, role: "img" });
  const words = h("p", { class: "field-key", role: "status" });
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.axis"), count), picture, words);
  let current = data;

  const draw = () => {
    const { axis, sleep, unsure, example, refused } = current;
    container.hidden = !axis && !refused;
    picture.toggleAttribute("hidden", !axis);
    if (refused) words.replaceChildren(h("span", null, ...prose(refused)));
    if (refused) count.textContent = "";
    if (!axis) return;
    const alive = t("net.axis.alive", { count: axis.alive, points: axis.points });
    count.textContent = alive;
    words.replaceChildren(...told(axis, sleep, unsure, t));
    picture.setAttribute("aria-label", `${t("net.axis.say")}: ${alive}`);
    const sorted = slopesOf(axis);
    if (!sorted.length) return picture.replaceChildren();
    const reach = Math.max(...sorted.map(([z]) => Math.abs(z))) || 1;
    const most = Math.max(1, ...sorted.map(([, slope]) => Math.abs(slope)));
    const x = (/** @type {number} */ z) => SIZE.left + ((z + reach) / (2 * reach)) * (SIZE.w - SIZE.left - SIZE.right);
    const y = (/** @type {number} */ slope) => SIZE.line - (slope / most) * (SIZE.line - SIZE.top);
    const tick = (/** @type {number} */ i) => {
      const at = x(axis.z[i]);
      const kind = axis.slope[i] === 0 ? "asleep" : "awake";
      const half = i === example ? TICK * 0.75 : TICK / 2;
      return svg("line", {
        class: `tick ${kind}${i === example ? " example" : ""}`,
        ...{ x1: at, x2: at, y1: SIZE.ticks - half, y2: SIZE.ticks + half },
      });
    };
    const finite = axis.z.flatMap((z, i) => (Number.isFinite(z) && i !== example ? [i] : []));
    picture.replaceChildren(
      svg("rect", {
        class: "half",
        x: x(0),
        y: SIZE.top - 6,
        width: x(reach) - x(0),
        height: SIZE.ticks + 10 - SIZE.top,
      }),
      svg("line", { class: "grid", x1: SIZE.left, x2: SIZE.w - SIZE.right, y1: SIZE.line, y2: SIZE.line }),
      svg("line", { class: "grid", x1: x(0), x2: x(0), y1: SIZE.top - 6, y2: SIZE.ticks + TICK / 2 }),
      svg("path", { class: "slope", d: steps(sorted.map(([z, slope]) => [x(z), y(slope)])) }),
      ...finite.map(tick),
      ...(Number.isFinite(axis.z[example]) ? [tick(example)] : []),
      text(SIZE.left, SIZE.head, "start", t("net.axis.slope", { value: formatNumber(most, lang, 3) })),
      ...[-reach, 0, reach].map((z, i) =>
        text(x(z), SIZE.foot, ["start", "middle", "end"][i], `${z === 0 ? "z = " : ""}${formatNumber(z, lang, 3)}`),
      ),
    );
  };
  draw();
  return {
    /** @param {AxisData} next */
    update(next) {
      const same = sameParts(next, current);
      current = next;
      if (!same) draw();
    },
    destroy: () => container.replaceChildren(),
  };
}

/** What the picture means. @param {Axis} axis @param {Sleep | null} sleep @param {boolean} unsure @param {Translate} t @returns {(Node | string)[]} */
function told({ alive, step }, sleep, unsure, t) {
  if (alive) return [t("net.axis.key")];
  const when = () => {
    if (!sleep || sleep.since === null) return t("net.axis.unknown", { step: sleep?.asleep ?? step });
    const { awake, since, until, last } = sleep;
    const exact = isExact(sleep);
    if (exact && (until === last || !unsure)) return t("net.axis.since", { step: since });
    const dead = exact ? last : since;
    return awake === null ? t("net.axis.unknown", { step: dead }) : t("net.axis.between", { awake, step: dead });
  };
  return [h("b", null, t("net.axis.dead")), ` ${t("net.axis.dead.why")} ${when()}`];
}

/** @param {number} x @param {number} y @param {string} anchor @param {string} words */
const text = (x, y, anchor, words) => svg("text", { x, y, "text-anchor": anchor }, words);

/** @param {[number, number][]} points */
const steps = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
