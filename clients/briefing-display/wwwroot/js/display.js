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
      if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || typing) return;
      if (["PageDown", "PageUp", " ", "ArrowLeft", "ArrowRight"].includes(pressed.key)) pressed.preventDefault();
      const far = pressed.shiftKey && pressed.key.startsWith("Arrow");
      keyboard.invokeMethodAsync("OnKey", far ? `Shift+${pressed.key}` : pressed.key);
    }),
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
