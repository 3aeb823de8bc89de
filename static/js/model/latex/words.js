/** What LaTeX's commands mean in a program. */

/** Calls, by the command or by the name in roman type; lower case. @type {Map<string, string>} */
export const FUNCTIONS = new Map(
  [
    ...["exp", "log", "log2", "log10", "sqrt", "abs", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos"],
    ...["arctan", "max", "min", "relu", "elu", "selu", "gelu", "silu", "mish", "sigmoid", "softplus", "softmax", "erf"],
    ...["mse", "norm", "mean", "dot", "sign"],
  ].map((name) => /** @type {[string, string]} */ ([name, name])),
);
for (const [name, ours] of [
  ["ln", "log"],
  ["lg", "log10"],
  ["tg", "tan"],
  ["sh", "sinh"],
  ["ch", "cosh"],
  ["th", "tanh"],
  ["arctg", "arctan"],
  ["sgn", "sign"],
  ["logsumexp", "logsumexp"],
  ["leakyrelu", "leaky_relu"],
  ["swish", "silu"],
])
  FUNCTIONS.set(name, ours);

/** The arc functions are written as a power -1, too. @type {Map<string, string>} */
export const INVERSE = new Map([
  ["sin", "arcsin"],
  ["cos", "arccos"],
  ["tan", "arctan"],
]);

// σ alone is the sigmoid, so the variable is spelt out.
const GREEK_LETTERS =
  "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ " +
  "nu ν xi ξ pi π rho ρ varrho ϱ sigma sigma tau τ upsilon υ phi φ varphi ϕ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ " +
  "Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω";

/** @type {Map<string, string>} */
export const GREEK = new Map(
  (GREEK_LETTERS.match(/\S+ \S+/g) ?? []).map((pair) => /** @type {[string, string]} */ (pair.split(" "))),
);

/** Commands that only say how something looks; their argument is what is meant. */
export const STYLES = new Set(
  "mathrm mathbf mathit mathsf mathcal mathbb operatorname text textbf textit textrm bm boldsymbol mathop".split(" "),
);

/** Marks over a letter become part of its name. @type {Map<string, string>} */
export const ACCENTS = new Map([
  ["hat", "hat"],
  ["widehat", "hat"],
  ["bar", "bar"],
  ["overline", "bar"],
  ["tilde", "tilde"],
  ["widetilde", "tilde"],
  ["vec", ""],
]);

/** Spaces, sizes and places of brackets: nothing that is computed. */
export const EMPTY = new Set(
  (
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr quad qquad limits nolimits displaystyle " +
    "textstyle nonumber , ; : ! > ( ) [ ] ~"
  ).split(" "),
);
EMPTY.add(" ");

/** Other spellings of signs. @type {Map<string, string>} */
export const SIGNS = new Map([
  ["cdot", "*"],
  ["times", "*"],
  ["odot", "*"],
  ["ast", "*"],
  ["div", "/"],
  ["lvert", "|<"],
  ["rvert", "|>"],
  ["vert", "|"],
  ["lVert", "||<"],
  ["rVert", "||>"],
  ["Vert", "||"],
  ["|", "||"],
  ["{", "("],
  ["}", ")"],
  ["lbrace", "("],
  ["rbrace", ")"],
  ["lparen", "("],
  ["rparen", ")"],
  ["le", "<="],
  ["leq", "<="],
  ["leqslant", "<="],
  ["ge", ">="],
  ["geq", ">="],
  ["geqslant", ">="],
  ["lt", "<"],
  ["gt", ">"],
  ["coloneqq", "="],
  ["\\", "\\\\"],
]);
