using Federation.Client;
using Federation.Core.Figures;
using Federation.Fed.Briefings;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>Two screens on two silos of one nation: the same board, the same page, and one silo is enough.</summary>
public sealed class TwoSilosLaws
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screens_on_two_silos_show_the_same_and_the_one_whose_silo_is_killed_goes_over_to_the_other()
    {
        await using var nation = await TwoSilos.StartAsync(Cancel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.StartAsync(playwright);
        using var client = new NationClient(new NationOptions { Addresses = [.. nation.Silos.Reverse()] });
        var briefings = new BriefingClient(client);
        var keys = nation.PathOf("keys");
        _ = KeyFiles.Make(keys, Ministries.All);
        var briefing = await OpenBriefing.AsAsync(client, Cancel, keys);

        await using var first = await OpenAsync(browser, nation.Webs[0], $"briefing/{briefing}?lang=vi");
        await using var second = await OpenAsync(browser, nation.Webs[1], $"briefing/{briefing}?lang=vi");
        Screen[] both = [first, second];
        Assert.Equal(await CodeAsync(first), await CodeAsync(second));

        var desk = $"briefing/{briefing}/presenter?ministry=defence&lang=vi";
        await using var presenter = await OpenAsync(browser, nation.Webs[1], desk, ".presenter");
        await presenter.Page.Keyboard.PressAsync("PageDown");
        await SeeAsync(both, ".wall[data-page='map'] .tile");

        var frozen = await briefings.SteerAsync(
            Of(briefing, new SteerRequest { Freeze = new FreezeBoard { AllowIncomplete = true } }),
            Cancel
        );
        await Signing.SignAsync(client, briefing, keys, Ministry.PublicSecurity, Cancel);
        await SeeAsync(both, "footer:has-text('mới có Bộ Công an ký')");
        await Signing.SignAsync(client, briefing, keys, Ministry.Defence, Cancel);
        await SeeAsync(both, "footer:has-text('ĐÃ THỐNG NHẤT')");
        foreach (var screen in both)
        {
            Assert.Equal(frozen.Frozen.Fingerprint, await CodeAsync(screen));
        }

        await first.NoteLossAsync();
        await nation.KillAsync(0);
        await first.Page.WaitForSelectorAsync(Screen.CameBack);
        Assert.Equal(frozen.Frozen.Fingerprint, await CodeAsync(first));
        await SteerThroughAsync(briefings, Of(briefing, new SteerRequest { Jump = "agenda" }));
        await SeeAsync(both, ".wall[data-trust='frozen'][data-page='agenda'] .agenda");
        await SteerThroughAsync(briefings, Of(briefing, new SteerRequest { Jump = "course" }));
        await SeeAsync(both, ".course canvas");
        Assert.Empty(second.Complaints);
    }

    private static Task<Screen> OpenAsync(
        IBrowser browser,
        Uri web,
        string path,
        string shows = ".wall[data-trust='frozen'][data-page='headline']"
    ) => Screen.OpenAsync(browser, web, path, 1920, 1080, shows);

    private static Task<string> CodeAsync(Screen screen) => screen.TextAsync(".fingerprint strong");

    private static async Task SeeAsync(IEnumerable<Screen> screens, string shows)
    {
        foreach (var screen in screens)
        {
            _ = await screen.Page.WaitForSelectorAsync(shows);
        }
    }

    private static SteerRequest Of(string briefing, SteerRequest command)
    {
        (command.Briefing, command.Ministry) = (briefing, "defence");
        command.CommandId = Guid.CreateVersion7().ToString("D");
        return command;
    }

    /// <summary>The same command until it is answered: the briefing may move to the silo that is left.</summary>
    private static async Task SteerThroughAsync(BriefingClient briefings, SteerRequest command)
    {
        while (true)
        {
            try
            {
                _ = await briefings.SteerAsync(command, Cancel);
                return;
            }
            catch (RpcException gone) when (gone.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                await Task.Yield();
            }
        }
    }
}
