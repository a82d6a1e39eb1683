using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>One screen on a wall: a page, and what its console complained of.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private const float LimitMilliseconds = 60_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Screen(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console, and requests to other addresses than the nation's.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a page of the display and waits until it shows verified figures, or what was named.</summary>
    public static async Task<Screen> OpenAsync(
        IBrowser browser,
        Uri web,
        string path,
        int width,
        int height,
        string shows = ".wall[data-trust='live']"
    )
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(LimitMilliseconds);
        var screen = new Screen(context, page);
        page.PageError += (_, error) => screen._complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                screen._complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(web.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
            {
                screen._complaints.Add($"asked {request.Url}");
            }
        };
        await page.GotoAsync(new Uri(web, $"/display/{path}").AbsoluteUri);
        await page.WaitForSelectorAsync(shows);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        return screen;
    }

    /// <summary>Waits until the frame says how its figures are to be read: live, frozen, stale.</summary>
    public Task ShowsAsync(string trust) => Page.WaitForSelectorAsync($".wall[data-trust='{trust}']");

    /// <summary>What stands once the screen has said how old its board is, and then that it is current again.</summary>
    public const string CameBack = "html[data-came='back']";

    /// <summary>From now on notes whether the line is lost, until <see cref="CameBack"/>.</summary>
    public Task NoteLossAsync() => Page.EvaluateAsync(Loss);

    /// <summary>The text of an element.</summary>
    public async Task<string> TextAsync(string selector) =>
        (await Page.Locator(selector).First.InnerTextAsync()).Trim();

    /// <summary>What leaves the screen or its panel, is too small, or lies over another.</summary>
    public async Task<string[]> FaultsAsync() => await Page.EvaluateAsync<string[]>(Measured.Script);

    private const string Loss = """
        () => {
          const note = () => {
            const [wall, state] = [document.querySelector(".wall"), document.querySelector(".wall .state")];
            const came = document.documentElement.dataset;
            if (wall?.dataset.trust === "stale" && state.textContent.includes("cách đây")) came.came = "lost";
            if (came.came === "lost" && ["frozen", "live"].includes(wall?.dataset.trust)) came.came = "back";
          };
          document.documentElement.dataset.came = "";
          const seen = { subtree: true, childList: true, characterData: true, attributes: true };
          new MutationObserver(note).observe(document.querySelector("#app"), seen);
        }
        """;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
