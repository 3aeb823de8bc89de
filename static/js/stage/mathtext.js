/** Small formulas as runs of plain text: the part of LaTeX that names and one-line expressions need. */

import { GREEK } from "../lib/greek.js";
import { numerals } from "../lib/notation.js";

/** @typedef {{ text: string, face: "math" | "main" | "ui", level: number, space: number, tone?: string }} Run
 *  `level` is 0 on the line, 1 raised, -1 lowered; `space` is the gap before it, in em of the line. */

/** @type {Record<string, string>} */
const LETTERS = { ...Object.fromEntries(GREEK), varepsilon: "ε", varphi: "φ", varsigma: "ς", ell: "ℓ", partial: "∂" };
/** @type {Record<string, string>} */
const UPRIGHT = {
  ...{ Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω" },
  ...{
    nabla: "∇",
    sum: "∑",
    prod: "∏",
    infty: "∞",
    top: "⊤",
    prime: "′",
    lvert: "|",
    rvert: "|",
    vert: "|",
    lVert: "‖",
  },
  ...{ rVert: "‖", ldots: "…", dots: "…", circ: "∘", langle: "⟨", rangle: "⟩", lfloor: "⌊", rfloor: "⌋", surd: "√" },
};
/** @type {Record<string, string>} */
const BINARY = {
  ...{ cdot: "·", times: "×", odot: "⊙", otimes: "⊗", div: "÷", pm: "±", le: "≤", leq: "≤", ge: "≥", geq: "≥" },
  ...{ neq: "≠", ne: "≠", approx: "≈", to: "→", in: "∈" },
  ...{ lt: "<", gt: ">", "+": "+", "-": "−", "=": "=", "<": "<", ">": ">", "*": "·" },
};
/** Commands that only style or size what follows. */
const SILENT = new Set("left right big Big bigl bigr displaystyle textstyle mathit limits , ; ! :".split(" "));
const WORDS = new Set(["text", "mathrm", "operatorname", "mathbf", "mathsf", "mathtt", "boldsymbol"]);

const BINARY_SPACE = 0.22;
const WORD_SPACE = 0.17;

/** @type {Map<string, Run[]>} */
const known = new Map();
/** More than the largest graph has names and formulas: its cards are measured several times. */
const MOST = 20_000;

/**
 * @param {string} latex
 * @returns {Run[]}
 */
export function runs(latex) {
  const written = numerals(latex);
  let list = known.get(written);
  if (!list) {
    list = parse(written);
    if (known.size > MOST) known.clear();
    known.set(written, list);
  }
  return list;
}

/** @param {string} latex @returns {Run[]} */
function parse(latex) {
  const tokens = latex.match(/\\[A-Za-z]+|\\.|[^\\]/g) ?? [];
  /** @type {Run[]} */
  const out = [];
  let at = 0;
  /** Text that the next atom must keep away from: an operator wants an operand on both sides. */
  let gap = 0;
  let operand = false;

  /** @param {string} text @param {Run["face"]} face @param {number} level */
  const put = (text, face, level) => {
    const last = out.at(-1);
    if (last && last.face === face && last.level === level && !gap) last.text += text;
    else out.push({ text, face, level, space: level ? 0 : gap });
    gap = 0;
  };
  /** @param {string} sign @param {number} level */
  const binary = (sign, level) => {
    if (!level && operand) gap = BINARY_SPACE;
    const spaced = operand && !level;
    put(sign, "main", level);
    gap = spaced ? BINARY_SPACE : 0;
    operand = false;
  };
  const group = () => {
    while (tokens[at] === " ") at += 1;
    if (tokens[at] !== "{") return tokens.slice(at, ++at).join("");
    let depth = 0;
    const start = at + 1;
    do {
      depth += tokens[at] === "{" ? 1 : tokens[at] === "}" ? -1 : 0;
      at += 1;
    } while (depth && at < tokens.length);
    return tokens.slice(start, depth ? at : at - 1).join("");
  };
  /** @param {string} inner @param {number} level */
  const nested = (inner, level) => {
    for (const run of parse(inner)) {
      gap = run.space || gap;
      put(run.text, run.face, level || run.level);
    }
    operand = true;
  };
  /** A fraction stays on the line, so a part of several terms needs brackets. @param {string} inner @param {number} level */
  const bracketed = (inner, level) =>
    nested(/[+\-·/ ]|\\(cdot|times|frac)/.test(inner.replace(/^\\partial /, "")) ? `(${inner})` : inner, level);

  /** @param {string} name @param {number} level */
  const command = (name, level) => {
    if (SILENT.has(name)) {
      if (tokens[at] === "." && (name === "left" || name === "right")) at += 1;
    } else if (name in LETTERS) {
      put(LETTERS[name], "math", level);
      operand = true;
    } else if (name in UPRIGHT) {
      put(UPRIGHT[name], "main", level);
      operand = name !== "sum" && name !== "prod";
      if (!operand) gap = WORD_SPACE;
    } else if (name in BINARY) binary(BINARY[name], level);
    else if (WORDS.has(name)) word(group().replace(/\\([_%&#{}])/g, "$1"), level);
    else if (name === "htmlClass") {
      group();
      nested(group(), level);
    } else if (name === "frac" || name === "dfrac" || name === "tfrac") {
      bracketed(group(), level);
      put("/", "main", level);
      bracketed(group(), level);
    } else if (name === "sqrt") {
      put("√", "main", level);
      bracketed(group(), level);
    } else if (/^[{}%_&#| ]$/.test(name)) put(name, "main", level);
    else word(name, level);
  };
  /** A function's name stands upright, a little apart from its argument; the d of a derivative is at its variable. @param {string} text @param {number} level */
  const word = (text, level) => {
    if (operand && !level) gap = WORD_SPACE;
    put(text, "main", level);
    if (text === "d") return;
    const next = tokens.slice(at).find((token) => token !== " " && token !== "\\,");
    gap = next === undefined || /^[([{^_)\]},]/.test(next) || next === "\\left" ? 0 : WORD_SPACE;
    operand = true;
  };

  while (at < tokens.length) {
    const token = tokens[at++];
    if (token === "^" || token === "_") nested(group(), token === "^" ? 1 : -1);
    else if (token === "{") {
      at -= 1;
      nested(group(), 0);
    } else if (token.startsWith("\\")) command(token.slice(1), 0);
    else if (token === "'") put("′", "main", 0);
    else if (token in BINARY) binary(BINARY[token], 0);
    else if (/[\p{L}]/u.test(token)) {
      put(token, "math", 0);
      operand = true;
    } else if (token !== " " && token !== "}" && token !== "~") {
      put(token, "main", 0);
      if (token === ",") gap = WORD_SPACE;
      operand = !/[([,;|/]/.test(token);
    }
  }
  return out;
}

/**
 * One upright run, for numbers and words.
 * @param {string} text
 * @param {string} [tone]
 * @param {number} [space]
 * @returns {Run}
 */
export const plain = (text, tone, space = 0) => ({ text, face: "main", level: 0, space, tone });

/**
 * Give runs a gap before them and, if wanted, a tone.
 * @param {Run[]} list
 * @param {number} space
 * @param {string} [tone]
 * @returns {Run[]}
 */
export const apart = (list, space, tone) =>
  list.map((run, i) => ({ ...run, space: i ? run.space : run.space + space, tone: run.tone ?? tone }));

/** What a reader of the plain text would hear. @param {Run[]} list */
export const textOf = (list) => list.map((run) => (run.space ? ` ${run.text}` : run.text)).join("");
