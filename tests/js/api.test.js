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
  await api.catalog();
  await api.catalog();
  assert.match(tabs[0], /^[\w-]{16,64}$/);
  assert.equal(tabs[0], tabs[1]);
});
