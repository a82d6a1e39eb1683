using Federation.BriefingDisplay.Walls;
using Federation.Core.Coverage;
using Federation.Core.Figures;

namespace Federation.BriefingDisplay.Words;

/// <summary>Figures in the language of a screen; numbers are written by Core alone.</summary>
public static class FigureWords
{
    /// <summary>The indicator's name.</summary>
    public static string NameOf(this Lectern words, Indicator indicator) =>
        words.Say(indicator.NameVi, indicator.NameEn);

    /// <summary>Qualifier, number and unit.</summary>
    public static FigureParts Parts(this Lectern words, Indicator indicator, long amount, Qualifier qualifier) =>
        words.Language == Language.Vi
            ? FigureText.PartsVi(indicator, amount, qualifier)
            : FigureText.PartsEn(indicator, amount, qualifier);

    /// <summary>Qualifier and number without the unit.</summary>
    public static string Number(this Lectern words, Indicator indicator, long amount, Qualifier qualifier) =>
        words.Language == Language.Vi
            ? FigureText.NumberVi(indicator, amount, qualifier)
            : FigureText.NumberEn(indicator, amount, qualifier);

    /// <summary>A whole number.</summary>
    public static string Count(this Lectern words, long count)
    {
        var text = count.ToString("#,0");
        return words.Language == Language.Vi ? text.Replace(',', '.') : text;
    }

    /// <summary>Against last year, without the unit: <c>+412 (+5,2%)</c>.</summary>
    public static string Change(this Lectern words, Told told)
    {
        if (told.Change is not { } change || told.Before is not { } before)
        {
            return "";
        }

        var qualifier = ComparisonText.QualifierOf(told.Figure, before);
        return words.Language == Language.Vi
            ? ComparisonText.Vi(told.Indicator, change, qualifier)
            : ComparisonText.En(told.Indicator, change, qualifier);
    }

    /// <summary>Which kind of nothing it is.</summary>
    public static string NothingText(this Lectern words, FigureKind? kind) =>
        kind switch
        {
            FigureKind.DeclaredZero => "0",
            FigureKind.NotApplicable => words.Say("không áp dụng", "not applicable"),
            FigureKind.NotExpected => words.Say("không thuộc diện báo cáo", "not expected"),
            FigureKind.NotYetClosed => words.Say("chưa có số liệu", "no figures yet"),
            _ => "–",
        };

    /// <summary>The view's name.</summary>
    public static string NameOf(this Lectern words, View view) => words.Say(view.NameVi(), view.NameEn());
}
