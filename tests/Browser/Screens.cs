using Federation.TestKit;
using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>The pages of the wall, and the pictures of them in docs/screens.</summary>
internal static class Screens
{
    /// <summary>Each page by a name, and its address up to the first <c>key=value</c> that may follow.</summary>
    public static IReadOnlyList<(string Name, string Path)> Pages { get; } =
    [
        ("headline", "board/2025-Q1/headline?"),
        ("map-63", "board/2025-Q1/map?"),
        ("map-34", "board/2025-Q1/map?layout=34&ranking=1&"),
        ("forces", "board/2025-Q1/forces?"),
        ("course", "board/2025-Q1/course?"),
        ("coverage", "board/2025-Q1/coverage?"),
        ("links", "board/2025-Q1/links?"),
        ("explained", "board/2025-Q1/explained?"),
        ("province", "board/2025-Q1/province?area=04&"),
    ];

    /// <summary>
    /// Takes every page in both languages and themes at 1080p, and in Vietnamese and dark at 4K. Where FEDERATION_WEB
    /// names a running nation's web address that one is shown, else a small one of its own.
    /// </summary>
    public static async Task<int> TakeAsync(string directory)
    {
        _ = Directory.CreateDirectory(directory);
        using var data = new TemporaryDirectory();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        if (Environment.GetEnvironmentVariable("FEDERATION_WEB") is { } running)
        {
            await TakeAllAsync(browser, new Uri(running), directory);
            return 0;
        }

        using var nation = await RealNation.StartAsync(data.Path, RealNation.BasePort, CancellationToken.None);
        await nation.RecordAsync(CancellationToken.None);
        await TakeAllAsync(browser, nation.Web, directory);
        return 0;
    }

    private static async Task TakeAllAsync(IBrowser browser, Uri web, string directory)
    {
        foreach (var (name, path) in Pages)
        {
            foreach (var (language, theme, height) in Looks)
            {
                var address = $"{path}lang={language}&theme={theme}&secrecy=mat";
                await using var screen = await Screen.OpenAsync(browser, web, address, height * 16 / 9, height);
                await screen.Page.WaitForLoadStateAsync(LoadState.Load);
                await screen.Page.WaitForFunctionAsync("() => !document.querySelector('.chart:empty')");
                var file = Path.Combine(directory, $"{name}-{language}-{theme}-{height}.png");
                await screen.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            }
        }
    }

    private static readonly (string Language, string Theme, int Height)[] Looks =
    [
        ("vi", "dark", 1080),
        ("vi", "light", 1080),
        ("en", "dark", 1080),
        ("en", "light", 1080),
        ("vi", "dark", 2160),
        ("en", "light", 2160),
    ];
}
