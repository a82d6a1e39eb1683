using System.Collections.Concurrent;
using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Boards;

/// <summary>
/// One version of one period's board with its messages, each encoded once and handed to every reader. Immutable to its
/// readers; any thread may use it.
/// </summary>
internal sealed class PublishedBoard(Board board, JournalVersion version)
{
    private readonly Lazy<V1.BoardUpdate> _snapshot = new(() => new() { Snapshot = board.ToSnapshot(version) });
    private readonly Lazy<V1.BoardUpdate> _asLastYear = new(() => new() { LastYear = board.ToSnapshot(version) });
    private readonly ConcurrentDictionary<JournalVersion, V1.BoardUpdate> _deltas = new();

    public Board Board => board;

    public JournalVersion Version => version;

    /// <summary>The whole board.</summary>
    public V1.BoardUpdate Snapshot => _snapshot.Value;

    /// <summary>The whole board, as what stands beside this year's.</summary>
    public V1.BoardUpdate AsLastYear => _asLastYear.Value;

    /// <summary>What leads here from an earlier version of the same period.</summary>
    public V1.BoardUpdate DeltaFrom(PublishedBoard before) =>
        _deltas.GetOrAdd(
            before.Version,
            _ => new() { Delta = BoardMessages.ToDelta(before.Board, before.Version, board, version) }
        );
}
