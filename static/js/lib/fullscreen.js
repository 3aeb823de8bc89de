/** Before an audience: the whole screen for the page, large. */

/**
 * @param {{ get: () => { presenting: boolean }, set: (next: { presenting: boolean }) => void }} store which is told whether the page has all of the screen
 * @returns {() => Promise<void>} gives it all of the screen, or takes that back
 */
export function createPresenting(store) {
  document.addEventListener("fullscreenchange", () => store.set({ presenting: document.fullscreenElement !== null }));
  return async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      // where a browser has no full screen, large type alone does
      store.set({ presenting: !store.get().presenting });
    }
  };
}
