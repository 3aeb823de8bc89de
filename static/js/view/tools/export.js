/** The program as a script to take home: in numpy with both passes written out, in PyTorch with autograd. */

import { h } from "../../lib/dom.js";
import { createLibraries, scriptParts } from "../script.js";
import { createQuestion } from "./question.js";

/** @import { CreateTool } from "./index.js" */

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, onAim } = options;
  let data = first;
  const library = () => data.aim.as ?? "numpy";
  const libraries = createLibraries({ t, onLibrary: (as) => onAim({ as }) });
  const about = h("p", { class: "meaning" });
  const place = h("section", { class: "section" });
  container.replaceChildren(h("section", { class: "section export-as" }, libraries.element, about), place);
  const question = createQuestion(place, {
    t,
    draw(/** @type {{ script: string }} */ { script }) {
      const { actions, said, text } = scriptParts({ script, library: library() }, { t });
      return [actions, said, text];
    },
  });
  return {
    update(next) {
      data = next;
      const { source, inputs } = data;
      const as = library();
      libraries.update(as);
      about.textContent = t(`export.${as}.about`);
      question.about([source, inputs, as], () => ask("export", { source, inputs, as }));
    },
    destroy: question.destroy,
  };
}
