using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What a fact begins with that says something of one indicator in an area and a period. Little-endian:
/// <code>i32 area, i32 first day, i32 last day, u8 subject, u16 indicator, u8 what is said or 0 withdrawn</code>
/// </summary>
/// <param name="Area">The area.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="Subject">Whose or which figure: a force or a view; not checked here.</param>
/// <param name="Indicator">What is counted.</param>
/// <param name="Said">Not checked here.</param>
internal readonly record struct StatedHead(AreaId Area, Span Span, byte Subject, IndicatorNumber Indicator, byte Said)
{
    /// <summary>Its length.</summary>
    public const int Bytes = 16;

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Span.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Span.Last.Number);
        bytes[12] = Subject;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[13..], Indicator.Value);
        bytes[15] = Said;
    }

    /// <summary>Reads what <see cref="WriteTo"/> writes; false where area, days or indicator can be none.</summary>
    /// <param name="bytes">At least <see cref="Bytes"/>.</param>
    /// <param name="head">What they say.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out StatedHead head)
    {
        head = default;
        var area = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var first = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var last = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[13..]);
        if (area <= 0 || !Day.IsValid(first) || !Day.IsValid(last) || first > last || indicator == 0)
        {
            return false;
        }

        var span = new Span(new Day(first), new Day(last));
        head = new StatedHead(new AreaId(area), span, bytes[12], new IndicatorNumber(indicator), bytes[15]);
        return true;
    }
}
