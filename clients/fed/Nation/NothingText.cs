using Federation.Fed.Cli;
using Federation.Wire.V1;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Which of the four kinds of nothing a figure is, in words.</summary>
internal static class NothingText
{
    private const string Unknown = "–";

    /// <summary>
    /// What stands in the place of a figure in which nothing is counted for certain; a dash where something may be, or
    /// a server of before does not say.
    /// </summary>
    public static string Of(WireFigure figure, Language language) =>
        figure.Kind switch
        {
            FigureKind.DeclaredZero => "0",
            FigureKind.NotApplicable => language.Of("không áp dụng", "not applicable"),
            FigureKind.NotYetClosed => language.Of("chưa chốt", "not yet closed"),
            FigureKind.NotExpected => language.Of("không thuộc diện", "not expected"),
            _ => Unknown,
        };

    /// <summary>The code for scripts: <c>counted</c>, <c>declared_zero</c>; empty: a server of before.</summary>
    public static string Code(FigureKind kind) =>
        kind switch
        {
            FigureKind.Counted => "counted",
            FigureKind.DeclaredZero => "declared_zero",
            FigureKind.NotApplicable => "not_applicable",
            FigureKind.NotYetClosed => "not_yet_closed",
            FigureKind.NotExpected => "not_expected",
            _ => "",
        };

    /// <summary>What these words mean, below a table in which one of them stands.</summary>
    public static IEnumerable<string> Foot(IEnumerable<WireFigure> figures, Language language)
    {
        var kinds = figures.Where(figure => figure.Count == 0).Select(figure => figure.Kind).ToHashSet();
        if (kinds.Contains(FigureKind.DeclaredZero))
        {
            yield return language.Of(
                "0: lực lượng thuộc diện báo cáo đã khai báo bằng 0, hoặc đã chốt mà không có số nào.",
                "0: declared by all who are expected, or closed without any."
            );
        }

        if (kinds.Contains(FigureKind.NotApplicable))
        {
            yield return language.Of(
                "Không áp dụng: lực lượng đã khai báo chỉ tiêu này không thể có ở địa bàn.",
                "Not applicable: declared as something that cannot be there."
            );
        }

        if (kinds.Contains(FigureKind.NotYetClosed))
        {
            yield return language.Of(
                "Chưa chốt: còn lực lượng chưa ghi, chưa khai báo và chưa chốt; không phải là 0.",
                "Not yet closed: somebody has neither counted, declared nor closed; this is not zero."
            );
        }

        if (kinds.Contains(FigureKind.NotExpected))
        {
            yield return language.Of(
                "Không thuộc diện: không lực lượng nào thuộc diện báo cáo chỉ tiêu này trong kỳ.",
                "Not expected: nobody is expected to report it in the period."
            );
        }
    }
}
