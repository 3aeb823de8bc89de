/** One thing in a frame: what a change of the screen asks to be drawn has the next frame for itself. */

/**
 * Show what has changed, in every other frame at most.
 * @param {() => void} show
 * @returns {() => void} to be called at each change
 */
export function createTurns(show) {
  let [due, taken] = [false, false];
  const begin = () => {
    if (taken || !due) return;
    taken = true;
    requestAnimationFrame(() => {
      due = false;
      show();
      requestAnimationFrame(() => {
        taken = false;
        begin();
      });
    });
  };
  return () => {
    due = true;
    begin();
  };
}
