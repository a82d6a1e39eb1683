using System.Buffers;
using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>
/// Random joint activities, confirmed, left, corrected and voided: every view of the province and of the nation is what
/// a brute-force union of who took part in what says.
/// </summary>
public sealed class JointActivityPropertyTests
{
    private static readonly Span Year = new(new Day(2025, 1, 1), new Day(2025, 12, 31));
    private static readonly IndicatorNumber Patrols = TestLedger.Of("patrol.patrols", 0).Indicator;
    private static readonly ForceSet[] Together = [.. ForceSet.All.Where(set => !set.IsSomeCombination)];

    private static readonly Gen<ActivityContent> Contents = Gen.Select(
        Gen.Int[0, Together.Length - 1],
        Gen.Int[0, 3],
        Gen.Long[0, 9],
        (set, lead, amount) =>
        {
            var forces = Together[set];
            Force[] members = [.. Forces.All.Where(forces.Names)];
            return new ActivityContent(
                TestLedger.Area("20/183/ba-son"),
                new Day(2025, 1, 15),
                forces,
                members[lead % members.Length],
                [TestLedger.Of("patrol.patrols", amount)]
            );
        }
    );

    private static readonly Gen<int> Ids = Gen.Int[1, 8];
    private static readonly Gen<Force> Forced = Gen.Int[0, 3].Select(force => (Force)force);

    private static readonly Gen<Action<TestLedger>> Steps = Gen.Frequency(
        (5, Gen.Select(Ids, Contents, Action<TestLedger> (id, said) => ledger => ledger.Record(id, said))),
        (
            3,
            Gen.Select(
                Ids,
                Contents,
                Action<TestLedger> (id, said) => ledger => Twins.RecordAsAnother(ledger, id, said)
            )
        ),
        (
            4,
            Gen.Select(
                Ids,
                Ids,
                Contents,
                Action<TestLedger> (id, other, said) => ledger => Twins.Join(ledger, id, other, said)
            )
        ),
        (
            2,
            Gen.Select(
                Ids,
                Gen.Int[20, 60],
                Contents,
                Action<TestLedger> (id, change, said) => ledger => ledger.Correct(id, change, said)
            )
        ),
        (1, Gen.Select(Ids, Gen.Int[61, 90], Action<TestLedger> (id, change) => ledger => ledger.Void(id, change))),
        (
            4,
            Gen.Select(
                Ids,
                Forced,
                Gen.Int[1, 3],
                Action<TestLedger> (id, force, revision) => ledger => ledger.Decline(id, force, revision)
            )
        ),
        (
            4,
            Gen.Select(
                Ids,
                Forced,
                Gen.Int[1, 3],
                Action<TestLedger> (id, force, revision) => ledger => ledger.Confirm(id, force, revision)
            )
        )
    );

    private static readonly Gen<TestLedger> Ledgers = Steps
        .Array[0, 40]
        .Select(steps =>
        {
            var ledger = new TestLedger();
            Array.ForEach(steps, step => step(ledger));
            return ledger;
        });

    [Fact]
    public void Every_view_of_province_and_nation_is_a_brute_force_union_of_who_took_part() =>
        Ledgers.Sample(
            ledger =>
            {
                var (province, nation) = (ProvinceOf(ledger), NationOf(ledger));
                foreach (var view in Views.All)
                {
                    var expected = Live(ledger).Where(live => IsIn(view, live.Forces)).Sum(live => live.Amount);
                    Assert.Equal(expected, Answer(province, view));
                    Assert.Equal(expected, nation.FigureOf(TestLedger.Owner, Patrols, view).Amount);
                    Assert.Equal(expected, nation.FigureOf(AreaId.Nation, Patrols, view).Amount);
                }
            },
            iter: 300
        );

    [Fact]
    public void The_own_counts_less_what_they_count_more_than_once_are_the_total() =>
        Ledgers.Sample(
            ledger =>
            {
                var rows = NationOf(ledger).RowsOf(AreaId.Nation);
                var counts = new Reconciliation(rows.SelectMany(row => row.Cells.ToArray()).ToArray());
                var live = Live(ledger).ToList();
                foreach (var force in Forces.All)
                {
                    var own = live.Where(one => one.Forces.Names(force)).Sum(one => one.Amount);
                    Assert.Equal(own, counts.OwnOf(force).Amount);
                }

                Assert.Equal(live.Sum(one => one.Amount), counts.Total.Amount);
                Assert.Equal(live.Sum(one => one.Amount * one.Forces.Count), counts.Reported);
                Assert.Equal(0, counts.Unsplit);
            },
            iter: 300
        );

    private static IEnumerable<(ForceSet Forces, long Amount)> Live(TestLedger ledger) =>
        ledger.Ledger.Items.Where(item => !item.IsVoided).Select(item => (item.Forces, item.Amounts[0].Amount.Value));

    private static bool IsIn(View view, ForceSet set)
    {
        bool Has(params Force[] forces) => forces.Any(set.Names);
        var (defence, police) = (Has(Force.Military, Force.BorderGuard, Force.CoastGuard), Has(Force.Police));
        return view switch
        {
            View.Total => true,
            View.Defence => defence,
            View.PublicSecurity => police,
            View.TwoMinistry => defence && police,
            View.Joint => Forces.All.Count(force => set.Names(force)) > 1,
            _ => Has(Forces.All.Single(force => Views.Of(force) == view)),
        };
    }

    private static ProvinceFigures ProvinceOf(TestLedger ledger)
    {
        var figures = new ProvinceFigures(TestLedger.Owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        ledger.Facts.ForEach(fact => figures.Apply(fact.Posting));
        return figures;
    }

    private static long Answer(ProvinceFigures province, View view)
    {
        var question = new FigureQuestion("20", "2025", "", view.Code(), []);
        _ = question.Check(new Day(2025, 12, 31), AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query);
        return province.Query(query!).Lines.Sum(line => line.Figure.Amount);
    }

    /// <summary>The facts on the way that they take: frames, the journal, the fold.</summary>
    private static Board NationOf(TestLedger ledger)
    {
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        var head = FrameChain.Genesis(TestLedger.Owner, ledger.Ledger.Id);
        foreach (var entries in ledger.Facts.GroupBy(fact => fact.Entry).Chunk(4))
        {
            var bytes = new ArrayBufferWriter<byte>();
            FrameCodec.Encode([.. entries.SelectMany(entry => entry)], bytes);
            head = FrameChain.Next(head, bytes.WrittenSpan);
            fold.Apply(
                new JournalRecord(
                    fold.Version.Position + 1,
                    JournalRecordKind.Frame,
                    TestLedger.Owner,
                    ledger.Ledger.Id,
                    head,
                    TestLedger.At,
                    bytes.WrittenMemory
                )
            );
        }

        return fold.BoardAt(Year);
    }
}
