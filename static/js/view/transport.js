/** Step buttons, the timeline beside them, the stride. */

import { h } from "../lib/dom.js";
import { icon, iconButton } from "../lib/icons.js";
import { createStride } from "./stride.js";
import { createTimeline } from "./timeline.js";

/** @typedef {"first" | "back" | "play" | "next" | "last"} Key */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ onKey: (key: Key) => void } & Parameters<typeof createStride>[2] & Parameters<typeof createTimeline>[2]} options
 */
export function createTransport(container, _, options) {
  const { t, onKey } = options;
  /** @param {Key} key @param {string} name @param {string} picture @param {string} style */
  const button = (key, name, picture, style) => iconButton(t(name), picture, () => onKey(key), style);
  const play = button("play", "step.play", "play", "play");
  const keys = h(
    "div",
    { class: "keys" },
    button("first", "step.first", "start", "start"),
    button("back", "step.back", "back", "back"),
    play,
    button("next", "step.next", "forward", "next"),
    button("last", "step.last", "end", "end"),
  );
  container.replaceChildren(keys);
  const timeline = createTimeline(container, null, options);
  const stride = createStride(container, null, options);
  /** After a click the keys are the page's again: space plays. @param {MouseEvent} event */
  const release = ({ detail }) => {
    if (detail && document.activeElement?.matches("button")) /** @type {HTMLElement} */ (document.activeElement).blur();
  };
  container.addEventListener("click", release);

  return {
    /** @param {{ playing: boolean } & Parameters<typeof stride.update>[0] & Parameters<typeof timeline.update>[0]} data */
    update(data) {
      if (play.dataset.playing !== String(data.playing)) {
        play.dataset.playing = String(data.playing);
        play.replaceChildren(icon(data.playing ? "pause" : "play"));
        play.setAttribute("aria-label", t(data.playing ? "step.pause" : "step.play"));
      }
      stride.update(data);
      timeline.update(data);
    },
    focus: timeline.focus,
    destroy() {
      timeline.destroy();
      stride.destroy();
      container.removeEventListener("click", release);
      container.replaceChildren();
    },
  };
}
