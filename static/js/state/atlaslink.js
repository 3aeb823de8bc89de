/** What a link to the atlas holds: all of what it shows that is not as the page begins. */

import { LinkError } from "./packed.js";

/** @import { AtlasSet } from "../model/atlas.js" */

/** How the page begins. @type {AtlasSet} */
export const BEGINNING = {
  view: "curves",
  curves: "both",
  show: "all",
  pick: ["sigmoid", "relu"],
  x: 1,
  reach: 5,
  parameters: {},
};
const CHOICES = /** @type {Record<string, string[]>} */ ({
  view: ["curves", "table"],
  curves: ["both", "value", "slope"],
  show: ["all", "picked"],
});
const MOST = 32;
const FARTHEST = 100;

/** Take only what a link may say. @param {unknown} raw @returns {AtlasSet} */
export function checkedAtlas(raw) {
  if (typeof raw !== "object" || raw === null) throw new LinkError("damaged");
  const given = /** @type {Record<string, any>} */ (raw);
  const set = { ...BEGINNING };
  for (const [field, values] of Object.entries(CHOICES))
    if (values.includes(given[field])) Object.assign(set, { [field]: given[field] });
  const { pick, x, reach, parameters } = given;
  if (Array.isArray(pick) && pick.length <= MOST && pick.every(isName)) set.pick = pick;
  if (Number.isFinite(x) && Math.abs(x) <= FARTHEST) set.x = x;
  if (Number.isFinite(reach) && reach > 0 && reach <= FARTHEST) set.reach = reach;
  if (typeof parameters === "object" && parameters !== null)
    set.parameters = Object.fromEntries(
      Object.entries(parameters).filter(([name, value]) => isName(name) && Number.isFinite(value)),
    );
  return set;
}

/** @param {unknown} name @returns {name is string} */
const isName = (name) => typeof name === "string" && /^[a-z_]{1,20}$/.test(name);
