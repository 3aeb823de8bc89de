/**
 * Where things of the server are. It may stand below a path of another site, and its files are in a folder that is
 * named by their version: no other module knows either.
 */

const { root = "", files = "static" } = globalThis.document?.documentElement.dataset ?? {};

/** The address of a page, a question or a file: `at("lecture")`, `at("static/glossary.json")`. @param {string} name */
export const at = (name) => `${root}/${name.replace(/^static(?=\/)/, files)}`;
