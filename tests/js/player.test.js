import assert from "node:assert/strict";
import test from "node:test";
import { createPlayer } from "../../static/js/state/player.js";
import { circuit } from "./traces.js";

/** A clock that is wound by hand. */
function handClock() {
  /** @type {((now: number) => void) | null} */
  let waiting = null;
  let now = 1000;
  return {
    clock: {
      request: (/** @type {(now: number) => void} */ tick) => {
        waiting = tick;
        return 1;
      },
      cancel: () => {
        waiting = null;
      },
    },
    /** @param {number} ms */
    pass(ms) {
      for (const end = now + ms; now < end && waiting; now += 10) {
        const tick = waiting;
        waiting = null;
        tick(now);
      }
    },
  };
}

/** @param {{ still?: boolean }} [options] */
function setUp({ still = false } = {}) {
  const hand = handClock();
  const player = createPlayer(() => {}, { clock: hand.clock, still: () => still });
  player.load(circuit().steps);
  return { ...hand, player };
}

test("a walk moves through its step and rests at its end", () => {
  const { player, pass } = setUp();
  player.walk(1);
  pass(200);
  assert.equal(player.position().step, 1);
  assert.ok(player.position().phase > 0.2 && player.position().phase < 0.8);
  pass(600);
  assert.deepEqual(player.position(), { step: 1, phase: 1 });
  assert.ok(!player.moving());
});

test("a press during motion finishes it at once and goes on", () => {
  const { player, pass } = setUp();
  player.walk(4);
  pass(100);
  assert.equal(player.goal(), 4);
  player.walk(player.goal() + 1);
  assert.deepEqual(player.position(), { step: 5, phase: 0 });
  pass(100);
  player.walk(5);
  assert.deepEqual(player.position(), { step: 5, phase: 1 });
  assert.ok(!player.moving());
});

test("playing runs to the end and starts over from there", () => {
  const { player, pass } = setUp();
  player.setSpeed(4);
  player.toggle();
  pass(10_000);
  assert.deepEqual(player.position(), { step: 9, phase: 1 });
  player.toggle();
  assert.equal(player.position().step, 0);
});

test("pausing settles the step; seeking stops the motion", () => {
  const { player, pass } = setUp();
  player.toggle();
  pass(600);
  player.toggle();
  assert.equal(player.position().phase, 1);
  player.toggle();
  player.seek(7);
  pass(5000);
  assert.deepEqual(player.position(), { step: 7, phase: 1 });
});

test("with reduced motion a press is a jump", () => {
  const { player } = setUp({ still: true });
  player.walk(1);
  assert.deepEqual(player.position(), { step: 1, phase: 1 });
});

test("a walk past the last step stays there", () => {
  const { player } = setUp();
  player.seek(100);
  const end = player.position();
  player.walk(end.step + 1);
  assert.deepEqual(player.position(), end);
  assert.ok(!player.moving());
});
