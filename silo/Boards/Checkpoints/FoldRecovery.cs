using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Catalogue;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// Brings a fold back from a checkpoint and the records after it. A checkpoint is taken for what the journal says only
/// where nothing speaks against it; else it is ignored with a warning, and the whole journal is read.
/// </summary>
public sealed partial class FoldRecovery(
    IJournal journal,
    ICheckpointStore store,
    IOptions<CheckpointOptions> options,
    IOptions<BoardsOptions> boards,
    IndicatorCatalogue indicators,
    ILogger<FoldRecovery> logger
)
{
    /// <summary>A fold at the head of the time of the call; null: there is no checkpoint that helps.</summary>
    public async Task<RecoveredFold?> TryAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Records == 0)
        {
            return null;
        }

        try
        {
            return await ReadAsync(cancellationToken) is { } checkpoint
                ? await GoOnAsync(checkpoint, cancellationToken)
                : null;
        }
        catch (JournalUnavailableException cause)
        {
            return Ignore(cause.Message);
        }
        catch (JournalDamagedException cause)
        {
            // Of the checkpoint or of the journal: reading all of it tells.
            return Ignore(cause.Message);
        }
    }

    private async Task<FoldCheckpoint?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(cancellationToken) is not { } bytes)
        {
            return null;
        }

        if (FoldCheckpointCodec.TryDecode(bytes, out var checkpoint) is { } error)
        {
            _ = Ignore($"its {bytes.Length} bytes are not one ({error})");
        }

        return checkpoint;
    }

    private async Task<RecoveredFold?> GoOnAsync(FoldCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        // The marks first: what they tell is in the records up to the head.
        var marks = await journal.ReadLedgersAsync(cancellationToken);
        var head = await journal.ReadHeadAsync(cancellationToken);
        var areas = await AreasAtAsync(checkpoint.Version, cancellationToken);
        var watermarks = marks.ToDictionary(mark => mark.Ledger, mark => mark.Watermark);
        if (Contradiction(checkpoint, head, areas, watermarks) is { } why)
        {
            return Ignore(why);
        }

        var fold = BoardFold.From(checkpoint, areas, indicators, boards.Value.PeriodsMax);
        await foreach (var record in journal.ReadAsync(checkpoint.Version.Position + 1, cancellationToken))
        {
            fold.Apply(record);
        }

        if (marks.FirstOrDefault(mark => HeadOf(fold, mark) < mark.Watermark.Number) is { } missing)
        {
            return Ignore(
                $"ledger {missing.Ledger} is at frame {missing.Watermark.Number} in the journal, and at "
                    + $"{HeadOf(fold, missing)} by the checkpoint and the records after it"
            );
        }

        Log.CameBack(logger, checkpoint.Version, fold.Version);
        return new RecoveredFold(fold, checkpoint.Version.Position);
    }

    /// <summary>The catalogue that the plans through a version make.</summary>
    private async Task<AreaCatalogue> AreasAtAsync(JournalVersion version, CancellationToken cancellationToken)
    {
        var areas = AreaBook.Base;
        await foreach (var plan in journal.ReadKindAsync(JournalRecordKind.AreaPlan, 1, cancellationToken))
        {
            areas = plan.Position <= version.Position ? areas.Apply(plan) : areas;
        }

        return areas;
    }

    /// <summary>
    /// What speaks against the checkpoint before a record is read. Frames that it lacks or has too many are found by
    /// the records after it, whose hash chains go on, and by the marks at the end.
    /// </summary>
    private string? Contradiction(
        FoldCheckpoint checkpoint,
        JournalVersion head,
        AreaCatalogue areas,
        Dictionary<Core.Ledger.LedgerId, FrameHead> marks
    )
    {
        var catalogues = CatalogueStatement.Of(indicators, areas);
        return checkpoint.Version.Epoch != head.Epoch || checkpoint.Version.Position > head.Position
                ? $"it stands on {checkpoint.Version} and the journal on {head}"
            : !catalogues.IsOf(checkpoint.Catalogues)
                ? $"it was made with indicators {checkpoint.Catalogues.IndicatorsVersion} and areas "
                    + $"{checkpoint.Catalogues.AreasVersion}; here they are {indicators.Version} and {areas.Version}"
            : checkpoint.Ledgers.FirstOrDefault(ledger => !IsBorneOut(ledger, marks)) is { } wrong
                ? $"ledger {wrong.Ledger} is at frame {wrong.Head} in it, which the journal does not hold"
            : null;
    }

    private static bool IsBorneOut(LedgerCheckpoint ledger, Dictionary<Core.Ledger.LedgerId, FrameHead> marks) =>
        marks.TryGetValue(ledger.Ledger, out var mark) && (mark.Number > ledger.Head.Number || mark == ledger.Head);

    private static FrameNumber HeadOf(BoardFold fold, LedgerMark mark) =>
        fold.Cut.TryGetValue(mark.Ledger, out var cut) ? cut.Head.Number : FrameNumber.None;

    private RecoveredFold? Ignore(string why)
    {
        Log.Ignored(logger, why);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(
            4020,
            LogLevel.Information,
            "The fold came back from the checkpoint at {Checkpoint}: {Version}."
        )]
        public static partial void CameBack(ILogger logger, JournalVersion checkpoint, JournalVersion version);

        [LoggerMessage(
            4021,
            LogLevel.Warning,
            "The checkpoint of the boards is not used, the whole journal is read instead: {Why}."
        )]
        public static partial void Ignored(ILogger logger, string why);
    }
}
