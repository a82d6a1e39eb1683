using Federation.TestKit;
using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>A screen keeps what it had while the nation is gone, says so, and comes back by itself.</summary>
public sealed class LostLineLaws
{
    [Fact]
    public async Task The_last_board_stays_with_its_age_and_the_line_comes_back_without_a_person()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var directory = new TemporaryDirectory();
        var port = RealNation.FreePort(directory.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        var first = await RealNation.StartAsync(directory.Path, port, cancel);
        await first.RecordAsync(cancel);
        var path = "board/2025-Q1/headline?lang=vi";
        await using var screen = await Screen.OpenAsync(browser, first.Web, path, 1920, 1080);
        await screen.Page.WaitForSelectorAsync("[data-indicator='patrol.patrols'] strong:text-is('17')");

        first.Dispose();
        await screen.ShowsAsync("stale");
        Assert.Equal("17", await screen.TextAsync("[data-indicator='patrol.patrols'] strong"));
        Assert.Contains("MẤT ĐƯỜNG TRUYỀN · cách đây", await screen.TextAsync(".state"), StringComparison.Ordinal);

        using var again = await RealNation.StartAsync(directory.Path, port, cancel);
        await screen.ShowsAsync("live");
        Assert.Equal("17", await screen.TextAsync("[data-indicator='patrol.patrols'] strong"));
    }
}
