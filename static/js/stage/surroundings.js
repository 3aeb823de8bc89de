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
  let size = { w: container.clientWidth, h: container.clientHeight };
  const portrait = () => size.h > size.w * 1.05 || size.w < 520;
  let turned = portrait();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;

  const watcher = new ResizeObserver(() => {
    const next = { w: container.clientWidth, h: container.clientHeight };
    if (!next.w || (drawn() && next.w === size.w && next.h === size.h)) return;
    size = next;
    onSize();
    if (portrait() !== turned || !drawn()) {
      turned = portrait();
      return onTurn();
    }
    onResize();
    clearTimeout(settling);
    settling = setTimeout(onSettled, SETTLING);
  });
  const forgetTheme = whenThemed(onTheme);
  const forgetFonts = awaitFonts({ onReady: () => watcher.observe(container), onLate: onFonts });

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
