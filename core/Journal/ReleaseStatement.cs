using System.Diagnostics.CodeAnalysis;
using System.Text;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>
/// The payload of a <see cref="JournalRecordKind.Release"/> record. Format 1: u8 format, u8 reason of the stop, 16
/// bytes the ledger, then in UTF-8 who released it, a line feed, and why.
/// </summary>
/// <param name="Ledger">The ledger that may go on.</param>
/// <param name="Lifted">Why it was stopped.</param>
/// <param name="By">Who claimed to decide it.</param>
/// <param name="Reason">Why, in words; one line.</param>
public sealed record ReleaseStatement(LedgerId Ledger, StopReason Lifted, Claim By, string Reason)
{
    private const byte Format = 1;
    private const int TextAt = 2 + LedgerId.Size;

    /// <summary>A fresh array; the caller owns it.</summary>
    public byte[] Encode()
    {
        var text = Encoding.UTF8.GetBytes($"{By}\n{Reason}");
        var bytes = new byte[TextAt + text.Length];
        bytes[0] = Format;
        bytes[1] = (byte)Lifted;
        Ledger.CopyTo(bytes.AsSpan(2));
        text.CopyTo(bytes.AsSpan(TextAt));
        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false for everything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ReleaseStatement? statement)
    {
        statement = null;
        if (bytes.Length <= TextAt || bytes[0] != Format || !Enum.IsDefined((StopReason)bytes[1]))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes[TextAt..]).Split('\n');
        if (text.Length != 2 || !Claim.TryParse(text[0], out var by))
        {
            return false;
        }

        var ledger = LedgerId.FromBytes(bytes.Slice(2, LedgerId.Size));
        statement = new ReleaseStatement(ledger, (StopReason)bytes[1], by, text[1]);
        return true;
    }
}
