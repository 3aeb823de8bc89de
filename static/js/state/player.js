/** The playhead: it moves over the steps in time, and jumps when asked. */

import { durationOf } from "../model/frames.js";

/** @import { Position } from "../model/frames.js" */
/** @typedef {{ request: (tick: (now: number) => void) => number, cancel: (id: number) => void }} Clock */

/** How long one settled picture stands when motion is reduced. */
const STILL = 900;

/** @type {Clock} */
const FRAMES = { request: (tick) => requestAnimationFrame(tick), cancel: (id) => cancelAnimationFrame(id) };

/**
 * @param {(position: Position, playing: boolean) => void} onMove
 * @param {{ clock?: Clock, still?: () => boolean }} [options] `still`: end states only
 */
export function createPlayer(onMove, { clock = FRAMES, still = () => false } = {}) {
  /** @type {{ kind: Parameters<typeof durationOf>[0] }[]} */
  let steps = [];
  /** @type {Position} */
  let position = { step: 0, phase: 1 };
  let goal = 0;
  let playing = false;
  let speed = 1;
  let ticket = 0;
  let last = 0;

  const moving = () => ticket !== 0;
  const tell = () => onMove(position, playing);

  const halt = () => {
    if (ticket) clock.cancel(ticket);
    ticket = 0;
    playing = false;
  };

  /** @param {number} step */
  const jump = (step) => {
    halt();
    position = { step: Math.max(0, Math.min(step, steps.length - 1)), phase: 1 };
    goal = position.step;
    tell();
  };

  /** @param {number} now */
  const tick = (now) => {
    const passed = last ? Math.min(now - last, 100) : 0;
    last = now;
    const quiet = still();
    const duration = quiet ? STILL : durationOf(steps[position.step].kind);
    let phase = position.phase + (passed * speed) / duration;
    let { step } = position;
    if (phase >= 1 && step < goal) [step, phase] = [step + 1, 0];
    position = { step, phase: Math.min(phase, 1) };
    if (phase >= 1) halt();
    else ticket = clock.request(tick);
    onMove(quiet ? { step, phase: 1 } : position, playing);
  };

  const run = () => {
    last = 0;
    ticket ||= clock.request(tick);
    tell();
  };

  return {
    /** @param {typeof steps} next @param {number} [step] */
    load(next, step = 0) {
      steps = next;
      jump(step);
    },
    /** Walk to a later step; what is still on its way to one is there at once. @param {number} step */
    walk(step) {
      if (moving() && !playing) position = { step: goal, phase: 1 };
      const end = Math.min(step, steps.length - 1);
      if (still() || end <= position.step) return jump(end);
      halt();
      goal = end;
      position = { step: position.step + 1, phase: 0 };
      run();
    },
    /** @param {number} step */
    seek: (step) => jump(step),
    /** Show a point inside a step. @param {Position} target */
    hold(target) {
      jump(target.step);
      position = { ...position, phase: target.phase };
      tell();
    },
    toggle() {
      if (playing) {
        const rest = position.step;
        halt();
        return jump(rest);
      }
      if (position.step >= steps.length - 1) position = { step: 0, phase: 0 };
      goal = steps.length - 1;
      playing = true;
      run();
    },
    /** @param {number} next */
    setSpeed(next) {
      speed = next;
    },
    position: () => position,
    /** The step one goes on from: where the motion leads to, or where it is as it plays. */
    goal: () => (playing ? position.step : goal),
    moving,
  };
}
