// What the page asks of the browser: keys, what is kept for this screen, language and theme, the full screen.
window.display = {
  kept: (key) => localStorage.getItem(key),
  keep: (key, value) => localStorage.setItem(key, value),
  show: (language, theme) => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  },
  title: (text) => {
    document.title = text;
  },
  listen: (keyboard) =>
    window.addEventListener("keydown", (pressed) => {
      const typing = pressed.target.closest?.("input:not([type=range]), select, textarea");
      if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
      if (typing && pressed.key === "Escape") return pressed.target.blur();
      if (typing) return;
      const steps = ["PageDown", "PageUp", " ", "ArrowLeft", "ArrowRight"];
      const chooses = ["ArrowUp", "ArrowDown", "/"];
      // A desk scrolls and presses buttons as any page does; the wall has nothing but steps.
      if ((document.querySelector(".hq") ? chooses : steps).includes(pressed.key)) pressed.preventDefault();
      const far = pressed.shiftKey && pressed.key.startsWith("Arrow");
      keyboard.invokeMethodAsync("OnKey", far ? `Shift+${pressed.key}` : pressed.key);
    }),
  focus: (selector) => document.querySelector(selector)?.focus(),
  // From the one of a list that is chosen to the next, or to the one before.
  step: (selector, by) => {
    const all = [...document.querySelectorAll(selector)];
    const at = all.indexOf(document.activeElement);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  },
  // Takes what later pages need while its silo is there: the screen may have to go on with another one.
  fetchAll: () =>
    Promise.all([
      import("./course.js").then((course) => course.library()),
      ...[...document.fonts].map((face) => face.load()),
    ]).then(
      () => true,
      () => false,
    ),
  fullScreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
};
