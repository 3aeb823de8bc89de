/** The fonts that a picture is measured in: waited for a moment, as what is laid out before they come is laid out twice. */

const FONTS = ["600 20px Inter", "italic 20px KaTeX_Math", "20px KaTeX_Main"];
/** A picture in the system's letters now is better than one in ours later. */
const PATIENCE_MS = 150;

/**
 * @param {{ onReady: () => void, onLate: () => void }} options `onReady` once, in any case; `onLate` when fonts come after it
 * @returns {() => void} stop waiting
 */
export function awaitFonts({ onReady, onLate }) {
  let ready = false;
  let stopped = false;
  const begin = () => {
    if (stopped) return;
    if (ready) onLate();
    else onReady();
    ready = true;
  };
  const timer = setTimeout(begin, PATIENCE_MS);
  Promise.allSettled(FONTS.map((font) => document.fonts.load(font))).then(() => {
    clearTimeout(timer);
    begin();
  });
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
