/** The whole screen for the page. */

/** All of the screen, or back. @returns {Promise<boolean>} false where the browser gives none */
export async function turnFullscreen() {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    return true;
  } catch {
    return false;
  }
}

/** @param {(whole: boolean) => void} run whenever the page has got all of the screen, or no more */
export const onFullscreen = (run) =>
  document.addEventListener("fullscreenchange", () => run(document.fullscreenElement !== null));
