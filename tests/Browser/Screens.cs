using Federation.Client;
using Federation.Core.Figures;
using Federation.Fed.Briefings;
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
    /// Takes every page in both languages and themes at 1080p, and one look of each at 4K. Where FEDERATION_WEB
    /// names a running nation's web address that one is shown, else a small one of its own.
    /// </summary>
    /// <param name="directory">Where they go.</param>
    /// <param name="isDesk">True: HQ's desk alone.</param>
    public static async Task<int> TakeAsync(string directory, bool isDesk = false)
    {
        _ = Directory.CreateDirectory(directory);
        if (isDesk)
        {
            await TakeDeskAsync(directory);
            return 0;
        }

        using var data = new TemporaryDirectory();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        if (Environment.GetEnvironmentVariable("FEDERATION_WEB") is { } running)
        {
            await TakeAllAsync(browser, new Uri(running), directory);
            return 0;
        }

        using var nation = await RealNation.StartAsync(
            data.Path,
            RealNation.FreePort(data.Path),
            CancellationToken.None
        );
        await nation.RecordAsync(CancellationToken.None);
        await TakeAllAsync(browser, nation.Web, directory);
        await TakeBriefingAsync(browser, nation, directory);
        await TakeDeskAsync(directory);
        return 0;
    }

    private static async Task TakeAllAsync(IBrowser browser, Uri web, string directory)
    {
        foreach (var (name, path) in Pages)
        {
            var address = $"{path}lang=vi&theme=dark&secrecy=mat";
            await using var screen = await Screen.OpenAsync(browser, web, address, 1920, 1080);
            await screen.Page.WaitForLoadStateAsync(LoadState.Load);
            foreach (var (key, language, theme, height) in Looks)
            {
                if (key.Length > 0)
                {
                    await screen.Page.Keyboard.PressAsync(key);
                }

                await screen.Page.SetViewportSizeAsync(height * 16 / 9, height);
                await screen.Page.WaitForSelectorAsync($"html[lang='{language}'][data-theme='{theme}']");
                await screen.Page.EvaluateAsync(Painted);
                var file = Path.Combine(directory, $"{name}-{language}-{theme}-{height}.png");
                await screen.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            }
        }
    }

    private static async Task TakeBriefingAsync(IBrowser browser, RealNation nation, string directory)
    {
        using var client = new NationClient(new NationOptions { Addresses = [nation.Nation] });
        var keys = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _ = KeyFiles.Make(keys, Ministries.All);
        var briefing = await OpenBriefing.AsAsync(client, CancellationToken.None, keys);
        await Signing.SignAsync(client, briefing, keys, Ministry.PublicSecurity, CancellationToken.None);
        Directory.Delete(keys, recursive: true);
        await using var desk = await Screen.OpenAsync(
            browser,
            nation.Web,
            $"briefing/{briefing}/presenter?lang=vi&theme=dark",
            1920,
            1080,
            ".presenter"
        );
        await using var wall = await Screen.OpenAsync(
            browser,
            nation.Web,
            $"briefing/{briefing}?lang=vi&theme=dark",
            1920,
            1080,
            ".wall[data-trust='frozen']"
        );
        foreach (var page in (string[])["headline", "map", "agenda", "tasks", "signoff", "course", "forces"])
        {
            await wall.Page.WaitForSelectorAsync($".wall[data-page='{page}']");
            await TakeBothAsync(wall, Path.Combine(directory, $"briefing-{page}"));
            await desk.Page.Keyboard.PressAsync("PageDown");
        }

        await TakeBothAsync(desk, Path.Combine(directory, "presenter"));
        foreach (var (name, shows) in Others)
        {
            var path = $"briefing/{briefing}/{name}?lang=vi&theme=dark";
            await using var screen = await Screen.OpenAsync(browser, nation.Web, path, 1920, 1080, shows);
            await screen.Page.WaitForSelectorAsync(".wall[data-trust='frozen']");
            await TakeBothAsync(screen, Path.Combine(directory, $"briefing-{name.Split('/')[0]}"));
        }
    }

    /// <summary>Takes HQ's desk on a large and on a small screen, and a province that is open.</summary>
    private static async Task TakeDeskAsync(string directory)
    {
        if (Environment.GetEnvironmentVariable("FEDERATION_WEB") is { } running)
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Chromium.StartAsync(playwright);
            await TakeDeskAsync(browser, new Uri(running), directory, ".provinces-list .row");
            return;
        }

        await using var nation = new DeskNation();
        await nation.InitializeAsync();
        await TakeDeskAsync(nation.Browser, nation.Web, directory, ".row.down .alarm.warned");
    }

    private static async Task TakeDeskAsync(IBrowser browser, Uri web, string directory, string shows)
    {
        foreach (var (language, theme, width, height) in Desks)
        {
            var path = $"hq?period=2025-Q1&lang={language}&theme={theme}";
            await using var desk = await Screen.OpenAsync(browser, web, path, width, height, shows);
            await desk.Page.WaitForSelectorAsync(".hq[data-live='yes'][data-asked='yes'] .chase .phone a");
            var look = $"{language}-{theme}-{height}.png";
            await TakeAsync(desk, Path.Combine(directory, $"hq-provinces-{look}"));
            await desk.Page.Locator(".provinces-list .name:text-is('Cao Bằng')").ClickAsync();
            await desk.Page.WaitForSelectorAsync(".within .name");
            await desk.Page.Locator("[data-indicator='crime.cases'] .name").ClickAsync();
            await desk.Page.WaitForSelectorAsync(".opened .parts b");
            await TakeAsync(desk, Path.Combine(directory, $"hq-province-{look}"));
        }
    }

    private static async Task TakeAsync(Screen screen, string file)
    {
        await screen.Page.EvaluateAsync(Painted);
        await screen.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
    }

    private static readonly (string Language, string Theme, int Width, int Height)[] Desks =
    [
        ("vi", "dark", 1920, 1080),
        ("vi", "light", 1366, 768),
        ("en", "light", 1920, 1080),
        ("en", "dark", 1366, 768),
    ];

    private static readonly (string Name, string Shows)[] Others = [("province/04", ".preview"), ("replay", ".replay")];

    /// <summary>Takes a page in the dark and then in the light theme.</summary>
    private static async Task TakeBothAsync(Screen screen, string name)
    {
        foreach (var theme in (string[])["dark", "light"])
        {
            await screen.Page.WaitForSelectorAsync($"html[data-theme='{theme}']");
            await screen.Page.EvaluateAsync(Painted);
            var file = $"{name}-vi-{theme}-1080.png";
            await screen.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            await screen.Page.Keyboard.PressAsync("t");
        }

        await screen.Page.WaitForSelectorAsync("html[data-theme='dark']");
    }

    /// <summary>Waits until what changed has faded to its new colour and has been drawn.</summary>
    private const string Painted = """
        async () => {
          await Promise.all(document.getAnimations().map((one) => one.finished));
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }
        """;

    /// <summary>Which key leads from the look before, and what the page then looks like.</summary>
    private static readonly (string Key, string Language, string Theme, int Height)[] Looks =
    [
        ("", "vi", "dark", 2160),
        ("", "vi", "dark", 1080),
        ("t", "vi", "light", 1080),
        ("l", "en", "light", 1080),
        ("t", "en", "dark", 1080),
    ];
}
