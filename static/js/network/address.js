/** The page's address: what is on screen goes into it, and comes out of it again. */

import { keptAside } from "../state/aside.js";
import { remember } from "../state/draft.js";
import { checkedNet, netLinkOf, packNet } from "../state/netlink.js";
import { unpack, whyRefused } from "../state/packed.js";
import { createPlaces, currentHash, writeHash } from "../state/places.js";
import { inTab } from "../state/tab.js";

/** @import { Given } from "../model/network/given.js" */
/** @import { NetLink } from "../state/netlink.js" */
/** @import { Store } from "./state.js" */

const SETTLING = 350;
/** Who comes again by a bare address finds what this tab was at. */
const LAST = "backlight.last";

/** What this tab was at, in the words and colours of now. @returns {Promise<NetLink | null>} */
async function lastHere() {
  const found = await unpack(inTab((store) => store.getItem(LAST)) ?? "", checkedNet);
  if (!found) return null;
  const { lang, theme, ...link } = found;
  return link;
}

/** @param {{ store: Store, say: (id: string, words: string, lasting: boolean) => void }} means  `say`: a notice, by the key of its text */
export function createAddress({ store, say }) {
  const places = createPlaces();
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let settling = 0;
  /** The points of which it has been said that no link holds them. @type {Given | null} */
  let told = null;

  /** @param {"push" | "replace"} how @returns {Promise<boolean>} whether the address holds all of it */
  const keep = async (how) => {
    clearTimeout(settling);
    const { given, comparison } = store.get();
    const link = netLinkOf(store.get());
    if (given?.rows == null) remember("net", link.spec);
    const place = { text: `${link.spec}${given?.rows ?? ""}${comparison ? " compared" : ""}` };
    if (how === "push") places.open(place);
    else places.enter(place);
    const { hash, without } = await packNet(link);
    writeHash(hash);
    inTab((store) => store.setItem(LAST, hash));
    if (without.includes("points") && given !== told) {
      say("points", "net.points.long", false);
      told = given;
    }
    return without.length === 0;
  };

  /** @returns {Promise<{ link: NetLink | null, tell: () => unknown }>} */
  const read = async () => {
    try {
      const link = (await unpack(currentHash(), checkedNet)) ?? (await lastHere());
      if (!link) return { link, tell() {} };
      const points = link.kept ? keptAside("points", link.kept) : link.points;
      if (points === null) return { link: null, tell: () => say("link", "net.points.gone", true) };
      const checkpoint = link.trained ? keptAside("checkpoint", link.trained) : link.checkpoint;
      return {
        link: { ...link, points, checkpoint: checkpoint ?? undefined },
        tell: () => checkpoint === null && say("link", "net.weights.gone", true),
      };
    } catch (error) {
      const why = `notice.link.${whyRefused(error)}`;
      return { link: null, tell: () => say("link", why, true) };
    }
  };

  return {
    keep,
    read,
    /** Once nothing has changed for a moment. */
    keepSoon() {
      clearTimeout(settling);
      settling = setTimeout(() => store.get().net && !store.get().running && keep("replace"), SETTLING);
    },
  };
}
