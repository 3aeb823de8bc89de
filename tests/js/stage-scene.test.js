import assert from "node:assert/strict";
import test from "node:test";
import { columnsOf } from "../../static/js/model/trace.js";
import { cardOf } from "../../static/js/stage/anatomy.js";
import { captionsAt } from "../../static/js/stage/captions.js";
import { equationOf } from "../../static/js/stage/equation.js";
import { centred, markSize, overlaps, piecesOf, pointAt } from "../../static/js/stage/geometry.js";
import { elkTask } from "../../static/js/stage/layout.js";
import { glassOf } from "../../static/js/stage/lens.js";
import { plain } from "../../static/js/stage/mathtext.js";
import { rekeyed, sceneBetween } from "../../static/js/stage/tween.js";
import { widened } from "../../static/js/stage/widen.js";
import { names, planFor, ruler, sceneFor, sceneOf, setting, traceOf } from "./scenes.js";
import { longSum } from "./traces.js";

/** Each program both ways, and those that have groups also with all of them closed. */
const pictures = names.flatMap((name) =>
  (traceOf(name).groups.length ? [false, true] : [false]).flatMap((closed) =>
    [true, false].map((horizontal) => ({ name, closed, horizontal })),
  ),
);

for (const { name, closed, horizontal } of pictures) {
  const way = `${closed ? ", closed" : ""}, ${horizontal ? "across" : "down"}`;
  test(`${name}${way}: operands stand in order, lines end at their ports, cards apart`, async () => {
    const scene = await sceneOf(name, horizontal, closed);
    const [along, across] = /** @type {["x", "y"] | ["y", "x"]} */ (horizontal ? ["x", "y"] : ["y", "x"]);
    for (const node of scene.trace.nodes) {
      const ends = scene.trace
        .inputEdges(node.id)
        .map((edge) => scene.routes.get(edge.id)?.points.at(-1) ?? { x: 0, y: 0 });
      for (let i = 1; i < ends.length; i++)
        assert.ok(ends[i][across] > ends[i - 1][across] + 5, `${node.label}: operand ${i}`);
      const box = /** @type {import("../../static/js/stage/geometry.js").Box} */ (scene.nodes.get(node.id));
      for (const end of ends) assert.ok(Math.abs(end[along] - box[along]) < 1, `${node.label}: port off its card`);
    }
    const boxes = [...scene.nodes.values()];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(!overlaps(a, b), "two cards overlap")));
    for (const { points } of scene.routes.values()) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        assert.ok(Math.abs(a.x - b.x) < 0.5 || Math.abs(a.y - b.y) < 0.5, "a slanted line");
      }
    }
  });
}

test("a card has room for the dash before a gradient of nothing", () => {
  const trace = traceOf("circuit");
  const columns = columnsOf(trace);
  const { anatomy, words } = setting(true);
  const [node] = trace.nodes;
  const grads = columns.grads.map((grad, at) => (at === trace.nodeAt(node.id) ? 0 : grad));
  const text = (/** @type {string} */ said, /** @type {number} */ size) =>
    said === "—" ? 200 : ruler.text(said, size);
  const context = { anatomy, words, locale: "en", meets: false, ruler: { ...ruler, text } };
  const card = cardOf(trace, { ...columns, grads }, node, context);
  assert.ok(card.w > 200 + ruler.runs(card.gradName, anatomy["fs-term"]));
});

test("equations lie on no card and on no other equation", async () => {
  for (const name of ["circuit", "router", "neuron", "two-paths", "same-twice", "order"]) {
    const scene = await sceneOf(name);
    const columns = columnsOf(scene.trace);
    const written = [...scene.spots].filter(([, { free }]) => free);
    assert.ok(written.length > 0, name);
    const labels = written.map(([id, { x, y, way }]) => {
      const tight = scene.equations.get(id)?.[way].tight;
      const lines = equationOf(scene.trace, columns, scene.trace.edge(id), { locale: "en", tight });
      const w = Math.max(...lines.map((line) => ruler.runs(line, 15)));
      return { x: x - w / 2, y: y - lines.length * 9, w, h: lines.length * 18 };
    });
    labels.forEach((a, i) => {
      assert.ok(![...scene.nodes.values()].some((card) => overlaps(a, card)), `${name}: equation ${i} on a card`);
      assert.ok(!labels.slice(i + 1).some((b) => overlaps(a, b)), `${name}: equation ${i} on another`);
    });
  }
});

test("a node with two users has a plus, and its pills wait apart", async () => {
  const scene = await sceneOf("two-paths");
  const x = scene.trace.nodes.find((node) => node.label === "x");
  assert.ok(x && scene.sums.has(x.id));
  const waits = scene.trace.users(x.id).map((edge) => scene.routes.get(edge.id)?.wait);
  assert.ok(waits.every((wait) => Number(wait) > 0));
  assert.equal((await sceneOf("circuit")).sums.size, 0);
});

