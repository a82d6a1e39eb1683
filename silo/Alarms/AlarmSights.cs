using Federation.Core.Alarms;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Federation.Wire.V1;
using Microsoft.Extensions.Options;
using AlarmKind = Federation.Core.Alarms.AlarmKind;
using AlarmSign = Federation.Core.Alarms.AlarmSign;
using LinkState = Federation.Wire.V1.LinkState;

namespace Federation.Silo.Alarms;

/// <summary>
/// What is wrong now: links as the provinces' grains tell them, closings and figures as this silo's boards have them.
/// </summary>
internal sealed class AlarmSights(
    LinkGatherer links,
    CoverageAnswers coverage,
    FoldHost fold,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<AlarmsOptions> options,
    IOptions<BoardsOptions> boards,
    TimeProvider time
)
{
    /// <summary>A board is current while its silo has seen the journal's head so lately.</summary>
    private static readonly TimeSpan CurrentFor = TimeSpan.FromSeconds(2);

    private static readonly AlarmKind[] OfLinks =
    [
        AlarmKind.Fork,
        AlarmKind.Behind,
        AlarmKind.Damaged,
        AlarmKind.RepairLost,
        AlarmKind.Silent,
    ];

    /// <summary>One look.</summary>
    /// <param name="withFigures">Also closings and figures, where this silo's boards are current.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<AlarmSight> LookAsync(bool withFigures)
    {
        var now = time.GetUtcNow();
        var known = await links.GatherAsync(CancellationToken.None);
        var open = known.Where(link => link.Link != LinkState.Closed).ToList();
        var signs = open.Select(link => Sign(link, now)).OfType<AlarmSign>().ToList();
        var kinds = OfLinks.ToHashSet();
        if (withFigures && IsCurrent(now))
        {
            kinds.UnionWith([AlarmKind.Late, AlarmKind.Jump]);
            signs.AddRange(Late(open, Day.At(now)));
            signs.AddRange(Jumps(Day.At(now)));
        }

        return new AlarmSight(kinds, signs, open.Where(link => IsUnknown(link, now)).Select(Ledger).ToHashSet());
    }

    private static string Ledger(LedgerLink link) => link.Ledger;

    private bool IsCurrent(DateTimeOffset now) =>
        UnixTime.Microseconds(now) - fold.ConfirmedUnixMicroseconds < CurrentFor.TotalMicroseconds;

    /// <summary>
    /// A province that did not answer says nothing of its links; one that is down for a moment is neither silent nor
    /// heard.
    /// </summary>
    private bool IsUnknown(LedgerLink link, DateTimeOffset now) =>
        link.Link == LinkState.Down && (link.StateSinceUnixUs == 0 || !IsSilent(link, now));

    private bool IsSilent(LedgerLink link, DateTimeOffset now) =>
        link.StateSinceUnixUs > 0
        && UnixTime.Microseconds(now) - link.StateSinceUnixUs >= options.Value.SilentAfter.TotalMicroseconds;

    private AlarmSign? Sign(LedgerLink link, DateTimeOffset now)
    {
        AlarmKind? kind = link.Link switch
        {
            LinkState.Forked => AlarmKind.Fork,
            LinkState.Behind => AlarmKind.Behind,
            LinkState.Damaged => AlarmKind.Damaged,
            LinkState.RepairLost => AlarmKind.RepairLost,
            LinkState.Down when IsSilent(link, now) => AlarmKind.Silent,
            _ => null,
        };
        return kind is not { } known
            ? null
            : new AlarmSign(
                new AlarmKey(known, new AreaId(link.OwnerAreaId), link.Ledger),
                known == AlarmKind.Silent ? link.LastHeardUnixUs : link.Watermark?.Number ?? 0,
                0,
                link.Reason
            );
    }

    /// <summary>Provinces with a ledger that have not closed the last quarter whose deadline is over.</summary>
    private IEnumerable<AlarmSign> Late(IReadOnlyList<LedgerLink> open, Day today)
    {
        var quarter = Period.Running(PeriodKind.Quarter, Calendar.Civil, today).Previous();
        if (today <= DeadlineOf(quarter, today))
        {
            quarter = quarter.Previous();
        }

        var deadline = DeadlineOf(quarter, today);
        var owners = open.Select(link => new AreaId(link.OwnerAreaId)).ToHashSet();
        return coverage
            .Closings(quarter.ToSpan(Calendar.Civil, today), deadline, today)
            .ToChase.Where(pair => owners.Contains(pair.Pair.Area))
            .GroupBy(pair => pair.Pair.Area)
            .Select(late => new AlarmSign(
                new AlarmKey(AlarmKind.Late, late.Key, $"{quarter}"),
                deadline.Number,
                late.Count(),
                string.Join(',', late.Select(pair => pair.Pair.Force.Code()).Order(StringComparer.Ordinal))
            ));
    }

    private Day DeadlineOf(Period quarter, Day today) =>
        boards.Value.Deadlines.Of(Calendar.Civil, quarter.ToSpan(Calendar.Civil, today));

    private IEnumerable<AlarmSign> Jumps(Day today)
    {
        var month = Period.Running(PeriodKind.Month, Calendar.Civil, today);
        var now = BoardAt(month, today);
        var before = new List<Board>();
        for (var i = 0; i < JumpRule.Months; i++)
        {
            month = month.Previous();
            if (month.ToSpan(Calendar.Civil, today).Last < LedgerScope.FirstDay)
            {
                break;
            }

            before.Add(BoardAt(month, today));
        }

        return JumpRule
            .Of(now, before, RulePack.Reference, indicators)
            .Where(sign => areas.Current.TryGet(sign.Key.Area, out _));
    }

    private Board BoardAt(Period month, Day today) => fold.BoardAt(month.ToSpan(Calendar.Civil, today)).Board;
}
