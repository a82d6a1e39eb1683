using System.Buffers;
using System.Buffers.Binary;
using Federation.Core.Areas;

namespace Federation.Core.Boards;

/// <summary>
/// The rows and announcements in which one board differs from another of the same period. Which versions they are is
/// said beside it; whoever applies it compares the digest of the result with the one that came with it.
/// </summary>
public sealed class BoardDelta
{
    private readonly List<LeafRows> _leaves;

    private BoardDelta(List<LeafRows> leaves) => _leaves = leaves;

    /// <summary>True where the two boards are the same.</summary>
    public bool IsEmpty => _leaves.Count == 0;

    /// <summary>The areas and indicators that changed, by area, then indicator; a row without cells is gone.</summary>
    public IEnumerable<(AreaId Area, BoardRow Row)> Changes =>
        _leaves.SelectMany(leaf => leaf.Rows, (leaf, row) => (leaf.Area, row));

    /// <summary>What turns <paramref name="before"/> into <paramref name="after"/>.</summary>
    /// <exception cref="ArgumentException">They are not of the same period.</exception>
    public static BoardDelta Between(Board before, Board after)
    {
        if (before.Period != after.Period)
        {
            throw new ArgumentException(
                $"A delta from {before.Period} to {after.Period} has no meaning.",
                nameof(after)
            );
        }

        var areas = before.Leaves.Concat(after.Leaves).Select(leaf => leaf.Area).Distinct().Order();
        var leaves = new List<LeafRows>();
        foreach (var area in areas)
        {
            var (was, isNow) = (before.Find(area), after.Find(area));
            if (was is null || isNow is null || was.Digest != isNow.Digest)
            {
                var rows = Changed(was?.Rows ?? [], isNow?.Rows ?? []);
                leaves.Add(new LeafRows(area, isNow?.Announcements ?? [], [.. rows], isNow?.Closings ?? []));
            }
        }

        return new BoardDelta(leaves);
    }

    /// <summary>The board that results. The same delta on the same board gives the same board everywhere.</summary>
    public Board ApplyTo(Board board)
    {
        var changes = _leaves.ToDictionary(
            leaf => leaf.Area,
            leaf => BoardLeaf.Merge(leaf.Area, board.Find(leaf.Area), leaf.Announcements, leaf.Closings, leaf.Rows)
        );
        return board.With(changes);
    }

    /// <summary>A fresh array with the canonical bytes; the caller owns it.</summary>
    public byte[] Encode()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var header = buffer.GetSpan(1 + sizeof(ushort));
        header[0] = BoardBytes.FormatOf(
            _leaves.Exists(leaf => leaf.Closings.Count > 0),
            _leaves.Exists(leaf => Array.Exists(leaf.Rows, row => row.Declarations.Count > 0))
        );
        BinaryPrimitives.WriteUInt16LittleEndian(header[1..], checked((ushort)_leaves.Count));
        buffer.Advance(1 + sizeof(ushort));
        foreach (var leaf in _leaves)
        {
            BoardBytes.WriteLeaf(buffer, leaf);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads canonical bytes and nothing else.</summary>
    /// <returns>Null where they are a delta; else why they are not.</returns>
    public static BoardDecodeError? TryDecode(ReadOnlySpan<byte> bytes, out BoardDelta? delta)
    {
        var reader = new BoardReader(bytes);
        reader.ReadFormat();
        var leaves = reader.ReadLeaves(allowGone: true, period: null);
        delta = reader.Error is null ? new BoardDelta(leaves) : null;
        return reader.Error;
    }

    private static IEnumerable<BoardRow> Changed(IReadOnlyList<BoardRow> before, IReadOnlyList<BoardRow> after)
    {
        var was = before.ToDictionary(row => row.Indicator);
        var isNow = after.ToDictionary(row => row.Indicator);
        foreach (var indicator in was.Keys.Union(isNow.Keys).Order())
        {
            if (!isNow.TryGetValue(indicator, out var row))
            {
                yield return BoardRow.Gone(indicator);
            }
            else if (!was.TryGetValue(indicator, out var old) || !old.IsSame(row))
            {
                yield return row;
            }
        }
    }
}
