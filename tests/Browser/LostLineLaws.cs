using Federation.Client;
using Federation.Network;
using Federation.TestKit;
using Federation.Wire.V1;
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

    [Fact]
    public async Task A_screen_whose_line_is_cut_shows_its_age_and_comes_back_to_where_the_presenter_is_then()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var directory = new TemporaryDirectory();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        using var nation = await RealNation.StartAsync(directory.Path, RealNation.FreePort(directory.Path), cancel);
        await nation.RecordAsync(cancel);
        await using var line = FaultProxy.Start(nation.Web);
        using var client = new NationClient(new NationOptions { Addresses = [nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, cancel);
        var path = $"briefing/{briefing}?lang=vi";
        const string shows = ".wall[data-trust='frozen'][data-page='headline']";
        await using var screen = await Screen.OpenAsync(browser, line.Address, path, 1920, 1080, shows);

        await screen.NoteLossAsync();
        line.Apply(LineFault.Cut);
        await screen.ShowsAsync("stale");
        Assert.Equal("7", await screen.TextAsync("[data-indicator='crime.cases'] strong"));
        var next = new SteerRequest
        {
            Next = new StepPage(),
            Briefing = briefing,
            Ministry = "defence",
        };
        next.CommandId = Guid.CreateVersion7().ToString("D");
        _ = await new BriefingClient(client).SteerAsync(next, cancel);
        line.Apply(LineFault.None);
        await screen.Page.WaitForSelectorAsync(".wall[data-trust='frozen'][data-page='map'] .tile");
        await screen.Page.WaitForSelectorAsync(Screen.CameBack);
    }
}
