/** A name that nothing else has: of an entry in a list that several tabs write to, of a place in the browser's history. */

export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
