// Runs before the first paint, so that a dark page never flashes light.
{
  // The worker that lays graphs out reads 1.6 MB before it can: it begins before the page's own code has come.
  const page = /** @type {{ layoutWorker?: Worker }} */ (globalThis);
  const { worker } = document.currentScript?.dataset ?? {};
  if (worker) page.layoutWorker = new Worker(worker);

  let theme = null;
  try {
    theme = localStorage.getItem("backlight.theme");
  } catch {
    // Without memory the system's wish decides.
  }
  theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
}
