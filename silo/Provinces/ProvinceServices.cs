using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Federation.Silo.Intake;
using Federation.Silo.Journal;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Provinces;

/// <summary>What the grains of provinces share in a silo.</summary>
internal sealed class ProvinceServices(
    IJournal journal,
    JournalWriter writer,
    JournalSignal signal,
    IOptions<IntakeOptions> intake,
    IOptions<IntakeHostOptions> host,
    TimeProvider time,
    SiloFault fault,
    AreaBook areas,
    IndicatorCatalogue indicators,
    FoldHost fold
)
{
    private readonly long _start = time.GetTimestamp();

    public IJournal Journal => journal;

    public JournalWriter Writer => writer;

    public JournalSignal Signal => signal;

    public IntakeOptions Intake => intake.Value;

    public IntakeHostOptions Host => host.Value;

    public TimeProvider Time => time;

    public SiloFault Fault => fault;

    /// <summary>What is announced of an owner's ledgers and not in the figures below the province.</summary>
    public IReadOnlyList<BoardAnnouncement> HeldOf(AreaId owner) => fold.HeldOf(owner);

    /// <summary>
    /// The answer about a province with last year's figures beside its own: those of the provinces that it was made of
    /// are in other ledgers, and on this silo's board.
    /// </summary>
    public FigureAnswer CompareProvince(FigureAnswer answer)
    {
        var query = answer.Query;
        var before = fold.Ask(now => ComparedBoards.LastYear(query, now.BoardAt, areas.Current));
        return before is null ? answer : ComparedBoards.Beside(answer, before);
    }

    /// <summary>The periods of which a standing is wanted, the most important first.</summary>
    public IReadOnlyList<Span> StandingPeriods => fold.Watched(host.Value.StandingPeriodsMax);

    public AreaCatalogue Areas => areas.Current;

    public IndicatorCatalogue Indicators => indicators;

    /// <summary>Monotonic time of this silo, the machines' <c>now</c>.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public long UnixMicroseconds => UnixTime.Microseconds(time.GetUtcNow());

    /// <summary>A monotonic time as microseconds since 1970-01-01 UTC, by the clock of now.</summary>
    public long ToUnixMicroseconds(TimeSpan monotonic) => UnixMicroseconds - ((Now - monotonic).Ticks / 10);
}
