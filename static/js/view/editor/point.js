/** What of the text the pointer is on: its node is lit in the picture. */

import { EditorView } from "@codemirror/view";

/** @param {{ onPoint: (at: number | null) => void }} options `at`: in UTF-16 units */
export const pointing = ({ onPoint }) =>
  EditorView.domEventHandlers({
    mousemove: ({ clientX, clientY, buttons }, view) => {
      if (!buttons) onPoint(view.posAtCoords({ x: clientX, y: clientY }));
    },
    mouseleave: () => onPoint(null),
  });
