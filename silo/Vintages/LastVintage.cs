using Federation.Core.Boards;
using Federation.Core.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Vintage = Federation.Core.Vintages.Vintage;
using VintageMark = Federation.Core.Vintages.VintageMark;

namespace Federation.Silo.Vintages;

/// <summary>A vintage with its board, encoded once for every reader. Immutable; any thread may use it.</summary>
internal sealed class LastVintage(KeptVintage kept, Vintage vintage)
{
    private readonly Lazy<BoardVintage> _message = new(() =>
        new() { Mark = kept.ToMark(), Board = vintage.Board.ToSnapshot(kept.Header.Version) }
    );

    public KeptVintage Kept => kept;

    public Board Board => vintage.Board;

    /// <summary>How far each ledger was in it.</summary>
    public IReadOnlyList<VintageMark> Cut => vintage.Cut;

    /// <summary>As readers of a watched board get it.</summary>
    public BoardVintage Message => _message.Value;
}
