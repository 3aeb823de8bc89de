/** What changes around the picture: its window's size, the theme's measures and colours, letters that come late. */

import { onTheme as whenThemed } from "../lib/theme.js";
import { awaitFonts } from "./fonts.js";

/** A window that has kept its size for so long has got it. In milliseconds. */
const SETTLING = 160;

/**
 * @param {HTMLElement} container
 * @param {{ drawn: () => boolean, onSize: () => void, onTurn: () => void, onResize: () => void, onSettled: () => void, onTheme: () => void, onFonts: () => void }} on
 *   `onSize` before any other: the first size comes with `onTurn`, as does one of another orientation; else `onResize` at once and `onSettled` when it stays
 */
export function createSurroundings(container, { drawn, onSize, onTurn, onResize, onSettled, onTheme, onFonts }) {
  // asked of the page only when it changes: to ask in the middle of drawing makes the page lay itself out
  const measured = () => ({ w: container.clientWidth, h: container.clientHeight });
  let size = measured();
  const portrait = () => size.h > size.w * 1.05 || size.w < 520;
  let turned = portrait();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;

  let begun = false;
  const look = () => {
    const next = measured();
    if (!next.w || (begun && next.w === size.w && next.h === size.h)) return;
    begun = true;
    size = next;
    onSize();
    if (portrait() !== turned || !drawn()) {
      turned = portrait();
      return onTurn();
    }
    onResize();
    clearTimeout(settling);
    settling = setTimeout(onSettled, SETTLING);
  };
  const watcher = new ResizeObserver(look);
  const forgetTheme = whenThemed(onTheme);
  const forgetFonts = awaitFonts({
    onReady() {
      // at once: the watcher first looks when a frame is drawn
      look();
      watcher.observe(container);
    },
    onLate: onFonts,
  });

  return {
    size: () => size,
    portrait,
    destroy() {
      forgetFonts();
      watcher.disconnect();
      forgetTheme();
      clearTimeout(settling);
    },
  };
}
