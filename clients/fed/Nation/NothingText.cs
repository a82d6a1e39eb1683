using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Which of the four kinds of nothing a figure is, in words.</summary>
internal static class NothingText
{
    private const string Unknown = "–";
    private const int ReasonsMax = 10;

    /// <summary>
    /// What stands in the place of a figure in which nothing is counted for certain; a dash where something may be,
    /// where an amount of more days than the period's may lie in it, or a server of before does not say.
    /// </summary>
    public static string Of(WireFigure figure, Language language) =>
        figure.Kind switch
        {
            FigureKind.DeclaredZero when figure.Unattributed != 0 => Unknown,
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

    /// <summary>
    /// Why figures without an amount have no total, below a table: which of their parts say what. None where all parts
    /// of a figure say the same.
    /// </summary>
    public static IEnumerable<string> Why(IEnumerable<WireFigure> figures, Language language)
    {
        var reasons = figures
            .Select(figure => (figure.Indicator, Why: Why(figure, language)))
            .Where(one => one.Why.Length > 0)
            .DistinctBy(one => one.Indicator)
            .ToList();
        foreach (var (indicator, why) in reasons.Take(ReasonsMax))
        {
            yield return language.Of($"{indicator} không có tổng: {why}.", $"{indicator} has no total: {why}.");
        }

        if (reasons.Count > ReasonsMax)
        {
            yield return language.Of(
                $"Còn {reasons.Count - ReasonsMax} chỉ tiêu như vậy: xem bằng --format json.",
                $"{reasons.Count - ReasonsMax} more like that: see --format json."
            );
        }
    }

    /// <summary>Why a figure has no total; empty where it has one, and where all its parts say the same.</summary>
    public static string Why(WireFigure figure, Language language)
    {
        var isMixed = figure.Nothing.Count > 1 || (figure.Nothing.Count == 1 && figure.Unattributed != 0);
        if (figure.Count != 0 || !isMixed)
        {
            return "";
        }

        var parts = figure.Nothing.Select(one => Part(one, language));
        var longer = language.Of("có số của khoảng ngày dài hơn kỳ", "amounts of more days than the period's");
        return string.Join(", ", figure.Unattributed == 0 ? parts : parts.Append(longer));
    }

    /// <summary><c>not_applicable=3 not_yet_closed=1</c>; empty where it is counted or nobody is expected.</summary>
    public static string Pairs(WireFigure figure) =>
        string.Join(' ', figure.Nothing.Select(one => $"{Code(one.Kind)}={one.Pairs}"));

    /// <summary>The same as <c>"nothing": {"not_applicable": 3}</c>; null where it is counted.</summary>
    public static void Write(Utf8JsonWriter json, WireFigure figure)
    {
        if (figure.Nothing.Count == 0)
        {
            json.WriteNull("nothing");
            return;
        }

        json.WriteStartObject("nothing");
        foreach (var one in figure.Nothing)
        {
            json.WriteNumber(Code(one.Kind), one.Pairs);
        }

        json.WriteEndObject();
    }

    private static string Part(KindPairs one, Language language) =>
        one.Kind switch
        {
            FigureKind.NotApplicable => language.Of($"{one.Pairs} không áp dụng", $"{one.Pairs} not applicable"),
            FigureKind.DeclaredZero => language.Of($"{one.Pairs} bằng 0", $"{one.Pairs} zero"),
            _ => language.Of($"{one.Pairs} chưa chốt", $"{one.Pairs} not yet closed"),
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
