using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class FiguresOutputLaws
{
    private static readonly FigureQuestion Question = new("20/183", "2025-Q1", "", "police", []);

    [Fact]
    public void What_is_not_counted_for_certain_is_a_dash_and_never_a_zero() =>
        Assert.Equal(
            """
            Huyện Cao Lộc, tỉnh Lạng Sơn · Quý I năm 2025 · Công an · phiên bản 1·7
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
            """
            Cao Loc district, Lang Son province · First quarter of 2025 · Police · version 1·7
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
    public void Scripts_get_the_dash_as_display_and_zero_as_amount() =>
        Assert.Equal(
            "20/183,2025-Q1,patrol.patrols,police,0,2,–,exact,1.7,1080",
            Written(Language.Vi, "csv").Split('\n')[2]
        );

    private static string Written(Language language, string format)
    {
        using var output = new StringWriter();
        new FiguresOutput(Screen.Of(output, TextWriter.Null), language).Write(Answer(), Question, format);
        return output.ToString();
    }

    private static FiguresResponse Answer()
    {
        var response = new FiguresResponse
        {
            Version = new Federation.Wire.V1.Version { Epoch = 1, Position = 7 },
            FirstDay = new Day(2025, 1, 1).Number,
            LastDay = new Day(2025, 3, 31).Number,
            AreaNameVi = "Huyện Cao Lộc",
            PeriodNameVi = "Quý I năm 2025",
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
