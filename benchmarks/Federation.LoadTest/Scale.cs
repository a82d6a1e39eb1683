using System.Diagnostics;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.LoadTest;

/// <summary>
/// What a silo needs as the nation grows: the fullest year there can be of 34 and of 63 provinces, and the same number
/// of postings spread over ever more reporting areas. In this process, with the code that silos run.
/// </summary>
internal static class Scale
{
    private static readonly Span Year34 = new(new Day(2026, 1, 1), new Day(2026, 12, 31));
    private static readonly Span Year63 = new(new Day(2023, 1, 1), new Day(2023, 12, 31));
    private static readonly int[] Growth = [34, 100, 340, 1000, 3321];

    /// <summary>Runs both and writes the page.</summary>
    /// <param name="postings">How many postings the growth spreads; the same number at every step.</param>
    public static int Run(int postings)
    {
        var report = new Report("What a silo needs as the nation grows")
            .Line(
                "In one process with the code that silos run; frames are made, checked and folded one by one. Heap is"
            )
            .Line("what stays after a full collection. A board is the first one of its period, summed from all base")
            .Line("cells; a watched period is kept up to date and costs nothing to ask for.")
            .Line()
            .Line("## The fullest year: every province, indicator, force set and day has a cell")
            .Line()
            .Line("| provinces | cells | frames (MB) | fold (s) | postings/s | heap (MB) | B a cell | MB a province |")
            .Line("|---|---|---|---|---|---|---|---|");
        var boards = new List<string>();
        foreach (var year in (Span[])[Year34, Year63])
        {
            Full(year, report, boards);
        }

        report.Line().Line("| board | provinces | ms | bytes |").Line("|---|---|---|---|");
        boards.ForEach(row => report.Line(row));
        report
            .Line()
            .Line($"## {postings:N0} postings of one year, spread over ever more reporting areas")
            .Line()
            .Line("Each reporting area has a ledger of its own, as a commune with its own edge would.")
            .Line()
            .Line(
                "| areas | fold (s) | heap of boards (MB) | heap down to the area (MB) | quarter (ms) | frames (MB) |"
            )
            .Line("|---|---|---|---|---|---|");
        var bars = new List<(int Areas, double MB)>();
        foreach (var areas in Growth)
        {
            bars.Add((areas, Spread(areas, postings, report)));
        }

        report.Line().Line("Heap of boards and areas together:").Line().Line("```");
        foreach (var (areas, megabytes) in bars)
        {
            var length = (int)Math.Round(60 * megabytes / bars.Max(bar => bar.MB));
            report.Line($"{areas, 5} areas {new string('█', length)} {megabytes:0} MB");
        }

        _ = report.Line("```").Write(Fleet.Root, "scale");
        return 0;
    }

    private static void Full(Span year, Report report, List<string> boards)
    {
        var before = Heap();
        var provinces = AreaCatalogue.Reference.Provinces(year.First);
        var journal = new ScaleJournal();
        for (var i = 0; i < provinces.Count; i++)
        {
            journal.Append(provinces[i], i + 1, EveryCell(provinces[i], year));
        }

        var heap = Heap() - before;
        report.Line(
            $"| {provinces.Count} | {journal.Postings:N0} | {journal.Bytes / 1e6:0} "
                + $"| {journal.Folding.TotalSeconds:0.0} | {journal.Postings / journal.Folding.TotalSeconds:N0} "
                + $"| {heap / 1e6:0} | {(double)heap / journal.Postings:0} | {heap / 1e6 / provinces.Count:0.0} |"
        );
        var first = year.First;
        (string Name, Span Period)[] periods =
        [
            ("a day", Span.Of(first)),
            ("a month", new Span(first, first.Plus(30))),
            ("a quarter", new Span(first, first.Plus(89))),
            ("any 100 days", new Span(first.Plus(77), first.Plus(176))),
            ("the year", year),
        ];
        foreach (var (name, period) in periods)
        {
            var began = Stopwatch.GetTimestamp();
            var board = journal.Fold.BoardAt(period);
            var took = Stopwatch.GetElapsedTime(began);
            boards.Add($"| {name} | {provinces.Count} | {took.TotalMilliseconds:N0} | {board.Encode().Length:N0} |");
        }
    }

    private static double Spread(int areas, int postings, Report report)
    {
        var before = Heap();
        var chosen = Reporting(areas);
        var figures = chosen
            .Select(area => area.Owner)
            .Distinct()
            .ToDictionary(
                owner => owner,
                owner => new ProvinceFigures(owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference)
            );
        var journal = new ScaleJournal();
        for (var i = 0; i < chosen.Count; i++)
        {
            var (owner, area) = chosen[i];
            var own = (postings / areas) + (i < postings % areas ? 1 : 0);
            journal.Append(owner, i + 1, Drawn(area, own, seed: i + 1), figures[owner]);
        }

        var all = Heap() - before;
        figures.Clear();
        var boards = Heap() - before;
        var began = Stopwatch.GetTimestamp();
        _ = journal.Fold.BoardAt(new Span(Year34.First, Year34.First.Plus(89)));
        var took = Stopwatch.GetElapsedTime(began);
        report.Line(
            $"| {areas} | {journal.Folding.TotalSeconds:0.00} | {boards / 1e6:0} | {(all - boards) / 1e6:0} "
                + $"| {took.TotalMilliseconds:0} | {journal.Bytes / 1e6:0} |"
        );
        return all / 1e6;
    }

    private static IEnumerable<Posting> EveryCell(AreaId area, Span year)
    {
        for (var day = year.First; day <= year.Last; day = day.Plus(1))
        {
            foreach (var indicator in IndicatorCatalogue.Reference.All)
            {
                foreach (var forces in ForceSet.All)
                {
                    yield return Of(area, indicator.Number, day, forces, 1 + (day.Number % 50));
                }
            }
        }
    }

    private static IEnumerable<Posting> Drawn(AreaId area, int count, int seed)
    {
        var random = new Random(seed);
        var indicators = IndicatorCatalogue.Reference.All;
        for (var i = 0; i < count; i++)
        {
            var indicator = indicators[random.Next(indicators.Count)].Number;
            var forces = ForceSet.All[random.Next(ForceSet.All.Count)];
            yield return Of(area, indicator, Year34.First.Plus(i * Year34.Days / count), forces, 1 + random.Next(50));
        }
    }

    private static Posting Of(AreaId area, IndicatorNumber indicator, Day day, ForceSet forces, int amount)
    {
        var key = new PostingKey(area, indicator, Span.Of(day), forces, Approval.Provisional);
        return Posting.Add(key, new Amount(amount), Qualifier.Exact);
    }

    /// <summary>The provinces themselves, or so many communes, drawn evenly over the nation.</summary>
    private static IReadOnlyList<(AreaId Owner, AreaId Area)> Reporting(int count)
    {
        var provinces = AreaCatalogue.Reference.Provinces(Year34.First);
        if (count == provinces.Count)
        {
            return [.. provinces.Select(province => (province, province))];
        }

        (AreaId, AreaId)[] communes =
        [
            .. provinces.SelectMany(province =>
                AreaCatalogue.Reference.Children(province, Year34.First).Select(commune => (province, commune))
            ),
        ];
        return [.. Enumerable.Range(0, count).Select(i => communes[(long)i * communes.Length / count])];
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);
}
