using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Plausibility;

/// <summary>What stands implausible at the nation, from frames alone.</summary>
public sealed class WarningBookTests
{
    private const int Inputs = 2_000;

    private static readonly Overruling Campaign = new(OverruleReason.Campaign, "the great parade");

    private readonly TestLedger _ledger = new(RulePack.Reference);

    [Fact]
    public void An_overruled_warning_is_told_with_amount_forces_rule_and_reason()
    {
        Record(1, TestLedger.Patrol(1, 501));

        var one = Assert.Single(Book().Live);
        Assert.Equal(
            (TestLedger.Area("20/183/ba-son"), TestLedger.Forces("border_guard+police"), 501L, TestLedger.IdOf(1)),
            (one.Area, one.Forces!.Value, one.Amount!.Value, one.Entry)
        );
        Assert.Equal((5043, OverruleReason.Campaign), ((int)one.Warning.Rule, one.Because!.Value));
        Assert.Equal((500L, 1L), (one.Verdict!.Value.Bound, one.Frame.Value));
    }

    [Fact]
    public void What_is_voided_or_corrected_to_what_is_plausible_stands_no_more()
    {
        Record(1, TestLedger.Patrol(1, 501));
        Record(2, TestLedger.Patrol(1, 501));
        _ledger.Void(1, 11);
        Assert.Equal(TestLedger.IdOf(2), Assert.Single(Book().Live).Entry);
        _ledger.Correct(2, 12, TestLedger.Patrol(1, 9));
        Assert.Empty(Book().Live);
    }

    [Fact]
    public void A_participant_that_leaves_takes_no_warning_along_and_a_move_keeps_what_the_rule_says()
    {
        Record(1, TestLedger.Patrol(1, 501));
        _ledger.Decline(1, Force.Police, 1);
        Assert.Equal(TestLedger.Forces("border_guard"), Assert.Single(Book().Live).Forces);
        var content = TestLedger.Patrol(1, 501);
        var moved = new ActivityContent(
            TestLedger.Area("20"),
            content.Day,
            TestLedger.Forces("border_guard"),
            Force.BorderGuard,
            content.Amounts
        );
        _ledger.Correct(1, 11, moved);

        var one = Assert.Single(Book().Live);
        Assert.Equal((TestLedger.Area("20"), 500L), (one.Area, one.Verdict!.Value.Bound));
        Assert.Equal(OverruleReason.Campaign, one.Because);
    }

    [Fact]
    public void An_imported_figure_that_looks_wrong_stands_without_a_reason()
    {
        _ledger.Import("20,2024-01-01,2024-03-31,military|police,seized.timber,exact,600000");

        var one = Assert.Single(Book().Live);
        Assert.Equal((JudgedKind.Lump, 2033, null), (one.Kind, (int)one.Warning.Rule, one.Because));
    }

    [Fact]
    public void Where_a_rule_is_newer_than_the_nations_the_code_still_stands()
    {
        Record(1, TestLedger.Patrol(1, 501));
        var one = Assert.Single(Book(RulePack.None).Live);
        Assert.Equal((5043, 501L, null), ((int)one.Warning.Rule, one.Amount!.Value, one.Verdict));
    }

    [Fact]
    public void A_frame_that_does_not_decode_is_damage()
    {
        var record = new JournalRecord(7, JournalRecordKind.Frame, default, default, default, 1, new byte[] { 1 });
        var book = new WarningBook(RulePack.None);
        Assert.Contains("Position 7", Assert.Throws<JournalDamagedException>(() => book.Take(record)).Message);
    }

    [Fact]
    public void For_random_histories_what_stands_at_the_nation_is_what_stands_at_the_edge()
    {
        var random = new Random(7301);
        var ledger = new TestLedger(SameVerdictsTests.Lenient);
        var ids = new List<int>();
        for (var input = 1; input <= Inputs; input++)
        {
            _ = SameVerdictsTests.Do(ledger, random, input, ids);
        }

        var live = Book(ledger, SameVerdictsTests.Lenient).Live;
        var edge = ids.Select(ledger.Item)
            .Where(item => !item.IsVoided)
            .SelectMany(item =>
                item.Overruled.Select(one => (item.Area, item.Span, item.Forces.Bits, one, item.Because))
            );
        Assert.True(live.Count > 500);
        Assert.Equal(
            edge.Select(one => $"{one}").Order(StringComparer.Ordinal),
            live.Where(one => one.Because is not null)
                .Select(one => $"{(one.Area, one.Span, one.Forces!.Value.Bits, one.Warning, one.Because)}")
                .Order(StringComparer.Ordinal)
        );
        Assert.All(live, one => Assert.True(one.Because is not null || one.Kind == JudgedKind.Lump));
        Assert.All(live, one => Assert.NotNull(one.Verdict));
    }

    private void Record(int id, ActivityContent content) =>
        Assert.IsType<Decision.Accepted>(
            _ledger.Do(new RecordActivity(Claim.Operator, TestLedger.IdOf(id), content) { Overruling = Campaign })
        );

    private WarningBook Book(RulePack? rules = null) => Book(_ledger, rules ?? RulePack.Reference);

    /// <summary>Of all that the ledger told, some entries in a frame.</summary>
    private static WarningBook Book(TestLedger ledger, RulePack rules)
    {
        var (book, builder, number) = (new WarningBook(rules), new FrameBuilder(), 0);
        foreach (var entry in ledger.Facts.GroupBy(fact => fact.Entry))
        {
            // What goes with an entry is in its frame.
            var isOverruling = entry.All(fact => fact.Other is not null);
            if (builder.Facts > 60 && !isOverruling)
            {
                Seal();
            }

            Assert.True(builder.TryAdd(entry.ToArray()));
        }

        Seal();
        return book;

        void Seal()
        {
            if (builder.Facts > 0)
            {
                var head = new FrameHead(new FrameNumber(++number), default);
                var (kind, bytes) = (JournalRecordKind.Frame, builder.ToArray());
                book.Take(new(number, kind, TestLedger.Owner, TestLedger.Identity, head, number, bytes));
                builder.Clear();
            }
        }
    }
}
