using System.Text.Json;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Xunit;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Clients.Tests.Fed;

public sealed class FiguresOutputLaws
{
    private static readonly FigureQuestion Question = new("20/183", "2025-Q1", "", "police", []);

    [Fact]
    public void What_is_not_counted_for_certain_is_a_dash_and_never_a_zero() =>
        Assert.Equal(
            """
            Huyện Cao Lộc, tỉnh Lạng Sơn · Quý I năm 2025 · Công an · phiên bản 1·7 · theo địa giới khi báo cáo
            Chỉ tiêu                                       Số liệu  Có thể thêm     Chưa rõ kỳ
            Vụ việc phát hiện, xử lý       crime.cases        0 vụ
            Lần tuần tra bảo vệ biên giới  patrol.patrols        –        2 lần  gần 1.080 lần
            –: chưa có số nào tính được chắc chắn; không phải là 0.
            Có thể thêm: số của một số lực lượng chưa rõ là những lực lượng nào, có thể thuộc cách xem này.
            Chưa rõ kỳ: số của khoảng ngày không nằm trọn trong kỳ, không cộng vào số liệu.

            """,
            Written(Language.Vi, "table")
        );

    [Fact]
    public void In_english_heading_names_and_marks_are_english() =>
        Assert.Equal(
            "Cao Loc district, Lang Son province · First quarter of 2025 · Police · version 1·7"
                + " · on boundaries as reported\n"
                + """
                Indicator                                    Figure  Possibly more        Period unclear
                Cases detected and handled  crime.cases     0 cases
                Border patrols              patrol.patrols        –      2 patrols  nearly 1,080 patrols
                –: nothing is counted for certain; this is not zero.
                Possibly more: amounts of some combination of forces, which may belong to this view.
                Period unclear: amounts of days that do not all lie in the period; not in the figure.

                """,
            Written(Language.En, "table")
        );

    [Fact]
    public void A_period_of_decree_09_is_named_with_its_calendar_and_days()
    {
        var february = new FigureQuestion("20/183", "2025-02", "decree09", "police", []);
        Assert.StartsWith(
            "Huyện Cao Lộc, tỉnh Lạng Sơn · Tháng 2 năm 2025 (Nghị định 09: 15/01–14/02/2025) · Công an ·",
            Written(Language.Vi, "table", february, February())
        );
        Assert.StartsWith(
            "Cao Loc district, Lang Son province · February 2025 (Decree 09: 15 January–14 February 2025) · Police ·",
            Written(Language.En, "table", february, February())
        );
        Assert.Contains(
            ""","calendar":"decree09","from":"2025-01-15","to":"2025-02-14",""",
            Written(Language.Vi, "json", february, February())
        );
    }

    [Fact]
    public void Days_over_two_years_name_both() =>
        Assert.Equal(
            ("15/12/2024–14/03/2025", "15 December 2024–14 March 2025"),
            (
                SpanText.Of(new Span(new Day(2024, 12, 15), new Day(2025, 3, 14)), Language.Vi),
                SpanText.Of(new Span(new Day(2024, 12, 15), new Day(2025, 3, 14)), Language.En)
            )
        );

