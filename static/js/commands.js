/** What keys and buttons stand for. */

import { NOTHING } from "./actions.js";
import { createPresenting } from "./lib/fullscreen.js";
import { NO_AIM } from "./model/aim.js";
import { SPEEDS } from "./view/stride.js";
import { TOOLS } from "./view/tools/index.js";

/** @import { Player, Store } from "./actions.js" */

/** Where one writes or chooses. */
const FIELDS = "input, textarea, select, [contenteditable='true']";

/**
 * @param {{ store: Store, player: Player, actions: ReturnType<typeof import("./actions.js").createActions>,
 *   exercise: import("./exercise.js").Exercise, deeds: ReturnType<typeof import("./deeds.js").createDeeds>,
 *   pins: ReturnType<typeof import("./pins.js").createPins>,
 *   screen: () => ReturnType<typeof import("./screen.js").createScreen> | null }} means
 */
export function createCommands({ store, player, actions, deeds, pins, exercise, screen }) {
  /** @param {number} speed */
  const setSpeed = (speed) => {
    player.setSpeed(speed);
    store.set({ speed });
  };
  /** @param {number} by */
  const changePace = (by) =>
    setSpeed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(store.get().speed) + by))]);

  /** What had the focus when the tool was opened: there the keys go on. @type {HTMLElement | null} */
  let opener = null;
  /** Open a tool, or close the one that is open. @param {string | null} tool */
  const useTool = (tool) => {
    const last = store.get().tool;
    const open = tool !== null && tool !== last;
    const within = document.activeElement?.closest("#tool");
    if (open && !within) opener = /** @type {HTMLElement | null} */ (document.activeElement);
    const tall = open && !TOOLS.find(({ id }) => id === tool)?.seen;
    // a walk through the backward pass is over with the tool that began it
    store.set({
      tool: open ? tool : null,
      aim: NO_AIM,
      pointed: NOTHING,
      tall,
      quiz: null,
      ...(open && { tab: "tools" }),
    });
    if (open && tool === "predict") exercise.begin();
    if (open || !within) return;
    // one that came with a link or a reload was opened by nobody
    if (!opener?.isConnected) opener = document.querySelector(`#toolbox [data-tool="${last}"]`);
    opener?.focus();
  };

  /**
   * A letter leads into the tool that it opens, unless the keys walk the graph: they go on there, beside it, and the tool
   * is about the node that they are at.
   * @param {string} tool
   */
  const enterTool = (tool) => {
    const node = document.activeElement?.closest("#stage .node")?.getAttribute("data-id");
    const open = tool === store.get().tool;
    if (node && !open) store.set({ selected: Number(node), cell: null });
    // behind another tab it is shown, not closed
    if (open && !document.getElementById("tool")?.checkVisibility()) store.set({ tab: "tools" });
    else useTool(tool);
    if (!store.get().tool || document.activeElement?.closest("#stage")) return;
    queueMicrotask(() => document.getElementById("tool")?.focus({ preventScroll: true })); // once it is shown
  };

  /**
   * One level out: what lies over the page closes by itself; then a field is left, the tool closed, the node let go. A
   * button or a node that was pressed is not a level: only where one writes or chooses is there something to leave.
   */
  const close = () => {
    const { activeElement: outer } = document;
    // the editor's own field is in its shadow
    const focused = /** @type {HTMLElement | null} */ (outer?.shadowRoot?.activeElement ?? outer);
    const { tool } = store.get();
    if (document.querySelector("dialog[open], :popover-open")) return;
    if (focused?.closest(FIELDS)) {
      focused.blur();
      return /** @type {HTMLElement | null} */ (focused.closest("#tool"))?.focus({ preventScroll: true });
    }
    if (!tool) {
      // the keys stay in a panel
      if (focused?.closest("#stage")) focused.blur();
      return store.set({ selected: null, cell: null });
    }
    useTool(null);
  };

  /** @type {Record<string, () => void>} */
  const table = {
    next: () => actions.walk(1),
    back: () => actions.walk(-1),
    nextPart: () => actions.part(1),
    backPart: () => actions.part(-1),
    first: () => actions.ends("first"),
    last: () => actions.ends("last"),
    play: player.toggle,
    slower: () => changePace(-1),
    faster: () => changePace(1),
    editor() {
      store.set({ tab: "text" });
      queueMicrotask(() => screen()?.focusEditor()); // once it is shown
    },
    search: () => screen()?.openSearch(),
    help: () => screen()?.openHelp(),
    close,
    undo: deeds.undo,
    redo: deeds.redo,
    present: createPresenting(store),
    dark: () => store.set({ dark: !store.get().dark }),
    compare() {
      if (store.get().pin) return pins.flip();
      store.set({ tab: "numbers" }); // there it is seen
      deeds.pin();
    },
    ...Object.fromEntries(TOOLS.map(({ id }) => [id, () => enterTool(id)])),
  };
  /** What views report that is done at once. */
  const on = {
    onTool: useTool,
    onLight: () => store.set({ dark: false }),
    onShow: (/** @type {number} */ id) => store.set({ selected: id }),
    onAim: (/** @type {import("./model/aim.js").Aim} */ aim) => store.set({ aim }),
    onWhy: (/** @type {number} */ id) =>
      store.set({ selected: id, tool: "why", aim: NO_AIM, tab: "tools", tall: true }),
  };
  return { setSpeed, on, run: (/** @type {string} */ command) => table[command]?.() };
}
