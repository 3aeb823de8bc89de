/** The address, the browser's history and its memory follow the screen. */

import { remember } from "./state/draft.js";
import { decodeLink, encodeLink, linkOf } from "./state/link.js";
import { LinkError } from "./state/packed.js";
import { createPlaces, currentHash, onAddress, writeHash } from "./state/places.js";

/** @import { State, Store } from "./actions.js" */
/** @import { LinkState } from "./state/link.js" */
/** @import { Program } from "./state/places.js" */

/** What has stood still for so long is kept. In milliseconds. */
const SETTLING = 350;

/**
 * @param {{ store: Store & { subscribe: (listener: (state: State) => void) => unknown }, onKeep: () => void,
 *   onRefused: (code: "damaged" | "newer") => void }} means `onRefused`: the address cannot be read
 */
export function createAddress({ store, onKeep, onRefused }) {
  const places = createPlaces();
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let settling = 0;
  let ticket = 0;
  let known = store.get();

  const keep = async () => {
    clearTimeout(settling);
    ticket += 1;
    const mine = ticket;
    const link = linkOf(store.get());
    remember("text", link.text);
    remember("drawn", link.drawn ?? "");
    onKeep();
    const hash = await encodeLink(link);
    // meanwhile the page may stand elsewhere
    if (mine === ticket) writeHash(hash);
  };
  store.subscribe((state) => {
    const { text, inputs } = known;
    known = state;
    if (state.text !== text || state.inputs !== inputs) places.change(state);
    if (state.playing) return;
    clearTimeout(settling);
    settling = setTimeout(() => (store.get().trace || store.get().problem) && keep(), SETTLING);
  });

  /** What the address says; of a link that cannot be read, `tell` says why. */
  const read = async () => {
    try {
      return { link: await decodeLink(currentHash()), tell() {} };
    } catch (error) {
      return { link: null, tell: () => onRefused(error instanceof LinkError ? error.code : "damaged") };
    }
  };

  return {
    keep,
    read,
    enter: places.enter,
    open: places.open,
    /** Back, forward, an address typed in. @param {(link: LinkState) => void} enter */
    follow(enter) {
      onAddress(async () => {
        // what is about to be written is of the place that was left
        ticket += 1;
        clearTimeout(settling);
        const { link, tell } = await read();
        tell();
        if (link) enter(link);
      });
    },
  };
}
