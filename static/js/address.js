/** The address, the browser's history and its memory follow the screen. */

import { remember } from "./state/draft.js";
import { decodeLink, encodeLink, linkOf } from "./state/link.js";
import { whyRefused } from "./state/packed.js";
import { createPlaces, currentHash, keepQuiz, onAddress, onGone, writeHash } from "./state/places.js";
import { dropUnwritten, keepUnwritten, unwrittenOf } from "./state/unwritten.js";

/** @import { State, Store } from "./actions.js" */
/** @import { LinkState } from "./state/link.js" */
/** @import { Program } from "./state/places.js" */

/** What has stood still for so long is kept, in milliseconds: by then a picture of usual size is there. */
const SETTLING = 350;

/**
 * @param {{ store: Store & { subscribe: (listener: (state: State) => void) => unknown }, onKeep: () => void,
 *   onRefused: (code: "damaged" | "newer") => void }} means `onRefused`: the address cannot be read
 */
export function createAddress({ store, onKeep, onRefused }) {
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let settling = 0;
  let ticket = 0;
  let known = store.get();
  /** Changes of the page, and how many of them its address says. */
  let [changes, written] = [0, 0];
  /** Whether the page still shows the place it was led away from. */
  let leaving = false;

  const note = () => {
    const link = linkOf(known);
    remember("text", link.text);
    remember("drawn", link.drawn ?? "");
    onKeep();
    return link;
  };
  /** What the address does not say yet is told when one comes back. @param {string} place */
  const leave = (place) => {
    clearTimeout(settling);
    if (leaving || !(known.trace || known.problem)) return;
    keepUnwritten(place, changes === written ? linkOf(known) : note());
    written = changes;
  };
  const places = createPlaces({ onLeave: (place) => changes !== written && leave(place) });

  const keep = async () => {
    clearTimeout(settling);
    if (leaving) return;
    ticket += 1;
    const [mine, told] = [ticket, changes];
    const hash = await encodeLink(note());
    // meanwhile the page may stand elsewhere
    if (mine !== ticket) return;
    writeHash(hash);
    dropUnwritten(places.here());
    written = told;
  };
  /** Not at once: a new address is work for the browser, which is wanted for the picture just then. */
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => (store.get().trace || store.get().problem) && keep(), SETTLING);
  };
  store.subscribe((state) => {
    const changed = state.text !== known.text || state.inputs !== known.inputs;
    if (changed) places.change(state);
    if (state.quiz !== known.quiz) keepQuiz(state.quiz && { quiz: state.quiz, seen: state.seen });
    known = state;
    changes += 1;
    if (changed || !state.playing) settle();
  });
  // also what it says: a reload that has begun may be of the address before
  onGone(() => leave(places.here()));

  /** What the place shows; of a link that cannot be read, `tell` says why. */
  const read = async () => {
    try {
      return { link: unwrittenOf(places.here()) ?? (await decodeLink(currentHash())), tell() {} };
    } catch (error) {
      return { link: null, tell: () => onRefused(whyRefused(error)) };
    }
  };

  return {
    keep,
    settle,
    read,
    enter: places.enter,
    open: places.open,
    /** Back, forward, an address typed in. @param {(link: LinkState) => void} enter */
    follow(enter) {
      onAddress(async () => {
        places.arrive();
        leaving = true;
        ticket += 1;
        const mine = ticket;
        const { link, tell } = await read();
        if (mine !== ticket) return;
        leaving = false;
        tell();
        if (link) enter(link);
      });
    },
  };
}
