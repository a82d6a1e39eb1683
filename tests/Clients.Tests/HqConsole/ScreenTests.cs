using Federation.Client;
using Federation.Client.Picture;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
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
    public void Beside_each_figure_stands_the_same_period_last_year_and_none_is_no_zero()
    {
        var model = Nation();
        var lastYear = Of(
            Post(CaoBang, "crime.cases", "police", 120),
            Post(CaoBang, "patrol.patrols", "border_guard+police", 430),
            Post(CaoBang, "outreach.attendance", "border_guard+police", 60_000)
        );
        model.OnBoard(
            Start.AddSeconds(13),
            State(Board(), BoardCondition.Live, "", Links) with
            {
                LastYear = lastYear,
            }
        );
        var nation = Text(model, 160, 45).Split('\n');
        Assert.StartsWith(" Vụ việc              138      +15%", nation[3], StringComparison.Ordinal);
        Assert.Contains("Tuyên truyền     ~64.000    ~+6,7%", nation[3], StringComparison.Ordinal);
        Assert.Contains("Ngày công         12.485         –", nation[4], StringComparison.Ordinal);
        Press(model, KeyName.End);
        Press(model, KeyName.Enter);
        Assert.Contains("          430         -24 (-5,6%)", Text(model, 160, 45), StringComparison.Ordinal);
        Press(model, KeyName.Down);
        Assert.Contains(
            "Vụ việc phát hiện, xử lý: 138 vụ · cùng kỳ năm trước 120, +18 (+15%)",
            Text(model, 80, 24),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_was_revised_since_the_vintage_is_marked_wherever_its_figure_stands()
    {
        var model = Nation();
        var then = Of(
            Post(CaoBang, "crime.cases", "police", 135),
            Post(CaoBang, "patrol.patrols", "border_guard+police", 406),
            Post(CaoBang, "civil.houses", "military", 2)
        );
        var frozenAt = new DateTimeOffset(2025, 4, 5, 7, 30, 0, TimeSpan.Zero);
        model.OnBoard(
            Start.AddSeconds(13),
            State(Board(), BoardCondition.Live, "", Links) with
            {
                Vintage = new KeptBoard("", "Giao ban quý I", frozenAt, new(1, 1), then),
            }
        );
        var nation = Text(model, 160, 45);
        Assert.Contains("chỉ tiêu điều chỉnh sau 14:30 05/04/2025", nation.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("Δ138", nation.Split('\n')[3], StringComparison.Ordinal);
        Press(model, KeyName.End);
        Press(model, KeyName.Enter);
        Press(model, KeyName.Down);
        Assert.Contains(
            "Vụ việc phát hiện, xử lý: 138 vụ · Δ điều chỉnh từ 135, +3, sau «Giao ban quý I» (14:30 05/04/2025)",
            Text(model, 160, 45),
            StringComparison.Ordinal
        );
        Assert.Contains("Nhà tạm, nhà dột nát được xóa", Text(model, 160, 45), StringComparison.Ordinal);
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
        var notes = FigureNotes.Of("số liệu minh họa");
        var settings = new ConsoleSettings(Language.Vi, Quarter, View.Total, notes, "7");
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
    public void What_is_made_up_is_marked_in_rows_and_said_inside_a_province_that_is_split()
    {
        var notes = new FigureNotes("minh họa: Lạng Sơn", "chia nhỏ: minh họa", new HashSet<AreaId> { LangSon });
        var model = new ConsoleModel(new ConsoleSettings(Language.Vi, Quarter, View.Total, notes), Start);
        model.OnBoard(Start, State(Board(), BoardCondition.Live, "", Link(CaoBang, LinkState.Up)));
        var lines = Text(model, 80, 24).Split('\n');
        Assert.Equal(" minh họa: Lạng Sơn", lines[2]);
        Assert.Contains(lines, line => line.StartsWith("   Lạng Sơn * ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("   Cao Bằng   ", StringComparison.Ordinal));
        Press(model, KeyName.Enter);
        Assert.Equal(" chia nhỏ: minh họa", Text(model, 80, 24).Split('\n')[2]);
        Press(model, KeyName.Escape);
        Press(model, KeyName.Down);
        Press(model, KeyName.Enter);
        lines = Text(model, 80, 24).Split('\n');
        Assert.Equal((" minh họa: Lạng Sơn", " Toàn quốc › Tỉnh Lạng Sơn *"), (lines[2], lines[3]));
        Press(model, KeyName.Escape);
        Press(model, "v4");
        Press(model, KeyName.Enter);
        Assert.Equal(" minh họa: Lạng Sơn · chia nhỏ: minh họa", Text(model, 80, 24).Split('\n')[2]);
    }

    [Fact]
    public void What_has_figures_is_shown_before_what_has_none()
    {
        var model = Model();
        var board = Of(Post(LangSon, "seized.heroin", "police", 1_500), Post(LangSon, "civil.houses", "military", 3));
        model.OnBoard(Start, State(board, BoardCondition.Live, "", Link(LangSon, LinkState.Up)));
        var lines = Text(model, 80, 24).Split('\n');
        Assert.StartsWith(" Xóa nhà tạm            3", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" Nhà tạm  Heroin g   Vụ việc", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("         3       1,5         –", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void A_province_without_figures_in_the_columns_says_how_many_it_has()
    {
        var model = Model();
        var board = Of(
            Post(CaoBang, "crime.cases", "police", 3),
            Post(CaoBang, "patrol.patrols", "police", 3),
            Post(CaoBang, "info.exchanged", "police", 3),
            Post(LangSon, "seized.heroin", "police", 1_500),
            Post(LangSon, "civil.houses", "military", 3)
        );
        model.OnBoard(Start, State(board, BoardCondition.Live, "", Link(LangSon, LinkState.Up)));
        var row = Text(model, 80, 24).Split('\n').Last(line => line.Contains("Lạng Sơn", StringComparison.Ordinal));
        Assert.EndsWith("              2 chỉ tiêu khác", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_indicator_of_the_catalogue_has_a_short_name_that_fits()
    {
        Assert.Equal(
            IndicatorCatalogue.Reference.All.Select(indicator => indicator.Code).Order(),
            Headlines.All.Select(headline => headline.Indicator.Code).Order()
        );
        Assert.DoesNotContain(Headlines.All, one => one.NameVi.Length > 12 || one.NameEn.Length > 12);
        Assert.DoesNotContain(Headlines.All, one => one.ShortVi.Length > 9 || one.ShortEn.Length > 9);
        Assert.Equal(Headlines.All.Count, Headlines.All.Select(one => one.NameVi).Distinct().Count());
        Assert.Equal(Headlines.All.Count, Headlines.All.Select(one => one.ShortVi).Distinct().Count());
    }

    [Fact]
    public void The_end_of_the_demos_replay_fits_beside_its_note_at_80_columns()
    {
        var notes = FigureNotes.Of("số liệu minh họa: Nghệ An, Quảng Nam");
        var model = new ConsoleModel(new ConsoleSettings(Language.Vi, Quarter, View.Total, notes, "7"), Start);
        model.OnNotice("✓ xong 2360 mục, 59/59 khớp");
        Assert.EndsWith("  ✓ xong 2360 mục, 59/59 khớp", Text(model, 80, 24).Split('\n')[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_can_be_read_to_its_end_on_a_low_screen()
    {
        var model = Nation();
        Press(model, "?");
        Assert.Contains("↓ còn ", Text(model, 80, 24), StringComparison.Ordinal);
        Press(model, KeyName.End);
        var text = Text(model, 80, 24);
        Assert.Contains("   *                 tỉnh có số liệu minh họa", text, StringComparison.Ordinal);
        Assert.Contains("↑ còn ", text, StringComparison.Ordinal);
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

        Assert.Contains("~64,000", text, StringComparison.Ordinal);
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
