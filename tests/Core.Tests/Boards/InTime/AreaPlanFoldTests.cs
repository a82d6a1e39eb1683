using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Tests.Areas;
using Xunit;

namespace Federation.Core.Tests.Boards.InTime;

/// <summary>Plans as records of the journal.</summary>
public sealed class AreaPlanFoldTests
{
    private static readonly IndicatorCatalogue Indicators = IndicatorCatalogue.Reference;
    private static readonly Day Eve = new(2025, 12, 31);

    [Fact]
    public void From_its_record_on_the_nation_reads_with_the_plans_catalogue()
    {
        var fold = New();
        fold.Apply(Record(1, SmallCountry.Catalogue, SmallCountry.Merger));
        Assert.Equal(2, fold.Areas.Version);
        Assert.Equal(2, fold.Take().Catalogues.AreasVersion);
    }

    [Fact]
    public void Of_two_plans_for_one_edition_the_first_is_taken()
    {
        var other = SmallCountry.Plan(SmallCountry.Row(8, 2, "00008", "commune", "2026-01-01"));
        var fold = New();
        fold.Apply(Record(1, SmallCountry.Catalogue, SmallCountry.Merger));
        var taken = fold.Areas;
        fold.Apply(Record(2, SmallCountry.Catalogue, other));
        Assert.Same(taken, fold.Areas);
    }

    [Fact]
    public void A_plan_that_is_not_what_it_says_stops_the_fold()
    {
        var record = Record(1, SmallCountry.Catalogue, SmallCountry.Merger);
        var bytes = record.Payload.ToArray();
        bytes[60] ^= 1;
        Assert.Throws<JournalDamagedException>(() => New().Apply(record with { Payload = bytes }));
        Assert.Throws<JournalDamagedException>(() => New().Apply(record with { Payload = new byte[] { 1, 2 } }));
    }

    [Fact]
    public void A_plan_moves_no_total_of_any_past_period() =>
        Amounts.Sample(postings =>
        {
            var proof = new AreaPlanProof(Taken(postings), SmallCountry.Catalogue, Indicators);
            Assert.Null(AreaPlan.TryRead(SmallCountry.Catalogue, SmallCountry.Merger, out var plan));
            Assert.Null(proof.Check(plan!, Eve));
            Assert.Equal(postings.Length == 0, proof.Periods == 0);
        });

    [Fact]
    public void An_end_that_is_over_is_refused()
    {
        Assert.Null(AreaPlan.TryRead(SmallCountry.Catalogue, SmallCountry.Merger, out var plan));
        var refusal = new AreaPlanProof(Taken([]), SmallCountry.Catalogue, Indicators).Check(
            plan!,
            new Day(2026, 1, 2)
        );
        Assert.Equal(AreaPlanRefusalKind.EndIsOver, refusal!.Kind);
        Assert.Equal(
            "Tên 01 (01) would end on 2025-12-31, which is over: amounts may have been recorded for it since. "
                + "The earliest "
                + "last day is 2026-01-01.",
            refusal.Message
        );
    }

    [Fact]
    public void An_end_before_amounts_that_are_there_is_refused()
    {
        var late = Sample.Post(new AreaId(2), Sample.Patrols, "police", 5, Span.Of(new Day(2026, 1, 1)));
        Assert.Null(AreaPlan.TryRead(SmallCountry.Catalogue, SmallCountry.Merger, out var plan));
        var refusal = new AreaPlanProof(Taken([late]), SmallCountry.Catalogue, Indicators).Check(plan!, Eve);
        Assert.Equal(AreaPlanRefusalKind.TotalChanged, refusal!.Kind);
        Assert.StartsWith("Amounts of 2026-01-01 lie in Tên 01 (01)", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Amounts of the three provinces before the day of the merger.</summary>
    private static readonly Gen<Posting[]> Amounts = Gen.Select(Gen.Int[2, 4], Gen.Int[0, 1800], Gen.Long[1, 500])
        .Select(
            (area, day, amount) =>
                Sample.Post(
                    new AreaId(area),
                    Sample.Patrols,
                    amount % 2 == 0 ? "police" : "border_guard+police",
                    amount,
                    Span.Of(new Day(2021, 1, 1).Plus(day))
                )
        )
        .Array[0, 20];

    private static BoardFold New() => new(SmallCountry.Catalogue, Indicators);

    private static FoldCheckpoint Taken(IEnumerable<Posting> postings)
    {
        var ledgers = postings
            .GroupBy(posting => posting.Key.Area)
            .Select(
                (ofOne, i) =>
                {
                    var table = new FigureTable();
                    foreach (var posting in ofOne)
                    {
                        table.Apply(posting);
                    }

                    var id = new LedgerId(new Guid(i + 1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));
                    return new LedgerCheckpoint(id, ofOne.Key, default, [.. table.Cells], null, null);
                }
            );
        return new FoldCheckpoint(
            new JournalVersion(1, 1),
            CatalogueStatement.Of(Indicators, SmallCountry.Catalogue),
            0,
            [.. ledgers]
        );
    }

    private static JournalRecord Record(long position, AreaCatalogue areas, string text)
    {
        Assert.Null(AreaPlan.TryRead(areas, text, out var plan));
        var payload = AreaPlanStatement.Of(areas, plan!, "operator", "test", text).Encode();
        return new JournalRecord(position, JournalRecordKind.AreaPlan, default, default, default, 0, payload);
    }
}