    [Fact]
    public void Scripts_get_a_dash_and_count_zero_where_nothing_is_certain_and_every_field_always()
    {
        Assert.EndsWith(
            """
            {"area":"20/183","period":"2025-Q1","indicator":"patrol.patrols","view":"police",
            "amount":0,"possible":2,"display":"–","qualifier":"exact","version":"1.7",
            "unattributed":1080,"unattributed_qualifier":"nearly","possible_qualifier":"exact","count":0,
            "announced":false,"detail_on_the_way":false,
            "calendar":"civil","from":"2025-01-01","to":"2025-03-31","boundaries":"reported",
            "last_year_from":null,"last_year_to":null,"last_year_amount":null,"last_year_count":null,
            "last_year_qualifier":null,"last_year_display":null,"difference":null,"difference_percent_tenths":null,
            "provisional":0,"stated":null,"stated_qualifier":null,"stated_difference":null,"vintage":null,
            "vintage_name":null,"vintage_frozen_at":null,"revised_from":null,"revised_from_count":null,
            "revised_by":null,"revised_unknown":false,"kind":null,"nothing":null,"not_confirmed":[],
            "disagreeing":[]}]

            """.ReplaceLineEndings("") + "\n",
            Written(Language.Vi, "json")
        );
        Assert.Contains(
            """
            "amount":0,"possible":0,"display":"0 vụ","qualifier":"exact","version":"1.7",
            "unattributed":0,"unattributed_qualifier":"exact","possible_qualifier":"exact","count":1,
            """.ReplaceLineEndings(""),
            Written(Language.Vi, "json")
        );
        Assert.Equal(
            "20/183,2025-Q1,patrol.patrols,police,0,2,–,exact,1.7,1080,nearly,exact,0,false,false,"
                + "civil,2025-01-01,2025-03-31,reported,,,,,,,,,0,,,,,,,,,,false,,,,",
            Written(Language.Vi, "csv").Split('\n')[2]
        );
    }

    [Fact]
    public void Beside_a_figure_stands_the_same_period_last_year_and_where_there_is_none_a_dash()
    {
        Assert.Equal(
            "Huyện Cao Lộc, tỉnh Lạng Sơn · Quý I năm 2025 · Công an · phiên bản 1·7"
                + " · theo địa giới hiện nay (01/08/2026)\n"
                + """
                Chỉ tiêu                                       Số liệu  Cùng kỳ năm trước   Tăng, giảm
                Vụ việc phát hiện, xử lý       crime.cases        0 vụ              40 vụ  -40 (-100%)
                Lần tuần tra bảo vệ biên giới  patrol.patrols        –                  –            –
                Cùng kỳ năm trước: 01/01–31/03/2024; –: không có số liệu, không phải là 0.
                –: chưa có số nào tính được chắc chắn; không phải là 0.

                """,
            Written(Language.Vi, "table", answer: Compared())
        );
        Assert.Contains(
            """
            "last_year_from":"2024-01-01","last_year_to":"2024-03-31","last_year_amount":40,"last_year_count":2,
            "last_year_qualifier":"exact","last_year_display":"40 vụ","difference":-40,
            "difference_percent_tenths":-1000,
            """.ReplaceLineEndings(""),
            Written(Language.Vi, "json", answer: Compared())
        );
    }

