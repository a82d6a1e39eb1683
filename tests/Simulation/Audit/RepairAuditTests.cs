using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>What is approved is what is closed, also after a repair: but for what it left, and no more.</summary>
public sealed class RepairAuditTests
{
    private const byte BorderGuard = 0b0010;
    private const int Border = 1;
    private static readonly Day Day = History.Day;

    /// <summary>Entry 1 records 100 of border guard and police, led by the border guard.</summary>
    private static History Recorded() => new History().Confirm(1, Led(1)).Tell(1, History.Post(100)).Seal().Append(1);

    private static ConfirmedChange Led(int entry) => History.Change(entry, 100) with { Lead = Border };

    private static History Close(History history, int entry, Force force = Force.BorderGuard)
    {
        var fact = new ClosingFact(force, History.Owner, Day, Day).ToFact(FactKind.Closing);
        return history.Confirm(entry, Act(ConfirmedKind.Closed, entry, 1 << (int)force)).Say(entry, [], fact);
    }

    private static History Reopen(History history, int entry)
    {
        var fact = new ClosingFact(Force.BorderGuard, History.Owner, Day, Day).ToFact(FactKind.Reopening);
        return history.Confirm(entry, Act(ConfirmedKind.Reopened, entry, BorderGuard)).Say(entry, [], fact);
    }

    private static ConfirmedChange Act(ConfirmedKind kind, int entry, int forces) =>
        new(kind, History.Id(entry), History.Owner, Day.Number, Day.Number, (byte)forces, []);

    private static History Approve(History history, int entry, int item)
    {
        var part = new ConfirmedChange(ConfirmedKind.MadeApproved, History.Id(99), default, 0, 0, 0, [])
        {
            Items = [History.Id(item)],
        };
        var approved = History.Post(100, approval: Approval.Approved);
        return history.Confirm(entry, part).Tell(entry, History.Post(100).Reverse(), approved);
    }

    /// <summary>The edge's disk holds these; what it holds and no frame tells is carried over.</summary>
    private static History Repair(History history, params int[] held) =>
        history.Lose(0, held).Stop("Behind").Holding(held).Repair().GoOn();

    private static void End(History history) => history.Seal().Append(history.Frames.Count).Publish(1).Show(1).End();

    private static void Caught(History history) =>
        Assert.Equal(Checks.ApprovedIsClosed, Assert.Throws<AuditException>(() => End(history)).Check);

    [Fact]
    public void A_closing_after_a_repair_that_leaves_an_amount_provisional_is_caught() =>
        Caught(Close(Repair(Recorded(), 1), 2));

    [Fact]
    public void A_closing_after_a_repair_with_what_it_moves_passes() =>
        End(Close(Approve(Repair(Recorded(), 1), 2, 1), 3));

    [Fact]
    public void A_reopening_after_a_repair_that_leaves_an_amount_approved_is_caught()
    {
        var closed = Close(Approve(Recorded(), 2, 1), 3).Seal().Append(2);
        Caught(Reopen(Repair(closed, 1, 2, 3), 4));
    }

    [Fact]
    public void What_was_recorded_after_a_repair_in_closed_days_is_caught()
    {
        var closed = Repair(Close(new(), 1).Seal().Append(1), 1);
        Caught(closed.Confirm(2, Led(2)).Tell(2, History.Post(100)));
    }

    [Fact]
    public void What_a_repair_carried_into_closed_days_waits_for_the_next_closing() =>
        End(CarriedIntoClosed().Record(7, 5));

    [Fact]
    public void What_waited_and_was_not_approved_by_the_next_closing_is_caught() =>
        Caught(Close(CarriedIntoClosed(), 3));

    [Fact]
    public void What_waited_and_was_approved_by_the_next_closing_passes() =>
        End(Close(Approve(CarriedIntoClosed(), 3, 2), 4));

    [Fact]
    public void A_closing_that_was_carried_over_leaves_what_it_did_not_know_of()
    {
        var carried = Recorded().Confirm(2, Act(ConfirmedKind.Closed, 2, BorderGuard));
        End(Close(Repair(carried, 2), 2));
    }

    [Fact]
    public void Who_led_is_lost_with_the_disk_and_every_force_is_asked()
    {
        var copied = Close(Repair(Recorded()), 2);
        copied.Seal().Append(1).Publish(1);
        Caught(Close(copied, 3, Force.Police));
    }

    [Fact]
    public void What_the_lead_closed_before_its_disk_was_lost_stays_approved() =>
        End(Repair(Close(Approve(Recorded(), 2, 1), 3).Seal().Append(2)).Record(7, 5));

    /// <summary>Entry 2 was recorded at the edge, and the nation's copy had closed its day.</summary>
    private static History CarriedIntoClosed()
    {
        var closed = Close(new(), 1).Seal().Append(1).Confirm(2, Led(2));
        return Repair(closed, 2).Tell(2, History.Post(100)).Seal().Append(1);
    }
}