test("beyond a pill that waits there is room for the lens, however close the ranks stand", async () => {
  for (const name of ["two-paths", "fraction"]) {
    const trace = traceOf(name);
    const large = { "chip-h": 48, "fs-chip": 27, "chip-gap": 96, "gap-rank": 230 };
    const anatomy = { ...setting(true).anatomy, ...large };
    const scene = await sceneFor(trace, { ...setting(true), anatomy, width: 500 });
    for (const [id, { wait, chip, length }] of scene?.routes ?? []) {
      if (wait === null) continue;
      const lens = scene?.spots.get(id)?.lens ?? 0;
      assert.ok(lens - 6 > wait + chip.w / 2, `${name}: the lens of line ${id} is on its pill`);
      assert.ok(lens + 12 < length, `${name}: the lens of line ${id} is under a card`);
    }
  }
});

test("in the measures of a hall lenses at rest lie apart, and captions on no line and no card", async () => {
  const cards = { "node-w": 176, "node-h": 112, "node-long": 200, "row-name": 56, "row-value": 0, "row-grad": 56 };
  const gaps = { "gap-rank": 230, "gap-node": 30, "chip-gap": 96, "sum-gap": 40, "eq-gap": 42, "port-d": 12 };
  const signs = { "chip-h": 48, "sum-d": 38, "lens-w": 60, "lens-h": 104 };
  const words = { "fs-value": 36, "fs-grad": 30, "fs-name": 25, "fs-eq": 24, "fs-chip": 27, "fs-caption": 18 };
  const anatomy = { ...setting(true).anatomy, ...cards, ...gaps, ...signs, ...words, low: true, slim: true };
  const how = { ...setting(true), anatomy, width: 1360 };
  const scene = await sceneFor(traceOf("fraction"), how);
  assert.ok(scene);
  const routes = [...scene.routes];
  const marks = routes.map(([id, { points, lens }]) => {
    const at = pointAt(points, scene.spots.get(id)?.lens ?? lens);
    const { w, h } = markSize(anatomy);
    return centred(at, Math.abs(at.dy) > 0.5 ? { w: h, h: w } : { w, h });
  });
  marks.forEach((a, i) => assert.ok(!marks.slice(i + 1).some((b) => overlaps(a, b)), `lens ${i} touches another`));
  const lines = routes.flatMap(([, { points }]) => piecesOf(points));
  const captions = [...scene.sums.keys()].flatMap((node) => [...captionsAt(scene, node, how).values()]);
  assert.equal(captions.length, 2);
  for (const { box } of captions)
    assert.ok(![...lines, ...scene.nodes.values()].some((other) => overlaps(box, other)), "a caption is crossed");
});

test("on a phone captions are on no line and no card", async () => {
  for (const name of names) {
    const scene = await sceneOf(name, false);
    const lines = [...scene.routes.values()].flatMap(({ points }) => piecesOf(points));
    const captions = [...scene.sums.keys()].flatMap((node) => [...captionsAt(scene, node, setting(false)).values()]);
    for (const { box } of captions)
      assert.ok(
        ![...lines, ...scene.nodes.values()].some((other) => overlaps(box, other)),
        `${name}: a caption is crossed`,
      );
  }
});

test("x*x has two edges, each with its own line", async () => {
  const scene = await sceneOf("same-twice");
  assert.equal(scene.routes.size, 2);
  const [a, b] = [...scene.routes.values()].map((route) => route.points.at(-1));
  assert.notEqual(a?.y, b?.y);
});

test("loop turns and calls are boxes around what they hold", async () => {
  const scene = await sceneOf("recurrent");
  assert.equal(scene.groups.size, scene.trace.groups.length);
  for (const node of scene.trace.nodes) {
    const [box, frame] = [scene.nodes.get(node.id), node.group === null ? undefined : scene.groups.get(node.group)];
    if (!box || !frame) continue;
    assert.ok(
      box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h,
    );
  }
});

test("a longer number widens a leaf's card to the left and moves nothing else", async () => {
  const scene = await sceneOf("circuit");
  const card = /** @type {import("../../static/js/stage/anatomy.js").Card} */ (scene.cards.get(0));
  assert.equal(widened(scene, scene.cards), null);
  const next = widened(scene, new Map(scene.cards).set(0, { ...card, w: card.w + 24 }));
  const [before, after] = [scene.nodes.get(0), next?.nodes.get(0)];
  assert.equal(after?.w, card.w + 24);
  assert.equal(Number(after?.x) + Number(after?.w), Number(before?.x) + Number(before?.w));
  assert.equal(next?.routes, scene.routes);
});

test("a leaf's card does not grow over a line", async () => {
  const scene = await sceneOf("circuit");
  const card = /** @type {import("../../static/js/stage/anatomy.js").Card} */ (scene.cards.get(0));
  const box = /** @type {import("../../static/js/stage/geometry.js").Box} */ (scene.nodes.get(0));
  const [edge, route] = [...scene.routes][0];
  const down = [0, box.h].map((off) => ({ x: box.x - 12, y: box.y + off }));
  const crossed = { ...scene, routes: new Map(scene.routes).set(edge, { ...route, points: down }) };
  const next = widened(crossed, new Map(scene.cards).set(0, { ...card, w: card.w + 24 }));
  assert.equal((next ?? crossed).nodes.get(0), box);
});

