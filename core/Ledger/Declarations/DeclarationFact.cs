using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// A force declared that an indicator is zero or not applicable, or took that back. The fact's bytes, little-endian:
/// <code>i32 area, i32 first day, i32 last day, u8 force, u16 indicator, u8 kind or 0 withdrawn</code>
/// </summary>
/// <param name="Key">Of what.</param>
/// <param name="Declared">What; null: nothing is declared of it any more.</param>
public readonly record struct DeclarationFact(DeclarationKey Key, DeclaredKind? Declared)
{
    /// <summary>The length of its fact.</summary>
    internal const int Bytes = 16;

    /// <summary>As a frame carries it.</summary>
    public OtherFact ToFact()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Key.Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Key.Span.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Key.Span.Last.Number);
        bytes[12] = (byte)Key.Force;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[13..], Key.Indicator.Value);
        bytes[15] = (byte)Declared.GetValueOrDefault();
        return new OtherFact(FactKind.Declaration, bytes);
    }

    /// <summary>Reads what <see cref="ToFact"/> writes and nothing else; false: it is to be kept aside.</summary>
    public static bool TryRead(OtherFact fact, [NotNullWhen(true)] out DeclarationFact? declaration)
    {
        declaration = null;
        var bytes = fact.Bytes;
        if (fact.Kind != FactKind.Declaration || bytes.Length != Bytes)
        {
            return false;
        }

        var (area, first) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), ReadDay(bytes[4..]));
        var (last, force) = (ReadDay(bytes[8..]), (Force)bytes[12]);
        var (indicator, kind) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[13..]), (DeclaredKind)bytes[15]);
        if (
            area <= 0
            || first is not { } from
            || last is not { } to
            || from > to
            || (byte)force >= Forces.All.Count
            || indicator == 0
            || !(kind == default || Enum.IsDefined(kind))
        )
        {
            return false;
        }

        var key = new DeclarationKey(new AreaId(area), new IndicatorNumber(indicator), force, new Span(from, to));
        declaration = new DeclarationFact(key, kind == default ? null : kind);
        return true;
    }

    private static Day? ReadDay(ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return Day.IsValid(number) ? new Day(number) : null;
    }
}
