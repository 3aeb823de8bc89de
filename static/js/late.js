/** A view that is fetched when there is time for it; until then it keeps what it is to show. */

/**
 * @template D
 * @param {() => Promise<{ update: (data: D) => void, destroy: () => void }>} make
 */
export function createLate(make) {
  /** @type {Awaited<ReturnType<typeof make>> | null} */
  let view = null;
  /** @type {{ data: D } | null} */
  let waiting = null;
  let gone = false;
  void make().then((made) => {
    if (gone) return made.destroy();
    view = made;
    if (waiting) view.update(waiting.data);
    waiting = null;
  });
  return {
    /** @param {D} data */
    update(data) {
      if (view) view.update(data);
      else waiting = { data };
    },
    destroy() {
      gone = true;
      view?.destroy();
    },
  };
}
