/** Two windows of one lecture: what the one does, the other follows, from window to window, without the server. */

import { inTab } from "./tab.js";

const KEY = "backlight.room";

/** The room that a window of notes was opened for; null where this is no such window. */
export const notesRoom = () => new URLSearchParams(location.search).get("notes");

/** The room of this window, so that lectures in other tabs are left alone. @param {boolean} [make] */
export function roomOf(make = false) {
  const room = inTab((store) => {
    const known = store.getItem(KEY);
    if (known || !make) return known;
    const made = crypto.getRandomValues(new Uint32Array(2)).join("-");
    store.setItem(KEY, made);
    return made;
  });
  return room ?? (make ? "lecture" : null);
}

/** Open the window with the notes. @param {string} room */
export const openNotes = (room) =>
  window.open(`${location.pathname}?notes=${room}${location.hash}`, `notes-${room}`, "popup,width=960,height=720");

/**
 * @template T
 * @param {(message: T) => void} onMessage
 */
export function createPair(onMessage) {
  /** @type {BroadcastChannel | null} */
  let channel = null;
  return {
    /** @param {string} room */
    join(room) {
      channel?.close();
      channel = new BroadcastChannel(`backlight.lecture.${room}`);
      channel.addEventListener("message", ({ data }) => onMessage(data));
    },
    /** @param {T} message */
    tell: (message) => channel?.postMessage(message),
  };
}
