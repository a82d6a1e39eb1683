using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>
/// Patrols that really happened, each recorded by several of the forces that took part, in any order. Each recorder
/// says of what it is asked about whether it is the same. The figures are those of the patrols, whoever recorded them.
/// </summary>
public sealed class SecondRecordPropertyTests
{
    private static readonly Day First = new(2025, 1, 10);

    /// <summary>A patrol: what it came to, and which of its forces recorded it, each naming whom it saw.</summary>
    private sealed record Patrol(int Day, long Amount, Force[] Recorders, int Seen);

    private static readonly Gen<Patrol> Patrols = Gen.Select(
        Gen.Int[0, 2],
        Gen.Long[1, 6],
        Gen.Shuffle((Force[])[.. Forces.All], 1, 4),
        Gen.Int[0, 15],
        (day, amount, recorders, seen) => new Patrol(day, amount, recorders, seen)
    );

    [Fact]
    public void Figures_are_those_of_the_patrols_however_many_forces_recorded_each_and_in_whatever_order() =>
        Gen.Select(Patrols.Array[1, 6], Gen.Int[0, int.MaxValue])
            .Sample(
                (patrols, seed) =>
                {
                    var ledger = Record(patrols, new Random(seed));
                    var figures = new ProvinceFigures(
                        TestLedger.Owner,
                        AreaCatalogue.Reference,
                        IndicatorCatalogue.Reference
                    );
                    ledger.Facts.ForEach(fact => figures.Apply(fact.Posting));

                    Assert.Equal(patrols.Sum(patrol => patrol.Amount), Answer(figures, View.Total));
                    foreach (var force in Forces.All)
                    {
                        var own = patrols.Where(patrol => TookPart(patrol).Contains(force)).Sum(one => one.Amount);
                        Assert.Equal(own, Answer(figures, Views.Of(force)));
                    }
                },
                iter: 500
            );

    [Fact]
    public void Voiding_every_patrol_leaves_nothing_however_often_it_was_recorded() =>
        Gen.Select(Patrols.Array[1, 6], Gen.Int[0, int.MaxValue])
            .Sample(
                (patrols, seed) =>
                {
                    var ledger = Record(patrols, new Random(seed));
                    foreach (var (item, i) in ledger.Ledger.Items.Select((item, i) => (item, i)).ToList())
                    {
                        var @void = new VoidActivity(
                            Claim.Operator,
                            item.Id,
                            TestLedger.IdOf(200 + i),
                            "never happened"
                        );
                        Assert.IsType<Decision.Accepted>(ledger.Do(@void));
                    }

                    Assert.Empty(ledger.SumOfFacts());
                },
                iter: 300
            );

    /// <summary>Everyone who recorded it, and whom any of them saw.</summary>
    private static HashSet<Force> TookPart(Patrol patrol) => [.. patrol.Recorders, .. Seen(patrol)];

    private static IEnumerable<Force> Seen(Patrol patrol) =>
        Forces.All.Where(force => (patrol.Seen & (1 << (int)force)) != 0);

    private static TestLedger Record(Patrol[] patrols, Random order)
    {
        var ledger = new TestLedger();
        var records = patrols
            .SelectMany((patrol, number) => patrol.Recorders.Select(force => (patrol, number, force)))
            .ToArray();
        order.Shuffle(records);
        var known = new Dictionary<int, EntryId>();
        for (var i = 0; i < records.Length; i++)
        {
            var (patrol, number, force) = records[i];
            var id = TestLedger.IdOf(i + 1);
            var command = new RecordActivity(Claim.Of(force), id, Content(patrol, force));
            var decision = known.TryGetValue(number, out var first)
                ? ledger.Do(command with { Joins = first })
                : RecordFirst(ledger, command);
            Assert.IsType<Decision.Accepted>(decision);
            known.TryAdd(number, id);
        }

        return ledger;
    }

    private static Decision RecordFirst(TestLedger ledger, RecordActivity command) =>
        ledger.Do(command) switch
        {
            Decision.Asked asked => ledger.Do(
                command with
                {
                    DistinctFrom = [.. asked.Candidates.Select(candidate => candidate.Id)],
                }
            ),
            var decided => decided,
        };

    private static ActivityContent Content(Patrol patrol, Force recorder) =>
        new(
            TestLedger.Area("20/183/ba-son"),
            First.Plus(patrol.Day),
            Seen(patrol).Aggregate(ForceSet.Of(recorder), (set, force) => set.With(ForceSet.Of(force))),
            recorder,
            [TestLedger.Of("patrol.patrols", patrol.Amount)]
        );

    private static long Answer(ProvinceFigures province, View view)
    {
        var question = new FigureQuestion("20", "2025", "", view.Code(), []);
        _ = question.Check(new Day(2025, 12, 31), AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query);
        return province.Query(query!).Lines.Sum(line => line.Figure.Amount);
    }
}