    [Fact]
    public void Beside_a_figure_that_was_revised_stands_from_what_by_how_much_and_since_which_vintage()
    {
        Assert.Equal(
            """
            Huyện Cao Lộc, tỉnh Lạng Sơn · Quý I năm 2025 · Công an · phiên bản 1·7 · theo địa giới khi báo cáo
            Chỉ tiêu                                       Số liệu         Điều chỉnh
            Vụ việc phát hiện, xử lý       crime.cases        0 vụ
            Lần tuần tra bảo vệ biên giới  patrol.patrols        –  -4 lần (từ 4 lần)
            Điều chỉnh sau hội nghị: 1 số liệu khác bản số liệu đã thống nhất «Giao ban quý I» (SINCE).
            –: chưa có số nào tính được chắc chắn; không phải là 0.

            """.Replace("SINCE", "05/04/2025 14:30:00, mã 4821 0937", StringComparison.Ordinal),
            Written(Language.Vi, "table", answer: Revised())
        );
        var data = Written(Language.En, "json", answer: Revised());
        Assert.Contains(
            "\"vintage_frozen_at\":\"2025-04-05T07:30:00.000000Z\",\"revised_from\":4,\"revised_from_count\":1,"
                + "\"revised_by\":-4,",
            data,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"revised_from\":null,\"revised_from_count\":null,\"revised_by\":null,",
            data,
            StringComparison.Ordinal
        );
        var unread = Answer();
        unread.VintageUnknown = true;
        Assert.Contains(
            "The journal cannot be read now: whether figures were revised since a vintage is not known.\n",
            Written(Language.En, "table", answer: unread),
            StringComparison.Ordinal
        );
        Assert.Contains("\"revised_unknown\":true,", Written(Language.En, "json", answer: unread));
        var agreed = Revised();
        agreed.Figures[1].Revision = null;
        Assert.Contains(
            "As in the vintage “Giao ban quý I” (5 April 2025 14:30:00, code 4821 0937): nothing was revised.\n",
            Written(Language.En, "table", answer: agreed),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_reference_explains_the_fields_that_json_has()
    {
        using var read = JsonDocument.Parse(Written(Language.Vi, "json"));
        Assert.Equal(
            FiguresData.Fields.Select(field => field.Name),
            read.RootElement[0].EnumerateObject().Select(property => property.Name)
        );
    }

    [Fact]
    public void Totals_that_were_announced_ahead_of_their_detail_are_named()
    {
        var answer = Answer();
        (answer.Figures[0].Announced, answer.Figures[0].DetailOnTheWay) = (true, true);
        Assert.EndsWith(
            "\nĐã báo tổng, chi tiết đang về: crime.cases.\n",
            Written(Language.Vi, "table", answer: answer)
        );
        Assert.Contains("\"announced\":true,\"detail_on_the_way\":true", Written(Language.Vi, "json", answer: answer));
    }

    [Fact]
    public void A_province_that_is_cut_is_named_below_the_figures_and_in_every_row_for_scripts()
    {
        LedgerStatus[] links = [Link("04", 4, LinkState.Down), Link("20", 14, LinkState.Down)];
        Assert.EndsWith(
            "Không kết nối: Tỉnh Lạng Sơn từ 08:55 23/11/2026; số liệu là số cuối cùng nhận được.\n",
            Written(Language.Vi, "table", links: links)
        );
        Assert.EndsWith(
            "Not connected: Lang Son province since 08:55, 23 November 2026; the figures are those received last.\n",
            Written(Language.En, "table", links: links)
        );
        Assert.Contains("\"not_confirmed\":[\"20\"],\"disagreeing\":[]}", Written(Language.Vi, "json", links: links));
        var nation = Question with { Area = "VN" };
        Assert.EndsWith(",04 20,\n", Written(Language.Vi, "csv", nation, links: links));
    }

    [Fact]
    public void Provinces_whose_returns_disagree_are_named_below_the_nations_figures_and_for_scripts()
    {
        var answer = Answer();
        foreach (var figure in answer.Figures)
        {
            figure.Area = "VN";
        }

        answer.Figures[^1].Disagreeing.Add(["04", "20"]);
        Assert.Contains(
            "returns disagree with what is counted in 04, 20 (fed board --by province).\n",
            Written(Language.En, "table", answer: answer)
        );
        Assert.Contains("báo cáo chưa khớp với số đã ghi ở 04, 20", Written(Language.Vi, "table", answer: answer));
        Assert.Contains("\"disagreeing\":[\"04\",\"20\"]}", Written(Language.Vi, "json", answer: answer));
        Assert.EndsWith(",04 20\n", Written(Language.Vi, "csv", answer: answer));
    }

    [Theory]
    [InlineData(LinkState.Up, false)]
    [InlineData(LinkState.CatchingUp, false)]
    [InlineData(LinkState.Down, true)]
    [InlineData(LinkState.Behind, true)]
    [InlineData(LinkState.Forked, true)]
    [InlineData(LinkState.Damaged, true)]
    public void Figures_of_a_line_that_is_down_or_stopped_are_not_confirmed(LinkState state, bool isNamed)
    {
        var days = new Span(new Day(2025, 1, 1), new Day(2025, 3, 31));
        Assert.Equal(isNamed, NotConfirmed.Among([Link("20", 14, state)], "20", days).Count == 1);
    }

    internal static string Written(
        Language language,
        string format,
        FigureQuestion? question = null,
        FiguresResponse? answer = null,
        IReadOnlyList<LedgerStatus>? links = null
    )
    {
        using var output = new StringWriter();
        var figures = new FiguresOutput(Screen.Of(output, TextWriter.Null), language);
        figures.Write(answer ?? Answer(), question ?? Question, links ?? [], format);
        return output.ToString();
    }

    internal static FiguresResponse Compared()
    {
        var answer = Answer();
        (answer.Figures[1].Possible, answer.Figures[1].Unattributed) = (0, 0);
        (answer.Boundaries, answer.BoundariesDay) = ("today", new Day(2026, 8, 1).Number);
        (answer.LastYearFirstDay, answer.LastYearLastDay) = (new Day(2024, 1, 1).Number, new Day(2024, 3, 31).Number);
        answer.Figures[0].LastYear = new LastYear
        {
            Amount = 40,
            Count = 2,
            Qualifier = Qualifier.Exact,
            DisplayVi = "40 vụ",
            DisplayEn = "40 cases",
            Difference = -40,
            PercentTenths = -1000,
            ChangeVi = "-40 (-100%)",
            ChangeEn = "-40 (-100%)",
        };
        return answer;
    }

    private static FiguresResponse Revised()
    {
        var answer = Answer();
        (answer.Figures[1].Possible, answer.Figures[1].Unattributed) = (0, 0);
        answer.Vintage = new VintageMark
        {
            Id = "0198c5a2-6f00-7abc-8def-000000000001",
            Name = "Giao ban quý I",
            FrozenUnixUs = 1_743_838_200_000_000,
            Fingerprint = "4821 0937",
        };
        answer.Figures[1].Revision = new FigureRevision
        {
            AmountThen = 4,
            QualifierThen = Qualifier.Exact,
            CountThen = 1,
            Difference = -4,
            ThenVi = "4 lần",
            ChangeVi = "-4 lần",
        };
        return answer;
    }

    private static FiguresResponse February()
    {
        var response = Answer();
        (response.FirstDay, response.LastDay) = (new Day(2025, 1, 15).Number, new Day(2025, 2, 14).Number);
        return response;
    }

    private static LedgerStatus Link(string code, int area, LinkState state) =>
        new(
            new AreaId(area),
            code,
            code == "20" ? "Tỉnh Lạng Sơn" : "Tỉnh Cao Bằng",
            new LedgerId(new Guid(area, 0, 0, new byte[8])),
            state,
            Watermark: 7,
            Head: 7,
            LagFrames: 0,
            BacklogEntries: 0,
            LastReceipt: null,
            LastHeard: new DateTimeOffset(2026, 11, 23, 1, 55, 3, TimeSpan.Zero),
            Since: null,
            LastActivity: null,
            Latency: TimeSpan.Zero,
            Reason: ""
        );

    internal static FiguresResponse Answer()
    {
        var response = new FiguresResponse
        {
            Version = new Federation.Wire.V1.Version { Epoch = 1, Position = 7 },
            FirstDay = new Day(2025, 1, 1).Number,
            LastDay = new Day(2025, 3, 31).Number,
            AreaNameVi = "Huyện Cao Lộc",
            PeriodNameVi = "Quý I năm 2025",
            Boundaries = "reported",
        };
        response.Figures.Add(Figure("crime.cases", count: 1, "0 vụ", "0 cases"));
        var uncertain = Figure("patrol.patrols", count: 0, "0 lần", "0 patrols");
        (uncertain.Possible, uncertain.Unattributed) = (2, 1080);
        uncertain.UnattributedQualifier = Qualifier.Nearly;
        response.Figures.Add(uncertain);
        return response;
    }

    private static Figure Figure(string indicator, long count, string vi, string en) =>
        new()
        {
            Area = "20/183",
            Period = "2025-Q1",
            Indicator = indicator,
            View = "police",
            Count = count,
            Qualifier = Qualifier.Exact,
            PossibleQualifier = Qualifier.Exact,
            UnattributedQualifier = Qualifier.Exact,
            DisplayVi = vi,
            DisplayEn = en,
        };
}
