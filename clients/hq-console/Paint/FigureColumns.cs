using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The columns of headline figures at the right of a list: as many as fit.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="Cells">How wide each is.</param>
/// <param name="Shown">What is in them.</param>
internal readonly record struct FigureColumns(int From, int Cells, IReadOnlyList<Headline> Shown)
{
    private const int NarrowBelow = 100;
    private const int NarrowCells = 10;
    private const int ShortNamesBelow = 140;
    private const int ShortCells = 11;
    private const int PlainCells = 13;

    /// <summary>Those that fit between a column and the margin.</summary>
    public static FigureColumns Fit(Canvas canvas, int from, IReadOnlyList<Headline> headlines)
    {
        var cells =
            canvas.Width < NarrowBelow ? NarrowCells
            : canvas.Width < ShortNamesBelow ? ShortCells
            : PlainCells;
        var count = Math.Max(0, (canvas.Width - 1 - from) / cells);
        return new FigureColumns(from, cells, [.. headlines.Take(count)]);
    }

    /// <summary>Their names.</summary>
    public void PaintNames(Canvas canvas, int y, Language language)
    {
        for (var i = 0; i < Shown.Count; i++)
        {
            var name = Cells < PlainCells ? Shown[i].ShortName(language) : Shown[i].Name(language);
            canvas.PutRight(From + ((i + 1) * Cells), y, name, Ink.Faint, Cells - 1);
        }
    }

    /// <summary>The figures of one row; where none of them is in a column, how many there are.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="y">Which row.</param>
    /// <param name="language">In which language.</param>
    /// <param name="ink">Of figures that are counted.</param>
    /// <param name="lines">What there is.</param>
    /// <param name="nothing">Which nothing the others are; null: nobody says.</param>
    public void PaintFigures(
        Canvas canvas,
        int y,
        Language language,
        Ink ink,
        IReadOnlyList<IndicatorLine> lines,
        Func<IndicatorNumber, FigureKind?>? nothing = null
    )
    {
        var figures = lines.ToDictionary(line => line.Indicator.Number);
        if (figures.Count > 0 && !Shown.Any(headline => figures.ContainsKey(headline.Indicator.Number)))
        {
            var others = language.Say($"{figures.Count} chỉ tiêu khác", $"{figures.Count} other indicators");
            canvas.PutRight(From + (Shown.Count * Cells), y, others, ink, Math.Max(0, (Shown.Count * Cells) - 1));
            return;
        }

        for (var i = 0; i < Shown.Count; i++)
        {
            var isKnown = figures.TryGetValue(Shown[i].Indicator.Number, out var line);
            var text =
                isKnown && (!line.Figure.IsEmpty || line.Kind is null)
                    ? Numbers.Figure(Shown[i].Indicator, line.Figure, language, Cells - 1)
                    : Nothing.Mark(isKnown ? line.Kind : nothing?.Invoke(Shown[i].Indicator.Number));
            var isRevised = line.Revision is not null;
            var style =
                isRevised ? Ink.Gold
                : line.Figure.Count == 0 ? Ink.Faint
                : ink;
            text = Revisions.Marked(text, isRevised, Cells - 1);
            canvas.PutRight(From + ((i + 1) * Cells), y, text, style, Cells - 1);
        }
    }
}
