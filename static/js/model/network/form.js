/** A network's form, changed by hand; the server reads it and answers with its text. */

/**
 * @typedef {{ width: number, activation?: ({ name: string } & Record<string, unknown>) | null } & Record<string, unknown>} FormLayer
 * @typedef {{ inputs: number, layers: FormLayer[] } & Record<string, any>} Form
 */

/** @param {Form} form @param {number} at @param {Partial<FormLayer>} change @returns {Form} */
export const withLayer = (form, at, change) => ({
  ...form,
  layers: form.layers.map((layer, i) => (i === at ? { ...layer, ...change } : layer)),
});

/**
 * A number of what a layer has besides.
 * @param {Form} form @param {number} at @param {string} trait @param {Record<string, number>} number @returns {Form}
 */
export const withNumber = (form, at, trait, number) =>
  withLayer(form, at, { [trait]: { .../** @type {any} */ (form.layers[at]?.[trait]), ...number } });

/** One more hidden layer, like the last of them. @param {Form} form @returns {Form} */
export function withMore(form) {
  const { layers } = form;
  const like = layers[layers.length - 2] ?? { width: 8, activation: { name: "tanh" } };
  return { ...form, layers: [...layers.slice(0, -1), { ...like }, layers[layers.length - 1]] };
}

/** @param {Form} form @param {number} at @returns {Form} */
export const without = (form, at) => ({ ...form, layers: form.layers.filter((_, i) => i !== at) });

/**
 * Another data set: the ends of the network, and the loss, are what it asks for.
 * @param {Form} form @param {{ name: string, inputs: number, outputs: number }} data @returns {Form}
 */
export function withData(form, { name, inputs, outputs }) {
  const { loss: _, data: __, ...rest } = form;
  const layers = form.layers.slice(0, -1);
  return { ...rest, inputs, layers: [...layers, { width: outputs }], data: { name } };
}

/**
 * Another loss: the last layer becomes what it asks for.
 * @param {Form} form @param {string} name @param {number} classes of the data, 0 where numbers are to be found @returns {Form}
 */
export function withLoss(form, name, classes) {
  const last = form.layers.length - 1;
  const { activation, ...rest } = form.layers[last];
  const width = name === "cross_entropy" ? Math.max(2, classes) : outputsFor(classes);
  const own = { mse: activation, bce: { name: "sigmoid" } }[name];
  const layers = [...form.layers.slice(0, last), { ...rest, width, ...(own && { activation: own }) }];
  return { ...form, layers, loss: { name } };
}

/** Another optimizer keeps the learning rate. @param {Form} form @param {string} name @returns {Form} */
export const withOptimizer = (form, name) => ({ ...form, optimizer: { name, rate: form.optimizer.rate } });

/** How many outputs so many classes have: two share one. @param {number} classes */
export const outputsFor = (classes) => (classes > 2 ? classes : 1);

/** The same data in so many classes: an output for each, and what else is said stays where it fits. @param {Form} form @param {number} classes @returns {Form} */
export function withClasses(form, classes) {
  const data = { ...form.data, classes };
  if (Math.min(classes, form.data.classes) > 2)
    return { ...withLayer(form, form.layers.length - 1, { width: classes }), data };
  return { ...withData(form, { name: data.name, inputs: form.inputs, outputs: outputsFor(classes) }), data };
}

/** Whether one network's weights fit another one: the same shapes, drawn from the same seed. @param {Form} a @param {Form} b */
export function sameShapes(a, b) {
  const shape = (/** @type {Form} */ form) =>
    JSON.stringify([
      form.inputs,
      form.layers.map(({ width, nobias, norm }) => [width, nobias ?? false, norm ?? false]),
      [form.seed, form.init],
    ]);
  return shape(a) === shape(b);
}

/**
 * Whether a network learns from the same data set; only the server reads a text, but what it says in the same words is the same.
 * @param {string | Form} spec @param {{ form: Form | null, text: string }} before
 */
export function sameData(spec, { form, text }) {
  if (!form) return false;
  if (typeof spec !== "string")
    return JSON.stringify([spec.data, spec.seed]) === JSON.stringify([form.data, form.seed]);
  const said = (/** @type {string} */ all, /** @type {string} */ word) =>
    all
      .split(",")
      .map((part) => part.trim())
      .find((part) => part === word || part.startsWith(`${word} `));
  return [form.data?.name, "seed"].every((word) => said(spec, word) === said(text, word));
}
