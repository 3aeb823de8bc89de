/** One network told in several ways that differ in one thing. */

/** @import { Form, FormLayer } from "./form.js" */
/** @typedef {"activation" | "residual" | "init" | "clip" | "optimizer"} Difference */
/** @typedef {{ name: string, plain: boolean, form: Form }} Rival  `plain`: the name is a word of specs, else it is to be translated */

const ACTIVATIONS = ["sigmoid", "tanh", "relu"];
const OPTIMIZERS = ["sgd", "momentum", "adam"];
/** So many can be trained in step. */
const MOST = 4;
/** First weights, and those of the usual size times so much. */
const INITS = [
  { name: "xavier", plain: true, init: { name: "xavier" } },
  { name: "he", plain: true, init: { name: "he" } },
  { name: "small", plain: false, init: { name: "xavier", scale: 0.1 } },
  { name: "large", plain: false, init: { name: "xavier", scale: 4 } },
];

/** Its own one first, if it is none of the usual. @param {string[]} usual @param {string | undefined} own */
const withOwn = (usual, own) => (own === undefined || usual.includes(own) ? usual : [own, ...usual]).slice(0, MOST);

/** @param {Form} form @param {(layer: FormLayer, i: number) => FormLayer} change of each hidden layer @returns {Form} */
const hidden = (form, change) => ({
  ...form,
  layers: form.layers.map((layer, i) => (i < form.layers.length - 1 ? change(layer, i) : layer)),
});

/** @type {Record<Difference, (form: Form) => Rival[]>} */
const RIVALS = {
  activation(form) {
    const own = form.layers.length > 1 ? form.layers[0].activation : undefined;
    return form.layers.length < 2
      ? []
      : withOwn(ACTIVATIONS, own?.name).map((name) => ({
          ...{ name, plain: true },
          form: hidden(form, (layer) => ({ ...layer, activation: name === own?.name ? own : { name } })),
        }));
  },
  residual(form) {
    const bare = hidden(form, ({ residual: _, ...layer }) => layer);
    const has = form.layers.some((layer) => "residual" in layer);
    const fits = (/** @type {number} */ i) => i > 0 && form.layers[i - 1].width === form.layers[i].width;
    const bridged = has ? form : hidden(form, (layer, i) => (fits(i) ? { ...layer, residual: true } : layer));
    return has || form.layers.some((_, i) => i < form.layers.length - 1 && fits(i))
      ? [
          { name: "bare", plain: false, form: bare },
          { name: "residual", plain: false, form: bridged },
        ]
      : [];
  },
  init: (form) => INITS.map(({ init, ...named }) => ({ ...named, form: { ...form, init } })),
  clip({ clip = { name: "clip", norm: 1 }, ...form }) {
    const free = /** @type {Form} */ (form);
    return [
      { name: "free", plain: false, form: free },
      { name: "clip", plain: false, form: { ...free, clip } },
    ];
  },
  optimizer(form) {
    const own = form.optimizer;
    return withOwn(OPTIMIZERS, own.name).map((name) => ({
      ...{ name, plain: true },
      form: { ...form, optimizer: name === own.name ? own : { name, rate: own.rate } },
    }));
  },
};

export const DIFFERENCES = /** @type {Difference[]} */ (Object.keys(RIVALS));

/** The networks that differ in this, 2 to 4 of them, or none. @param {Form} form @param {Difference} what */
export const rivalsOf = (form, what) => RIVALS[what](form);

/** In what a network's rivals can differ. @param {Form} form */
export const differencesOf = (form) => DIFFERENCES.filter((what) => RIVALS[what](form).length > 1);
