/** How wide text will be, measured once per font and text. */

/** @import { Run } from "./mathtext.js" */

/** Families as the style sheet names them; `ui` figures are drawn all of one width. */
export const FACES = {
  ui: "Inter, system-ui, sans-serif",
  math: "KaTeX_Math, KaTeX_Main, serif",
  main: "KaTeX_Main, KaTeX_Math, serif",
};
/** Raised and lowered text against the line's. */
export const SMALL = 0.7;

/**
 * @typedef {{ text: (text: string, size: number, weight?: number, face?: keyof typeof FACES) => number,
 *   runs: (runs: Run[], size: number) => number, forget: () => void }} Ruler
 *   `forget` when a font has come
 */

/** @returns {Ruler} */
export function createRuler() {
  const context = document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} widths at 100 px */
  const known = new Map();

  /** @type {Ruler["text"]} */
  const text = (content, size, weight = 500, face = "ui") => {
    const font = `${face === "math" ? "italic " : ""}${face === "ui" ? weight : 400} 100px ${FACES[face]}`;
    const key = font + content.replace(/\d/g, face === "ui" ? "0" : "$&");
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = font;
      width = context
        ? context.measureText(content.replace(/\d/g, face === "ui" ? "0" : "$&")).width
        : 55 * content.length;
      if (known.size > 4000) known.clear();
      known.set(key, width);
    }
    return (width * size) / 100;
  };
  return {
    text,
    forget: () => known.clear(),
    runs: (runs, size) =>
      runs.reduce((sum, { text: content, face, level, space }) => {
        return sum + space * size + text(content, level ? size * SMALL : size, 500, face);
      }, 0),
  };
}
