using System.Buffers;
using Federation.Core.Journal;
using Federation.Core.Journal.Export;

namespace Federation.Silo.Journal.Export;

/// <summary>Writes one moment of a journal as one file: compressed, block by block, each with a digest.</summary>
public sealed class JournalExport
{
    private readonly Stream _file;
    private readonly ExportChain _chain = new();
    private readonly ArrayBufferWriter<byte> _raw = new(ExportBlock.BytesUsual);
    private readonly ArrayBufferWriter<byte> _packed = new(ExportBlock.BytesUsual);
    private readonly byte[] _header = new byte[ExportBlock.HeaderBytes];
    private long _bytes;

    private JournalExport(Stream file) => _file = file;

    /// <summary>Writes a file that is not there yet; on any failure it is not there afterwards.</summary>
    /// <param name="journal">One moment of a journal; its memory is bounded by a block, not by its length.</param>
    /// <param name="path">Where; the file appears once it is whole and synced.</param>
    /// <param name="progress">Is told the share that is written, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public static ExportSummary Write(
        IJournalMoment journal,
        string path,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is there already: an export never replaces a file. Give another name.");
        }

        var unfinished = path + ".part";
        try
        {
            ExportSummary summary;
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                summary = new JournalExport(file).Write(journal, progress, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
            return summary;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private ExportSummary Write(IJournalMoment journal, Action<double> progress, CancellationToken cancellationToken)
    {
        Put(ExportChain.FileStart);
        var ledgers = ExportLedgers.Encode(journal.Head, journal.Ledgers);
        Put(ExportBlockKind.Ledgers, ledgers, first: 0, journal.Ledgers.Count);
        var records = new ExportRecords(journal.Ledgers);
        var first = 1L;
        foreach (var record in journal.Records())
        {
            cancellationToken.ThrowIfCancellationRequested();
            records.Write(record, _raw);
            if (_raw.WrittenCount >= ExportBlock.BytesUsual)
            {
                first = PutRecords(records, first);
                progress((double)records.Position / Math.Max(1, journal.Head.Position));
            }
        }

        if (_raw.WrittenCount > 0)
        {
            first = PutRecords(records, first);
        }

        records.CheckEnd(journal.Head);
        Put(ExportBlockKind.End, default, first, count: 0);
        return new ExportSummary(journal.Head, journal.Ledgers.Count, _bytes, _chain.Digest);
    }

    private long PutRecords(ExportRecords records, long first)
    {
        Put(ExportBlockKind.Records, _raw.WrittenSpan, first, checked((int)(records.Position - first + 1)));
        _raw.ResetWrittenCount();
        return records.Position + 1;
    }

    private void Put(ExportBlockKind kind, ReadOnlySpan<byte> raw, long first, int count)
    {
        if (raw.Length > ExportBlock.BytesMax)
        {
            throw new JournalDamagedException($"Position {first}: {raw.Length} bytes are more than a record can have.");
        }

        var stored = BlockPacking.Pack(raw, _packed).Span;
        new ExportBlock(kind, stored.Length, raw.Length, first, count).WriteTo(_header);
        _chain.Seal(_header, stored);
        Put(_header);
        Put(stored);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        _bytes += bytes.Length;
    }
}
