using Federation.Core.Figures;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>Every check lets a correct history pass and catches, by its name, one that breaks it.</summary>
public sealed class AuditorTests
{
    /// <summary>Two frames of two entries each, appended, receipted, published and shown.</summary>
    private static History Correct()
    {
        var history = new History();
        history.Auditor.SiloStarted(1);
        history.Auditor.TermRaised(History.Ledger, 1);
        history.Record(1, 100).Record(2, 20).Seal().Append(1).Receipt(1).Publish(1).Show(1);
        return history.Record(3, 7).Record(4, 3).Seal().Append(2).Receipt(2).Publish(1).Show(1);
    }

    private static void Caught(string check, Action<History> happening)
    {
        var history = Correct();
        var caught = Assert.Throws<AuditException>(() =>
        {
            happening(history);
            history.End();
        });
        Assert.Equal(check, caught.Check);
    }

    [Fact]
    public void A_correct_history_passes() => Correct().End();

    [Fact]
    public void Corrections_voids_lumps_withdrawals_and_retries_pass()
    {
        var history = Correct();
        history.Confirm(5, History.Change(1, 60, ConfirmedKind.Corrected, qualifier: 3));
        history.Tell(5, History.Post(100).Reverse(), History.Post(60, qualifier: 3)).Seal().Append(3);
        history.Confirm(6, History.Voided(1)).Tell(6, History.Post(60, qualifier: 3).Reverse());
        history.Confirm(7, History.Change(7, 9, ConfirmedKind.Imported, 0x87)).Tell(7, History.Post(9, 0x87));
        history.Confirm(8, new ConfirmedChange(ConfirmedKind.Withdrawn, History.Id(7), default, 0, 0, 0, []));
        history.Tell(8, History.Post(9, 0x87).Reverse()).Seal().Append(4).Publish(1).Show(1);
        history.Confirm(1, History.Change(1, 100)).End();
    }

    [Fact]
    public void A_second_record_that_joins_brings_its_forces_and_nothing_else()
    {
        var history = Correct();
        history.Confirm(5, History.Joined(1, 0b1000)).Tell(5, History.Post(100).Reverse(), History.Post(100, 0b1110));
        history.Seal().Append(3).Confirm(6, History.Voided(1)).Tell(6, History.Post(100, 0b1110).Reverse());
        history.Seal().Append(4).Publish(1).Show(1).End();
    }

    [Fact]
    public void A_joining_that_counts_twice_is_caught() =>
        Caught(
            Checks.AskedFor,
            h => h.Confirm(5, History.Joined(1, 0b1000)).Tell(5, History.Post(100, 0b1000)).Seal().Append(3)
        );

    [Fact]
    public void What_was_asked_and_never_answered_may_come_to_be()
    {
        var history = Correct();
        history.Auditor.Asked(History.Owner, History.Ledger, History.Id(5), History.Change(5, 5));
        history.Tell(5, History.Post(5)).Seal().Append(3).Publish(1).Show(1).End();
    }

    [Fact]
    public void A_gap_in_the_positions_is_caught() =>
        Caught(
            Checks.JournalDense,
            h =>
            {
                h.Record(5, 5).Seal().Position++;
                h.Append(3);
            }
        );

    [Fact]
    public void An_epoch_that_rises_without_a_restore_is_caught() =>
        Caught(
            Checks.JournalEpoch,
            h =>
            {
                h.Record(5, 5).Seal().Epoch++;
                h.Append(3);
            }
        );

    [Fact]
    public void A_frame_that_comes_twice_is_caught() => Caught(Checks.LedgerPrefix, h => h.Append(2));

    [Fact]
    public void A_frame_that_is_left_out_is_caught() =>
        Caught(Checks.LedgerPrefix, h => h.Record(5, 5).Seal().Record(6, 6).Seal().Append(4));

    [Fact]
    public void A_frame_of_another_chain_is_caught() =>
        Caught(
            Checks.LedgerChain,
            h => h.Record(5, 5).Append(h.Build(after: h.Frames[0].Head) with { Head = Third(h) })
        );

    [Fact]
    public void Bytes_that_are_no_frame_are_caught() =>
        Caught(
            Checks.FrameReads,
            h => h.Auditor.FrameDurable(History.Owner, History.Ledger, 3, new byte[] { 1, 2, 3 })
        );

    [Fact]
    public void A_frame_that_was_never_synced_is_caught() =>
        Caught(Checks.SealedFirst, h => h.Record(5, 5).Append(h.Build()));

    [Fact]
    public void An_announced_head_that_was_never_synced_is_caught() =>
        Caught(Checks.SealedFirst, h => h.Auditor.Announced(History.Ledger, 3, new byte[32]));

    [Fact]
    public void A_frame_that_is_sealed_anew_is_caught() =>
        Caught(
            Checks.SealedOnce,
            h => h.Auditor.FrameDurable(History.Owner, History.Ledger, 2, h.Record(5, 5).Build().Bytes)
        );

    [Fact]
    public void A_frame_of_a_stale_writer_is_caught() =>
        Caught(
            Checks.StaleWriter,
            h =>
            {
                h.Auditor.TermRaised(History.Ledger, 2);
                h.Record(5, 5).Seal().Append(3, term: 1);
            }
        );

