using System.Buffers.Binary;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>Which ledgers the journal closed, where, and which go on in their place.</summary>
internal sealed class Closings
{
    private const int Bytes = 90;

    private readonly SortedDictionary<Guid, (long Position, Guid Successor)> _closed = [];

    /// <summary>The position at which a ledger was closed; null where it is open.</summary>
    public long? PositionOf(Guid ledger) => _closed.TryGetValue(ledger, out var closed) ? closed.Position : null;

    /// <summary>The ledger that goes on in the place of another; null where that is open.</summary>
    public Guid? SuccessorOf(LedgerId ledger) =>
        _closed.TryGetValue(ledger.Value, out var closed) ? closed.Successor : null;

    /// <summary>Reads a closing of format 1, from the description of the format alone, and keeps it.</summary>
    /// <param name="position">Of the record.</param>
    /// <param name="ledger">The ledger that it is to close.</param>
    /// <param name="number">The ledger's last frame in the journal.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="payload">The record's.</param>
    public void Append(long position, LedgerId ledger, long number, Hash hash, ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        var fits =
            payload.Length == Bytes
            && bytes[0] == 1
            && new Guid(bytes[2..18], bigEndian: true) == ledger.Value
            && BinaryPrimitives.ReadInt64LittleEndian(bytes[18..]) == number
            && new Hash(payload[26..58]) == hash;
        if (!fits || _closed.ContainsKey(ledger.Value))
        {
            throw new AuditException(
                Checks.ClosedForGood,
                $"Position {position} closes ledger {ledger}, which ends at frame {number} {hash}…, otherwise or again."
            );
        }

        _closed.Add(ledger.Value, (position, new Guid(bytes[58..74], bigEndian: true)));
    }

    /// <summary>Nothing more is taken of a closed ledger.</summary>
    public void CheckOpen(long position, LedgerId ledger)
    {
        if (_closed.TryGetValue(ledger.Value, out var closed))
        {
            throw new AuditException(
                Checks.ClosedForGood,
                $"Position {position} is of ledger {ledger}, which position {closed.Position} closed."
            );
        }
    }

    /// <summary>The national database is back at a position.</summary>
    public void NationRestored(long position)
    {
        foreach (var (ledger, closed) in _closed.ToList())
        {
            if (closed.Position > position)
            {
                _closed.Remove(ledger);
            }
        }
    }
}
