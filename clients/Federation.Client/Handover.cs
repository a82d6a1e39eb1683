using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client;

/// <summary>
/// A shift as it is handed over: what happened since a moment, as far as the nation knows it, and what is open.
/// Immutable.
/// </summary>
/// <param name="Since">From when.</param>
/// <param name="Alarms">What stands, and what was raised, seen or cleared since; the shifts.</param>
/// <param name="Vintages">The boards that were kept since.</param>
/// <param name="Closings">Who closed the last whole quarter since; a closing is known by its day alone.</param>
/// <param name="Late">Who has not closed it, what usually contributes most first.</param>
/// <param name="Quarter">Which quarter.</param>
public sealed record Handover(
    DateTimeOffset Since,
    ListAlarmsResponse Alarms,
    IReadOnlyList<Vintage> Vintages,
    IReadOnlyList<CoverageLine> Closings,
    IReadOnlyList<CoverageLine> Late,
    Period Quarter
)
{
    /// <summary>Until when: the clock of the silo that answered.</summary>
    public DateTimeOffset Until => At(Alarms.NowUnixUs);

    /// <summary>True where everything since then is known; false where older alarms were forgotten.</summary>
    public bool IsComplete => Alarms.CompleteSinceUnixUs <= Micros(Since);

    /// <summary>What stands.</summary>
    public IEnumerable<Alarm> Standing => Alarms.Alarms.Where(alarm => alarm.IsStanding());

    /// <summary>What was raised since.</summary>
    public IEnumerable<Alarm> Raised => Alarms.Alarms.Where(alarm => alarm.RaisedUnixUs >= Micros(Since));

    /// <summary>What cleared since.</summary>
    public IEnumerable<Alarm> Cleared => Alarms.Alarms.Where(alarm => alarm.ClearedUnixUs >= Micros(Since));

    /// <summary>What was acknowledged since.</summary>
    public IEnumerable<Alarm> Seen => Alarms.Alarms.Where(alarm => alarm.AcknowledgedUnixUs >= Micros(Since));

    /// <summary>Asks the nation for it.</summary>
    /// <param name="nation">Whom.</param>
    /// <param name="since">From when; null: from when the shift was taken over last, or 12 hours ago.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public static async Task<Handover> GatherAsync(
        NationClient nation,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        var client = new AlarmClient(nation);
        var last = since is null ? await client.ListAsync(null, cancellationToken) : null;
        var from = since ?? Began(last!);
        var alarms = await client.ListAsync(from, cancellationToken);
        var vintages = await new VintageClient(nation).ListAsync(cancellationToken);
        var today = Day.At(At(alarms.NowUnixUs));
        var quarter = Period.Running(PeriodKind.Quarter, Calendar.Civil, today).Previous();
        var question = new FigureQuestion(AreaCode.Nation.ToString(), quarter.ToString(), "", "", []);
        var coverage = await nation.CoverageAsync(question, cancellationToken);
        return new Handover(
            from,
            alarms,
            [.. vintages.Where(vintage => vintage.FrozenUnixUs >= Micros(from))],
            [.. coverage.Pairs.Where(pair => Day.TryParse(pair.ClosedOn, out var day) && day >= Day.At(from))],
            [.. coverage.Pairs.Where(pair => pair.Chase > 0).OrderBy(pair => pair.Chase)],
            quarter
        );
    }

    /// <summary>A moment of the nation's.</summary>
    /// <param name="unixMicroseconds">Microseconds since 1970-01-01 UTC; what no clock shows is the last one.</param>
    public static DateTimeOffset At(long unixMicroseconds) =>
        DateTimeOffset.UnixEpoch.AddMicroseconds(Math.Clamp(unixMicroseconds, 0, 250_000_000_000_000_000));

    private static long Micros(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset Began(ListAlarmsResponse told) =>
        told.Shifts.Count > 0 ? At(told.Shifts[^1].AtUnixUs) : At(told.NowUnixUs) - TimeSpan.FromHours(12);
}
