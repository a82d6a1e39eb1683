using System.Buffers.Binary;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>What a row says of a force's declarations for days of the board's period.</summary>
/// <param name="Force">Whose.</param>
/// <param name="Days">Days of the period.</param>
/// <param name="Kind">Zero, or not applicable.</param>
public readonly record struct BoardDeclaration(Force Force, Span Days, DeclaredKind Kind)
{
    /// <summary>As a row has it.</summary>
    internal void Write(Span<byte> into)
    {
        into[0] = (byte)Force;
        into[1] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(into[2..], Days.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(into[6..], Days.Last.Number);
    }

    /// <summary>Reads what <see cref="Write"/> writes and nothing else.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out BoardDeclaration declaration)
    {
        var (force, kind) = ((Force)bytes[0], (DeclaredKind)bytes[1]);
        var first = BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]);
        var last = BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]);
        var isOne =
            first <= last
            && Day.IsValid(first)
            && Day.IsValid(last)
            && bytes[0] < Forces.All.Count
            && Enum.IsDefined(kind);
        declaration = isOne ? new(force, new Span(new Day(first), new Day(last)), kind) : default;
        return isOne;
    }

    /// <summary>
    /// True where it can come next: of a later force, or of later days that are not the same span with those before.
    /// </summary>
    internal bool Follows(BoardDeclaration before) =>
        Force != before.Force
            ? Force > before.Force
            : Days.First > before.Days.Last && (Kind != before.Kind || Days.First > before.Days.Last.Plus(1));

    /// <summary>What declarations of an indicator come to in a period, by force, then days; none overlap.</summary>
    internal static BoardDeclaration[] Of(Span period, IEnumerable<DeclarationFact> declared)
    {
        var all = declared.ToList();
        return all.Count == 0
            ? []
            :
            [
                .. Forces.All.SelectMany(force =>
                    DeclaredSpan
                        .On(period, all.Where(one => one.Key.Force == force))
                        .Select(span => new BoardDeclaration(force, span.Days, span.Kind))
                ),
            ];
    }
}
