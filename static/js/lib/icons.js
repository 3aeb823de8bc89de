/** Line icons on a 16 px grid, drawn in the current ink. */

import { h, svg } from "./dom.js";

/** @type {Record<string, string>} */
const PATHS = {
  start: "M3.5 3v10M13 3.5 6.5 8l6.5 4.5z!",
  back: "M11 3.5 4.5 8l6.5 4.5z!",
  play: "M4.5 2.5 13 8l-8.5 5.5z!",
  pause: "M4.5 3h2.2v10H4.5zM9.3 3h2.2v10H9.3z!",
  forward: "M5 3.5 11.5 8 5 12.5z!",
  end: "M12.5 3v10M3 3.5 9.5 8 3 12.5z!",
  light:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 .9v1.5M8 13.6v1.5M.9 8h1.5M13.6 8h1.5M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  dark: "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z",
  projector: "M1.5 2.5h13M2.5 2.5v8h11v-8M8 10.5v2M8 12.2l-3 2.3M8 12.2l3 2.3",
  link: "M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.6-2.6a2.7 2.7 0 0 0-3.8-3.8l-1 1M9.3 6.7a2.7 2.7 0 0 0-3.8 0L2.9 9.3a2.7 2.7 0 0 0 3.8 3.8l1-1",
  reset: "M3.2 8a4.8 4.8 0 1 0 1.5-3.5L3 6.1M3 2.8v3.3h3.3",
  undo: "M6 2.8 2.8 6 6 9.2M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6.5",
  redo: "M10 2.8 13.2 6 10 9.2M13 6H6.8a3.6 3.6 0 0 0 0 7.2h2.7",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.4 3.4",
  open: "M2 12.5v-9h4l1.5 2H14v7z",
  write: "M10.6 3.3 12.7 5.4 5.6 12.5l-2.8.700.7-2.8zM9.3 4.6l2.1 2.1",
  more: "M8 3.2v9.6M3.2 8h9.6",
  less: "M3.2 8h9.6",
  fit: "M5.5 2.5h-3v3M10.5 2.5h3v3M5.5 13.5h-3v-3M10.5 13.5h3v-3",
  speech: "M2 6.2v3.6h2.3L7.5 12.5v-9L4.3 6.2zM10 6a3 3 0 0 1 0 4M12 4.2a5.5 5.5 0 0 1 0 7.6",
  list: "M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.5M6 8h7.5M6 12h7.5",
  present: "M2 3h12v8H2zM8 11v2.500M5.500 13.500h5",
  notes: "M3 2.500h10v11H3zM5.500 5.500h5M5.500 8h5M5.500 10.500h3",
  away: "M6.500 3.500h-3.500v9.500h9.500v-3.500M9 2.500h4.500v4.500M13.500 2.500l-6 6",
  print: "M4.500 6v-3.500h7v3.500M4.500 11h-2v-5h11v5h-2M4.500 9h7v4.500h-7z",
  close: "M4 4l8 8M12 4l-8 8",
  chevron: "M6.3 4.5 9.8 8l-3.5 3.5",
  down: "M4.5 6.3 8 9.8l3.5-3.5",
  info: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.4v3.7M8 4.8v.3",
  warn: "M8 2.3 14.5 13.5h-13zM8 6.5v3.4M8 11.6v.2",
};

/**
 * @param {string} name
 * @param {number} [size]
 */
export function icon(name, size = 16) {
  const path = PATHS[name] ?? "";
  const filled = path.endsWith("!");
  return svg(
    "svg",
    { class: filled ? "icon filled" : "icon", viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: path.replace("!", "") }),
  );
}

/**
 * A button that shows a picture and says its name.
 * @param {string} name
 * @param {string} picture
 * @param {(event: Event) => void} click
 * @param {string} style
 */
export const iconButton = (name, picture, click, style) =>
  h("button", { type: "button", class: style, "aria-label": name, title: name, click }, icon(picture));
