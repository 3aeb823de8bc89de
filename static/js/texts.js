/** Texts that come from elsewhere: a file, the clipboard, this browser's memory. What was there before is kept. */

import { newId } from "./lib/id.js";
import { programIn, tooLarge } from "./model/file.js";
import { looksLatex } from "./model/latex/convert.js";
import { clearRecent, keepRecent, recentPrograms, removeRecent } from "./state/recent.js";

/** @import { Store } from "./actions.js" */
/** @import { Translate } from "./lib/i18n.js" */
/** @import { Recent } from "./state/recent.js" */

/**
 * @param {{ store: Store, notices: ReturnType<typeof import("./view/notices.js").createNotices>, t: () => Translate,
 *   deeds: () => Pick<ReturnType<typeof import("./deeds.js").createDeeds>, "open" | "undo" | "edit">, isExample: (text: string) => boolean }} means
 */
export function createTexts({ store, notices, t, deeds, isExample }) {
  /** Characters that a program may have; the server says how many. */
  let limit = 32_000;
  let id = newId();
  /** The program on screen as it was when it was taken off the list: it comes back when it has changed. @type {Pick<Recent, "text" | "inputs"> | null} */
  let removed = null;

  /** Note the program on screen; an example as it stands is in the menu anyway, and LaTeX that gave no graph is none. */
  const note = () => {
    const { text, inputs, traced, problem } = store.get();
    if ((problem || text !== traced) && looksLatex(text)) return;
    if (text === removed?.text && inputs === removed.inputs) return;
    const own = (/** @type {string} */ program) =>
      program.trim() && program.length <= limit && (Object.keys(inputs).length > 0 || !isExample(program));
    const good = problem && traced !== text && own(traced) ? traced : null;
    if (own(text)) keepRecent({ id, text, inputs, when: Date.now() }, good);
  };

  /** Another program comes: this one is kept as it is. */
  const leave = () => {
    note();
    withdraw();
    id = newId();
  };

  /** @param {string} code @param {Record<string, string>} [values] */
  const refuse = (code, values) => notices.show("file", t()(`file.${code}`, { limit, ...values }));

  /** What was offered about a text is offered no more. */
  const withdraw = () => {
    for (const offer of ["paste", "file"]) notices.hide(offer);
  };

  const undoOffer = (/** @type {() => void} */ run) => ({ offer: { label: t()("undo"), run } });

  return {
    note,
    leave,
    /** @param {number} characters */
    setLimit: (characters) => {
      limit = characters;
    },
    /** As the server says it of a text that it can take to count. @param {string} text @param {Translate} say */
    tooLong: (text, say) => say("text.long", { count: [...text].length, limit }),
    recent: {
      list: recentPrograms,
      /** @param {string} which */
      remove(which) {
        if (which === id) removed = store.get();
        removeRecent(which);
      },
      clear() {
        removed = store.get();
        clearRecent();
      },
    },
    on: {
      limit: () => limit,
      /** @param {string} text @param {string} [deed] */
      onChange(text, deed) {
        const { text: before } = store.get();
        if (isAnother(before, text)) leave();
        else if (text !== before) withdraw();
        deeds().edit(text, deed);
      },
      /** @param {number} count */
      onTooLong: (count) => notices.show("paste", t()("paste.long", { count, limit })),
      /** @param {() => void} undo */
      onConverted: (undo) => notices.show("paste", t()("paste.latex"), undoOffer(undo)),
      /** @param {File[]} files */
      async onFiles(files) {
        if (files.length !== 1) return files.length && refuse("several");
        const [file] = files;
        const bytes = tooLarge(file.size, limit) ? null : await file.arrayBuffer().catch(() => null);
        const found = bytes ? programIn(file.name, bytes, limit) : { refused: file.size ? "large" : "binary" };
        if ("refused" in found) return refuse(found.refused, { name: file.name });
        deeds().open({ text: found.text });
        notices.show("file", t()("file.opened", { name: file.name }), undoOffer(deeds().undo));
      },
      /** @param {Recent} program */
      onRecent: ({ text, inputs }) => deeds().open({ text, inputs }),
    },
  };
}

/** Whether less than half of a text outlives a change: then it is no longer that program. @param {string} before @param {string} after */
function isAnother(before, after) {
  const most = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === after[start]) start += 1;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return 2 * (start + end) < before.length;
}
