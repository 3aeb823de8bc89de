/** Questions to the student: which numbers are withheld now, and what can be done about them. */

import { counted, NO_SCORE, readScore } from "./model/score.js";
import {
  askableAfter,
  countNumbers,
  hideable,
  isAskable,
  nameOfTarget,
  targetOf,
  targetsNamed,
  withheld,
} from "./model/targets.js";
import { recall, remember } from "./state/draft.js";

/** @import { Player, State, Store } from "./actions.js" */
/** @import { Outcome, Score } from "./model/score.js" */
/** @import { Target } from "./model/targets.js" */
/** @import { Columns, Trace } from "./model/trace.js" */
/**
 * @typedef {{ targets: Target[], count: number, truth: Columns, made: boolean, hidden: string[], score: Score, quiz: Score | null, total: number }} Task
 *   `targets`: what is withheld, `count` numbers in all; `truth`: the columns with those numbers; `made`: by someone who chose them, in `hidden`;
 *   `quiz`: the score of the walk through the backward pass, of `total` questions
 * @typedef {ReturnType<typeof createExercise>} Exercise
 */

/** The state an exercise begins with. */
export const NO_EXERCISE = { hidden: /** @type {string[]} */ ([]), seen: 0, quiz: /** @type {Score | null} */ (null) };

/** @returns {Score} */
export const keptScore = () => readScore(recall("score"));

/** Whether steps that come are questions: while the student predicts, and in an exercise. @param {string | null} tool @param {Score | null} quiz */
const isAsking = (tool, quiz) => tool === "predict" || (tool === "gym" && quiz !== null);

/**
 * The numbers that are withheld: those of an exercise, else the one the current step brings while the student predicts.
 * @param {State & { trace: Trace, columns: Columns }} state
 * @returns {Target[]}
 */
function targetsOf({ trace, columns, tool, quiz, hidden, position, seen }) {
  if (hidden.length) return targetsNamed(trace, hidden);
  const asks = isAsking(tool, quiz) && position.step > seen && isAskable(trace, columns, position.step);
  return asks ? [targetOf(trace.steps[position.step])] : [];
}

/**
 * The state as the student may see it: whoever draws from it has no number to give away.
 * @returns {<S extends State>(state: S) => S & { task: Task }}
 */
export function createBlindfold() {
  /** @type {{ about: unknown[], columns: Columns, task: Task } | null} */
  let last = null;
  return (state) => {
    const { trace, columns, tool, hidden, position, seen, score, quiz } = state;
    const asks = !hidden.length && isAsking(tool, quiz) && position.step > seen;
    const about = [trace, columns, hidden, score, quiz, asks ? position.step : -1];
    if (!last || about.some((each, i) => each !== last?.about[i])) {
      const known = trace && columns ? { ...state, trace, columns } : null;
      const targets = known ? targetsOf(known) : [];
      const total = known && quiz ? questions(known).length : 0;
      const task = {
        targets,
        count: known ? countNumbers(known.trace, targets) : 0,
        truth: /** @type {Columns} */ (columns),
        made: hidden.length > 0,
        hidden,
        score,
        quiz,
        total,
      };
      last = { about, columns: known ? withheld(known.trace, known.columns, targets) : task.truth, task };
    }
    const { columns: shown, task } = last;
    // the terms of a cell and the numbers of another setting come from the server, which keeps no secrets
    return { ...state, columns: shown, task, ...(task.targets.length && { cell: null, terms: null, other: null }) };
  };
}

/** The steps of the backward pass that bring a number to be found. @param {{ trace: Trace, columns: Columns }} state */
const questions = ({ trace, columns }) =>
  trace.steps.map((_, i) => i).filter((i) => i >= trace.forwardCount && isAskable(trace, columns, i));

/** @param {{ store: Store, player: Player }} means */
export function createExercise({ store, player }) {
  /** Go on to the next number that can be asked for; whether there is one. */
  const next = () => {
    const { trace, columns, position } = store.get();
    if (!trace || !columns) return false;
    const step = askableAfter(trace, columns, position.step);
    if (step < 0) return false;
    store.set({ seen: step - 1 });
    if (player.moving()) player.seek(step);
    else player.walk(step);
    return true;
  };
  /** @param {Score} score */
  const keepScore = (score) => {
    store.set({ score });
    remember("score", JSON.stringify(score));
  };
  /** @param {string[]} hidden */
  const hide = (hidden) => {
    const { trace } = store.get();
    if (!trace) return;
    store.set({ hidden, quiz: null, seen: trace.steps.length });
    if (hidden.length) player.seek(trace.steps.length - 1);
  };

  return {
    next,
    /** The student begins to predict: with the step that comes, unless numbers are hidden or to be chosen. */
    begin() {
      const { hidden, selected, position } = store.get();
      store.set({ seen: position.step });
      if (!hidden.length && selected === null) next();
    },
    /** The whole backward pass, step by step. */
    quiz() {
      const { trace } = store.get();
      if (!trace) return;
      const first = trace.forwardCount;
      store.set({ hidden: [], selected: null, seen: first - 1, quiz: NO_SCORE });
      player.seek(first);
    },
    /** A question has been answered or given up: its number may be seen. @param {Target} target @param {Outcome} outcome */
    close(target, outcome) {
      const { trace, hidden, position, score, quiz } = store.get();
      if (!trace) return;
      // another tab may have counted on meanwhile
      keepScore(counted(recall("score") ? keptScore() : score, outcome));
      const name = nameOfTarget(target, trace);
      if (hidden.length) store.set({ hidden: hidden.filter((each) => each !== name), seen: position.step });
      else store.set({ seen: position.step, quiz: quiz && counted(quiz, outcome) });
    },
    /** Choose what is hidden. @param {"inputs" | "gradients" | "nothing"} which */
    hideAll(which) {
      const { trace } = store.get();
      if (!trace) return;
      const all = which === "nothing" ? [] : hideable(trace, "gradient");
      const wanted = which === "inputs" ? all.filter(({ node }) => trace.node(node).role === "input") : all;
      hide(wanted.map((target) => nameOfTarget(target, trace)));
    },
    /** Hide a number, or show it again. @param {Target} target */
    toggle(target) {
      const { trace, hidden } = store.get();
      if (!trace) return;
      const name = nameOfTarget(target, trace);
      hide(hidden.includes(name) ? hidden.filter((each) => each !== name) : [...hidden, name]);
    },
    forgetScore: () => keepScore(NO_SCORE),
  };
}
