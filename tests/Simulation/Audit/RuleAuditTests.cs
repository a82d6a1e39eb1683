using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>Closings, returns, draws and overruled warnings: what is right passes, what is wrong has a name.</summary>
public sealed class RuleAuditTests
{
    private const byte BorderGuard = 0b0010;
    private const byte Border = 1;
    private static readonly Day Day = History.Day;

    /// <summary>An activity of border guard and police that the border guard leads.</summary>
    private static History Led(History history, int entry, long amount) =>
        history.Confirm(entry, History.Change(entry, amount) with { Lead = Border }).Tell(entry, History.Post(amount));

    private static History Close(History history, int entry, Day through) =>
        history
            .Confirm(entry, Act(ConfirmedKind.Closed, entry, through))
            .Say(entry, [], new ClosingFact(Force.BorderGuard, History.Owner, through, Day).ToFact(FactKind.Closing));

    private static History Reopen(History history, int entry, Day from) =>
        history
            .Confirm(entry, Act(ConfirmedKind.Reopened, entry, from))
            .Say(entry, [], new ClosingFact(Force.BorderGuard, History.Owner, from, Day).ToFact(FactKind.Reopening));

    private static ConfirmedChange Act(ConfirmedKind kind, int entry, Day day) =>
        new(kind, History.Id(entry), History.Owner, day.Number, day.Number, BorderGuard, []);

    private static History Move(History history, int entry, ConfirmedKind kind, params Posting[] postings)
    {
        var part = new ConfirmedChange(kind, History.Id(99), default, 0, 0, 0, []) { Items = [History.Id(1)] };
        return history.Confirm(entry, part).Tell(entry, postings);
    }

    private static Posting Approved(long amount) => History.Post(amount, approval: Approval.Approved);

    private static History Closed() =>
        Close(
            Move(Led(new(), 1, 100), 2, ConfirmedKind.MadeApproved, History.Post(100).Reverse(), Approved(100)),
            3,
            Day
        );

    private static ConfirmedChange Filed(int entry, long amount) =>
        History.Change(entry, amount, ConfirmedKind.Filed, forces: 0) with
        {
            FirstDay = History.Period.First.Number,
            LastDay = History.Period.Last.Number,
        };

    private static OtherFact Stated(long amount)
    {
        var indicator = new IndicatorNumber((ushort)History.Indicator);
        var key = new StatementKey(History.Owner, History.Period, View.Total, indicator);
        return new ReturnStatement(key, new Amount(amount), Qualifier.Exact).ToFact();
    }

    private static History File(History history, int entry, long amount) =>
        history.Confirm(entry, Filed(entry, amount)).Say(entry, [], Stated(amount));

    /// <summary>A lump of 50, and an activity of so much.</summary>
    private static History Lump(long activity)
    {
        var history = new History().Confirm(1, History.Change(1, 50, ConfirmedKind.Imported)).Tell(1, History.Post(50));
        return Led(history, 2, activity);
    }

    private static History Draw(History history, long drawn, long left)
    {
        var draw = History.Change(1, drawn, ConfirmedKind.Drawn) with { Other = History.Id(2) };
        return history.Confirm(3, draw).Tell(3, History.Post(50).Reverse(), History.Post(left));
    }

    private static void End(History history) => history.Seal().Append(1).Publish(1).Show(1).End();

    private static void Caught(string check, History history) =>
        Assert.Equal(check, Assert.Throws<AuditException>(() => End(history)).Check);

    [Fact]
    public void A_closing_with_what_it_moves_passes() => End(Closed());

    [Fact]
    public void A_closing_that_takes_nothing_from_provisional_is_caught() =>
        Caught(
            Checks.ClosingMoves,
            Close(Move(Led(new(), 1, 100), 2, ConfirmedKind.MadeApproved, Approved(100)), 3, Day)
        );

    [Fact]
    public void A_closing_that_leaves_an_amount_provisional_is_caught() =>
        Caught(Checks.ApprovedIsClosed, Close(Led(new(), 1, 100), 2, Day));

    [Fact]
    public void A_closing_of_days_before_moves_nothing() => End(Close(Led(new(), 1, 100), 2, Day.Plus(-1)));

    [Fact]
    public void A_reopening_makes_provisional_again_what_lies_in_its_days() =>
        End(
            Move(Reopen(Closed(), 4, Day), 5, ConfirmedKind.MadeProvisional, Approved(100).Reverse(), History.Post(100))
        );

    [Fact]
    public void A_reopening_that_leaves_an_amount_approved_is_caught() =>
        Caught(Checks.ApprovedIsClosed, Reopen(Closed(), 4, Day));

    [Fact]
    public void A_return_that_is_filed_again_takes_the_place_of_the_one_before() =>
        End(File(File(Led(new(), 1, 100), 2, 120), 3, 110));

    [Fact]
    public void A_return_that_tells_another_figure_is_caught() =>
        Caught(Checks.StatedAsFiled, new History().Confirm(1, Filed(1, 120)).Say(1, [], Stated(220)));

    [Fact]
    public void A_board_that_keeps_the_statement_before_is_caught()
    {
        var history = File(Led(new(), 1, 100), 2, 120).Seal().Append(1);
        var before = history.Board();
        File(history, 3, 110).Seal().Append(2);
        Assert.Equal(Checks.BoardSums, Assert.Throws<AuditException>(() => history.Publish(1, before)).Check);
    }

    [Fact]
    public void A_difference_that_leaves_stated_and_counted_apart_is_caught()
    {
        var lump = History.Change(3, 15, ConfirmedKind.Imported) with { Other = History.Id(2) };
        Caught(Checks.DifferenceCloses, File(Led(new(), 1, 100), 2, 120).Confirm(3, lump).Tell(3, History.Post(15)));
    }

    [Fact]
    public void A_draw_takes_from_the_lump_what_the_activity_counts() => End(Draw(Lump(20), 20, 30));

    [Fact]
    public void A_draw_beside_its_lump_is_caught() => Caught(Checks.DrawKeepsTotal, Draw(Lump(20), 20, 50));

    [Fact]
    public void A_draw_of_other_than_the_activity_counts_is_caught() =>
        Caught(Checks.DrawKeepsTotal, Draw(Lump(20), 30, 20));

    [Fact]
    public void A_draw_of_more_than_the_lump_holds_is_caught() => Caught(Checks.DrawKeepsTotal, Draw(Lump(60), 60, 0));

    [Theory]
    [InlineData(OverruleReason.Campaign, null)]
    [InlineData(OverruleReason.Checked, Checks.CodeAsGiven)]
    public void An_overruled_warning_comes_with_the_reason_that_was_given(OverruleReason told, string? check)
    {
        var warning = new OverruledWarning(new IndicatorNumber((ushort)History.Indicator), 2025);
        var overruled = new ConfirmedChange(ConfirmedKind.Overruled, History.Id(1), default, 0, 0, 0, [])
        {
            Because = (byte)OverruleReason.Campaign,
        };
        var history = Led(new(), 1, 100)
            .Confirm(2, overruled)
            .Say(2, [], new OverruledCode(History.Owner, Day, warning, told, Stands: true).ToFact());
        var caught = Record.Exception(() => End(history)) as AuditException;
        Assert.Equal(check, caught?.Check);
    }
}
