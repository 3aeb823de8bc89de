/** The page made anew: the keys stay where they are, and what is scrolled stays where it is scrolled to. */

import { keepKeys } from "./focus.js";

/** By then all of it has come again, piece by piece. */
const LONGEST_MS = 1000;

/** @param {() => void} build */
export function renewPage(build) {
  const places = [...document.querySelectorAll("*")]
    .filter(({ scrollTop }) => scrollTop)
    .map((element) => ({ element, top: element.scrollTop }));
  const observer = new MutationObserver(() => {
    for (const { element, top } of places) element.scrollTop = top;
    // from then on they are a person's again
    if (places.every(({ element, top }) => element.scrollTop > top - 1)) observer.disconnect();
  });
  for (const { element } of places) observer.observe(element, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), LONGEST_MS);
  keepKeys(document.body, build);
}
