using Federation.Client;
using Federation.Core.Calendars;

namespace Federation.Browser;

/// <summary>What every page of the wall keeps, in a real browser against a real nation.</summary>
public sealed class WallLaws(NationFixture real) : IClassFixture<NationFixture>
{
    private const string Headline = "board/2025-Q1/headline?lang=vi&theme=dark";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages() => [.. Screens.Pages.Select(page => page.Path)];

    [Fact]
    public async Task Figures_and_fingerprint_are_those_of_the_board()
    {
        await using var screen = await OpenAsync(Headline);
        var options = new NationOptions { Addresses = [real.Nation.Nation] };
        using var client = new NationClient(options);
        var subscription = client.Subscribe(Period.Quarter(2025, 1), Core.Calendars.Calendar.Civil);
        var live = await subscription
            .WatchAsync(Cancel)
            .FirstAsync(state => state is { Condition: BoardCondition.Live, Board: not null }, Cancel);

        Assert.Equal(live.Board!.Fingerprint.ToString(), await screen.TextAsync(".fingerprint strong"));
        Assert.Equal("7", await screen.TextAsync("[data-indicator='crime.cases'] strong"));
        Assert.Equal("17", await screen.TextAsync("[data-indicator='patrol.patrols'] strong"));
        Assert.Equal("chưa có số liệu", await screen.TextAsync("[data-indicator='disaster.fires'] strong"));
        Assert.Contains(
            "▲ +13 (+325%)",
            await screen.TextAsync("[data-indicator='patrol.patrols'] .up"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2024: 2",
            await screen.TextAsync("[data-indicator='crime.cases'] .notes"),
            StringComparison.Ordinal
        );
        Assert.Empty(screen.Complaints);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_overlaps_is_cut_off_or_too_small(string path)
    {
        await using var screen = await OpenAsync($"{path}lang=vi");
        Assert.Empty(await screen.FaultsAsync());
        await screen.Page.SetViewportSizeAsync(3840, 2160);
        Assert.Empty(await screen.FaultsAsync());
        await screen.Page.Keyboard.PressAsync("l");
        await screen.Page.WaitForSelectorAsync("html[lang='en']");
        Assert.Empty(await screen.FaultsAsync());
        await screen.Page.SetViewportSizeAsync(1920, 1080);
        Assert.Empty(await screen.FaultsAsync());
        Assert.Empty(screen.Complaints);
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task Nothing_serious_stands_in_the_way_of_anybody(string theme)
    {
        foreach (var page in Screens.Pages)
        {
            await using var screen = await OpenAsync($"{page.Path}lang=vi&theme={theme}");
            await screen.Page.EvaluateAsync(Axe.Script);
            Assert.Empty(await screen.Page.EvaluateAsync<string[]>(Axe.Run));
        }
    }

    [Fact]
    public async Task Keys_turn_pages_and_switch_language_and_theme()
    {
        await using var screen = await OpenAsync(Headline);
        await screen.Page.Keyboard.PressAsync("PageDown");
        await screen.Page.WaitForSelectorAsync(".wall[data-page='map'] .tile");
        await screen.Page.Keyboard.PressAsync("PageUp");
        await screen.Page.WaitForSelectorAsync(".wall[data-page='headline']");
        await screen.Page.Keyboard.PressAsync("t");
        await screen.Page.WaitForSelectorAsync("html[data-theme='light']");
        await screen.Page.Keyboard.PressAsync("l");
        await screen.Page.WaitForSelectorAsync("html[lang='en']");
        Assert.Equal("LIVE", await screen.TextAsync(".state"));
    }

    private Task<Screen> OpenAsync(string path) => Screen.OpenAsync(real.Browser, real.Nation.Web, path, 1920, 1080);
}
