using System.Diagnostics.CodeAnalysis;
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
    internal const int Bytes = StatedHead.Bytes;

    /// <summary>As a frame carries it.</summary>
    public OtherFact ToFact()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var said = (byte)Declared.GetValueOrDefault();
        new StatedHead(Key.Area, Key.Span, (byte)Key.Force, Key.Indicator, said).WriteTo(bytes);
        return new OtherFact(FactKind.Declaration, bytes);
    }

    /// <summary>Reads what <see cref="ToFact"/> writes and nothing else; false: it is to be kept aside.</summary>
    public static bool TryRead(OtherFact fact, [NotNullWhen(true)] out DeclarationFact? declaration)
    {
        declaration = null;
        if (
            fact.Kind != FactKind.Declaration
            || fact.Bytes.Length != Bytes
            || !StatedHead.TryRead(fact.Bytes, out var head)
            || head.Subject >= Forces.All.Count
            || !(head.Said == 0 || Enum.IsDefined((DeclaredKind)head.Said))
        )
        {
            return false;
        }

        var key = new DeclarationKey(head.Area, head.Indicator, (Force)head.Subject, head.Span);
        declaration = new DeclarationFact(key, head.Said == 0 ? null : (DeclaredKind)head.Said);
        return true;
    }
}
