/** Pieces of program text that know how firmly they hold together, so that brackets stand only where they must. */

/** @typedef {{ code: string, rank: number, table?: boolean, name?: string }} Piece */

const SUM = 0;
const PRODUCT = 1;
const POWER = 2;
const ATOM = 3;

/** @param {string} code @param {Partial<Piece>} [more] @returns {Piece} */
export const atom = (code, more) => ({ code, rank: ATOM, ...more });
/** @param {string} name @returns {Piece} */
export const named = (name) => atom(name, { name });
/** @param {string} name @param {Piece[]} args */
export const call = (name, args) => atom(`${name}(${args.map(({ code }) => code).join(", ")})`);
/** @param {Piece[]} items */
export const list = (items) => atom(`[${items.map(({ code }) => code).join(", ")}]`, { table: true });

/** @param {Piece} piece @param {number} rank */
const held = (piece, rank) => (piece.rank < rank ? `(${piece.code})` : piece.code);

/** @param {Piece} a @param {string} sign @param {Piece} b @returns {Piece} */
export const sum = (a, sign, b) => ({
  code: `${a.code} ${sign} ${held(b, PRODUCT)}`,
  rank: SUM,
  table: a.table || b.table,
});
/** @param {Piece} a @returns {Piece} */
export const minus = (a) => ({ code: `-${held(a, PRODUCT)}`, rank: SUM, table: a.table });
/** Two tables are multiplied as matrices. @param {Piece} a @param {string} sign @param {Piece} b @returns {Piece} */
export const product = (a, sign, b) => ({
  code: `${held(a, PRODUCT)} ${sign === "*" && a.table && b.table ? "@" : sign} ${held(b, POWER)}`,
  rank: PRODUCT,
  table: a.table || b.table,
});
/** @param {Piece} a @param {Piece} b @returns {Piece} */
export const power = (a, b) => ({ code: `${held(a, ATOM)}^${held(b, POWER)}`, rank: POWER });
/** @param {Piece} a @returns {Piece} */
export const transposed = (a) => atom(`${held(a, ATOM)}.T`, { table: a.table });
/** @param {Piece} a @param {string} sign @param {Piece} b @returns {Piece} */
export const compared = (a, sign, b) => ({ code: `${a.code} ${sign} ${b.code}`, rank: -1 });
