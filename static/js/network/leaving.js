/** From a network to the same as a program, on the page for expressions. */

import { untilAnswered } from "../net/again.js";
import { ProblemError } from "../net/api.js";
import { programOf } from "../net/network.js";
import { encodeLink } from "../state/link.js";
import { goTo } from "../state/places.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { About } from "../net/network.js" */
/** @import { Store } from "./state.js" */

/** The answer to what is, or asks for, more than there is room for. */
const TOO_LARGE = 413;

/**
 * @param {{ store: Store, keep: (how: "replace") => Promise<unknown>, words: () => Translate, onLong: (message: string) => void, onOffline: (away: boolean) => void, onBug: (error: unknown) => void }} means
 *   `keep`: into the address, which the way back leads to; `onLong`: the program would be too long
 */
export const createLeaving =
  ({ store, keep, words, onLong, onOffline, onBug }) =>
  /** @param {typeof programOf} ask @param {About} [more] */
  async (ask, more) => {
    const { text: spec, checkpoint, given: points, lang } = store.get();
    try {
      const source = await untilAnswered(() => ask({ spec, checkpoint, points, ...more }, lang), onOffline);
      await keep("replace");
      goTo(await encodeLink({ text: source }));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500) return onBug(error);
      // that a text has too many characters says nothing to who has not written it
      const [t, large] = [words(), error.status === TOO_LARGE && more?.unit === undefined];
      const key = ask === programOf ? "net.expression.long" : "net.scalars.long";
      onLong(large ? t(key, { unit: t("net.scalars.unit") }) : error.message);
    }
  };
