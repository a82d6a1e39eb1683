using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>What is exempt when a disk or the national database is lost, and what is not (DESIGN section 6).</summary>
public sealed class LossTests
{
    /// <summary>Frame 1 is in the journal, frame 2 is sealed, entry 3 is in no frame.</summary>
    private static History Behind() => new History().Record(1, 100).Seal().Append(1).Record(2, 20).Seal().Record(3, 3);

    private static void Caught(string check, Action<History> happening)
    {
        var history = Behind();
        var caught = Assert.Throws<AuditException>(() =>
        {
            happening(history);
            history.End();
        });
        Assert.Equal(check, caught.Check);
    }

    [Fact]
    public void What_was_lost_before_it_was_announced_is_exempt() => Behind().Lose(1, 1).Show(1).End();

    [Fact]
    public void What_was_lost_after_it_was_announced_is_not_exempt() =>
        Caught(Checks.NeverVanishes, h => h.Announce(2).Lose(1, 1).Show(1));

    [Fact]
    public void What_was_lost_after_it_was_announced_is_named_by_a_stop_and_its_repair() =>
        Behind().Announce(2).Lose(1, 1).Stop("Behind").Repair().Show(1).End();

    [Fact]
    public void A_ledger_that_still_stands_after_healing_is_caught() =>
        Caught(Checks.Healed, h => h.Announce(2).Lose(1, 1).Stop("Behind").Show(1));

    [Fact]
    public void A_repair_of_a_ledger_that_did_not_stop_is_caught() =>
        Caught(Checks.RepairHasCause, h => h.Lose(1, 1).Repair());

    [Fact]
    public void A_repair_that_the_journal_does_not_know_is_caught() =>
        Caught(
            Checks.RepairHasCause,
            h => h.Lose(1, 1).Stop("Behind").Auditor.Repaired(History.Ledger, History.OtherLedger, [], [])
        );

    [Fact]
    public void A_repair_that_drops_what_the_disk_held_is_caught() =>
        Caught(Checks.NeverVanishes, h => h.Announce(2).Lose(1, 1, 2).Stop("Forked").Repair().Show(1));

    [Fact]
    public void What_an_operator_was_told_of_is_in_that_operators_hands() =>
        Behind().Announce(2).Lose(1, 1, 2).Stop("Forked").Repair(2).Show(1).End();

    [Fact]
    public void A_frame_of_a_closed_ledger_is_caught() =>
        Caught(Checks.ClosedForGood, h => h.Lose(1, 1).Stop("Behind").Repair().Append(2));

    [Fact]
    public void A_closing_at_another_frame_than_the_last_is_caught() =>
        Caught(Checks.ClosedForGood, h => h.Close(h.Frames[1].Head));

    [Fact]
    public void A_retry_of_what_was_confirmed_is_not_refused() =>
        Caught(Checks.RetryRecognised, h => h.Auditor.Refused(History.Owner, History.Ledger, History.Id(2), "why"));

    [Fact]
    public void A_retry_of_what_a_disk_lost_may_be_refused() =>
        Behind()
            .Lose(1, 1)
            .Auditor.Refused(History.Owner, History.Ledger, History.Id(2), "what it corrects is not there");

    [Fact]
    public void A_stop_that_is_over_excuses_nothing() =>
        Caught(Checks.NeverVanishes, h => h.Announce(2).Lose(1, 1).Stop("Behind").Auditor.LedgerGoesOn(History.Ledger));

    [Fact]
    public void What_the_copy_holds_is_not_exempt() => Caught(Checks.NeverVanishes, h => h.Lose(1, 1, 2));

    [Fact]
    public void What_is_confirmed_anew_after_the_loss_is_not_exempt() =>
        Caught(Checks.NeverVanishes, h => h.Lose(1, 1).Confirm(2, History.Change(2, 20)));

    [Fact]
    public void A_lost_disk_may_seal_its_numbers_anew()
    {
        var history = Behind().Lose(1, 1);
        history.Confirm(4, History.Change(4, 4));
        var lost = history.Frames[1];
        _ = history.Build();
        history.Tell(4, History.Post(4));
        var anew = history.Build(after: history.Frames[0].Head);
        Assert.Equal(lost.Head.Number, anew.Head.Number);
        history.Auditor.FrameDurable(History.Owner, History.Ledger, 2, anew.Bytes);
        history.Append(anew).Show(1).End();
    }

    [Fact]
    public void What_a_restored_nation_lost_must_come_back()
    {
        var history = new History().Record(1, 100).Seal().Append(1).Show(1).Record(2, 20).Seal().Append(2).Receipt(2);
        history.RestoreNation(1).Auditor.EndOfSafety();
        var caught = Assert.Throws<AuditException>(history.Auditor.EndOfHealing);
        Assert.Equal(Checks.NeverVanishes, caught.Check);
    }

    [Fact]
    public void What_a_restored_nation_lost_may_come_back_under_a_new_epoch()
    {
        var history = new History()
            .Record(1, 100)
            .Seal()
            .Append(1)
            .Record(2, 20)
            .Seal()
            .Append(2)
            .Receipt(2)
            .Publish(1);
        history.RestoreNation(1).Epoch = 2;
        history.Append(2).Receipt(2).Publish(1).Show(1).End();
    }

    [Fact]
    public void An_entry_that_comes_back_twice_is_caught()
    {
        var history = new History().Record(1, 100).Seal().Append(1).Record(2, 20).Seal().Append(2).RestoreNation(1);
        history.Append(2);
        var caught = Assert.Throws<AuditException>(() => history.Append(2));
        Assert.Equal(Checks.LedgerPrefix, caught.Check);
    }

    [Fact]
    public void The_same_version_with_other_bytes_after_a_restore_is_caught()
    {
        var history = new History().Record(1, 100).Seal().Append(1).Record(2, 20).Seal().Append(2).Publish(1);
        history.RestoreNation(1).Auditor.SiloStarted(1);
        var bytes = new History().Record(1, 100).Seal().Append(1).Board();
        var caught = Assert.Throws<AuditException>(() => history.Publish(1, bytes, position: 2));
        Assert.Equal(Checks.VersionBytes, caught.Check);
    }

    [Fact]
    public void What_both_disks_lost_is_exempt()
    {
        var history = Behind().Announce(2).Lose(1, 1).RestoreNation(1);
        history.Show(1).End();
    }

    [Fact]
    public void What_is_confirmed_at_a_stopped_ledger_comes_with_its_repair() =>
        Caught(
            Checks.NeverVanishes,
            h => h.Announce(2).Lose(1, 1).Confirm(4, History.Change(4, 4)).Stop("Behind").Repair().Show(1)
        );
}
