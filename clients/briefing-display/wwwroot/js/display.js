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
      const typing = pressed.target.closest?.("input, select, textarea");
      if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || typing) return;
      if (["PageDown", "PageUp", " ", "ArrowLeft", "ArrowRight"].includes(pressed.key)) pressed.preventDefault();
      keyboard.invokeMethodAsync("OnKey", pressed.key);
    }),
  fullScreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
};
