/** Whoever measures or paints with the theme's own numbers and colours is told when it changes. */

/** @param {() => void} listener @returns {() => void} stop listening */
export function onTheme(listener) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
