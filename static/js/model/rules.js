/** The rule book: which of the registry's ops are listed. */

/**
 * @typedef {{ by: string, latex: string | null, flows: boolean }} LocalRule
 * @typedef {{ name: string, spellings: string[], kind: string, doc: Record<string, string>, formula: string, rules: LocalRule[],
 *   example: string, along: string | null, domain: string | null, kinks: { at: string, convention: Record<string, string> }[] }} Rule
 * @typedef {{ kind: string, search: string, op: string | null }} RulesSet  `kind`: `all` or one of them
 */

/** Those of a kind whose name, another spelling or description has what is searched. @param {Rule[]} rules @param {RulesSet} set @param {string} lang */
export function matching(rules, { kind, search }, lang) {
  const wanted = search.trim().toLowerCase();
  return rules.filter(
    (rule) =>
      (kind === "all" || rule.kind === kind) &&
      [...rule.spellings, rule.doc[lang]].some((text) => text.toLowerCase().includes(wanted)),
  );
}
