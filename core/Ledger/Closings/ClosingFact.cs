using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// A force closed an area, or took a closing back. Thirteen bytes, little-endian: force (byte), area (4), the
/// day (4), and the day on which it was said (4).
/// </summary>
/// <param name="Force">Whose commander said so.</param>
/// <param name="Area">The area, with all below it.</param>
/// <param name="Day">Of a closing the last day that is closed; of a reopening the first that is open again.</param>
/// <param name="SaidOn">Today in Vietnam when it was said: what timeliness is measured by.</param>
public readonly record struct ClosingFact(Force Force, AreaId Area, Day Day, Day SaidOn)
{
    private const int Size = 1 + (3 * sizeof(int));

    /// <summary>As a frame carries it.</summary>
    /// <param name="kind">A closing or a reopening.</param>
    public OtherFact ToFact(FactKind kind)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = (byte)Force;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[5..], Day.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[9..], SaidOn.Number);
        return new OtherFact(kind, bytes);
    }

    /// <summary>Reads a closing or a reopening; false for what is none, or not in its one form.</summary>
    public static bool TryRead(OtherFact fact, out ClosingFact read)
    {
        read = default;
        var bytes = fact.Bytes;
        if (
            fact.Kind is not (FactKind.Closing or FactKind.Reopening)
            || bytes.Length != Size
            || bytes[0] >= Forces.All.Count
        )
        {
            return false;
        }

        var area = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
        var day = BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]);
        var saidOn = BinaryPrimitives.ReadInt32LittleEndian(bytes[9..]);
        if (area < 1 || !Day.IsValid(day) || !Day.IsValid(saidOn))
        {
            return false;
        }

        read = new ClosingFact((Force)bytes[0], new AreaId(area), new Day(day), new Day(saidOn));
        return true;
    }
}
