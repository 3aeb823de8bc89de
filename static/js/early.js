// Runs before the first paint, so that a dark page never flashes light.
{
  let theme = null;
  try {
    theme = localStorage.getItem("backlight.theme");
  } catch {
    // Without memory the system's wish decides.
  }
  theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
}
