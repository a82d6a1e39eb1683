using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What a return states (báo cáo định kỳ): compared with what is counted, never added. The fact's bytes, little-endian:
/// <code>i32 area, i32 first day, i32 last day, u8 view, u16 indicator, u8 qualifier or 0 withdrawn, i64 amount</code>
/// </summary>
/// <param name="Key">Which figure.</param>
/// <param name="Amount">Base units; 0 where it is withdrawn.</param>
/// <param name="Qualifier">Exact, MoreThan or Nearly; null: nothing is stated of the figure any more.</param>
public readonly record struct ReturnStatement(StatementKey Key, Amount Amount, Qualifier? Qualifier)
{
    /// <summary>The length of its fact.</summary>
    internal const int Bytes = 24;

    /// <summary>True where it only takes the place of an earlier one.</summary>
    public bool IsWithdrawn => Qualifier is null;

    /// <summary>What is stated; null where it was withdrawn.</summary>
    public QuantifiedAmount? Stated =>
        Qualifier is { } qualifier ? new QuantifiedAmount(Key.Indicator, Amount, qualifier) : null;

    /// <summary>As a frame carries it.</summary>
    public OtherFact ToFact()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Key.Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Key.Span.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Key.Span.Last.Number);
        bytes[12] = (byte)Key.View;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[13..], Key.Indicator.Value);
        bytes[15] = (byte)Qualifier.GetValueOrDefault();
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Amount.Value);
        return new OtherFact(FactKind.ReturnStatement, bytes);
    }

    /// <summary>Reads what <see cref="ToFact"/> writes and nothing else; false: it is to be kept aside.</summary>
    public static bool TryRead(OtherFact fact, [NotNullWhen(true)] out ReturnStatement? statement)
    {
        statement = null;
        var bytes = fact.Bytes;
        if (fact.Kind != FactKind.ReturnStatement || bytes.Length != Bytes)
        {
            return false;
        }

        var (area, first) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), Read(bytes[4..]));
        var (last, view) = (Read(bytes[8..]), (View)bytes[12]);
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[13..]);
        var (qualifier, amount) = ((Qualifier)bytes[15], BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        var isWithdrawn = qualifier == default && amount == 0;
        if (
            area <= 0
            || first is not { } from
            || last is not { } to
            || from > to
            || !Enum.IsDefined(view)
            || indicator == 0
            || amount is < 0 or > Figures.Amount.Max
            || !(isWithdrawn || QuantifiedAmount.IsSingle(qualifier))
        )
        {
            return false;
        }

        var key = new StatementKey(new AreaId(area), new Span(from, to), view, new IndicatorNumber(indicator));
        statement = new ReturnStatement(key, new Amount(amount), isWithdrawn ? null : qualifier);
        return true;
    }

    private static Day? Read(ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return Day.IsValid(number) ? new Day(number) : null;
    }
}
