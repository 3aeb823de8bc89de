/** Remembering the last answer, where several ask the same. */

/**
 * @template A, B, T
 * @param {(a: A, b: B) => T} make
 * @returns {(a: A, b: B) => T}
 */
export function lastOnly(make) {
  /** @type {{ a: A, b: B, made: T } | null} */
  let last = null;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, made: make(a, b) };
    return last.made;
  };
}

/** Whether nothing in one record is another one than in the other. @param {object} next @param {object} known */
export const sameParts = (next, known) =>
  Object.entries(next).every(([name, part]) => Reflect.get(known, name) === part);
