using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>Boards, figures and displays: sums, versions, bytes.</summary>
internal sealed class BoardAudit(AreaCatalogue areas, JournalAudit journal, StandingAudit standings)
{
    private readonly PostLog _log = new(areas);
    private readonly Dictionary<(int Silo, Days Days), PeriodSums> _sums = [];
    private readonly Dictionary<(int Silo, Days Days), Version> _published = [];
    private readonly Dictionary<(Version Version, Days Days), ReadOnlyMemory<byte>> _verified = [];
    private readonly SortedDictionary<(int Display, int First, int Last), Shown> _shown = [];
    private readonly Dictionary<Days, ExpectedDays> _expected = [];
    private readonly MergedProvinces _merged = new(areas);

    public void Appended(Held held) => _log.Add(held);

    public void NationRestored(long position)
    {
        _log.CutTo(position);
        foreach (var stale in _sums.Where(sums => sums.Value.Position > position).Select(sums => sums.Key).ToList())
        {
            _sums.Remove(stale);
        }
    }

    public void SiloStarted(int silo)
    {
        foreach (var days in _published.Keys.Where(key => key.Silo == silo).ToList())
        {
            _published.Remove(days);
            _sums.Remove(days);
        }
    }

    public void Published(int silo, Version version, Days days, ReadOnlyMemory<byte> canonical)
    {
        if (_published.TryGetValue((silo, days), out var last) && version.IsBefore(last))
        {
            throw new AuditException(Checks.VersionGrows, $"Silo {silo} made {version} public after {last}, {days}.");
        }

        _published[(silo, days)] = version;
        Verify($"Silo {silo}", silo, version, days, canonical);
    }

    public void FigureShown(int silo, Version version, Days days, ShownFigure figure)
    {
        CheckReached($"A figure of silo {silo}", version);
        var (area, indicator) = (figure.Area, figure.Indicator);
        var sums = Expected(SumsOf(silo, version, days), version.Position, days).Sums;
        var cells = sums
            .Cells.Select(cell => (Place: CellPlace.Of(cell.Key), Sum: cell.Value))
            .Where(cell => cell.Place.Indicator == indicator && IsOf(figure, cell.Place.Area));
        var expected = ViewSums.FigureOf(area, indicator, figure.View, cells) with { IsOnToday = figure.IsOnToday };
        if (!figure.IsOnToday && sums.StatedOf(area, indicator, figure.View) is { } stated)
        {
            expected = expected with { Stated = stated.Amount, Difference = stated.Amount - expected.Amount };
        }

        expected = expected with { Kind = KindOf(expected, sums, days) };
        if (figure != expected)
        {
            throw new AuditException(
                Checks.FigureSums,
                $"Silo {silo} at {version}, {days}: {figure} was given and the journal adds up to {expected}."
            );
        }
    }

    private byte KindOf(ShownFigure figure, PeriodSums sums, Days days)
    {
        if (!_expected.TryGetValue(days, out var expected))
        {
            _expected.Add(days, expected = new ExpectedDays(areas, days));
        }

        return figure.Count + figure.PossibleCount > 0
            ? NothingKinds.Counted
            : NothingKinds.Of(
                expected.Provinces.Append(figure.Area).Where(province => IsOf(figure, province)),
                figure.Indicator,
                figure.View,
                days,
                expected,
                sums
            );
    }

    /// <summary>True where what a province counts is in the figure.</summary>
    private bool IsOf(ShownFigure figure, int province) =>
        figure.Area == AreaId.Nation.Value || figure.Area == (figure.IsOnToday ? _merged.Of(province) : province);

    public void Shows(int display, int silo, Version version, Days days, ReadOnlyMemory<byte> canonical, bool live)
    {
        var key = (display, days.First, days.Last);
        var before = _shown.GetValueOrDefault(key);
        if (live && before is not null && version.IsBefore(before.Highest))
        {
            throw new AuditException(
                Checks.DisplayForward,
                $"Display {display} shows {version} of silo {silo} as live after {before.Highest}, {days}."
            );
        }

        Verify($"Display {display} from silo {silo}", silo, version, days, canonical);
        var highest = before is null || before.Highest.IsBefore(version) ? version : before.Highest;
        _shown[key] = new Shown(highest, canonical, live);
    }