test("an edit keeps the order in which nodes of a rank stood", async () => {
  const trace = traceOf("fraction");
  const first = await sceneFor(trace, setting(true));
  assert.ok(first);
  // as if all had stood the other way up
  const mirrored = new Map([...first.nodes].map(([id, box]) => [id, { ...box, y: -box.y }]));
  const next = await sceneFor(trace, {
    ...setting(true),
    before: { ...first, nodes: mirrored },
  });
  assert.ok(next);
  const order = (/** @type {typeof first} */ { nodes }) => {
    const inputs = trace.inputs.map(({ id }) => id);
    return inputs.toSorted((a, b) => (nodes.get(a)?.y ?? 0) - (nodes.get(b)?.y ?? 0));
  };
  assert.ok(trace.inputs.length > 1);
  assert.deepEqual(order(next), order(first).reverse());
});

test("a number used a thousand times does not keep ELK: the longest lines are drawn past the cards", () => {
  const trace = longSum(1000);
  const { cards, meets, gap } = planFor(trace, setting(true));
  const asked = elkTask(trace, cards, meets, { anatomy: setting(true).anatomy, horizontal: true, gap }).edges ?? [];
  const passed = asked.reduce((sum, { id }) => {
    const { from, to } = trace.edge(Number(id.slice(1)));
    return sum + to - from - 1;
  }, 0);
  assert.ok(passed <= 10_000 && asked.length < trace.edges.length, `${asked.length} lines pass ${passed} ranks`);
  assert.ok(
    trace.nodes.slice(1).every(({ id }) => asked.some((edge) => trace.edge(Number(edge.id.slice(1))).to === id)),
  );
});

test("of many lines that pass many cards ELK is asked in a way that does not take minutes", () => {
  const way = (/** @type {number} */ count) => {
    const trace = longSum(count);
    const { cards, meets, gap } = planFor(trace, setting(true));
    const { layoutOptions } = elkTask(trace, cards, meets, { anatomy: setting(true).anatomy, horizontal: true, gap });
    return layoutOptions?.["elk.layered.nodePlacement.strategy"];
  };
  assert.equal(way(20), "NETWORK_SIMPLEX");
  assert.equal(way(60), "LINEAR_SEGMENTS");
});

test("a line that was not laid out still leads from its card to its port", async () => {
  const trace = longSum(160);
  const scene = await sceneFor(trace, setting(true));
  assert.ok(scene);
  for (const { id, to } of trace.edges) {
    const end = scene.routes.get(id)?.points.at(-1) ?? { x: Number.NaN, y: Number.NaN };
    const box = /** @type {import("../../static/js/stage/geometry.js").Box} */ (scene.nodes.get(to));
    assert.ok(Math.abs(end.x - box.x) < 1 && end.y > box.y && end.y < box.y + box.h, `line ${id}`);
  }
});

test("while a group opens lines keep to the cards at their ends", async () => {
  for (const name of names.filter((each) => traceOf(each).groups.length)) {
    const [closed, open] = [await sceneOf(name, true, true), await sceneOf(name, true, false)];
    const half = sceneBetween(
      rekeyed({ ...closed, trace: { ...closed.trace, root: open.trace.root } }, open),
      open,
      0.5,
    );
    for (const { id, to } of open.trace.edges) {
      const end = half.routes.get(id)?.points.at(-1);
      const box = half.nodes.get(to);
      if (!end || !box) continue;
      const was = open.routes.get(id)?.points.at(-1);
      const card = /** @type {import("../../static/js/stage/geometry.js").Box} */ (open.nodes.get(to));
      const off = Math.abs(end.x - box.x - ((was?.x ?? 0) - card.x));
      assert.ok(off < 1, `${name}: line ${id} ends ${off} px off its card`);
    }
  }
});

test("a picture that is small for its height uses the width that it leaves", () => {
  const trace = traceOf("router");
  const gapAt = (/** @type {number} */ height) => planFor(trace, { ...setting(true), width: 1000, height }).gap;
  assert.ok(gapAt(500) > gapAt(900) + 20, `${gapAt(500)} and ${gapAt(900)}`);
  // but not more than down to a scale at which it is still read
  assert.equal(gapAt(300), gapAt(200));
});

test("a long factor is read however small the lens is drawn, in a wider glass", () => {
  const { anatomy } = setting(true);
  const held = { factor: [plain("−0.1966")], scalar: true, flat: false };
  for (const unit of [0.5, 0.62, 1]) {
    const glass = glassOf({ ...held, unit }, { anatomy, ruler });
    assert.ok(glass.font * unit >= anatomy["fs-least"] - 0.01, `${glass.font * unit} at ${unit}`);
    assert.ok(ruler.runs(held.factor, glass.font) < glass.w, "the number is wider than its glass");
  }
});
