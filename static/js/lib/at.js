/** Where things of the server are: its files have a folder that is named by their version. */

const { files = "static" } = globalThis.document?.documentElement.dataset ?? {};

/** The address of a file, such as `at("static/glossary.json")`. @param {string} name */
export const at = (name) => `/${name.replace(/^static(?=\/)/, files)}`;