    /// <summary>Adds up everything anew, and holds the last of every silo and display against it.</summary>
    public void CheckInFull()
    {
        foreach (var ((silo, days), version) in _published)
        {
            var isOfThisJournal = version.Position <= _log.Head && _log.EpochOf(version.Position) <= version.Epoch;
            if (isOfThisJournal && _verified.TryGetValue((version, days), out var canonical))
            {
                var anew = new PeriodSums(days.First, days.Last);
                anew.Advance(_log, version.Position);
                Compare($"Silo {silo}", Expected(anew, version.Position, days), version, days, canonical);
            }
        }
    }

    /// <summary>Every display shows, as live, what the whole journal adds up to.</summary>
    public void CheckConverged()
    {
        var anew = new Dictionary<Days, ExpectedBoard>();
        foreach (var ((display, first, last), shown) in _shown)
        {
            var days = new Days(first, last);
            if (!anew.TryGetValue(days, out var expected))
            {
                var sums = new PeriodSums(first, last);
                sums.Advance(_log, _log.Head);
                anew.Add(days, expected = Expected(sums, _log.Head, days));
            }

            if (!shown.IsLive || expected.Compare(shown.Canonical.Span) is not null)
            {
                throw new AuditException(
                    Checks.Converged,
                    $"Display {display}, {days}: last {(shown.IsLive ? "live" : "not live")}, at {shown.Highest}; "
                        + $"the journal ends at {_log.Head}: "
                        + $"{expected.Compare(shown.Canonical.Span) ?? "same figures"}."
                );
            }
        }
    }

    private void Verify(string who, int silo, Version version, Days days, ReadOnlyMemory<byte> canonical)
    {
        if (_verified.TryGetValue((version, days), out var known))
        {
            if (!known.Equals(canonical) && !known.Span.SequenceEqual(canonical.Span))
            {
                throw new AuditException(
                    Checks.VersionBytes,
                    $"{who}: {version}, {days}, has other bytes than were shown at this version before."
                );
            }

            return;
        }

        CheckReached(who, version);
        Compare(who, Expected(SumsOf(silo, version, days), version.Position, days), version, days, canonical);
        _verified.Add((version, days), canonical);
    }

    private void CheckReached(string who, Version version)
    {
        if (
            version.Position > _log.Head
            || version.Epoch > journal.EpochMax
            || version.Epoch < _log.EpochOf(version.Position)
        )
        {
            throw new AuditException(
                Checks.VersionReached,
                $"{who} is at {version}; the journal ends at {_log.Head}, its epochs at {journal.EpochMax}."
            );
        }
    }

    private PeriodSums SumsOf(int silo, Version version, Days days)
    {
        if (!_sums.TryGetValue((silo, days), out var sums) || sums.Position > version.Position)
        {
            sums = new PeriodSums(days.First, days.Last);
            _sums[(silo, days)] = sums;
        }

        sums.Advance(_log, version.Position);
        return sums;
    }

    /// <summary>
    /// What a board shows: what the journal adds up to, and for announced ledgers what their edges recorded.
    /// </summary>
    private ExpectedBoard Expected(PeriodSums sums, long position, Days days)
    {
        var active = standings.Any ? standings.At(position) : [];
        if (active.Count == 0)
        {
            return new ExpectedBoard(sums, []);
        }

        var shown = sums.Copy();
        foreach (var standing in active.Where(standing => standing.Said.Periods.ContainsKey(days)))
        {
            standings.Put(shown, standing, position);
        }

        return new ExpectedBoard(
            shown,
            [
                .. active
                    .Select(one => one.Said)
                    .OrderBy(said => said.Owner)
                    .ThenBy(said => said.Ledger.ToString(), StringComparer.Ordinal)
                    .Select(said => new AnnouncedLeaf(
                        said.Owner,
                        said.Ledger,
                        said.Frame,
                        said.Periods.ContainsKey(days)
                    )),
            ]
        );
    }

    private static void Compare(
        string who,
        ExpectedBoard expected,
        Version version,
        Days days,
        ReadOnlyMemory<byte> canonical
    )
    {
        string? difference;
        try
        {
            difference = expected.Compare(canonical.Span);
        }
        catch (FormatException error)
        {
            throw new AuditException(Checks.BoardReads, $"{who}, {version}, {days}: {error.Message}");
        }

        if (difference is not null)
        {
            throw new AuditException(Checks.BoardSums, $"{who}, {version}, {days}: {difference}.");
        }
    }

    private sealed record ExpectedBoard(PeriodSums Sums, IReadOnlyList<AnnouncedLeaf> Announced)
    {
        public string? Compare(ReadOnlySpan<byte> canonical) => Sums.Compare(canonical, Announced);
    }

    private sealed record Shown(Version Highest, ReadOnlyMemory<byte> Canonical, bool IsLive);
}
