using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;

namespace Federation.EdgeNode.Ledger;

/// <summary>Entries as the column <c>entry.body</c> holds them.</summary>
internal static class EntryBytes
{
    /// <summary>The body of an entry; a fresh array.</summary>
    public static byte[] Of(Entry entry) => StoredEntries.ToStored(entry).ToByteArray();

    /// <summary>Reads a row, its digest too.</summary>
    /// <exception cref="LedgerFileDamagedException">The row is not what was written.</exception>
    public static Entry Read(StoredRow row)
    {
        var number = new EntryNumber(row.Number);
        if (!EntryDigest.Of(number, row.Id, row.Body).AsSpan().SequenceEqual(row.Digest))
        {
            throw new LedgerFileDamagedException($"entry {number}", "its bytes do not give its digest");
        }

        try
        {
            return StoredEntries.FromStored(number, row.Id, StoredEntry.Parser.ParseFrom(row.Body));
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            throw new LedgerFileDamagedException($"entry {number}", e.Message, e);
        }
    }
}
