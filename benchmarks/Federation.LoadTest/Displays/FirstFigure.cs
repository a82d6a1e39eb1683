using Microsoft.Playwright;

namespace Federation.LoadTest.Displays;

/// <summary>When a display had drawn its first verified figure, and what it had taken until then.</summary>
/// <param name="Drawn">From the navigation's beginning until the frame after the figure stood; milliseconds.</param>
/// <param name="Loaded">Until the last file of the runtime was there; milliseconds.</param>
/// <param name="Asked">Until the board was asked for first; milliseconds.</param>
/// <param name="Requests">Answers that had come by then.</param>
/// <param name="KiB">What they weighed as they were sent.</param>
internal sealed record FirstFigure(double Drawn, double Loaded, double Asked, int Requests, double KiB)
{
    /// <summary>Opens an address in a page of its own and waits for the figure.</summary>
    public static async Task<FirstFigure> OpenAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        _ = await page.GotoAsync(address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        _ = await page.WaitForFunctionAsync("() => window.drawnAt");
        var told = await page.EvaluateAsync<double[]>(Told);
        await page.CloseAsync();
        return new FirstFigure(told[0], told[1], told[2], (int)told[3], told[4]);
    }

    private const string Watch = """
        const fetched = window.fetch;
        window.fetch = (what, how) => {
          if (`${what?.url ?? what}`.includes("Boards/Watch")) window.askedAt ??= performance.now();
          return fetched(what, how);
        };
        new MutationObserver((_, watch) => {
          if (!document.querySelector(".wall[data-trust='live'] .number strong")) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => (window.drawnAt = performance.now())));
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    private const string Told = """
        () => {
          const all = performance.getEntriesByType("resource").filter((one) => one.startTime < window.drawnAt);
          const last = (part, when) => Math.max(0, ...all.filter((one) => one.name.includes(part)).map(when));
          const bytes = all.reduce((sum, one) => sum + one.transferSize, 0);
          const loaded = last("_framework/", (one) => one.responseEnd);
          return [window.drawnAt, loaded, window.askedAt, all.length + 1, bytes / 1024];
        }
        """;
}
