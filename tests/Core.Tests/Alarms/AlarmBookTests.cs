using Federation.Core.Alarms;
using Federation.Core.Areas;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Alarms;

/// <summary>What is raised, what clears, who has seen it, and what is kept of it.</summary>
public sealed class AlarmBookTests
{
    private static readonly AreaId CaoBang = new(4);
    private static readonly AlarmSign Silent = Sign(AlarmKind.Silent, "a");
    private readonly AlarmBook _book = new();
    private long _now = 1_000;

    [Fact]
    public void What_is_wrong_is_one_alarm_for_as_long_as_it_is_wrong()
    {
        See(Silent);
        See(Silent with { Says = "something else", Value = 7 });

        var alarm = Assert.Single(_book.Alarms);
        Assert.Equal(
            (1L, Silent, 1_001L, true),
            (alarm.Number, alarm.Sign, alarm.RaisedAtUnixMicroseconds, alarm.IsStanding)
        );
    }

    [Fact]
    public void What_is_over_clears_and_coming_again_is_another_alarm()
    {
        See(Silent);
        See();
        See(Silent);

        Assert.Equal(
            [(1L, (long?)1_002), (3L, null)],
            _book.Alarms.Select(one => (one.Number, one.ClearedAtUnixMicroseconds))
        );
        Assert.Equal(1, _book.StandingCount);
    }

    [Fact]
    public void What_was_not_looked_at_or_could_not_be_judged_stays_as_it_is()
    {
        See(Silent);

        Apply(
            _book.Observe(new AlarmSight(new HashSet<AlarmKind> { AlarmKind.Late }, [], new HashSet<string>()), ++_now)
        );
        Apply(_book.Observe(new AlarmSight(AlarmKinds.All.ToHashSet(), [], new HashSet<string> { "a" }), ++_now));

        Assert.True(Assert.Single(_book.Alarms).IsStanding);
    }

    [Fact]
    public void An_alarm_is_acknowledged_once_by_name_and_the_second_is_told_who_was_first()
    {
        See(Silent);
        Take(_book.Acknowledge(Guid.NewGuid(), 1, "Nguyễn Văn An", "đã gọi", ++_now));

        Assert.Equal(new AlarmWord("Nguyễn Văn An", "đã gọi", 1_002), _book.Find(1)!.Acknowledged);
        var refusal = Refused(_book.Acknowledge(Guid.NewGuid(), 1, "Trần Thị Bình", "", ++_now));
        Assert.Equal((RefusalCode.AlarmAcknowledged, "alarm"), (refusal.Code, refusal.Field));
        Assert.Equal("Alarm 1 was acknowledged by Nguyễn Văn An at 1970-01-01 07:00:00.", refusal.Message);
    }

    [Fact]
    public void The_same_command_again_writes_nothing()
    {
        var command = Guid.NewGuid();
        See(Silent);
        Take(_book.Acknowledge(command, 1, "An", "", ++_now));

        Assert.IsType<AlarmDecision.AlreadyDone>(_book.Acknowledge(command, 1, "An", "", ++_now));
        Assert.Equal(2, _book.Number);
    }

    [Fact]
    public void An_acknowledged_alarm_stands_until_what_it_is_about_is_over()
    {
        See(Silent);
        Take(_book.Acknowledge(Guid.NewGuid(), 1, "An", "", ++_now));
        See(Silent);
        Assert.True(_book.Find(1)!.IsStanding);

        See();
        Assert.Equal("An", _book.Find(1)!.Acknowledged!.Name);
        Assert.False(_book.Find(1)!.IsStanding);
    }

    [Theory]
    [InlineData(2, "An", RefusalCode.NotFound, "alarm", "There is no alarm 2: see fed alarms.")]
    [InlineData(1, "", RefusalCode.InvalidField, "name", "Say who you are: a name of 1 to 100 characters.")]
    [InlineData(1, "  ", RefusalCode.InvalidField, "name", "Say who you are: a name of 1 to 100 characters.")]
    [InlineData(
        1,
        " An",
        RefusalCode.InvalidField,
        "name",
        "Name ' An' must be one line of 1 to 100 characters, without blanks around it."
    )]
    public void An_unknown_alarm_and_a_name_that_is_none_are_refused(
        long alarm,
        string name,
        RefusalCode code,
        string field,
        string message
    )
    {
        See(Silent);

        var refusal = Refused(_book.Acknowledge(Guid.NewGuid(), alarm, name, "", ++_now));
        Assert.Equal((code, field, message), (refusal.Code, refusal.Field, refusal.Message));
    }

