using Federation.Core.Journal;
using Federation.Core.Journal.Export;

namespace Federation.Silo.Journal.Export;

/// <summary>
/// An exported journal, read from its file. Every block's digest is checked before what it holds is given; a file that
/// was cut off or changed is refused with the place where it was. Memory is bounded by a block.
/// </summary>
public sealed class ExportedJournal : IJournalMoment
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly byte[] _header = new byte[ExportBlock.HeaderBytes];
    private ExportChain _chain = new();

    private ExportedJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
        ReadStart();
        var (block, raw) = ReadBlock();
        var isRead = ExportLedgers.TryDecode(raw, out var head, out var ledgers);
        Demand(
            isRead && block.Kind == ExportBlockKind.Ledgers && block.Count == ledgers.Count,
            "it does not begin with its ledgers"
        );
        Head = head;
        Ledgers = ledgers;
    }

    /// <inheritdoc/>
    public JournalVersion Head { get; }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerMark> Ledgers { get; }

    /// <summary>
    /// The digest of the whole file; empty until <see cref="Records"/> was read to its end once.
    /// </summary>
    public string Digest { get; private set; } = "";

    /// <summary>The length of the file.</summary>
    public long Bytes => _file.Length;

    /// <summary>Opens a file; the caller disposes it.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be opened.</exception>
    /// <exception cref="JournalDamagedException">It is no exported journal, or its beginning is damaged.</exception>
    public static ExportedJournal Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ExportedJournal(path, file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new JournalUnavailableException($"{path}: {cause.Message}", cause);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<JournalRecord> Records()
    {
        // From the beginning each time: the chain of digests starts there.
        _chain = new ExportChain();
        ReadStart();
        _ = ReadBlock();
        var records = new ExportRecords(Ledgers);
        while (true)
        {
            var (block, raw) = ReadBlock();
            if (block.Kind == ExportBlockKind.End)
            {
                Demand(_file.Position == _file.Length, "bytes follow its end");
                Demand(block.First == records.Position + 1, $"it ends at position {records.Position}, not {block}");
                records.CheckEnd(Head);
                Digest = _chain.Digest;
                yield break;
            }

            Demand(block.Kind == ExportBlockKind.Records && block.Count > 0, $"{block} stand where records should");
            foreach (var record in records.Read(block, raw))
            {
                yield return record;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ReadStart()
    {
        _file.Position = 0;
        Span<byte> start = stackalloc byte[ExportChain.FileStart.Length];
        var isThere = _file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length;
        Demand(
            isThere && start[..^1].SequenceEqual(ExportChain.FileStart[..^1]),
            "it is no journal that fed journal export wrote"
        );
        Demand(
            start[^1] == ExportChain.FileStart[^1],
            $"it is of format {start[^1]}; this program reads format {ExportChain.FileStart[^1]}: use a newer one"
        );
    }

    private (ExportBlock Block, byte[] Raw) ReadBlock()
    {
        var at = _file.Position;
        Demand(_file.Length - at >= _header.Length, $"it is cut off at byte {_file.Length}, before its end");
        _file.ReadExactly(_header);
        Demand(ExportBlock.TryRead(_header, out var block), $"at byte {at} stands no block");
        Demand(
            block.StoredBytes <= _file.Length - _file.Position,
            $"it is cut off at byte {_file.Length}, in the block at byte {at} ({block})"
        );
        var stored = new byte[block.StoredBytes];
        _file.ReadExactly(stored);
        var isSame = _chain.TryFollow(_header, stored, out var found);
        Demand(
            isSame,
            $"the block at byte {at} ({block}) was changed: it says digest "
                + $"{Convert.ToHexStringLower(_header.AsSpan(ExportBlock.FieldBytes))}, its bytes give {found}"
        );
        var raw = BlockPacking.Unpack(stored, block);
        Demand(raw is not null, $"the block at byte {at} ({block}) does not unpack to {block.RawBytes} bytes");
        return (block, raw!);
    }

    private void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JournalDamagedException(
                $"{_path}: {otherwise}. Fetch the file again from where it was exported."
            );
        }
    }
}
