/** What every page tells in passing: the server is away or back, something broke, the link was copied. */

import { copyText } from "./lib/clipboard.js";
import { untilAnswered } from "./net/again.js";
import { catalog, ProblemError } from "./net/api.js";
import { whenFull } from "./state/full.js";
import { currentAddress, onAddress } from "./state/places.js";
import { createNotices } from "./view/notices.js";

/** @import { Translate } from "./lib/i18n.js" */

/** @param {() => Translate} words in the language the page has now */
export function createNews(words) {
  const notices = createNotices(/** @type {HTMLElement} */ (document.getElementById("notices")), () =>
    words()("notice.close"),
  );
  document.addEventListener("unread", (event) => {
    const { typed, said } = /** @type {CustomEvent} */ (event).detail;
    notices.show("unread", said ?? words()(typed.trim() ? "notice.unread" : "notice.empty", { typed }));
  });
  // what was said of one number, or one address, is not said of the next
  document.addEventListener("change", () => notices.hide("unread"), true);
  onAddress(() => notices.hide("link"));
  whenFull(() => notices.show("full", () => words()("notice.full"), { lasting: true }));
  /** @param {boolean} away @param {boolean} [busy] */
  const onOffline = (away, busy) => {
    for (const before of ["offline", "back"]) notices.hide(before);
    if (away) notices.show("offline", () => words()(busy ? "notice.busy" : "notice.offline"), { lasting: true });
    else if (!busy) notices.show("back", words()("notice.back"));
  };
  return {
    notices,
    onOffline,
    /**
     * Have what comes when it is first needed: a tool, a chart, an exhibit. A server that is away is waited for; one that
     * answers and has it no more is of another version, and then it never comes.
     * @template P @param {() => Promise<P>} load @returns {Promise<P>}
     */
    async bring(load) {
      try {
        const part = await load().catch(async () => {
          await untilAnswered(() => catalog("limits"), onOffline);
          return load();
        });
        notices.hide("part");
        return part;
      } catch (error) {
        if (!(error instanceof TypeError && /module/i.test(error.message))) throw error;
        notices.show("part", () => words()("notice.part"), { lasting: true });
        return new Promise(() => {});
      }
    },
    /** @param {unknown} error */
    onBug(error) {
      const code = error instanceof ProblemError ? error.code : String(error);
      notices.show("bug", words()("notice.bug", { code }));
    },
    /** The address as it stands goes to the clipboard. @param {string} [done] what is said then */
    async share(done = "share.copied") {
      notices.show("share", words()((await copyText(currentAddress())) ? done : "share.failed"));
    },
  };
}
