using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>Sums rows over areas, indicator by indicator.</summary>
internal sealed class RowSums
{
    private CellSums?[] _byIndicator = [];

    /// <exception cref="OverflowException">A sum left 64 bits. The sums are of no use then.</exception>
    public void Add(BoardRow row)
    {
        var number = row.Indicator.Value;
        if (number >= _byIndicator.Length)
        {
            Array.Resize(ref _byIndicator, number + 1);
        }

        (_byIndicator[number] ??= new CellSums()).Add(row);
    }

    /// <summary>What is not empty, in order of indicators.</summary>
    public BoardRow[] ToRows()
    {
        var rows = new List<BoardRow>(_byIndicator.Length);
        for (var number = 0; number < _byIndicator.Length; number++)
        {
            if (_byIndicator[number]?.ToRow(new IndicatorNumber((ushort)number)) is { IsEmpty: false } row)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }
}
