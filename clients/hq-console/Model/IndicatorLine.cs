using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>One indicator of a province in the chosen view.</summary>
internal readonly record struct IndicatorLine(Indicator Indicator, Figure Figure)
{
    /// <summary>The indicator's name.</summary>
    public string Name(Language language) => language.Say(Indicator.NameVi, Indicator.NameEn);

    /// <summary>The lines of a board's rows that have anything live in a view.</summary>
    public static IReadOnlyList<IndicatorLine> LiveOf(IReadOnlyList<BoardRow> rows, View view)
    {
        var lines = new List<IndicatorLine>();
        foreach (var row in rows)
        {
            var figure = row.Figure(view);
            var isLive = !figure.IsEmpty || figure.Unattributed != 0;
            if (isLive && IndicatorCatalogue.Reference.TryGet(row.Indicator, out var indicator))
            {
                lines.Add(new IndicatorLine(indicator, figure));
            }
        }

        return lines;
    }
}
