import assert from "node:assert/strict";
import test from "node:test";

test("a page served over plain http in a lecture room talks to its server", async () => {
  // Browsers keep randomUUID from origins that are neither https nor this machine.
  Object.defineProperty(globalThis.crypto, "randomUUID", { value: undefined, configurable: true });
  /** @type {string[]} */
  const tabs = [];
  globalThis.fetch = async (_, options) => {
    tabs.push(new Headers(options?.headers).get("X-Backlight-Tab") ?? "");
    return Response.json({ ops: [] });
  };
  const api = await import("../../static/js/net/api.js");
  await api.catalog("ops");
  await api.catalog("ops", "limits");
  assert.match(tabs[0], /^[\w-]{16,64}$/);
  assert.equal(tabs[0], tabs[1]);
});

test("an array too large to be sent is shown by its sampled block, never as a number", async () => {
  const large = { shape: [80, 80], min: -3, max: 3, mean: 0, norm: 80, nonfinite: 0, block: [[1, 2]] };
  const nodes = [{ id: 0, value: large, grad: large }];
  const edges = [{ id: 0, local: { kind: "elementwise", value: large }, contribution: large }];
  globalThis.fetch = async () => Response.json({ nodes, edges });
  const api = await import("../../static/js/net/api.js");
  const trace = await api.trace({ source: "", expand: [] }, "en");
  assert.deepEqual([trace.nodes[0].value, trace.nodes[0].grad], [[[1, 2]], [[1, 2]]]);
  assert.deepEqual([trace.edges[0].local?.value, trace.edges[0].contribution], [[[1, 2]], [[1, 2]]]);
  const columns = { values: [large, 2], grads: [null, large], locals: [large], contributions: [1] };
  globalThis.fetch = async () => Response.json(columns);
  const { values, grads } = await api.replay({ program: "", source: "", inputs: {} }, "en");
  assert.deepEqual(
    [values, grads],
    [
      [[[1, 2]], 2],
      [null, [[1, 2]]],
    ],
  );
});

test("who has to wait is told why, and for how long", async () => {
  globalThis.fetch = async () => Response.json({ message: "full" }, { status: 429, headers: { "Retry-After": "2" } });
  const api = await import("../../static/js/net/api.js");
  await assert.rejects(
    () => api.send("api/network/train"),
    (error) => error instanceof api.BusyError && error.message === "full" && error.seconds === 2,
  );
});
