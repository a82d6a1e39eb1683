using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Fed.Demo;

/// <summary>
/// Turns published sums into single activities that add up to them exactly. Where a line says "some combination", each
/// activity gets an explicit set of those forces; a line's qualifier is carried by some of its activities. Equal lines
/// and seed, equal activities.
/// </summary>
/// <param name="areas">Districts come from here.</param>
/// <param name="seed">Chooses days, districts, force sets and sizes.</param>
internal sealed class Itemizer(AreaCatalogue areas, int seed)
{
    private const int QualifiedOneIn = 25;

    private readonly Splitter _splitter = new(seed);

    /// <summary>All activities of the lines, in order of days, then ids.</summary>
    /// <exception cref="InvalidOperationException">A line's indicator belongs to no kind of activity.</exception>
    public List<DemoActivity> Itemize(IEnumerable<ReportedLine> lines)
    {
        var activities = new List<DemoActivity>();
        foreach (var sheet in lines.GroupBy(line => (line.Area, line.Span, line.Forces)))
        {
            var left = sheet.ToDictionary(line => line.Indicator.Code);
            foreach (var kind in ActivityKind.All)
            {
                activities.AddRange(OfKind(kind, left));
            }

            if (left.Count > 0)
            {
                throw new InvalidOperationException($"No kind of activity has {string.Join(", ", left.Keys)}.");
            }
        }

        return [.. activities.OrderBy(a => a.Day).ThenBy(a => a.Id.Value)];
    }

    private List<DemoActivity> OfKind(ActivityKind kind, Dictionary<string, ReportedLine> left)
    {
        IEnumerable<Companion> all = [new Companion(kind.Driver), .. kind.Companions];
        var present = all.Where(c => left.ContainsKey(c.Code)).Select(c => (Companion: c, Line: left[c.Code])).ToList();
        if (present.Count == 0)
        {
            return [];
        }

        var driver = present[0].Line;
        var chunks = _splitter.Chunks(driver.Amount.Value, kind.Smallest, kind.Largest);
        var amounts = chunks.ConvertAll(chunk => new List<DemoAmount> { Exact(driver, chunk) });
        foreach (var (companion, line) in present.Skip(1))
        {
            AddCompanion(amounts, companion, line);
        }

        foreach (var (companion, _) in present)
        {
            left.Remove(companion.Code);
        }

        Qualify(amounts, present.ConvertAll(p => p.Line));
        return [.. amounts.Select((parts, i) => Place(kind, driver, i, parts))];
    }

    private void AddCompanion(List<List<DemoAmount>> amounts, Companion companion, ReportedLine line)
    {
        var parts = _splitter.Spread(
            line.Amount.Value,
            amounts.Count,
            companion.Least,
            companion.Step,
            companion.OneIn
        );
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] > 0)
            {
                amounts[i].Add(Exact(line, parts[i]));
            }
        }
    }

    private void Qualify(List<List<DemoAmount>> amounts, List<ReportedLine> lines)
    {
        foreach (var line in lines.Where(line => line.Qualifier != Qualifier.Exact))
        {
            var carriers = amounts
                .Select(parts => (Parts: parts, At: parts.FindIndex(a => a.Indicator.Number == line.Indicator.Number)))
                .Where(carrier => carrier.At >= 0)
                .ToList();
            var first = _splitter.Below(Math.Min(QualifiedOneIn, carriers.Count));
            for (var i = first; i < carriers.Count; i += QualifiedOneIn)
            {
                var (parts, at) = carriers[i];
                parts[at] = parts[at] with { Qualifier = line.Qualifier };
            }
        }
    }

    private static DemoAmount Exact(ReportedLine line, long units) =>
        new(line.Indicator, new Amount(units), Qualifier.Exact);

    private DemoActivity Place(ActivityKind kind, ReportedLine line, int number, List<DemoAmount> amounts)
    {
        var day = line.Span.First.Plus(_splitter.Below(line.Span.Days));
        var forces = ChooseForces(line.Forces, kind.Lead);
        var lead = forces.Names(kind.Lead) ? kind.Lead : Forces.All.First(forces.Names);
        return new DemoActivity(IdOf(kind, line, number), ChooseArea(kind, line, day), day, forces, lead, amounts);
    }

    private AreaCode ChooseArea(ActivityKind kind, ReportedLine line, Day day)
    {
        if (line.Area.Level != 1 || !areas.TryResolve(line.Area, day, out var province))
        {
            return line.Area;
        }

        var districts = areas.Children(province, day).Select(id => areas.Get(id).Nearest(day).Code).ToList();
        var border = districts.FindAll(code => BorderDistricts.Has(code));
        var choice = kind.AtBorder && border.Count > 0 ? border : districts;
        return choice.Count == 0 ? line.Area : choice[_splitter.Below(choice.Count)];
    }

    /// <summary>Sets with the lead are three times as likely as others.</summary>
    private ForceSet ChooseForces(ForceSet reported, Force lead)
    {
        if (!reported.IsSomeCombination)
        {
            return reported;
        }

        var together = ForceSet.All.Where(set => !set.IsSomeCombination && reported.NamesAll(set));
        var weighted = together.SelectMany(set => Enumerable.Repeat(set, set.Names(lead) ? 3 : 1)).ToList();
        return weighted[_splitter.Below(weighted.Count)];
    }

    private EntryId IdOf(ActivityKind kind, ReportedLine line, int number) =>
        DemoIds.Of($"demo|{seed}|{line.Area}|{line.Span}|{line.Forces}|{kind.Name}|{number}");
}
