using Federation.Client;

namespace Federation.Browser;

/// <summary>Screens follow the presenter, whenever they join.</summary>
public sealed class FollowingLaws(NationFixture real) : IClassFixture<NationFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_screen_shows_the_page_on_which_the_presenter_stands_frozen_or_live()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, Cancel);
        var path = $"briefing/{briefing}?lang=vi&theme=dark";
        await using var wall = await OpenAsync(path, ".wall[data-trust='frozen'][data-page='headline']");
        Assert.Equal("MẬT", await wall.TextAsync(".secrecy"));
        Assert.Equal("7", await wall.TextAsync("[data-indicator='crime.cases'] strong"));
        Assert.Empty(await wall.FaultsAsync());

        await using var desk = await OpenAsync($"briefing/{briefing}/presenter?ministry=defence&lang=vi", ".presenter");
        await desk.Page.Keyboard.PressAsync("PageDown");
        await wall.Page.WaitForSelectorAsync(".wall[data-page='map'] .tile");
        await desk.Page.GetByText("Chuyển trực tiếp").ClickAsync();
        await wall.Page.WaitForSelectorAsync(".wall[data-trust='live'][data-page='map']");
        await desk.Page.GetByText("3. Chương trình").ClickAsync();
        await wall.Page.WaitForSelectorAsync(".wall[data-page='agenda'] .agenda");
        Assert.Empty(await wall.FaultsAsync());

        await using var late = await OpenAsync(path, ".wall[data-page='agenda'] .agenda");
        Assert.Equal(await wall.TextAsync(".fingerprint strong"), await late.TextAsync(".fingerprint strong"));
        Assert.Empty(wall.Complaints);
        Assert.Empty(late.Complaints);
    }

    [Fact]
    public async Task Who_does_not_hold_control_is_told_so()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, Cancel);
        await using var desk = await OpenAsync($"briefing/{briefing}/presenter?ministry=public_security", ".presenter");
        await desk.Page.Keyboard.PressAsync("PageDown");
        await desk.Page.WaitForSelectorAsync(".presenter [role='alert']");
    }

    private Task<Screen> OpenAsync(string path, string shows) =>
        Screen.OpenAsync(real.Browser, real.Nation.Web, path, 1920, 1080, shows);
}
