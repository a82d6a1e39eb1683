using Federation.Core.Boards;
using Federation.Core.Vintages;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Silo.Vintages;

/// <summary>A vintage with its board, encoded once for every reader. Immutable; any thread may use it.</summary>
internal sealed class LastVintage(KeptVintage kept, Board board)
{
    private readonly Lazy<BoardVintage> _message = new(() =>
        new() { Mark = kept.ToMark(), Board = board.ToSnapshot(kept.Header.Version) }
    );

    public KeptVintage Kept => kept;

    public Board Board => board;

    /// <summary>As readers of a watched board get it.</summary>
    public BoardVintage Message => _message.Value;
}
