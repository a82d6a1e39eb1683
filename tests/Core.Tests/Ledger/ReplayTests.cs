using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ReplayTests
{
    private static ActivityRecorded First { get; } =
        new(new EntryNumber(1), TestLedger.IdOf(1), TestLedger.At, Claim.Operator, TestLedger.Patrol(1, 9));

    private readonly ProvinceLedger _ledger = TestLedger.New();

    [Fact]
    public void The_latest_day_is_that_of_the_latest_time_not_of_the_last_entry()
    {
        Assert.Null(_ledger.LatestDay);

        _ledger.Apply(First with { AtUnixMicroseconds = TestLedger.At + 86_400_000_000 });
        _ledger.Apply(First with { Number = new EntryNumber(2), Id = TestLedger.IdOf(2) });

        Assert.Equal(new Day(2025, 2, 2), _ledger.LatestDay);
    }

    [Fact]
    public void The_latest_day_is_a_day_of_Vietnam()
    {
        _ledger.Apply(First with { AtUnixMicroseconds = 1_738_429_200_000_000 });

        Assert.Equal(new Day(2025, 2, 2), _ledger.LatestDay);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_entry_out_of_order_is_damage(long number)
    {
        _ledger.Apply(First);

        var damage = Damaged(First with { Number = new EntryNumber(number), Id = TestLedger.IdOf(2) });

        Assert.Contains("entry 2 was to come", damage.Message);
        Assert.Equal(number, damage.Entry.Value);
    }

    [Fact]
    public void An_id_that_comes_twice_is_damage()
    {
        _ledger.Apply(First);

        Damaged(First with { Number = new EntryNumber(2) });
    }

    [Fact]
    public void A_correction_or_void_of_nothing_is_damage()
    {
        Damaged(Voided(1, id: 2, activity: 1));
        Damaged(
            new ActivityCorrected(
                new EntryNumber(1),
                TestLedger.IdOf(2),
                TestLedger.At,
                Claim.Operator,
                TestLedger.IdOf(1),
                TestLedger.Patrol(1, 8),
                "why"
            )
        );
        Damaged(
            new AmountWithdrawn(
                new EntryNumber(1),
                TestLedger.IdOf(2),
                TestLedger.At,
                Claim.Operator,
                TestLedger.IdOf(1),
                new ImportId(Guid.Parse("00000000-0000-8000-8000-000000000001")),
                "why"
            )
        );
    }

    [Fact]
    public void A_second_void_is_damage_and_changes_nothing()
    {
        _ledger.Apply(First);
        _ledger.Apply(Voided(2, id: 2, activity: 1));

        Damaged(Voided(3, id: 3, activity: 1));

        Assert.Equal(3, _ledger.NextEntry.Value);
        Assert.Equal(0, _ledger.SumOf(TestLedger.Of("patrol.patrols", 0).Indicator));
        Assert.IsType<Decision.Accepted>(
            _ledger.Decide(
                new RecordActivity(Claim.Operator, TestLedger.IdOf(3), TestLedger.Patrol(1, 9)),
                TestLedger.Today,
                TestLedger.At
            )
        );
    }

    [Fact]
    public void A_time_that_no_day_has_is_damage() => Damaged(First with { AtUnixMicroseconds = long.MaxValue });

    private static ActivityVoided Voided(long number, int id, int activity) =>
        new(
            new EntryNumber(number),
            TestLedger.IdOf(id),
            TestLedger.At,
            Claim.Operator,
            TestLedger.IdOf(activity),
            "why"
        );

    private LedgerDamagedException Damaged(Entry entry) =>
        Assert.Throws<LedgerDamagedException>(() => _ledger.Apply(entry));
}
