/** How wide text will be, measured once per font and text. */

/** Families as the style sheet names them; `ui` figures are drawn all of one width. */
export const FACES = {
  ui: "Inter, system-ui, sans-serif",
  math: "KaTeX_Math, KaTeX_Main, serif",
  main: "KaTeX_Main, KaTeX_Math, serif",
};
/** Widths that are remembered: more than the largest graph has texts, which are measured several times. */
const MOST = 20_000;
/** Raised and lowered text against the line's. */
export const SMALL = 0.7;

/**
 * @typedef {{ text: string, face: keyof typeof FACES, level: number, space: number }} Piece  `level`: 1 above the line, -1 below; `space`: before it, in ems
 * @typedef {{ text: (text: string, size: number, weight?: number, face?: keyof typeof FACES) => number,
 *   runs: (runs: Piece[], size: number) => number, forget: () => void }} Ruler
 *   `forget` when a font has come
 */

/** @returns {Ruler} */
export function createRuler() {
  const context = document.createElement("canvas").getContext("2d");
  /** Widths at 100 px, by face and weight, by text. @type {Map<string, Map<string, number>>} */
  const known = new Map();

  /** @type {Ruler["text"]} */
  const text = (content, size, weight = 500, face = "ui") => {
    const kind = face === "ui" ? `ui${weight}` : face;
    let widths = known.get(kind);
    if (!widths) {
      widths = new Map();
      known.set(kind, widths);
    }
    const like = face === "ui" ? content.replace(/\d/g, "0") : content;
    let width = widths.get(like);
    if (width === undefined) {
      if (context)
        context.font = `${face === "math" ? "italic 400" : face === "ui" ? weight : 400} 100px ${FACES[face]}`;
      width = context ? context.measureText(like).width : 55 * like.length;
      if (widths.size > MOST) widths.clear();
      widths.set(like, width);
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
