using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class DrawTests
{
    private readonly TestLedger _ledger = new();

    [Fact]
    public void An_activity_that_draws_on_a_lump_leaves_the_total()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Assert.IsType<Decision.Accepted>(Draw(1, TestLedger.Patrol(4, 9), lump));

        Assert.Equal((10, 2), Patrols());
        Assert.Equal(6, _ledger.Ledger.TryGet(lump, out var held) ? held.Amounts[0].Amount.Value : -1);
        Assert.Equal([new LumpDraw(lump, TestLedger.IdOf(1), new Amount(4))], held!.Draws);
        Assert.Equal(held.Draws, _ledger.Item(1).Draws);
    }

    [Fact]
    public void More_than_a_lump_holds_is_refused_with_what_it_holds_and_nothing_is_recorded()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Draw(1, TestLedger.Patrol(4, 9), lump);
        var refused = Assert.IsType<Decision.Refused>(Draw(2, TestLedger.Patrol(7, 9), lump));

        Assert.Equal(
            $"Lump {lump} cannot be drawn on: it holds patrol.patrols 6 patrols, and the activity counts "
                + "patrol.patrols 7 "
                + "patrols: at most what it holds can be drawn.",
            Assert.Single(refused.Refusals).Message
        );
        Assert.Equal((10, 2), Patrols());
    }

    [Theory]
    [InlineData(
        "20,2025-01-01,2025-01-14,border_guard|police,patrol.patrols,exact,10",
        "it is of 2025-01-01..2025-01-14"
    )]
    [InlineData("20/180,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10", "which does not include")]
    [InlineData("20,2025-01-01,2025-01-31,military|police,patrol.patrols,exact,10", "it is of military|police")]
    [InlineData("20,2025-01-01,2025-01-31,police,patrol.patrols,exact,10", "it is of police, the activity of")]
    [InlineData(
        "20,2025-01-01,2025-01-31,border_guard|police,civil.houses,exact,10",
        "the activity has no civil.houses"
    )]
    public void A_lump_that_does_not_cover_the_activity_is_refused(string line, string expected)
    {
        var refused = Assert.IsType<Decision.Refused>(Draw(1, TestLedger.Patrol(4, 9), Lump(line)));

        Assert.Contains(expected, Assert.Single(refused.Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_lump_or_was_taken_back_or_is_named_twice_is_refused()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Assert.IsType<Decision.Refused>(Draw(1, TestLedger.Patrol(4, 9), TestLedger.IdOf(77)));
        Assert.IsType<Decision.Refused>(Draw(1, TestLedger.Patrol(4, 9), lump, lump));
        _ledger.Undo(_ledger.Entries.OfType<AmountImported>().Last().Import);
        var refused = Assert.IsType<Decision.Refused>(Draw(1, TestLedger.Patrol(4, 9), lump));

        Assert.Contains("was taken back by entry 2", Assert.Single(refused.Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_void_gives_the_amount_back_to_the_lump()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        var before = _ledger.SumOfFacts();
        Draw(1, TestLedger.Patrol(4, 9), lump);
        Assert.IsType<Decision.Accepted>(_ledger.Void(1, 2));

        Assert.Equal(before, _ledger.SumOfFacts());
        Assert.Empty(_ledger.Ledger.TryGet(lump, out var held) ? held.Draws : [new(lump, lump, default)]);
    }

    [Fact]
    public void A_correction_draws_what_the_activity_counts_then_and_no_more_than_there_is()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Draw(1, TestLedger.Patrol(4, 9), lump);
        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 2, TestLedger.Patrol(10, 9)));
        Assert.Equal((10, 2), Patrols());
        Assert.IsType<Decision.Refused>(_ledger.Correct(1, 3, TestLedger.Patrol(11, 9)));

        var without = new ActivityContent(
            TestLedger.Area("20/183"),
            new Day(2025, 1, 15),
            TestLedger.Forces("border_guard+police"),
            Force.Police,
            [TestLedger.Of("patrol.participants", 9)]
        );
        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 4, without));
        Assert.Equal((10, 1), Patrols());
    }

    [Fact]
    public void A_lump_that_was_drawn_on_is_neither_replaced_nor_undone_nor_voided()
    {
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Draw(1, TestLedger.Patrol(4, 9), lump);
        var import = _ledger.Entries.OfType<AmountImported>().Last().Import;
        var undo = _ledger.Undo(import);
        Assert.Contains("was drawn on by 1 activities", Assert.Single(undo.Refusals).Message, StringComparison.Ordinal);

        var replace = TestLedger.File("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,11");
        Assert.Equal(1, _ledger.Import(replace with { Replace = true }).Count(ImportOutcome.Refused));
        var same = _ledger.Import("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,10");
        Assert.Equal(1, same.Count(ImportOutcome.Unchanged));

        _ledger.Void(1, 2);
        Assert.Empty(_ledger.Undo(import).Refusals);
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void A_difference_can_be_drawn_on_and_voided_once_it_holds_all()
    {
        var filed = _ledger.File(
            new FileReturn(
                Claim.Operator,
                TestLedger.IdOf(10),
                TestLedger.Owner,
                new Span(new Day(2025, 1, 1), new Day(2025, 1, 31)),
                View.Total,
                [TestLedger.Of("patrol.patrols", 10)]
            )
            {
                Difference = TestLedger.Forces("border_guard|police"),
            }
        );
        var lump = filed.Lines[0].Lump!.Value;
        Draw(1, TestLedger.Patrol(10, 9), lump);
        Assert.Equal((10, 2), Patrols());
        Assert.IsType<Decision.Refused>(
            _ledger.Do(new VoidActivity(Claim.Operator, lump, TestLedger.IdOf(3), "posted in error"))
        );

        _ledger.Void(1, 2);
        Assert.IsType<Decision.Accepted>(
            _ledger.Do(new VoidActivity(Claim.Operator, lump, TestLedger.IdOf(3), "posted in error"))
        );
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void For_random_draws_corrections_voids_and_declines_the_total_is_what_was_imported_and_drawn_by_none()
    {
        var random = new Random(406);
        var lump = Lump("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,500");
        var own = new Dictionary<int, long>();
        for (var i = 1; i <= 2_000; i++)
        {
            var content = TestLedger.Patrol(random.Next(12), 9);
            var target = own.Count == 0 ? 0 : own.Keys.ElementAt(random.Next(own.Count));
            var decision = random.Next(5) switch
            {
                < 2 => Draw(i, content, lump),
                2 => _ledger.Record(i, content),
                3 when target > 0 => _ledger.Correct(target, 5_000 + i, content),
                _ when target > 0 => _ledger.Void(target, 5_000 + i),
                _ => null,
            };
            if (decision is Decision.Accepted { Entries: [var entry, ..] })
            {
                var id = entry is ActivityRecorded ? i : target;
                own[id] = entry is ActivityVoided ? 0 : content.Amounts[0].Amount.Value;
                _ = entry is ActivityVoided && own.Remove(id);
            }
        }

        var drawn = _ledger.Ledger.TryGet(lump, out var held) ? held.Draws.Sum(draw => draw.Amount.Value) : -1;
        Assert.Equal(500, held!.Amounts[0].Amount.Value + drawn);
        Assert.Equal(500 + own.Values.Sum() - drawn, Patrols().Amount);
        Assert.Equal(_ledger.SumOfLive(), _ledger.SumOfFacts());
        Assert.True(drawn > 0);
    }

    private Decision Draw(int id, ActivityContent content, params EntryId[] lumps) =>
        _ledger.Do(new RecordActivity(Claim.Operator, TestLedger.IdOf(id), content) { DrawsOn = lumps });

    private EntryId Lump(string line) => _ledger.Import(line).Lines[0].Lump!.Value;

    private (long Amount, long Count) Patrols()
    {
        var cell = Fact.PostingsOf(_ledger.Facts)
            .Where(posting => posting.Key.Indicator == TestLedger.Of("patrol.patrols", 0).Indicator)
            .Aggregate(default(Cell), (sum, posting) => sum + posting);
        return (cell.Amount, cell.Count);
    }
}
