/** A while; without one, until the page has done what waits for its turn. @param {number} [ms] @returns {Promise<unknown>} */
export const sleep = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
