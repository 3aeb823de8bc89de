/** What the page for networks knows. */

import { NOTHING_DONE } from "../state/past.js";

/** @import { Position } from "../model/frames.js" */
/** @import { Field } from "../model/network/field.js" */
/** @import { Given } from "../model/network/given.js" */
/** @import { Form } from "../model/network/form.js" */
/** @import { Checkpoint, Moment } from "../model/network/past.js" */
/** @import { Stop } from "../model/network/pass.js" */
/** @import { Picked } from "../model/network/picked.js" */
/** @import { Net } from "../model/network/wire.js" */
/** @import { Comparison } from "./comparing.js" */
/** @import { Flow } from "../view/network/health.js" */
/** @import { Past } from "../state/past.js" */
/** @import { Axis, Sleep } from "../model/network/axis.js" */
/** @import { Landscape } from "../model/network/landscape.js" */
/** @import { Regions } from "../model/network/regions.js" */
/** @import { Responses } from "../model/network/responses.js" */
/** @import { Everywhere } from "../view/network/field.js" */
/** @import { Points } from "../view/network/fieldplot.js" */
/** @import { Hand } from "../view/network/hand.js" */
/** @import { Face } from "../view/network/show.js" */

/**
 * @typedef {{ curve: Moment[], kept: Checkpoint[], root: Checkpoint | null, apart: boolean, slept: { spec: string, units: Record<string, Sleep> } }} Way  what a
 *   training has been through; `root`: from it on nothing but steps has led here, the first weights where null; `apart`: the same steps from the first
 *   weights would not lead here; `slept`: what is remembered of units
 * @typedef {{ text: string | Form, given: Given | null, checkpoint: Checkpoint | null, way: Way }} NetMoment  all else that follows from it can be asked for again
 */
/**
 * @typedef {{ lang: string, theme: string, text: string, draft: string, form: Form | null, problem: { message: string, hint: string | null, span: [number, number] | null, said: string | null } | null,
 *   parameters: number | null, net: Net | null, norm: number | null, stops: Stop[], position: Position, playing: boolean, show: "gradient" | "weight", face: Face, responses: Responses | null, axis: Axis | null,
 *   slept: Way["slept"], everywhere: Everywhere, hand: Hand, regions: Regions | null, around: boolean, landscape: Landscape | null, refused: Record<string, string | null>, picked: Picked | null,
 *   points: (Points & { validation: number[] }) | null, given: Given | null, field: Field | null, flow: Flow | null, layer: number | null, example: number, exampleLoss: number | null,
 *   step: number, moment: Moment | null, curve: Moment[], kept: Checkpoint[], root: Checkpoint | null, apart: boolean, checkpoint: Checkpoint | null,
 *   running: boolean, pausing: boolean, waiting: boolean, again: number | null, late: string[], speed: number, comparison: Comparison | null, past: Past<NetMoment> }} State
 *   `text`: the spec that is shown; `draft`: what is typed, perhaps with a mistake; `problem.said`: what a form asked for, where it was no text; `layer`: the one that is looked at;
 *   `around`: whether the loss around here is looked at; `refused`: why there is no answer to what is looked at, by its name; `again`: the step up to which it is trained once more; `pausing`: no more steps are taken, the weights of the last one are awaited; `late`: what is asked and still unanswered, so that what is shown of it is old; `norm`: of the coming step's gradient, before it is clipped; `moment`: the numbers of this step, null while they are not known
 * @typedef {{ get: () => State, set: (patch: Partial<State>) => void, subscribe: (listener: (state: State) => void) => unknown }} Store
 */

/** @param {{ lang: string, theme: string }} page @returns {State} */
export const beginning = ({ lang, theme }) => ({
  ...{
    lang,
    theme,
    text: "",
    draft: "",
    form: null,
    problem: null,
    parameters: null,
    net: null,
    norm: null,
    stops: [],
    position: { step: 0, phase: 1 },
  },
  ...{
    playing: false,
    show: "gradient",
    face: "value",
    responses: null,
  },
  ...{
    axis: null,
    slept: { spec: "", units: {} },
    everywhere: "answer",
    hand: "follow",
    regions: null,
    around: false,
    landscape: null,
    refused: {},
  },
  ...{
    picked: null,
    points: null,
    given: null,
    field: null,
    flow: null,
    layer: null,
    example: 0,
  },
  ...{
    exampleLoss: null,
    step: 0,
    moment: null,
    curve: [],
    kept: [],
    root: null,
    apart: false,
    checkpoint: null,
    running: false,
    pausing: false,
    waiting: false,
    again: null,
    late: [],
    speed: 0,
    comparison: null,
    past: NOTHING_DONE,
  },
});
