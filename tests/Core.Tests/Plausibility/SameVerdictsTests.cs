using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Plausibility;

public sealed class SameVerdictsTests
{
    private const int Inputs = 10_000;

    private static readonly string[] Counted =
    [
        "crime.cases",
        "crime.subjects",
        "crime.drug.cases",
        "crime.drug.subjects",
        "patrol.patrols",
        "patrol.participants",
        "patrol.path_cleared",
        "seized.timber",
        "civil.houses",
    ];

    /// <summary>
    /// The pack with every error as a warning, so that the nation is told of what an edge would refuse.
    /// </summary>
    internal static readonly RulePack Lenient = RulePackFile.Parse(
        Text().Replace("\terror\t", "\twarning\t", StringComparison.Ordinal),
        1,
        IndicatorCatalogue.Reference
    );

    [Fact]
    public void Edge_and_nation_come_to_the_same_verdicts_on_ten_thousand_random_inputs()
    {
        var random = new Random(7001);
        var ledger = new TestLedger(Lenient);
        var nation = new LedgerVerdicts(TestLedger.Identity, Lenient);
        var (warned, rules) = (0, new SortedSet<int>());
        var ids = new List<int>();
        for (var input = 1; input <= Inputs; input++)
        {
            var (entries, facts) = (ledger.Entries.Count, ledger.Facts.Count);
            var lines = Do(ledger, random, input, ids);
            var edge = OfEdge(ledger.Entries.Skip(entries), lines);
            var there = OfNation(nation, ledger.Facts.Skip(facts));

            Assert.Equal(edge, there);
            warned += edge.Count > 0 ? 1 : 0;
            rules.UnionWith(edge.Select(one => one.Rule));
        }

        // A test that meets no warnings says nothing: each kind of rule was met, in plausible inputs and others.
        Assert.InRange(warned, 2_000, 8_000);
        Assert.Superset(new SortedSet<int> { 1042, 2044, 3001, 4005, 5043, 6043, 7001 }, rules);
    }

    /// <summary>Records, corrects, voids, declines or imports; gives the lines of an import.</summary>
    internal static IReadOnlyList<ImportLine> Do(TestLedger ledger, Random random, int input, List<int> ids)
    {
        var kind = ids.Count == 0 ? 0 : random.Next(20);
        var overruling = new Overruling(OverruleReason.Checked, "counted twice");
        switch (kind)
        {
            case < 13:
                ids.Add(input);
                ledger.Do(
                    new RecordActivity(Claim.Operator, TestLedger.IdOf(input), Content(random))
                    {
                        Overruling = overruling,
                    }
                );
                return [];
            case < 16:
                var target = ids[random.Next(ids.Count)];
                var moves = random.Next(3) == 0;
                var content = moves ? Moved(ledger, target) : Content(random);
                ledger.Do(
                    new CorrectActivity(
                        Claim.Operator,
                        TestLedger.IdOf(target),
                        TestLedger.IdOf(Inputs + input),
                        content,
                        moves ? "moved" : "miscounted"
                    )
                    {
                        Overruling = overruling,
                    }
                );
                return [];
            case 16:
                ledger.Void(ids[random.Next(ids.Count)], Inputs + input);
                return [];
            case 17:
                var declined = ids[random.Next(ids.Count)];
                var item = ledger.Item(declined);
                if (item.Participants.Count > 0)
                {
                    ledger.Decline(declined, item.Participants[0].Force, item.Revision);
                }

                return [];
            default:
                return ledger.Import(Line(random)).Lines;
        }
    }

    private static List<(Guid Entry, int Indicator, int Rule)> OfEdge(
        IEnumerable<Entry> entries,
        IReadOnlyList<ImportLine> lines
    )
    {
        var found = new List<(Guid, int, int)>();
        Entry? before = null;
        foreach (var entry in entries)
        {
            if (entry is WarningOverruled overruled)
            {
                // What only changes its place or its forces repeats what was said of it before.
                found.AddRange(
                    IsMove(before)
                        ? []
                        : overruled.Warnings.Select(w => (before!.Id.Value, (int)w.Indicator.Value, (int)w.Rule))
                );
            }
            else if (entry is AmountImported imported)
            {
                var texts = lines.Single(line => line.Lump == entry.Id).Warnings;
                found.AddRange(
                    texts.Select(text => (entry.Id.Value, (int)imported.Content.Amount.Indicator.Value, RuleOf(text)))
                );
            }

            before = entry;
        }

        return [.. found.Order()];
    }

    private static List<(Guid Entry, int Indicator, int Rule)> OfNation(LedgerVerdicts nation, IEnumerable<Fact> facts)
    {
        var builder = new FrameBuilder();
        foreach (var entry in facts.GroupBy(fact => fact.Entry))
        {
            Assert.True(builder.TryAdd(entry.ToArray()));
        }

        if (builder.Facts == 0)
        {
            return [];
        }

        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(builder.ToArray(), contents));
        return
        [
            .. nation
                .Take(contents)
                .SelectMany(of =>
                    of.Verdicts.Select(verdict => (of.Entry.Value, (int)verdict.Indicator.Value, (int)verdict.Rule))
                )
                .Order(),
        ];
    }

    private static string Text()
    {
        using var stream = typeof(RulePack).Assembly.GetManifestResourceStream("plausibility/rules.tsv");
        using var reader = new StreamReader(stream!);
        return reader.ReadToEnd();
    }

    private static bool IsMove(Entry? entry) => entry is ActivityCorrected { Reason: "moved" };

    private static int RuleOf(string text) => int.Parse(text.Split(' ', ':')[1]);

    private static ActivityContent Moved(TestLedger ledger, int id)
    {
        var item = ledger.Item(id);
        var forces = TestLedger.Forces("military+police");
        return new ActivityContent(TestLedger.Area("20"), item.Span.First, forces, Force.Police, item.Amounts.ToList());
    }

    private static ActivityContent Content(Random random)
    {
        var amounts = Counted
            .Where(_ => random.Next(4) == 0)
            .DefaultIfEmpty("patrol.patrols")
            .Select(code => TestLedger.Of(code, Amount(random), Qualified(random)))
            .ToList();
        var forces = TestLedger.Forces(random.Next(2) == 0 ? "police" : "border_guard+police");
        return new ActivityContent(TestLedger.Area("20/183"), DayOf(random), forces, Force.Police, amounts);
    }

    private static string Line(Random random)
    {
        var (first, days) = (DayOf(random), random.Next(2) == 0 ? 0 : random.Next(60));
        var last = first.Number + days > TestLedger.Today.Number ? TestLedger.Today : first.Plus(days);
        var forces = random.Next(2) == 0 ? "police" : "military|police";
        var code = Counted[random.Next(Counted.Length)];
        return $"20,{first},{last},{forces},{code},exact,{random.Next(1, 3) * Amount(random)}";
    }

    private static Day DayOf(Random random) => TestLedger.Today.Plus(-random.Next(700));

    private static long Amount(Random random) =>
        random.Next(12) switch
        {
            0 => random.NextInt64(1_000_000),
            1 => random.NextInt64(100_000_000),
            < 4 => random.NextInt64(600),
            _ => random.NextInt64(4),
        };

    private static Qualifier Qualified(Random random) => random.Next(9) == 0 ? Qualifier.Nearly : Qualifier.Exact;
}
