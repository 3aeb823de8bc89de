/** What every page tells in passing: the server is away or back, something broke, the link was copied. */

import { copyText } from "./lib/clipboard.js";
import { ProblemError } from "./net/api.js";
import { currentAddress } from "./state/places.js";
import { createNotices } from "./view/notices.js";

/** @import { Translate } from "./lib/i18n.js" */

/** @param {() => Translate} words in the language the page has now */
export function createNews(words) {
  const notices = createNotices(/** @type {HTMLElement} */ (document.getElementById("notices")), () =>
    words()("notice.close"),
  );
  // a tool, a chart or an exhibit that was to come later, of a version that the server no longer has
  addEventListener("unhandledrejection", (event) => {
    if (!(event.reason instanceof TypeError && /module/i.test(event.reason.message))) return;
    event.preventDefault();
    notices.show("part", words()("notice.part"), { lasting: true });
  });
  return {
    notices,
    /** @param {boolean} away */
    onOffline(away) {
      notices.hide("offline");
      if (away) notices.show("offline", words()("notice.offline"), { lasting: true });
      else notices.show("back", words()("notice.back"));
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
