using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
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
    internal const int Bytes = StatedHead.Bytes + sizeof(long);

    /// <summary>True where it only takes the place of an earlier one.</summary>
    public bool IsWithdrawn => Qualifier is null;

    /// <summary>What is stated; null where it was withdrawn.</summary>
    public QuantifiedAmount? Stated =>
        Qualifier is { } qualifier ? new QuantifiedAmount(Key.Indicator, Amount, qualifier) : null;

    /// <summary>As a frame carries it.</summary>
    public OtherFact ToFact()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var said = (byte)Qualifier.GetValueOrDefault();
        new StatedHead(Key.Area, Key.Span, (byte)Key.View, Key.Indicator, said).WriteTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[StatedHead.Bytes..], Amount.Value);
        return new OtherFact(FactKind.ReturnStatement, bytes);
    }

    /// <summary>Reads what <see cref="ToFact"/> writes and nothing else; false: it is to be kept aside.</summary>
    public static bool TryRead(OtherFact fact, [NotNullWhen(true)] out ReturnStatement? statement)
    {
        statement = null;
        var bytes = fact.Bytes;
        if (
            fact.Kind != FactKind.ReturnStatement
            || bytes.Length != Bytes
            || !StatedHead.TryRead(bytes, out var head)
            || !Enum.IsDefined((View)head.Subject)
        )
        {
            return false;
        }

        var (qualifier, amount) = (
            (Qualifier)head.Said,
            BinaryPrimitives.ReadInt64LittleEndian(bytes[StatedHead.Bytes..])
        );
        var isWithdrawn = qualifier == default && amount == 0;
        if (amount is < 0 or > Figures.Amount.Max || !(isWithdrawn || QuantifiedAmount.IsSingle(qualifier)))
        {
            return false;
        }

        var key = new StatementKey(head.Area, head.Span, (View)head.Subject, head.Indicator);
        statement = new ReturnStatement(key, new Amount(amount), isWithdrawn ? null : qualifier);
        return true;
    }
}
