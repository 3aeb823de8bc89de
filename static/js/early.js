// Runs before the first paint, so that a dark page never flashes light.
{
  // The worker that lays graphs out reads 1.6 MB before it can: it begins before the page's own code has come.
  const page = /** @type {{ layoutWorker?: Worker }} */ (globalThis);
  const { worker, words } = document.currentScript?.dataset ?? {};
  if (worker) page.layoutWorker = new Worker(worker);

  let theme = null;
  let lang = null;
  try {
    theme = localStorage.getItem("backlight.theme");
    lang = localStorage.getItem("backlight.lang");
  } catch {
    // Without memory the system's wish decides.
  }
  theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;

  // The words, too, are wanted early, in the language that was chosen in this browser: the server does not know it.
  if (lang !== "en" && lang !== "ru") ({ lang } = document.documentElement);
  for (const folder of words?.split(" ") ?? []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "", href: `${folder}/${lang}.json` });
    document.head.append(link);
  }
}
