/** What the page knows before it has read its address or asked anything. */

import { NOTHING } from "./actions.js";
import { keptScore, NO_EXERCISE } from "./exercise.js";
import { NO_AIM } from "./model/aim.js";
import { keptLanguage } from "./state/draft.js";
import { NOTHING_DONE } from "./state/past.js";

/** @import { State } from "./actions.js" */

/** @returns {State} */
export const beginning = () => ({
  lang: keptLanguage(),
  presenting: false,
  dark: false,
  theme: document.documentElement.dataset.theme ?? "light",
  text: "",
  inputs: {},
  landed: {},
  trace: null,
  traced: "",
  columns: null,
  closed: [],
  folded: false,
  expand: [],
  problem: null,
  stale: false,
  position: { step: 0, phase: 1 },
  playing: false,
  over: false,
  speed: 1,
  grain: "edge",
  selected: null,
  hovered: null,
  edge: null,
  pointed: NOTHING,
  number: null,
  catalog: [],
  tool: null,
  aim: NO_AIM,
  cell: null,
  terms: null,
  plot: null,
  tab: "inspector",
  tall: false,
  past: NOTHING_DONE,
  score: keptScore(),
  ...NO_EXERCISE,
  found: [],
  pin: null,
  other: null,
});
