using System.Buffers;
using Federation.Core.Figures;

namespace Federation.Core.Exchange;

/// <summary>
/// Numbers and cells as standings and checkpoints write them: one form for each value, so that equal things have equal
/// bytes.
/// </summary>
internal static class CanonicalBytes
{
    /// <summary>Beside the bits of a force set: the amounts lie in days that were closed.</summary>
    public const byte ApprovedBit = 0x10;

    /// <summary>A count of "more than" follows.</summary>
    public const byte MoreThanBit = 0x20;

    /// <summary>A count of "nearly" follows.</summary>
    public const byte NearlyBit = 0x40;

    /// <summary>Seven bits a byte, the lowest first; the high bit says that more follow.</summary>
    public static void WriteNumber(this ArrayBufferWriter<byte> output, ulong number)
    {
        var bytes = output.GetSpan(10);
        var length = 0;
        while (number >= 0x80)
        {
            bytes[length++] = (byte)((number & 0x7F) | 0x80);
            number >>= 7;
        }

        bytes[length++] = (byte)number;
        output.Advance(length);
    }

    /// <summary>A number that may be negative, short where it is near zero.</summary>
    public static void WriteSigned(this ArrayBufferWriter<byte> output, long number) =>
        output.WriteNumber(ColumnBuilder.ZigZag(number));

    /// <summary>Whose it is, then its sums; a count of inexact amounts only where it is not 0.</summary>
    public static void WriteCell(this ArrayBufferWriter<byte> output, ForceSet forces, Approval approval, in Cell cell)
    {
        var approved = approval == Approval.Approved ? ApprovedBit : 0;
        var inexact = (cell.MoreThan != 0 ? MoreThanBit : 0) | (cell.Nearly != 0 ? NearlyBit : 0);
        output.GetSpan(1)[0] = (byte)(forces.Bits | approved | inexact);
        output.Advance(1);
        output.WriteSigned(cell.Amount);
        output.WriteSigned(cell.Count);
        if (cell.MoreThan != 0)
        {
            output.WriteSigned(cell.MoreThan);
        }

        if (cell.Nearly != 0)
        {
            output.WriteSigned(cell.Nearly);
        }
    }
}
