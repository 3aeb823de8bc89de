/** Whoever measures or paints with the theme's own numbers and colours is told when it changes. */

/** @param {() => void} listener @returns {() => void} stop listening */
export function onTheme(listener) {
  const root = document.documentElement;
  // it is also written when it stays as it was
  const observer = new MutationObserver(([{ oldValue }]) => oldValue !== root.dataset.theme && listener());
  observer.observe(root, { attributeFilter: ["data-theme"], attributeOldValue: true });
  return () => observer.disconnect();
}
