/** The browser's history: a place for each program that is opened, and one more for what a person makes of it. */

import { at } from "../lib/at.js";
import { newId } from "../lib/id.js";
import { inTab } from "./tab.js";

/** @import { Tensor } from "../lib/format.js" */
/** @typedef {{ text: string, inputs?: Record<string, Tensor> }} Program */

/** @param {Program} program */
const keyOf = ({ text, inputs = {} }) => JSON.stringify([text, inputs]);

/** The browser keeps the mark with the place, across a reload, too. */
const isChanged = () => Boolean(history.state?.changed);

/** A place keeps its name as long as the browser keeps the place. @param {object | null} [before] what it may have forgotten @returns {string} */
function standing(before) {
  if (!history.state?.place) history.replaceState({ place: newId(), ...before, ...history.state }, "");
  return history.state.place;
}

/** A reload that has begun when an address is written is of the address before, and forgets what was kept with the place. */
const LEFT = "backlight.left";

/** What was kept with the place that is loaded again. @returns {object | null} */
function left() {
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return how?.type === "reload" ? inTab((store) => JSON.parse(store.getItem(LEFT) ?? "null")) : null;
}

/** @param {{ onLeave?: (place: string) => void }} [means] `onLeave`: the page goes on to another place */
export function createPlaces({ onLeave = () => {} } = {}) {
  /** The program the page stands at as it was opened; null before there is one. @type {string | null} */
  let opened = null;
  let here = standing(left());
  /** A new place has the address of the one before, until that is written. @param {{ changed?: true }} mark */
  const push = (mark) => {
    onLeave(here);
    here = newId();
    history.pushState({ ...mark, place: here }, "", location.href);
  };
  return {
    here: () => here,
    /** Back, forward or an edited address has led elsewhere. */
    arrive() {
      onLeave(here);
      here = standing();
    },
    /** The page has been led to a place that is there: loaded, back, forward. @param {Program} program */
    enter(program) {
      opened = keyOf(program);
    },
    /** Another program is opened: its place is the next one. @param {Program} program */
    open(program) {
      const next = keyOf(program);
      if (isChanged() || next !== opened) push({});
      opened = next;
    },
    /** The program as it stands: the first change to what was opened leaves that behind, whole. @param {Program} program */
    change(program) {
      if (opened !== null && !isChanged() && keyOf(program) !== opened) push({ changed: true });
    },
  };
}

/** Leave for another page. @param {string} path as `at` takes it */
export const goTo = (path) => location.assign(at(path));

/** The hash in the address bar. */
export const currentHash = () => location.hash;

/** The whole address, to share. */
export const currentAddress = () => location.href;

/** The place one stands at has this address. @param {string} hash */
export function writeHash(hash) {
  if (hash !== location.hash) history.replaceState(history.state, "", hash);
}

/** @typedef {{ quiz: import("../model/score.js").Score, seen: number }} Quiz */

/** A quiz under way is the browser's to keep with its place, through a reload, too: who is handed the link is not in it. @param {Quiz | null} quiz */
export const keepQuiz = (quiz) => history.replaceState({ ...history.state, quiz }, "");

/** @returns {Quiz | null} */
export const quizHere = () => history.state?.quiz ?? null;

/** @param {() => void} listener called on back, forward and an edited address */
export function onAddress(listener) {
  addEventListener("popstate", listener);
}

/** @param {() => void} listener called when the page is reloaded, closed, or left for another */
export function onGone(listener) {
  addEventListener("pagehide", () => {
    listener();
    inTab((store) => store.setItem(LEFT, JSON.stringify(history.state)));
  });
}
