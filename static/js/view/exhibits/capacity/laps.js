/** A network built to fold as often as it can: its output, and a window on it that goes down to a single lap. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { h, svg } from "../../../lib/dom.js";
import { formatCount, formatNumber } from "../../../lib/format.js";
import { drawable, moved, oneLap, zoomed } from "../../../model/capacity.js";
import { createRoom } from "../../plot/room.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laps } from "../../../model/capacity.js" */

/** So many joints have a mark each. */
const MARKED = 60;
const SIDE = 0.5;
const WHOLE = /** @type {[number, number]} */ ([0, 1]);

const pen = line();

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, onWindow: (window: [number, number]) => void }} options
 */
export function createLaps(area, { t, lang, onWindow }) {
  const picture = svg("svg", { role: "img" });
  const frame = h("div", { class: "laps-frame plot" }, picture);
  const told = h("p", { class: "laps-told", role: "status" });
  /** @type {{ laps: Laps, window: [number, number], width: number } | null} */
  let data = null;
  let across = scaleLinear();
  const button = (
    /** @type {string} */ name,
    /** @type {(now: NonNullable<typeof data>) => [number, number]} */ next,
  ) =>
    h(
      "button",
      { type: "button", class: "button", "data-go": name, click: () => data && onWindow(next(data)) },
      t(`capacity.go.${name}`),
    );
  const bar = h(
    "div",
    { class: "laps-bar" },
    button("near", ({ window, width }) => zoomed(window, 1 / (width + 1))),
    button("far", ({ window, width }) => zoomed(window, width + 1)),
    button("left", ({ window }) => moved(window, -SIDE)),
    button("right", ({ window }) => moved(window, SIDE)),
    button("one", ({ laps }) => oneLap(laps)),
    button("all", () => WHOLE),
  );
  picture.addEventListener("click", (event) => {
    if (!data) return;
    const at = across.invert(event.clientX - picture.getBoundingClientRect().left);
    onWindow(zoomed(data.window, 1 / (data.width + 1), at));
  });
  area.replaceChildren(bar, frame, told);

  const draw = () => {
    const { width, height, font } = room.now();
    if (!data || !width || !height) return;
    const { laps } = data;
    const { count, joints, values, x } = laps;
    const [left, right, top, bottom] = [font * 2.2, width - font, font, height - font * 2];
    across = scaleLinear(x, [left, right]);
    const up = scaleLinear([0, 1], [bottom, top + font]);
    const all = drawable(laps);
    const points = [x[0], ...joints, x[1]].map(
      (at, i) => /** @type {[number, number]} */ ([across(at), up(values[i])]),
    );
    const shown = formatCount(String(count), lang);
    const each = count / (right - left);
    told.replaceChildren(
      h("b", null, t("capacity.seen", { count, shown })),
      " ",
      ...(count <= 4
        ? [t("capacity.lap", { width: formatNumber(widthOfMiddle(laps), lang, 2) })]
        : each > 1
          ? [t("capacity.crowd", { shown: formatNumber(each, lang, each < 10 ? 1 : 0) })]
          : []),
    );
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", String(height));
    picture.setAttribute("aria-label", t("capacity.laps", { count, shown, ...ends(x, lang) }));
    picture.replaceChildren(
      ...[0, 1].flatMap((value) => [
        svg("line", { class: "grid", x1: left, x2: right, y1: up(value), y2: up(value) }),
        svg("text", { x: left - 8, y: up(value), dy: "0.35em", "text-anchor": "end" }, String(value)),
      ]),
      all
        ? svg("path", { class: "line", d: pen(points) })
        : svg("rect", { class: "crowd", x: left, y: up(1), width: right - left, height: up(0) - up(1) }),
      ...(all && joints.length <= MARKED
        ? points
            .slice(1, -1)
            .map(([cx, cy]) => svg("circle", { class: "joint", cx, cy, r: joints.length > 20 ? 3 : 5 }))
        : []),
      svg("text", { x: left, y: bottom + font * 1.5 }, `x = ${ends(x, lang).low}`),
      svg("text", { x: right, y: bottom + font * 1.5, "text-anchor": "end" }, `x = ${ends(x, lang).high}`),
    );
  };
  const room = createRoom(frame, draw);

  return {
    /** @param {{ laps: Laps, window: [number, number], width: number }} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}

/** @param {Laps} laps */
function widthOfMiddle({ joints, x }) {
  const cuts = [x[0], ...joints, x[1]];
  return Math.max(...cuts.slice(1).map((cut, i) => cut - cuts[i]));
}

/** Both ends, in as many digits as tell them apart. @param {[number, number]} x @param {string} lang */
function ends([low, high], lang) {
  const digits = Math.min(10, Math.max(2, 2 - Math.floor(Math.log10(high - low))));
  const text = (/** @type {number} */ value) => {
    const plain = value.toFixed(digits).replace(/\.?0+$/, "");
    return lang === "ru" ? plain.replace(".", ",") : plain;
  };
  return { low: text(low), high: text(high) };
}
