import assert from "node:assert/strict";
import test from "node:test";
import { untilAnswered } from "../../static/js/net/again.js";
import { BusyError, OfflineError, ProblemError } from "../../static/js/net/api.js";
import { newestWins } from "../../static/js/net/newest.js";

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
/** However busy the machine is. @param {() => boolean} done */
const until = async (done) => {
  while (!done()) await soon();
};

test("while one request runs, only the newest wish is kept", async () => {
  /** @type {number[]} */
  const sent = [];
  /** @type {number[]} */
  const answered = [];
  const ask = newestWins(
    async (/** @type {number} */ wish) => {
      sent.push(wish);
      await soon();
      return wish;
    },
    { onAnswer: (answer) => answered.push(answer), onError: assert.fail, onOffline: () => assert.fail() },
  );
  for (const wish of [1, 2, 3, 4]) ask(wish);
  await until(() => answered.includes(4));
  assert.deepEqual(sent, [1, 4]);
  assert.deepEqual(answered, [1, 4]);
});

test("a server that is away is asked again, and both changes are told", async () => {
  let down = 2;
  /** @type {unknown[]} */
  const told = [];
  const ask = newestWins(
    async (/** @type {string} */ wish) => {
      if (down-- > 0) throw new OfflineError();
      return wish;
    },
    { onAnswer: (answer) => told.push(answer), onError: assert.fail, onOffline: (away) => told.push(away) },
  );
  ask("x");
  await until(() => told.includes("x"));
  assert.deepEqual(told, [true, false, "x"]);
});

test("a refusal is reported once and the next wish is served", async () => {
  /** @type {unknown[]} */
  const told = [];
  const ask = newestWins(
    async (/** @type {string} */ wish) => {
      if (wish === "bad") throw new Error("no");
      return wish;
    },
    {
      onAnswer: (answer) => told.push(answer),
      onError: (error) => told.push(String(error)),
      onOffline: () => assert.fail(),
    },
  );
  ask("bad");
  await until(() => told.length === 1);
  ask("good");
  await until(() => told.length === 2);
  assert.deepEqual(told, ["Error: no", "good"]);
});

test("a new wish does not sit out the wait for an absent server", async () => {
  let down = true;
  /** @type {string[]} */
  const answered = [];
  const ask = newestWins(
    async (/** @type {string} */ wish) => {
      if (down) throw new OfflineError();
      return wish;
    },
    { onAnswer: (answer) => answered.push(answer), onError: assert.fail, onOffline: () => {} },
  );
  ask("old");
  await soon();
  down = false;
  ask("new");
  await soon();
  assert.deepEqual(answered, ["new"]);
});

test("what the page cannot do without is asked for until it comes", async () => {
  let down = 2;
  /** @type {boolean[]} */
  const told = [];
  const words = await untilAnswered(
    async () => {
      if (down-- > 0) throw new OfflineError();
      return "words";
    },
    (away) => told.push(away),
    soon,
  );
  assert.equal(words, "words");
  assert.deepEqual(told, [true, false]);
});

test("a server that is back for one is back for all who wait", async () => {
  let down = true;
  const send = async () => {
    if (down) throw new OfflineError();
    return "here";
  };
  const late = untilAnswered(
    send,
    () => {},
    () => new Promise(() => {}),
  );
  const early = untilAnswered(
    send,
    () => {
      down = false;
    },
    soon,
  );
  assert.deepEqual(await Promise.all([early, late]), ["here", "here"]);
});

test("a server that is busy is asked again, and is called that where it lasts", async () => {
  /** @param {number} refused */
  const asked = async (refused) => {
    /** @type {boolean[][]} */
    const told = [];
    const send = async () => {
      if (refused-- > 0) throw new BusyError("later", 1);
      return "here";
    };
    assert.equal(await untilAnswered(send, (...news) => told.push(news), soon), "here");
    return told;
  };
  assert.deepEqual(await asked(2), []);
  assert.deepEqual(await asked(4), [
    [true, true],
    [false, true],
  ]);
});

test("a mistake of the server's own is asked about once more, one of the program never", async () => {
  /** @param {number} status */
  const asked = async (status, count = 0) => {
    const send = async () => {
      count += 1;
      throw new ProblemError(status, { code: "any" });
    };
    await assert.rejects(
      untilAnswered(send, () => assert.fail(), soon),
      { status },
    );
    return count;
  };
  assert.deepEqual([await asked(500), await asked(422)], [2, 1]);
});
