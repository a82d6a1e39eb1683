using Federation.Core.Boards;
using Federation.Silo.Vintages;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>A frozen board with its messages, each encoded once for every display. Immutable.</summary>
/// <param name="past">The board, its version and its cut.</param>
/// <param name="lastYear">Last year's figures beside it; null: there are none.</param>
/// <param name="packet">Its bytes, as silos hand them to each other.</param>
internal sealed class BriefingBoard(PastBoard past, Board? lastYear, BoardPacket packet)
{
    private readonly Lazy<V1.BriefingUpdate> _frozen = new(() =>
        new() { Frozen = past.Board.ToSnapshot(past.Version) }
    );

    private readonly Lazy<V1.BriefingUpdate?> _lastYear = new(() =>
        lastYear is null ? null : new() { LastYear = lastYear.ToSnapshot(past.Version) }
    );

    public PastBoard Past => past;

    public BoardPacket Packet => packet;

    /// <summary>The board, as it is sent.</summary>
    public V1.BriefingUpdate Frozen => _frozen.Value;

    /// <summary>What stands beside it, as it is sent; null: nothing.</summary>
    public V1.BriefingUpdate? LastYear => _lastYear.Value;
}
