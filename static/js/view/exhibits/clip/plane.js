/** The plane of a gradient of two numbers: its arrow to drag, the ball and the square it is clipped to, what comes out. */

import { scaleLinear } from "d3-scale";
import { h, svg } from "../../../lib/dom.js";
import { formatNumber } from "../../../lib/format.js";
import { apart } from "../../../model/atlas.js";
import { joined, pairText, reachFor } from "../../../model/clip.js";
import { snapped, stepIn } from "../../../model/plot.js";
import { createHandle } from "../../plot/handle.js";
import { createRoom } from "../../plot/room.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Clipped, Way } from "../../../model/clip.js" */
/** @typedef {"g" | Way} Name */

const EDGE = 22;
const HEAD = 13;
/** Labels stand beside a tip, towards the axis that the line to it comes from. */
const [ASIDE, BELOW] = [15, 4];
/** Numbers of an axis stand on the outer side of their grid line, where no ball of their size is. */
const OUTER = 5;

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, wanted: () => [number, number], onMove: (g: [number, number]) => void }} options
 *   `wanted`: where the tip was last put, which the server may not have answered yet
 */
export function createPlane(area, { t, lang, wanted, onMove }) {
  const picture = svg("svg", { role: "img" });
  const plane = h("div", { class: "clip-square" });
  /** @type {{ clipped: Clipped, show: Way[] } | null} */
  let data = null;
  let reach = 1;
  let side = 0;
  const scale = () => scaleLinear([-reach, reach], [EDGE, side - EDGE]);
  const take = (/** @type {number[]} */ pair) =>
    onMove(/** @type {[number, number]} */ (pair.map((each) => snapped([-reach, reach], each))));
  const handle = createHandle(plane, {
    onPoint: (x, y) => take([scale().invert(x), -scale().invert(y)]),
    onStep: (right, up) => {
      const step = stepIn([-reach, reach]);
      const [x, y] = wanted();
      take([x + right * step, y + up * step]);
    },
    onEnd: () => draw(),
  });
  plane.append(picture, handle.element);
  area.replaceChildren(plane);

  const draw = () => {
    const { width, height, font } = room.now();
    if (!data || !width) return;
    const { clipped, show } = data;
    if (!handle.held()) reach = reachFor(clipped);
    side = Math.floor(Math.min(width, height || width));
    plane.style.setProperty("--side", `${side}px`);
    const x = scale();
    const y = (/** @type {number} */ value) => x(-value);
    const { g, c, arrows } = clipped;
    const ticks = x.ticks(4).filter((tick) => tick !== 0 && Math.abs(tick) < reach);
    const names = /** @type {Name[]} */ (["g", ...show]).filter((name) => arrows[name].at.every(Number.isFinite));
    const tips = names.map((name) => ({
      ...{ name, label: t(`clip.${name}`) },
      at: /** @type {[number, number]} */ ([x(arrows[name].at[0]), y(arrows[name].at[1])]),
    }));
    const labels = joined(tips, 4);
    const heights = apart(
      labels.map(({ at }) => at[1] + (Math.abs(at[0] - side / 2) < 3 ? 0 : at[1] < side / 2 ? BELOW : -BELOW)),
      font * 1.25,
      [font, side - font],
    );
    const words = labels.map(({ name, label, at }, i) => {
      const [beside, anchor] = at[0] < side / 2 ? [at[0] - ASIDE, "end"] : [at[0] + ASIDE, "start"];
      const text = svg(
        "text",
        { class: `tip ${name}`, x: beside, y: heights[i], dy: "0.35em", "text-anchor": anchor },
        label,
      );
      // a name may leave the square
      return { text, free: (anchor === "end" ? beside : side - beside) + (width - side) / 2 };
    });
    picture.setAttribute("viewBox", `0 0 ${side} ${side}`);
    picture.setAttribute("width", String(side));
    picture.setAttribute("height", String(side));
    const told = names.map((name) => `${t(`clip.${name}`)} ${pairText(arrows[name].at, lang)}`);
    picture.setAttribute("aria-label", told.join("; "));
    picture.replaceChildren(
      svg("clipPath", { id: "clip-plane" }, svg("rect", { width: side, height: side })),
      ...ticks.flatMap((tick) => [
        svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: EDGE, y2: side - EDGE }),
        svg("line", { class: "grid", y1: y(tick), y2: y(tick), x1: EDGE, x2: side - EDGE }),
      ]),
      svg(
        "g",
        { "clip-path": "url(#clip-plane)" },
        svg("circle", { class: "ball", cx: x(0), cy: y(0), r: x(c) - x(0) }),
        show.includes("value") &&
          svg("rect", { class: "cube", x: x(-c), y: y(c), width: x(c) - x(-c), height: x(c) - x(-c) }),
      ),
      svg("path", { class: "axis", d: `M${EDGE} ${y(0)}H${side - EDGE}M${x(0)} ${EDGE}V${side - EDGE}` }),
      ...ticks.flatMap((tick) => [
        svg(
          "text",
          {
            ...{ class: "tick", x: x(tick) + Math.sign(tick) * OUTER, y: y(0) + font * 1.2 },
            "text-anchor": tick < 0 ? "end" : "start",
          },
          formatNumber(tick, lang),
        ),
        svg(
          "text",
          { class: "tick", x: x(0) - 6, y: y(tick) - OUTER, dy: tick < 0 ? "1.7em" : 0, "text-anchor": "end" },
          formatNumber(tick, lang),
        ),
      ]),
      ...tips.flatMap(({ name, at }) => arrow(name, [x(0), y(0)], at) ?? []),
      ...words.map(({ text }) => text),
    );
    for (const { text, free } of words) wrap(/** @type {SVGTextElement} */ (text), free);
    handle.update({
      ...{ x: x(g[0]), y: y(g[1]), label: t("clip.handle"), now: g[0], range: [-reach, reach] },
      text: `g = ${pairText(g, lang)}`,
    });
  };
  const room = createRoom(area, draw);

  return {
    /** @param {{ clipped: Clipped, show: Way[] }} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}

/** Of several names each has a line where they have no room in one; else it goes over the tip. @param {SVGTextElement} text @param {number} free */
function wrap(text, free) {
  const over = text.getComputedTextLength() - free;
  if (over <= 0) return;
  const [first, ...more] = (text.textContent ?? "").split(" = ");
  const x = Number(text.getAttribute("x"));
  if (more.length) text.replaceChildren(first, ...more.map((name) => svg("tspan", { x, dy: "1.2em" }, `= ${name}`)));
  else text.setAttribute("x", String(text.getAttribute("text-anchor") === "end" ? x + over : x - over));
}

/** @param {Name} name @param {[number, number]} from @param {[number, number]} to */
function arrow(name, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(dx, dy);
  if (long < 1) return null;
  const size = Math.min(HEAD, long / 2);
  const [ux, uy] = [dx / long, dy / long];
  const [bx, by] = [to[0] - ux * size, to[1] - uy * size];
  const wing = size * 0.42;
  return svg(
    "g",
    { class: `arrow ${name}` },
    svg("line", { x1: from[0], y1: from[1], x2: bx, y2: by }),
    svg("path", { d: `M${to[0]} ${to[1]}L${bx - uy * wing} ${by + ux * wing}L${bx + uy * wing} ${by - ux * wing}Z` }),
  );
}
