using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Storage;

namespace Federation.Silo.Catalogue;

/// <summary>Keeps the journal told which editions of the catalogues its postings are read with.</summary>
internal sealed partial class CatalogGrain(
    [PersistentState("catalogue", GrainStorage.Name)] IPersistentState<CatalogState> cache,
    IJournal journal,
    JournalSignal signal,
    IndicatorCatalogue indicators,
    ILogger<CatalogGrain> logger
) : Grain, ICatalogGrain
{
    /// <inheritdoc/>
    public async Task<long> RecordAsync(CancellationToken cancellationToken)
    {
        var statement = CatalogueStatement.Of(indicators, AreaBook.Base).Encode();
        if (!await IsCacheTrueAsync(cancellationToken))
        {
            await FindAsync(cancellationToken);
        }

        if (!cache.State.Payload.AsSpan().SequenceEqual(statement))
        {
            var position = await journal.AppendRecordAsync(JournalRecordKind.Catalogue, statement, cancellationToken);
            signal.Moved();
            Log.CatalogueRecorded(logger, position, indicators.Version, AreaBook.Base.Version);
            await KeepAsync(position, statement, cancellationToken);
        }

        return cache.State.Position;
    }

    /// <summary>
    /// True where the journal holds what the cache says at its position: it may have been restored since.
    /// </summary>
    private async Task<bool> IsCacheTrueAsync(CancellationToken cancellationToken)
    {
        if (cache.State.Position == 0)
        {
            return false;
        }

        await foreach (var record in journal.ReadAsync(cache.State.Position, cancellationToken))
        {
            return record.Kind == JournalRecordKind.Catalogue && record.Payload.Span.SequenceEqual(cache.State.Payload);
        }

        return false;
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        JournalRecord? last = null;
        await foreach (var record in journal.ReadAsync(1, cancellationToken))
        {
            last = record.Kind == JournalRecordKind.Catalogue ? record : last;
        }

        await KeepAsync(last?.Position ?? 0, last?.Payload.ToArray() ?? [], cancellationToken);
    }

    private Task KeepAsync(long position, byte[] payload, CancellationToken cancellationToken)
    {
        cache.State.Position = position;
        cache.State.Payload = payload;
        return cache.WriteStateAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            5001,
            LogLevel.Information,
            "Position {Position} records the catalogues: indicators {Indicators}, areas {Areas}."
        )]
        public static partial void CatalogueRecorded(ILogger logger, long position, int indicators, int areas);
    }
}
