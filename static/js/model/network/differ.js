/** Specs laid side by side: what not all of them say. */

/** @typedef {{ gap: string, words: string, own: boolean }} Piece  `gap`: what stands before; `own`: not said by all */

/** How many layers are alike is no difference of its own: 10x8 is 8, ten times. @param {string} phrase */
const plain = (phrase) => phrase.replace(/^\d+x(?=\d)/, "");

/** Longest common subsequence. @param {string[]} a @param {string[]} b @returns {string[]} */
function common(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  /** @type {string[]} */
  const shared = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared.push(a[i]);
      i++;
      j++;
    } else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return shared;
}

/**
 * A phrase is a layer, or a setting. Of one that not all have, the words count that not all have.
 * @param {string[]} texts @returns {Piece[][]}
 */
export function differing(texts) {
  const phrases = texts.map((text) =>
    Array.from(text.matchAll(/([\s→,]*)([^→,]*[^\s→,])/g), ([, gap, words]) => ({ gap, words })),
  );
  const shared = phrases.map((all) => all.map(({ words }) => plain(words))).reduce(common);
  const marked = phrases.map((all) => {
    let at = 0;
    return all.map((phrase) => {
      const own = plain(phrase.words) !== shared[at];
      if (!own) at++;
      return { ...phrase, own };
    });
  });
  const words = marked.map((all) => new Set(all.flatMap(({ own, words }) => (own ? words.split(" ") : []))));
  /** @param {string} word */
  const everywhere = (word) => words.every((each) => each.has(word));
  return marked.map((all) =>
    all.flatMap((phrase) => (phrase.own ? parts(phrase.gap, phrase.words.split(" "), everywhere) : [phrase])),
  );
}

/** A phrase in runs of words that all have, or not. @param {string} gap @param {string[]} words @param {(word: string) => boolean} everywhere */
function parts(gap, words, everywhere) {
  /** @type {Piece[]} */
  const found = [];
  for (const word of words) {
    const own = !everywhere(word);
    const last = found[found.length - 1];
    if (last?.own === own) last.words += ` ${word}`;
    else found.push({ gap: last ? " " : gap, words: word, own });
  }
  return found;
}