    [Fact]
    public void A_cleared_alarm_and_a_remark_of_two_lines_are_refused_together()
    {
        See(Silent);
        See();

        var decision = _book.Acknowledge(Guid.NewGuid(), 1, "An", "a\nb", ++_now);
        var refused = Assert.IsType<AlarmDecision.Refused>(decision).Refusals;
        Assert.Equal([RefusalCode.AlarmCleared, RefusalCode.InvalidField], refused.Select(one => one.Code));
    }

    [Fact]
    public void Who_takes_the_shift_is_kept_with_what_was_open()
    {
        See(Silent, Sign(AlarmKind.Fork, "b"));
        Take(_book.TakeOver(Guid.NewGuid(), "Bình", "ca đêm", ++_now));

        Assert.Equal(new ShiftTaken(3, new AlarmWord("Bình", "ca đêm", 1_002), 2), Assert.Single(_book.Shifts));
        Assert.Equal("name", Refused(_book.TakeOver(Guid.NewGuid(), "", "", ++_now)).Field);
    }

    [Fact]
    public void Time_never_goes_back_and_the_same_events_give_the_same_book()
    {
        See(Silent, Sign(AlarmKind.Late, "2026-Q3"));
        Take(_book.Acknowledge(Guid.NewGuid(), 2, "An", "", 5));
        Assert.Equal(1_001, _book.LastAtUnixMicroseconds);
        See();

        var again = new AlarmBook();
        foreach (var happened in _book.Events)
        {
            again.Apply(happened);
        }

        Assert.Equal(_book.Alarms, again.Alarms);
        Assert.Equal((_book.Number, 0L), (again.Number, again.CompleteSinceUnixMicroseconds));
    }

    [Fact]
    public void The_oldest_of_what_is_over_is_forgotten_with_all_its_events_and_what_stands_never()
    {
        See(Silent);
        var standing = Sign(AlarmKind.Fork, "b");
        for (var i = 0; i < AlarmBook.EventsMax / 2; i++)
        {
            See(Silent, standing);
            See(standing);
            _ = _book.Forget();
        }

        Assert.InRange(_book.Events.Count, AlarmBook.EventsMax - 2, AlarmBook.EventsMax);
        Assert.Contains(_book.Alarms, alarm => alarm.IsStanding && alarm.Sign == standing);
        Assert.True(_book.CompleteSinceUnixMicroseconds > 1_000);
        var again = new AlarmBook();
        foreach (var happened in _book.Events)
        {
            again.Apply(happened);
        }

        Assert.Equal(_book.Alarms, again.Alarms);
        Assert.True(again.CompleteSinceUnixMicroseconds > 0);
    }

    [Fact]
    public void No_more_alarms_stand_than_a_list_can_hold()
    {
        See([.. Enumerable.Range(0, AlarmBook.StandingMax + 5).Select(i => Sign(AlarmKind.Late, $"{i}"))]);

        Assert.Equal(AlarmBook.StandingMax, _book.StandingCount);
    }

    private static AlarmSign Sign(AlarmKind kind, string about) => new(new AlarmKey(kind, CaoBang, about), 0, 0, "");

    private static Refusal Refused(AlarmDecision decision) =>
        Assert.Single(Assert.IsType<AlarmDecision.Refused>(decision).Refusals);

    private void See(params AlarmSign[] signs) =>
        Apply(_book.Observe(new AlarmSight(AlarmKinds.All.ToHashSet(), signs, new HashSet<string>()), ++_now));

    private void Take(AlarmDecision decision) => Apply([Assert.IsType<AlarmDecision.Accepted>(decision).Event]);

    private void Apply(IReadOnlyList<AlarmEvent> events)
    {
        foreach (var happened in events)
        {
            _book.Apply(happened);
        }
    }
}
