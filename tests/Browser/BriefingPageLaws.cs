using Federation.Client;
using Federation.Core.Figures;
using Federation.Fed.Briefings;
using Federation.TestKit;
using Federation.Wire.V1;

namespace Federation.Browser;

/// <summary>The pages of a briefing that are no figures of a board alone.</summary>
public sealed class BriefingPageLaws(NationFixture real) : IClassFixture<NationFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sign_off_says_who_has_signed_what_and_when_it_cannot_be_signed()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        using var directory = new TemporaryDirectory();
        var keys = Path.Combine(directory.Path, "keys");
        _ = KeyFiles.Make(keys, Ministries.All);
        var briefing = await OpenBriefing.AsAsync(client, Cancel, keys);
        await SteerAsync(client, briefing, new SteerRequest { Jump = "signoff" });
        await using var wall = await OpenAsync($"briefing/{briefing}?lang=vi", ".wall[data-trust='frozen'] .signoff");
        Assert.Equal(await wall.TextAsync(".fingerprint strong"), await wall.TextAsync(".seal .code"));
        Assert.Equal("Chưa bộ nào ký", await wall.TextAsync(".verdict"));
        Assert.Empty(await wall.FaultsAsync());

        var signer = OpenBriefing.Repeated("Nguyễn Văn An", 200);
        await Signing.SignAsync(client, briefing, keys, Ministry.PublicSecurity, Cancel, signer);
        await wall.Page.WaitForSelectorAsync(".signer.signed[data-ministry='public_security']");
        Assert.Equal("Mới có Bộ Công an ký: chưa thống nhất", await wall.TextAsync(".verdict"));
        Assert.Empty(await wall.FaultsAsync());

        await SteerAsync(client, briefing, new SteerRequest { Live = true });
        await wall.Page.WaitForSelectorAsync(".verdict:has-text('Đang chiếu trực tiếp: chưa ký được')");
        await SteerAsync(client, briefing, new SteerRequest { Freeze = new FreezeBoard { AllowIncomplete = true } });
        await wall.Page.WaitForSelectorAsync(".verdict:has-text('chữ ký trước đó không còn giá trị')");
        Assert.Equal("đã ký bảng trước, cần ký lại", await wall.TextAsync("[data-ministry='public_security'] .rank"));
        Assert.Empty(await wall.FaultsAsync());

        await Signing.SignAsync(client, briefing, keys, Ministry.PublicSecurity, Cancel);
        await Signing.SignAsync(client, briefing, keys, Ministry.Defence, Cancel);
        await wall.Page.WaitForSelectorAsync(".verdict.gold:has-text('ĐÃ THỐNG NHẤT')");
        Assert.Empty(await wall.FaultsAsync());
        await AssertEverybodyAsync(wall);
    }

    [Fact]
    public async Task Agenda_and_tasks_fill_their_page_however_long_their_texts_are()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, Cancel);
        var plan = (await new BriefingClient(client).ShowAsync(briefing, Cancel)).Plan;
        await using var wall = await OpenAsync($"briefing/{briefing}?lang=vi", ".wall[data-trust='frozen']");
        foreach (var given in (BriefingPlan[])[plan, OpenBriefing.Longest(plan)])
        {
            await SteerAsync(client, briefing, new SteerRequest { Plan = given });
            foreach (var page in (string[])["agenda", "tasks"])
            {
                await SteerAsync(client, briefing, new SteerRequest { Jump = page });
                await wall.Page.WaitForSelectorAsync($".wall[data-page='{page}'] table.agenda");
                Assert.Empty(await wall.FaultsAsync());
                await AssertEverybodyAsync(wall);
            }
        }
    }

    [Fact]
    public async Task A_province_sees_its_page_before_its_turn_and_whether_it_has_agreed()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, Cancel);
        await using var screen = await OpenAsync($"briefing/{briefing}/province/04?lang=vi", ".preview .card");
        Assert.Equal("Chưa thống nhất", await screen.TextAsync(".preview .card strong"));
        Assert.Contains($"--briefing {briefing} --area 04", await screen.TextAsync("code"), StringComparison.Ordinal);
        Assert.Empty(await screen.FaultsAsync());
        await AssertEverybodyAsync(screen);

        var state = await new BriefingClient(client).ShowAsync(briefing, Cancel);
        var agree = new AgreeBriefingRequest
        {
            Briefing = briefing,
            CommandId = Guid.CreateVersion7().ToString("D"),
            Area = "04",
            Digest = state.Provinces.Single(one => one.Area == "04").Digest,
        };
        _ = await new BriefingClient(client).AgreeAsync(agree, Cancel);
        await screen.Page.WaitForSelectorAsync(".preview .card.agreed:has-text('Đã thống nhất lúc')");
        Assert.Empty(await screen.FaultsAsync());

        await using var none = await OpenAsync($"briefing/{briefing}/province/99?lang=vi", ".empty h2:has-text('99')");
        Assert.Equal("Hội nghị không có trang của tỉnh 99", await none.TextAsync(".empty h2"));
    }

    [Fact]
    public async Task A_replay_shows_what_the_screens_showed_and_says_that_it_is_one()
    {
        using var client = new NationClient(new NationOptions { Addresses = [real.Nation.Nation] });
        var briefing = await OpenBriefing.AsAsync(client, Cancel);
        await SteerAsync(client, briefing, new SteerRequest { Jump = "agenda" });
        await SteerAsync(client, briefing, new SteerRequest { Live = true });
        var state = await new BriefingClient(client).ShowAsync(briefing, Cancel);
        await using var replay = await OpenAsync($"briefing/{briefing}/replay?lang=vi", ".replay .wall");
        Assert.Equal("PHÁT LẠI", await replay.TextAsync(".replay header strong"));
        await replay.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await replay.Page.WaitForSelectorAsync(".replay .wall[data-page='agenda'][data-trust='live']");
        Assert.Equal("PHÁT LẠI · TRỰC TIẾP", await replay.TextAsync(".replay .state"));
        await replay.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await replay.Page.WaitForSelectorAsync(".replay .wall[data-trust]");
        Assert.Equal(state.Frozen.Fingerprint, await replay.TextAsync(".fingerprint strong"));
        Assert.Equal(state.Number, (await new BriefingClient(client).ShowAsync(briefing, Cancel)).Number);
        Assert.Empty(replay.Complaints);
    }

    private static async Task SteerAsync(NationClient client, string briefing, SteerRequest command)
    {
        (command.Briefing, command.Ministry) = (briefing, "defence");
        command.CommandId = Guid.CreateVersion7().ToString("D");
        _ = await new BriefingClient(client).SteerAsync(command, Cancel);
    }

    private static async Task AssertEverybodyAsync(Screen screen)
    {
        await screen.Page.EvaluateAsync(Axe.Script);
        Assert.Empty(await screen.Page.EvaluateAsync<string[]>(Axe.Run));
    }

    private Task<Screen> OpenAsync(string path, string shows) =>
        Screen.OpenAsync(real.Browser, real.Nation.Web, path, 1920, 1080, shows);
}