    [Fact]
    public void A_receipt_for_what_was_never_appended_is_caught() =>
        Caught(Checks.ReceiptDurable, h => h.Record(5, 5).Seal().Receipt(3));

    [Fact]
    public void A_receipt_with_another_hash_is_caught() =>
        Caught(Checks.ReceiptDurable, h => h.Auditor.ReceiptKept(History.Ledger, 2, new byte[32]));

    [Fact]
    public void An_entry_in_two_frames_is_caught() =>
        Caught(Checks.CountedOnce, h => h.Tell(1, History.Post(100)).Seal().Append(3));

    [Fact]
    public void An_entry_that_nobody_asked_for_is_caught() =>
        Caught(Checks.AskedFor, h => h.Tell(5, History.Post(5)).Seal().Append(3));

    [Fact]
    public void An_entry_that_says_something_else_is_caught() =>
        Caught(Checks.AskedFor, h => h.Confirm(5, History.Change(5, 5)).Tell(5, History.Post(6)).Seal().Append(3));

    [Fact]
    public void A_correction_without_its_reversal_is_caught() =>
        Caught(
            Checks.AskedFor,
            h => h.Confirm(5, History.Change(1, 60, ConfirmedKind.Corrected)).Tell(5, History.Post(60)).Seal().Append(3)
        );

    [Fact]
    public void A_confirmation_of_what_nobody_asked_for_is_caught() =>
        Caught(
            Checks.AskedFor,
            h => h.Auditor.Confirmed(History.Owner, History.Ledger, History.Id(1), History.Change(1, 101))
        );

    [Fact]
    public void A_confirmed_entry_that_never_arrives_is_caught() =>
        Caught(Checks.NeverVanishes, h => h.Confirm(5, History.Change(5, 5)));

    [Fact]
    public void A_stop_without_a_cause_is_caught() => Caught(Checks.StopHasCause, h => h.Stop("Forked"));

    [Fact]
    public void A_board_in_another_form_is_caught() =>
        Caught(Checks.BoardReads, h => h.Record(5, 5).Seal().Append(3).Publish(1, [.. h.Board(), 0]));

    [Fact]
    public void A_board_that_lacks_a_frame_is_caught() =>
        Caught(
            Checks.BoardSums,
            h =>
            {
                var before = h.Board();
                h.Record(5, 5).Seal().Append(3).Publish(1, before);
            }
        );

    [Fact]
    public void A_board_without_a_cell_is_caught() =>
        Caught(
            Checks.BoardSums,
            h =>
            {
                var before = h.Board();
                h.Confirm(5, History.Change(5, 5, forces: 1)).Tell(5, History.Post(5, 1)).Seal().Append(3);
                h.Publish(1, before.Length < h.Board().Length ? before : null);
            }
        );

    [Fact]
    public void A_version_that_the_journal_has_not_reached_is_caught() =>
        Caught(Checks.VersionReached, h => h.Publish(1, position: 3));

    [Fact]
    public void A_silo_that_goes_back_is_caught() =>
        Caught(
            Checks.VersionGrows,
            h =>
            {
                var before = h.Board();
                h.Record(5, 5).Seal().Append(3).Publish(1).Publish(1, before, position: 2);
            }
        );

    [Fact]
    public void A_silo_that_started_anew_may_be_behind()
    {
        var history = Correct();
        var before = history.Board();
        history.Record(5, 5).Seal().Append(3).Publish(1).Show(1).Auditor.SiloStarted(1);
        history.Publish(1, before, position: 2).Publish(1).End();
    }

    [Fact]
    public void Other_bytes_at_the_same_version_are_caught() =>
        Caught(Checks.VersionBytes, h => h.Show(2, [.. h.Board()[..^1], 9]));

    [Fact]
    public void A_display_that_goes_back_is_caught() =>
        Caught(
            Checks.DisplayForward,
            h =>
            {
                var before = h.Board();
                h.Record(5, 5).Seal().Append(3).Show(1).Show(1, before, position: 2);
            }
        );

    [Fact]
    public void A_display_may_show_what_is_older_and_say_so()
    {
        var history = Correct();
        var before = history.Board();
        history.Record(5, 5).Seal().Append(3).Show(1).Show(1, before, position: 2, live: false).Show(1).End();
    }

    [Fact]
    public void A_display_that_stays_behind_is_caught() =>
        Caught(Checks.Converged, h => h.Record(5, 5).Seal().Append(3).Publish(1));

    [Fact]
    public void A_display_that_is_not_live_in_the_end_is_caught() =>
        Caught(Checks.Converged, h => h.Show(1, live: false));

    [Fact]
    public void A_frame_that_stays_at_the_edge_is_caught() =>
        Caught(
            Checks.Converged,
            h =>
            {
                h.Auditor.Asked(History.Owner, History.Ledger, History.Id(5), History.Change(5, 5));
                h.Tell(5, History.Post(5)).Seal();
            }
        );

    private static Core.Exchange.FrameHead Third(History history) =>
        Core.Exchange.FrameChain.Next(history.Frames[1].Head, history.Frames[0].Bytes.Span);
}
