using System.Buffers;
using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.Explained;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.TestKit.Journal;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Boards.Explained;

/// <summary>Which frames made a figure.</summary>
public sealed class FrameSharesTests
{
    [Fact]
    public void The_largest_are_named_and_the_others_are_one_sum()
    {
        var journal = new JournalMaker();
        foreach (var amount in (long[])[2, 9, 4, 9, 1])
        {
            journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", amount));
        }

        var shares = Shares(journal, Query(CaoBang, View.Total), largest: 3);

        Assert.Equal([(2, 9L), (4, 9), (3, 4)], shares.Largest.Select(one => ((int)one.Number.Value, one.Amount)));
        Assert.Equal((2, 3, 25), (shares.Others, shares.OthersAmount, shares.Amount));
        var first = shares.Largest[0];
        Assert.Equal(
            (OfCaoBang, 2L, 1_750_000_001_000_000, 1),
            (first.Ledger, first.Position, first.AtUnixMicroseconds, first.Entries)
        );
    }

    [Fact]
    public void A_frame_that_took_back_more_than_it_added_is_large_too()
    {
        var journal = new JournalMaker();
        var posting = Post(CaoBang, Patrols, "police", 7);
        journal.Frame(CaoBang, OfCaoBang, posting);
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 2));
        journal.Frame(CaoBang, OfCaoBang, posting.Reverse());

        var shares = Shares(journal, Query(CaoBang, View.Total), largest: 2);
        Assert.Equal([7L, -7], shares.Largest.Select(one => one.Amount));
        Assert.Equal((1, 2, 2), (shares.Others, shares.OthersAmount, shares.Amount));
    }

    [Fact]
    public void What_is_approved_in_a_frame_adds_nothing_on_balance()
    {
        var journal = new JournalMaker();
        var posting = Post(CaoBang, Patrols, "police", 7);
        journal.Frame(CaoBang, OfCaoBang, posting);
        var approved = posting with { Key = posting.Key with { Approval = Approval.Approved } };
        journal.Frame(CaoBang, OfCaoBang, posting.Reverse(), approved);
        Assert.Equal(1, Assert.Single(Shares(journal, Query(CaoBang, View.Total), 9).Largest).Number.Value);
    }

    [Fact]
    public void Overruled_warnings_are_counted_by_rule_and_reason_less_those_taken_back_in_the_area_and_period()
    {
        var outside = Code(CaoBang, new Day(2024, 12, 31), OverruleReason.Campaign);
        var below = Code(Area("04/043"), new Day(2025, 3, 31), OverruleReason.Campaign);
        var own = Code(CaoBang, new Day(2025, 1, 1), OverruleReason.Checked);
        List<JournalRecord> records =
        [
            .. ((OverruledCode[])[outside, below, below, own, own, own with { Stands = false }]).Select(one =>
                Told(CaoBang, OfCaoBang, one)
            ),
            // Of another owner's area: on no board.
            Told(LangSon, OfLangSon, below),
        ];

        Assert.Equal(
            [(5043, OverruleReason.Checked, 1L), (5043, OverruleReason.Campaign, 2)],
            Shares(records, Query(CaoBang, View.Police), 9)
                .Overruled.Select(one => ((int)one.Rule, one.Because, one.Count))
        );
        Assert.Equal(2, Assert.Single(Shares(records, Query(Area("04/043"), View.Total), 9).Overruled).Count);
        Assert.Empty(Shares(records, Query(LangSon, View.Total), 9).Overruled);
    }

    [Fact]
    public void A_frame_that_does_not_decode_is_damage()
    {
        var record = new JournalRecord(7, JournalRecordKind.Frame, CaoBang, OfCaoBang, default, 1, new byte[] { 1 });
        var shares = new FrameShares(Query(CaoBang, View.Total), 1, AreaCatalogue.Reference);
        Assert.Contains("Position 7", Assert.Throws<JournalDamagedException>(() => shares.Take(record)).Message);
    }

    [Fact]
    public void In_every_view_the_frames_add_up_to_the_figure() =>
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 2], Gen.Int[0, 120], Gen.Long[0, 50], Gen.Bool)
            .Array[1, 30]
            .Select(Gen.Int[0, 5])
            .Sample(
                (draws, largest) =>
                {
                    var journal = new JournalMaker();
                    var figures = new ProvinceFigures(CaoBang, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                    foreach (var (set, place, day, amount, isTakenBack) in draws)
                    {
                        var area = place == 0 ? CaoBang : Area("04/043");
                        var on = Span.Of(new Day(2025, 1, 1).Plus(day));
                        var posting = Post(area, Patrols, ForceSet.All[set].ToString(), amount, on);
                        Posting[] postings = isTakenBack ? [posting, posting, posting.Reverse()] : [posting];
                        journal.Frame(CaoBang, OfCaoBang, postings);
                        Array.ForEach(postings, one => figures.Apply(one));
                    }

                    foreach (var query in Views.All.SelectMany(view => Both(view)))
                    {
                        var shares = Shares(journal, query, largest);
                        var amount = figures.Query(query).Lines is [var line, ..] ? line.Figure.Amount : 0;
                        Assert.Equal(amount, shares.Amount);
                        Assert.Equal(amount, shares.Largest.Sum(one => one.Amount) + shares.OthersAmount);
                        Assert.True(shares.Largest.Count <= largest);
                    }
                },
                iter: 100
            );

    private static OverruledCode Code(AreaId area, Day day, OverruleReason because) =>
        new(area, day, new OverruledWarning(Patrols, 5043), because, Stands: true);

    private static FigureQuery[] Both(View view) => [Query(CaoBang, view), Query(Area("04/043"), view)];

    private static FigureQuery Query(AreaId area, View view) =>
        new(
            AreaCatalogue.Reference.Get(area).Versions[0].Code,
            area,
            QuarterOne,
            Calendar.Civil,
            Quarter,
            view,
            [Patrols]
        );

    private static JournalRecord Told(AreaId owner, LedgerId ledger, OverruledCode code)
    {
        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode([new Fact(new EntryId(Guid.NewGuid()), code.ToFact())], bytes);
        return new JournalRecord(1, JournalRecordKind.Frame, owner, ledger, default, 1, bytes.WrittenMemory);
    }

    private static FrameShares Shares(JournalMaker journal, FigureQuery query, int largest) =>
        Shares(journal.Records, query, largest);

    private static FrameShares Shares(IReadOnlyList<JournalRecord> records, FigureQuery query, int largest)
    {
        var shares = new FrameShares(query, largest, AreaCatalogue.Reference);
        foreach (var record in records)
        {
            shares.Take(record);
        }

        return shares;
    }
}
