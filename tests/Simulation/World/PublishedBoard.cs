using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Simulation.World;

/// <summary>One version of one period's board with its messages, each made once and handed to every display.</summary>
internal sealed class PublishedBoard(Board board, JournalVersion version)
{
    private readonly Dictionary<JournalVersion, BoardUpdate> _deltas = [];
    private BoardUpdate? _snapshot;

    public Board Board => board;

    public JournalVersion Version => version;

    public byte[] Canonical { get; } = board.Encode();

    public BoardUpdate Snapshot => _snapshot ??= new() { Snapshot = board.ToSnapshot(version) };

    public BoardUpdate DeltaFrom(PublishedBoard before)
    {
        if (!_deltas.TryGetValue(before.Version, out var delta))
        {
            delta = new() { Delta = BoardMessages.ToDelta(before.Board, before.Version, board, version) };
            _deltas.Add(before.Version, delta);
        }

        return delta;
    }
}
