using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>
/// The payload of a <see cref="JournalRecordKind.Closing"/> record. Format 1, 90 bytes: u8 format, u8 reason, 16 bytes
/// the ledger, i64 the number and 32 bytes the hash of its last frame, 16 bytes the successor, i64 adopted, i64
/// carried; integers little-endian.
/// </summary>
/// <param name="Ledger">The ledger that is closed.</param>
/// <param name="Through">Its last frame.</param>
/// <param name="Successor">The ledger that goes on in its place.</param>
/// <param name="Reason">Why it could not go on itself.</param>
/// <param name="Adopted">Entries that the successor adopts.</param>
/// <param name="Carried">Entries that it carries over because the nation does not hold them.</param>
public sealed record ClosingStatement(
    LedgerId Ledger,
    FrameHead Through,
    LedgerId Successor,
    StopReason Reason,
    long Adopted,
    long Carried
)
{
    private const byte Format = 1;
    private const int LedgerAt = 2;
    private const int NumberAt = LedgerAt + LedgerId.Size;
    private const int HashAt = NumberAt + sizeof(long);
    private const int SuccessorAt = HashAt + FrameHash.Size;
    private const int AdoptedAt = SuccessorAt + LedgerId.Size;
    private const int CarriedAt = AdoptedAt + sizeof(long);
    private const int Bytes = CarriedAt + sizeof(long);

    /// <summary>A fresh array; the caller owns it.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[Bytes];
        bytes[0] = Format;
        bytes[1] = (byte)Reason;
        Ledger.CopyTo(bytes.AsSpan(LedgerAt));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(NumberAt), Through.Number.Value);
        Through.Hash.CopyTo(bytes.AsSpan(HashAt));
        Successor.CopyTo(bytes.AsSpan(SuccessorAt));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(AdoptedAt), Adopted);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(CarriedAt), Carried);
        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false for everything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ClosingStatement? statement)
    {
        statement = null;
        if (bytes.Length != Bytes || bytes[0] != Format || !Enum.IsDefined((StopReason)bytes[1]))
        {
            return false;
        }

        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes[NumberAt..]);
        var adopted = BinaryPrimitives.ReadInt64LittleEndian(bytes[AdoptedAt..]);
        var carried = BinaryPrimitives.ReadInt64LittleEndian(bytes[CarriedAt..]);
        if (number < 0 || adopted < 0 || carried < 0)
        {
            return false;
        }

        statement = new ClosingStatement(
            LedgerId.FromBytes(bytes.Slice(LedgerAt, LedgerId.Size)),
            new FrameHead(new FrameNumber(number), new FrameHash(bytes.Slice(HashAt, FrameHash.Size))),
            LedgerId.FromBytes(bytes.Slice(SuccessorAt, LedgerId.Size)),
            (StopReason)bytes[1],
            adopted,
            carried
        );
        return true;
    }
}
