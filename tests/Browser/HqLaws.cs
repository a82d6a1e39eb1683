using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>The HQ console as a web page: what needs a person is seen first, and what is seen can be opened.</summary>
public sealed class HqLaws(DeskNation real) : IClassFixture<DeskNation>
{
    private const string Path = "hq?period=2025-Q1&lang=vi";
    private const string Names = ".provinces-list .name";

    /// <summary>Board, alarms and coverage are there, and the province without a line is known to be.</summary>
    private const string Ready = ".hq[data-live='yes'][data-asked='yes'] .provinces-list .row.down";

    [Fact]
    public async Task Provinces_stand_by_what_needs_a_person_with_link_share_coverage_and_alarm()
    {
        await using var desk = await OpenAsync(Path);
        await desk.Page.WaitForSelectorAsync(".row.down .alarm:has-text('mất liên lạc')");
        Assert.Equal(["Lạng Sơn", "Cao Bằng", "Nghệ An"], await desk.Page.Locator(Names).AllInnerTextsAsync());
        var first = await desk.Page.Locator(".provinces-list .row").First.Locator("td").AllInnerTextsAsync();
        Assert.StartsWith("○ mất liên lạc", first[0], StringComparison.Ordinal);
        Assert.Equal(["50%", "0/3"], first.Skip(3).Take(2));
        var second = await desk.Page.Locator(".provinces-list .row").Nth(1).Locator("td").AllInnerTextsAsync();
        Assert.Equal(["50%", "1/3"], second.Skip(3).Take(2));
        Assert.Equal("34", await desk.TextAsync("[data-indicator='patrol.patrols'] strong"));
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Who_is_late_stands_in_the_chase_list_with_the_phone_that_HQ_wrote_down()
    {
        await using var desk = await OpenAsync(Path);
        var row = desk.Page.Locator(".chase tr", new PageLocatorOptions { HasText = "Cao Bằng" });
        var military = row.Filter(new LocatorFilterOptions { HasText = "quân sự" });
        Assert.Equal("0206 3852 113", await military.Locator(".phone").InnerTextAsync());
        Assert.Contains(" ngày", await military.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await row.Filter(new LocatorFilterOptions { HasText = "công an" }).CountAsync());
        var other = desk.Page.Locator(".chase tr", new PageLocatorOptions { HasText = "Lạng Sơn" }).First;
        Assert.Equal("0205 3870 114", await other.Locator(".phone").InnerTextAsync());
    }

    [Fact]
    public async Task An_alarm_appears_and_whoever_has_seen_it_is_named()
    {
        await using var desk = await OpenAsync(Path);
        var alarm = desk.Page.Locator(".alarms li[data-kind='late']", new PageLocatorOptions { HasText = "Nghệ An" });
        await alarm.Locator("button").ClickAsync();
        Assert.Equal("Ghi tên người trực trước khi ghi nhận.", await desk.TextAsync(".alarms [role='alert']"));
        await desk.Page.FillAsync("#duty", "Nguyễn Thị Hoa");
        await desk.Page.Keyboard.PressAsync("Tab");
        await alarm.Locator("button").ClickAsync();
        await alarm.GetByText("✓ Nguyễn Thị Hoa").WaitForAsync();
        Assert.Equal(0, await alarm.Locator("button").CountAsync());
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_province_opens_down_to_a_district_and_an_indicator_by_keys_alone()
    {
        await using var desk = await OpenAsync(Path);
        var keys = desk.Page.Keyboard;
        await keys.PressAsync("/");
        await keys.TypeAsync("cao bang");
        await desk.Page.WaitForFunctionAsync("() => document.querySelectorAll('.provinces-list .name').length === 1");
        await keys.PressAsync("Escape");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await desk.Page.WaitForSelectorAsync(".within .name:has-text('Bảo Lâm'), .within .name:has-text('Bảo Lạc')");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await desk.Page.WaitForSelectorAsync(".way .here:has-text('Huyện')");
        await desk.Page.WaitForSelectorAsync(".indicators [data-indicator='patrol.patrols'] b:text-is('17')");
        await keys.PressAsync("Escape");
        await desk.Page.WaitForSelectorAsync(".way .here:text-is('Tỉnh Cao Bằng')");
        await desk.Page.Locator("[data-indicator='crime.cases'] .name").PressAsync("Enter");
        await desk.Page.WaitForSelectorAsync(".opened .parts b:text-is('7')");
        await keys.PressAsync("Escape");
        await desk.Page.WaitForSelectorAsync(Names);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Period_calendar_view_language_and_theme_are_switched_and_the_address_says_what_is_shown()
    {
        await using var desk = await OpenAsync(Path);
        await desk.Page.SelectOptionAsync("#view", "police");
        await desk.Page.WaitForSelectorAsync("[data-indicator='patrol.patrols'] strong:text-is('28')");
        await desk.Page.SelectOptionAsync("#period", "2025-01");
        await desk.Page.SelectOptionAsync("#view", "total");
        await desk.Page.WaitForSelectorAsync("[data-indicator='patrol.patrols'] strong:text-is('6')");
        await desk.Page.SelectOptionAsync("#calendar", "decree09");
        await desk.Page.WaitForSelectorAsync(".hq[data-live='yes'] .choices:has-text('15/12/2024–14/01/2025')");
        Assert.EndsWith("hq?period=2025-01&calendar=decree09&view=total", desk.Page.Url, StringComparison.Ordinal);
        await desk.Page.Locator(".hq main").FocusAsync();
        await desk.Page.Keyboard.PressAsync("l");
        await desk.Page.WaitForSelectorAsync("html[lang='en'] .state:text-is('LIVE')");
        await desk.Page.Keyboard.PressAsync("t");
        await desk.Page.WaitForSelectorAsync("html[data-theme='light']");
        Assert.Empty(desk.Complaints);
    }

    [Theory]
    [InlineData(1920, 1080, "dark")]
    [InlineData(1366, 768, "light")]
    public async Task Nothing_overlaps_or_is_cut_off_and_nothing_serious_stands_in_the_way(
        int width,
        int height,
        string theme
    )
    {
        foreach (var language in (string[])["vi", "en"])
        {
            var path = $"hq?period=2025-Q1&lang={language}&theme={theme}";
            await using var desk = await Screen.OpenAsync(real.Browser, real.Web, path, width, height, Ready);
            await AssertWellAsync(desk);
            await desk.Page.Locator(Names).Filter(new LocatorFilterOptions { HasText = "Cao Bằng" }).ClickAsync();
            await desk.Page.WaitForSelectorAsync(".within .name");
            await desk.Page.Locator("[data-indicator='crime.cases'] .name").ClickAsync();
            await desk.Page.WaitForSelectorAsync(".opened .parts b");
            await AssertWellAsync(desk);
        }
    }

    [Theory]
    [InlineData("period=2025-Q5", "period=2025-Q5: 2025, 2025-Q1")]
    [InlineData("period=2025-Q1&view=navy", "view=navy: total, military")]
    public async Task An_address_that_names_no_board_is_told_what_it_could_name(string asked, string expected)
    {
        await using var desk = await Screen.OpenAsync(real.Browser, real.Web, $"hq?{asked}", 1366, 768, ".empty h2");
        Assert.StartsWith(expected, await desk.TextAsync(".empty p"), StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    private static async Task AssertWellAsync(Screen desk)
    {
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Measured.Desk));
        await desk.Page.EvaluateAsync(Axe.Script);
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Axe.Run));
    }

    private Task<Screen> OpenAsync(string path) => Screen.OpenAsync(real.Browser, real.Web, path, 1366, 768, Ready);
}
