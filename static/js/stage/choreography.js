/** When what happens inside one step: pure functions from a phase (0 to 1) to the state of the moving parts. */

/** Milliseconds at normal speed; a step's phase is a part of its whole. */
const EDGE = { arrive: 220, number: 300, lens: 480, centre: 640, pass: 800, swap: 860, end: 1000 };

/**
 * @typedef {{ part: "arrive" | "lens" | "pass" | "land" | "rest",
 *   upstream: { shown: number, out: number, along: number, hot: boolean },
 *   lens: { open: number, number: number, mark: number, lit: number },
 *   light: number,
 *   product: { shown: number, along: number, landing: number },
 *   landed: number, equation: number }} EdgeMoment
 * `out` runs 0 → 1 from the gradient row to the port; `along` 0 → 1 from port to resting place (upstream) or from lens to
 * resting place (product); `light` is the head of the light, 0 at the port, 1 at the lens centre, 2 at the receiver.
 */

/**
 * A cubic Bézier easing through (0,0) and (1,1), as CSS writes it.
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
 * @returns {(t: number) => number}
 */
export function bezier(x1, y1, x2, y2) {
  const at = (/** @type {number} */ s, /** @type {number} */ a, /** @type {number} */ b) =>
    3 * s * (1 - s) ** 2 * a + 3 * s ** 2 * (1 - s) * b + s ** 3;
  return (t) => {
    if (t <= 0 || t >= 1) return t <= 0 ? 0 : 1;
    let [low, high] = [0, 1];
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) / 2;
      if (at(middle, x1, x2) < t) low = middle;
      else high = middle;
    }
    return at((low + high) / 2, y1, y2);
  };
}

const out = bezier(0.16, 1, 0.3, 1);
const inOut = bezier(0.65, 0, 0.35, 1);
const lensOut = bezier(0.34, 1.36, 0.64, 1);

/** Progress of `ms` between two instants, 0 to 1. @param {number} ms @param {number} from @param {number} to */
const progress = (ms, from, to) => Math.max(0, Math.min(1, (ms - from) / (to - from)));

/**
 * One edge of the backward pass: arrive, lens, pass, land.
 * @param {number} phase
 * @returns {EdgeMoment}
 */
export function contributeAt(phase) {
  const ms = Math.max(0, Math.min(1, phase)) * EDGE.end;
  const landing = out(progress(ms, EDGE.pass, EDGE.end));
  const enter = inOut(progress(ms, EDGE.arrive, EDGE.lens));
  const cross = inOut(progress(ms, EDGE.lens, EDGE.pass));
  return {
    part:
      ms < EDGE.arrive ? "arrive" : ms < EDGE.lens ? "lens" : ms < EDGE.pass ? "pass" : ms < EDGE.end ? "land" : "rest",
    upstream: {
      shown: 1 - progress(ms, EDGE.pass, EDGE.pass + 120),
      out: out(progress(ms, 0, EDGE.arrive)),
      along: enter,
      hot: ms < EDGE.lens,
    },
    lens: {
      open: lensOut(progress(ms, EDGE.arrive, EDGE.lens)) * (1 - landing),
      number: progress(ms, EDGE.number, EDGE.lens - 60) * (1 - progress(ms, EDGE.pass, EDGE.pass + 90)),
      mark: landing,
      lit: progress(ms, EDGE.lens, EDGE.centre) * (1 - landing),
    },
    light: ms < EDGE.lens ? 0.62 * enter : 0.62 + (2 - 0.62) * cross,
    product: {
      shown: progress(ms, EDGE.centre, EDGE.centre + 60),
      along: out(progress(ms, EDGE.centre, EDGE.pass)),
      landing,
    },
    landed: progress(ms, EDGE.pass, EDGE.swap),
    equation: progress(ms, EDGE.swap, EDGE.end),
  };
}

/** Parts of a sum's step: how long a contribution is on its way, and when the last one has come. */
const SUM = { way: 0.3, whole: 0.56 };

/**
 * The waiting contributions slide into the plus, one after the other, and their sum lands.
 * @param {number} phase
 * @param {number} count of the contributions
 * @returns {{ slides: number[], left: number[], added: number, sum: number, landing: number, landed: number }}
 *   `slides`: how far each has come; `left`: how much of it is seen; `added`: so many are in the plus
 */
export function accumulateAt(phase, count) {
  const t = Math.max(0, Math.min(1, phase));
  const arrivals = Array.from(
    { length: count },
    (_, i) => SUM.way + ((SUM.whole - SUM.way) * i) / Math.max(1, count - 1),
  );
  return {
    slides: arrivals.map((arrival) => inOut(progress(t, arrival - SUM.way, arrival))),
    left: arrivals.map((arrival) => 1 - progress(t, arrival - 0.04, arrival)),
    added: arrivals.filter((arrival) => t >= arrival - 1e-9).length,
    sum: Number(t >= SUM.way) * (1 - progress(t, 0.86, 0.92)),
    landing: inOut(progress(t, 0.7, 0.88)),
    landed: progress(t, 0.8, 0.86),
  };
}

/**
 * A value on its way: pulses run in along the inputs, then the number stands there.
 * @param {number} phase
 * @returns {{ pulse: number, shown: number }}
 */
export function forwardAt(phase) {
  const ms = Math.max(0, Math.min(1, phase)) * 440;
  return { pulse: inOut(progress(ms, 0, 260)), shown: progress(ms, 260, 440) };
}

/** Mix two numbers. @param {number} a @param {number} b @param {number} t */
export const mix = (a, b, t) => a + (b - a) * t;
