using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Silo.Catalogue;
using Federation.Silo.Provinces;
using Federation.Wire.V1;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards;

/// <summary>
/// The links of all ledgers that the journal knows, asked of the grains of their owners. A grain that does not answer
/// in time leaves its ledgers as the journal knows them: down.
/// </summary>
internal sealed partial class LinkGatherer(
    IGrainFactory grains,
    IJournal journal,
    FoldHost fold,
    AreaBook areas,
    IOptions<BoardsOptions> options,
    TimeProvider time,
    ILogger<LinkGatherer> logger
)
{
    private readonly Lock _gate = new();
    private Task<IReadOnlyList<LedgerLink>>? _running;
    private long _runningSince;

    /// <summary>
    /// The links, in order of owner, then ledger; at most a tenth of a second old, however many ask. Messages are
    /// shared: nobody changes them.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task<IReadOnlyList<LedgerLink>> GatherAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var isFresh = time.GetElapsedTime(_runningSince) < TimeSpan.FromMilliseconds(100);
            if (_running is null || (_running.IsCompleted && !isFresh))
            {
                _runningSince = time.GetTimestamp();
                _running = GatherAllAsync();
            }

            return _running.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<LedgerLink>> GatherAllAsync()
    {
        using var deadline = new CancellationTokenSource(options.Value.GrainTimeout, time);
        var marks = await journal.ReadLedgersAsync(deadline.Token);
        var owners = marks.Select(mark => mark.Owner).Distinct();
        var answers = await Task.WhenAll(owners.Select(owner => AskAsync(owner, deadline.Token)));
        var told = answers.SelectMany(links => links).ToDictionary(link => link.Ledger);
        return [.. marks.Select(mark => Tell(mark, told.GetValueOrDefault(mark.Ledger.ToString())))];
    }

    /// <summary>The link with what this silo's boards say of the ledger.</summary>
    private LedgerLink Tell(LedgerMark mark, LedgerLink? told)
    {
        var link = LedgerLinks.Of(areas.Current, mark, told);
        var (standing, alarm) = fold.StandingOf(mark.Ledger);
        link.StandingFrame = standing?.Through.Number.Value ?? 0;
        link.StandingAlarms = alarm.Count;
        link.StandingAlarm =
            alarm.Count == 0 ? "" : $"What was announced for frame {alarm.Through} was wrong ({alarm.Fault}).";
        return link;
    }

    private async Task<IReadOnlyList<LedgerLink>> AskAsync(AreaId owner, CancellationToken cancellationToken)
    {
        try
        {
            var grain = grains.GetGrain<IProvinceGrain>(owner.Value);
            var answer = await grain.LinksAsync().WaitAsync(cancellationToken);
            return answer.Links;
        }
        catch (Exception cause) when (cause is OperationCanceledException or TimeoutException or OrleansException)
        {
            Log.GrainDidNotAnswer(logger, cause, OwnerName.Of(areas.Current, owner));
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Warning, "{Owner}: did not tell its links in time.")]
        public static partial void GrainDidNotAnswer(ILogger logger, Exception cause, string owner);
    }
}
