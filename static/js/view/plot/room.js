/** How much room a chart has: asked of the page when it changes, as to ask while drawing makes the page lay itself out. */

/**
 * @param {HTMLElement} container
 * @param {() => void} onChange
 */
export function createRoom(container, onChange) {
  const read = () => ({
    width: container.clientWidth,
    height: container.clientHeight,
    font: Number.parseFloat(getComputedStyle(container).fontSize),
  });
  let room = read();
  const watch = new ResizeObserver(() => {
    room = read();
    onChange();
  });
  watch.observe(container);
  return {
    now: () => room,
    destroy: () => watch.disconnect(),
  };
}
