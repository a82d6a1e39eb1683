namespace Federation.Browser;

/// <summary>Looks at every text of a wall page where the browser has drawn it.</summary>
internal static class Measured
{
    /// <summary>Lists what is wrong; sizes are those of a screen 1080 high.</summary>
    public const string Script = """
        () => {
          const faults = [];
          const unit = Math.min(innerHeight / 1080, innerWidth / 1920);
          const texts = [...document.querySelectorAll(".wall *")].filter((one) =>
            [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()),
          );
          const boxes = texts.map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return { one, box: range.getBoundingClientRect(), said: one.textContent.trim().slice(0, 40) };
          });
          for (const { one, box, said } of boxes) {
            const size = parseFloat(getComputedStyle(one).fontSize) / unit;
            const least = one.closest(".tile > span, .archipelago") ? 18.9 : 23.9;
            if (size < least) faults.push(`${size.toFixed(1)} px: ${said}`);
            if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
              faults.push(`off the screen: ${said}`);
            }
            const panel = one.closest(".figure, .card, .wall > header, .wall > footer, .wall > main");
            const within = panel.getBoundingClientRect();
            const slack = 4 * unit;
            const isBelow = box.bottom > within.bottom + slack;
            if (box.right > within.right + slack || isBelow || box.top < within.top - slack) {
              faults.push(`out of its panel: ${said}`);
            }
            if (one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).overflow === "hidden") {
              faults.push(`cut off: ${said}`);
            }
          }
          for (let a = 0; a < boxes.length; a++) {
            for (let b = a + 1; b < boxes.length; b++) {
              const [one, other] = [boxes[a], boxes[b]];
              if (one.one.contains(other.one) || other.one.contains(one.one)) continue;
              const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
              const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
              const lines = Math.min(one.box.height, other.box.height);
              if (wide > 2 * unit && high > 0.45 * lines) faults.push(`${one.said} lies over ${other.said}`);
            }
          }
          return faults;
        }
        """;

    /// <summary>
    /// Lists what is wrong on a desk page: text under 12 px, off the screen or cut off, panes that scroll sideways, and
    /// texts over one another. What is scrolled out of sight is not looked at.
    /// </summary>
    public const string Desk = """
        () => {
          const faults = [];
          const sight = (one) => {
            let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
            for (let around = one.closest(".scroll"); around; around = around.parentElement.closest(".scroll")) {
              const box = around.getBoundingClientRect();
              [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
              [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
            }
            return { left, top, right, bottom };
          };
          const boxes = [...document.querySelectorAll(".hq *:not(option)")]
            .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
            .filter((one) => one.getClientRects().length > 0)
            .map((one) => {
              const range = document.createRange();
              range.selectNodeContents(one);
              return { one, box: range.getBoundingClientRect(), said: one.textContent.trim().slice(0, 40) };
            })
            .filter(({ one, box }) => {
              const seen = sight(one);
              return box.bottom <= seen.bottom + 1 && box.top >= seen.top - 1 && box.width > 0;
            });
          for (const { one, box, said } of boxes) {
            const style = getComputedStyle(one);
            if (parseFloat(style.fontSize) < 12) faults.push(`${style.fontSize}: ${said}`);
            const seen = sight(one);
            if (box.left < seen.left - 1 || box.right > seen.right + 1) faults.push(`off the screen: ${said}`);
            if (style.overflow === "hidden" && one.scrollWidth > one.clientWidth + 1) faults.push(`cut off: ${said}`);
          }
          for (const pane of document.querySelectorAll(".hq .scroll")) {
            if (pane.scrollWidth > pane.clientWidth + 1) faults.push(`scrolls sideways: ${pane.className}`);
          }
          for (let a = 0; a < boxes.length; a++) {
            for (let b = a + 1; b < boxes.length; b++) {
              const [one, other] = [boxes[a], boxes[b]];
              if (one.one.contains(other.one) || other.one.contains(one.one)) continue;
              const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
              const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
              if (wide > 2 && high > 0.45 * Math.min(one.box.height, other.box.height)) {
                faults.push(`${one.said} lies over ${other.said}`);
              }
            }
          }
          return faults;
        }
        """;
}
