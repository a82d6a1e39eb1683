using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>
/// How much of the nation's figures comes from some provinces: the mean of their shares in each indicator of a view.
/// </summary>
public static class NationShare
{
    /// <summary>
    /// Whole percents; above 0 where there is any share, below 100 where there is any other.
    /// </summary>
    public static int Of(Board board, View view, IReadOnlyCollection<AreaId> provinces)
    {
        var (sum, count) = (0m, 0);
        foreach (var row in board.RowsOf(AreaId.Nation))
        {
            var whole = row.Figure(view).Amount;
            if (whole > 0)
            {
                count++;
                sum += provinces.Sum(area => (decimal)board.FigureOf(area, row.Indicator, view).Amount) / whole;
            }
        }

        var percent = count == 0 ? 0 : sum * 100 / count;
        return percent is > 0 and < 1 ? 1
            : percent is > 99 and < 100 ? 99
            : (int)Math.Round(Math.Clamp(percent, 0, 100), MidpointRounding.AwayFromZero);
    }
}
