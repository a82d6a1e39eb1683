using Federation.Client;
using Federation.Core.Exchange;
using Federation.HqConsole.Model;
using Federation.HqConsole.Paint;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;

namespace Federation.Clients.Tests.HqConsole;

public sealed class ScreenTests
{
    private static readonly LedgerStatus[] Links =
    [
        Link(CaoBang, LinkState.Up),
        Link(LangSon, LinkState.CatchingUp, lag: 1240),
        Link(NgheAn, LinkState.Down, lag: 12, silentSeconds: 2880),
        Link(
            QuangNam,
            LinkState.Forked,
            silentSeconds: 300,
            reason: "forked",
            edge: Head(61, 0xa1),
            nation: Head(61, 0x5e)
        ),
    ];

    [Fact]
    public void The_nation_at_80_by_24() => Assert.Equal(Expected("nation-80x24"), Text(Nation(), 80, 24));

    [Fact]
    public void The_nation_at_160_by_45() => Assert.Equal(Expected("nation-160x45"), Text(Nation(), 160, 45));

    [Fact]
    public void The_nation_at_120_by_40() => Assert.Equal(Expected("nation-120x40"), Text(Nation(), 120, 40));

    [Fact]
    public void A_province_at_80_by_24()
    {
        var model = CaoBangOpen();
        Assert.Equal(Expected("province-80x24"), Text(model, 80, 24));
    }

    [Fact]
    public void A_district_at_120_by_40()
    {
        var model = CaoBangOpen();
        Press(model, KeyName.Enter);
        model.OnAnswer(model.Now, Answer(model.Asked!.Value));
        Assert.Equal(Expected("district-120x40"), Text(model, 120, 40));
    }

    [Fact]
    public void A_province_at_160_by_45_shows_what_is_possible_and_provisional_beside()
    {
        var model = Nation();
        Press(model, "v4");
        Press(model, KeyName.Enter);
        Press(model, KeyName.End);
        Press(model, KeyName.Enter);
        model.OnAnswer(model.Now, Answer(model.Asked!.Value));
        Assert.Equal(Expected("province-police-160x45"), Text(model, 160, 45));
    }

    [Fact]
    public void A_stopped_ledger_shows_both_numbers_and_both_hashes()
    {
        var model = Nation();
        Press(model, KeyName.Enter);
        var lines = Text(model, 80, 24).Split('\n');
        Assert.StartsWith(" ✕ DỪNG: RẼ NHÁNH   giữ số cuối, nhận 5 phút trước", lines[4], StringComparison.Ordinal);
        Assert.Equal(" Trung tâm giữ khung 61 5e5e5e5e…   tỉnh đưa khung 61 a1a1a1a1…", lines[5]);
    }

    [Fact]
    public void The_periods_at_80_by_24()
    {
        var model = Nation();
        Press(model, "p2020");
        Assert.Equal(Expected("periods-80x24"), Text(model, 80, 24));
    }

    [Fact]
    public void What_the_starter_tells_is_shown_beside_the_note()
    {
        var settings = new ConsoleSettings(Language.Vi, Quarter, Core.Figures.View.Total, "số liệu minh họa", "7");
        var model = new ConsoleModel(settings, Start);
        model.OnNotice("✓ phát lại xong: 1073 mục");
        Assert.Equal(
            " số liệu minh họa" + new string(' ', 37) + "✓ phát lại xong: 1073 mục",
            Text(model, 80, 24).Split('\n')[2]
        );
    }

    [Fact]
    public void A_board_that_is_not_confirmed_says_since_when()
    {
        var model = Nation();
        model.OnBoard(Start.AddSeconds(5), State(Board(), BoardCondition.NotConfirmed, "nothing was heard", Links));
        var first = Text(model, 100, 24).Split('\n');
        Assert.Contains("○ chưa xác nhận từ 08:00:00   1·48.213", first[0], StringComparison.Ordinal);
        Assert.Contains("nothing was heard    1 SỔ DỪNG ", first[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_did_not_verify_is_called_so()
    {
        var model = Nation();
        model.OnBoard(Start, State(Board(), BoardCondition.Unverified, "", Links));
        Assert.Contains("✕ CHƯA XÁC MINH", Text(model, 80, 24), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anything_came_it_says_that_it_is_connecting()
    {
        var text = Text(Model(), 80, 24);
        Assert.Contains("○ đang nối", text, StringComparison.Ordinal);
        Assert.Contains("Đang nối tới trung tâm quốc gia…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_possible_is_never_shown_as_certain()
    {
        var model = Nation();
        Press(model, "v4");
        Press(model, KeyName.Enter);
        var row = Text(model, 160, 45).Split('\n').Single(line => line.Contains("Cao Bằng", StringComparison.Ordinal));
        Assert.Contains("≤ 138", row, StringComparison.Ordinal);
        Assert.Contains("≤ 1.080", row, StringComparison.Ordinal);
    }

    [Fact]
    public void English_is_complete()
    {
        var model = Model(Language.En, "made-up figures");
        model.OnBoard(Start, State(Board(), BoardCondition.Live, "", Links));
        var text = Text(model, 160, 45);
        foreach (
            var words in new[] { "BOTH MINISTRIES", "First quarter of 2025 · total", "● live", "✕ STOPPED: FORKED" }
        )
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.Contains("<64,000", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 5)]
    [InlineData(60, 12)]
    [InlineData(79, 23)]
    [InlineData(300, 100)]
    public void Every_size_and_page_can_be_painted(int width, int height)
    {
        foreach (var page in new[] { "", "p", "px", "v", "?", "/cao" })
        {
            var model = Nation();
            Press(model, page);
            var canvas = ScreenPainter.Paint(model, width, height);
            Assert.Equal((width, height), (canvas.Width, canvas.Height));
        }
    }

    private static ConsoleModel Nation()
    {
        var model = Model(note: "số liệu minh họa");
        model.OnBoard(Start, State(Board(), BoardCondition.Live, "", Links));
        model.OnBoard(Start.AddSeconds(12), State(Board(morePatrols: 12), BoardCondition.Live, "", Links));
        return model;
    }

    private static ConsoleModel CaoBangOpen()
    {
        var model = Nation();
        Press(model, KeyName.End);
        Press(model, KeyName.Enter);
        model.OnAnswer(model.Now, Answer(model.Asked!.Value, ("04/040", 12), ("04/043", 9)));
        return model;
    }

    /// <summary>A screen as it must be, from the folder Screens.</summary>
    private static string Expected(string name)
    {
        using var stream = typeof(ScreenTests).Assembly.GetManifestResourceStream($"screens/{name}.txt");
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
