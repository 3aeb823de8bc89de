// Put into every page that is measured, before its own code runs.
{
  const frame = () => new Promise(requestAnimationFrame);

  const probes = { firstGraph: null, breaches: [], longTasks: [] };
  window.probes = probes;
  addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
    probes.breaches.push(`${violatedDirective} in ${sourceFile || "the page"}`),
  );
  new PerformanceObserver((list) => probes.longTasks.push(...list.getEntries())).observe({
    type: "longtask",
    buffered: true,
  });
  const watcher = new MutationObserver(async () => {
    if (!document.querySelector("#stage :is(.node, .unit, .layer-card)")) return;
    watcher.disconnect();
    await frame();
    probes.firstGraph = performance.now();
  });
  watcher.observe(document, { childList: true, subtree: true });

  /** Frames a second while `move(share)` is called in each of them. */
  probes.fps = async (ms, move) => {
    const start = performance.now();
    let frames = 0;
    for (let now = start; now - start < ms; now = performance.now()) {
      move((now - start) / ms);
      await frame();
      frames += 1;
    }
    return (frames * 1000) / (performance.now() - start);
  };

  /** Drag the picture there and back. */
  probes.pan = (ms) => {
    const surface = document.querySelector("#stage svg.scene");
    const { left, top, width, height } = surface.getBoundingClientRect();
    const at = (share) => ({
      bubbles: true,
      view: window,
      clientX: left + width / 2 + (width / 3) * Math.sin(share * 6 * Math.PI),
      clientY: top + height - 12,
    });
    surface.dispatchEvent(new MouseEvent("mousedown", at(0)));
    return probes
      .fps(ms, (share) => window.dispatchEvent(new MouseEvent("mousemove", at(share))))
      .finally(() => window.dispatchEvent(new MouseEvent("mouseup", at(1))));
  };

  /** Milliseconds from each move of a slider until the picture with its numbers has been painted. */
  probes.drag = async (moves) => {
    const slider = document.querySelector("#inputs .slider");
    const times = [];
    for (let i = 0; i < moves; i += 1) {
      const shown = new Promise((done) => {
        // the moved number itself is drawn before the answer with all others
        const answered = ({ target }) => {
          const node = (target.parentElement ?? target).closest(".node");
          return node && !node.querySelector(".handle");
        };
        const seen = new MutationObserver((changes) => {
          if (!changes.some(answered)) return;
          seen.disconnect();
          done();
        });
        seen.observe(document.querySelector("#stage"), { childList: true, characterData: true, subtree: true });
      });
      slider.value = String(Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * (i + 1)) / (moves + 2));
      const start = performance.now();
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await shown;
      await frame();
      times.push(performance.now() - start);
    }
    return times;
  };

  /** Pulses on so many lines at once, on a canvas of the page's own kind. */
  probes.pulses = async (count, ms) => {
    const { createPulses } = await import("/static/js/stage/pulses.js");
    const stage = document.querySelector("#stage");
    const canvas = document.createElement("canvas");
    canvas.className = "pulses";
    stage.querySelector(".graph").append(canvas);
    const pulses = createPulses(canvas);
    pulses.resize(stage.clientWidth, stage.clientHeight);
    const [w, h] = [stage.clientWidth, stage.clientHeight];
    const lines = Array.from({ length: count }, (_, i) => {
      const [x, y] = [(i * 37) % w, (i * 91) % h];
      return [{ x, y }, { x: x + 40, y }, { x: x + 40, y: y + 30 }, { x: x + 80, y: y + 30 }];
    });
    const view = { k: 1, x: 0, y: 0, w, h };
    const fps = await probes.fps(ms, (share) =>
      pulses.draw(
        lines.map((points, i) => ({ points, at: ((share * 8 + i / count) % 1) * 110, tail: 40, tone: i % 2 ? "pos" : "neg", width: 3 })),
        view,
      ),
    );
    canvas.remove();
    return fps;
  };

  /** Milliseconds from another network said to the picture of its health. */
  probes.health = async (spec) => {
    const [field, plot] = [document.querySelector("#spec-text"), document.querySelector("#health .health-plot")];
    const drawn = new Promise((done) => {
      const seen = new MutationObserver(() => {
        seen.disconnect();
        done();
      });
      seen.observe(plot, { childList: true });
    });
    field.focus();
    field.value = spec;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const start = performance.now();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await drawn;
    await frame();
    return performance.now() - start;
  };

  /** How long the next layout takes, and the longest task that holds the page up meanwhile; nothing asks the page before. */
  probes.nextLayout = () =>
    new Promise((done) => {
      const seen = new PerformanceObserver(async (list) => {
        const layout = list.getEntriesByName("layout").at(-1);
        if (!layout) return;
        seen.disconnect();
        const { startTime, duration } = layout;
        // the task that ends it is told of when it has ended
        for (let i = 0; i < 3; i += 1) await frame();
        const during = probes.longTasks.filter(
          (task) => task.startTime < startTime + duration && task.startTime + task.duration > startTime,
        );
        done([duration, Math.max(0, ...during.map((task) => task.duration))]);
      });
      seen.observe({ type: "measure" });
    });

  /** Where each node of a name stands. */
  probes.places = () =>
    Object.fromEntries(
      [...document.querySelectorAll("#stage .node")].map((node) => {
        const [x, y] = /translate\(([-\d.]+)[ ,]+([-\d.]+)/.exec(node.getAttribute("transform")).slice(1).map(Number);
        return [node.dataset.name, { x, y }];
      }),
    );
}
