/** Greek letters by their names, in the shapes that formulas have: ϵ and ϕ where a keyboard has ε and φ. */

/** @type {Map<string, string>} */
export const GREEK = new Map(
  (
    "alpha:α beta:β gamma:γ delta:δ epsilon:ϵ zeta:ζ eta:η theta:θ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ " +
    "pi:π rho:ρ sigma:σ tau:τ upsilon:υ phi:ϕ chi:χ psi:ψ omega:ω ε:ϵ φ:ϕ"
  )
    .split(" ")
    .map((pair) => /** @type {[string, string]} */ (pair.split(":"))),
);
