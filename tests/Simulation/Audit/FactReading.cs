using System.Buffers.Binary;

namespace Federation.Simulation.Audit;

/// <summary>
/// Reads the facts of a frame that are no postings, written from the description of each form alone: little-endian, and
/// one form for each value. Of a kind that is not described here the kind is all that is read.
/// </summary>
internal static class FactReading
{
    private const int DayMin = -719_162;
    private const int DayMax = 2_932_896;
    private const long AmountMax = 1_000_000_000_000;
    private const int ClosingBytes = 13;
    private const int StatementBytes = 24;
    private const int DeclarationBytes = 16;
    private const int CodeBytes = 14;

    /// <exception cref="FormatException">The kind is known, and the bytes are not its form.</exception>
    public static ToldFact Read(byte kind, ReadOnlySpan<byte> bytes) =>
        kind switch
        {
            ToldFact.Closing or ToldFact.Reopening => Closing(kind, bytes),
            ToldFact.Statement => Statement(bytes),
            ToldFact.Declaration => Declaration(bytes),
            ToldFact.Overruled => Code(bytes),
            _ => new ToldFact(kind, 0, 0, 0, 0, 0, 0, 0),
        };

    /// <summary>Force (1), area (4), day (4), the day on which it was said (4).</summary>
    private static ToldFact Closing(byte kind, ReadOnlySpan<byte> bytes)
    {
        Require(bytes.Length == ClosingBytes && bytes[0] < 4, kind);
        return new ToldFact(
            kind,
            Area(bytes[1..], kind),
            Day(bytes[5..], kind),
            Day(bytes[9..], kind),
            0,
            0,
            bytes[0],
            0
        );
    }

    /// <summary>
    /// Area (4), first day (4), last day (4), view (1), indicator (2), qualifier or 0 (1), amount (8).
    /// </summary>
    private static ToldFact Statement(ReadOnlySpan<byte> bytes)
    {
        const byte kind = ToldFact.Statement;
        Require(bytes.Length == StatementBytes && bytes[12] < ViewSums.Count && bytes[15] < 4, kind);
        var (first, last) = (Day(bytes[4..], kind), Day(bytes[8..], kind));
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[13..]);
        var amount = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        Require(first <= last && indicator > 0 && amount is >= 0 and <= AmountMax, kind);
        Require(bytes[15] > 0 || amount == 0, kind);
        return new ToldFact(kind, Area(bytes, kind), first, last, indicator, amount, bytes[12], bytes[15]);
    }

    /// <summary>
    /// Area (4), first day (4), last day (4), force (1), indicator (2), 1 zero, 2 not applicable or 0 withdrawn (1).
    /// </summary>
    private static ToldFact Declaration(ReadOnlySpan<byte> bytes)
    {
        const byte kind = ToldFact.Declaration;
        Require(bytes.Length == DeclarationBytes && bytes[12] < 4 && bytes[15] < 3, kind);
        var (first, last) = (Day(bytes[4..], kind), Day(bytes[8..], kind));
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[13..]);
        Require(first <= last && indicator > 0, kind);
        return new ToldFact(kind, Area(bytes, kind), first, last, indicator, 0, bytes[12], bytes[15]);
    }

    /// <summary>Area (4), day (4), indicator (2), rule (2), reason (1), 1 it stands or 2 it does not (1).</summary>
    private static ToldFact Code(ReadOnlySpan<byte> bytes)
    {
        const byte kind = ToldFact.Overruled;
        Require(bytes.Length == CodeBytes && bytes[12] is > 0 and < 6 && bytes[13] is 1 or 2, kind);
        var day = Day(bytes[4..], kind);
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        var rule = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
        Require(indicator > 0 && rule > 0, kind);
        return new ToldFact(kind, Area(bytes, kind), day, day, indicator, rule, bytes[12], bytes[13]);
    }

    private static int Area(ReadOnlySpan<byte> bytes, byte kind)
    {
        var area = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Require(area > 0, kind);
        return area;
    }

    private static int Day(ReadOnlySpan<byte> bytes, byte kind)
    {
        var day = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Require(day is >= DayMin and <= DayMax, kind);
        return day;
    }

    private static void Require(bool holds, byte kind)
    {
        if (!holds)
        {
            throw new FormatException($"No fact of kind {kind}.");
        }
    }
}
