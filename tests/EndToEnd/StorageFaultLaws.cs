using Federation.EndToEnd.Battery;
using Federation.EndToEnd.Battery.Faults;
using Xunit;

namespace Federation.EndToEnd;

[Collection(OneArena.Name)]
public sealed class StorageFaultLaws(SharedArena shared)
{
    [Fact]
    public Task A_full_disk_at_an_edge_refuses_recordings_and_with_space_again_all_are_counted_once() =>
        shared.EndureAsync(DiskFaults.Fill(shared.Arena, shared.First.Edge, Until.Unanswered(shared.First, more: 20)));

    [Fact]
    public Task A_full_disk_at_the_nation_stops_no_recording_and_with_space_again_all_are_counted_once() =>
        shared.EndureAsync(DiskFaults.Fill(shared.Arena, shared.Nation, Until.Says(shared.Nation, "disk is full")));

    [Fact]
    public Task An_edge_on_a_read_only_disk_refuses_to_start_by_name() =>
        shared.EndureAsync(DiskFaults.ForbidWriting(shared.Arena, shared.First.Edge));

    [Fact]
    public Task A_silo_on_a_read_only_disk_refuses_to_start_by_name() =>
        shared.EndureAsync(DiskFaults.ForbidWriting(shared.Arena, shared.Nation));

    [Fact]
    public Task An_edge_restored_from_an_older_copy_says_behind_and_changes_no_figure() =>
        shared.EndureAsync(CopyFaults.RestoreEdge(shared.Oracle, shared.First));

    [Fact]
    public Task A_clone_of_an_edges_ledger_that_recorded_is_stopped_and_changes_no_figure() =>
        shared.EndureAsync(CopyFaults.CloneEdge(shared.Oracle, shared.First));

    [Fact]
    public Task A_nation_restored_from_an_older_copy_begins_an_epoch_and_is_sent_again_what_it_lost() =>
        shared.EndureAsync(CopyFaults.RestoreNation(shared.Arena, shared.Oracle));

    /// <summary>The files are drawn in the order of their names: ledger.db, ledger.db-wal, ledger.identity.</summary>
    [Fact]
    public Task A_damaged_file_of_an_edge_is_named_or_harmless_and_changes_no_figure() =>
        shared.EndureAsync(
            FileFaults.DamageEdge(
                shared.Oracle,
                shared.First,
                Damage.Flip(0.0, 0.0, bit: 3),
                Damage.Flip(0.0, 0.3, bit: 0),
                Damage.Flip(0.0, 0.6, bit: 7),
                Damage.Flip(0.0, 0.95, bit: 3),
                Damage.Truncate(0.0, 0.1),
                Damage.Truncate(0.0, 0.5),
                Damage.Flip(0.6, 0.0, bit: 3),
                Damage.Flip(0.6, 0.5, bit: 3),
                Damage.Flip(0.6, 0.99, bit: 3),
                Damage.Truncate(0.6, 0.5),
                Damage.Flip(0.9, 0.5, bit: 3),
                Damage.Truncate(0.9, 0.5)
            )
        );

    /// <summary>
    /// The files are drawn in the order of their names: grains.db, grains.db-wal, journal.db, journal.db-wal.
    /// </summary>
    [Fact]
    public Task A_damaged_file_of_the_nation_is_named_or_made_good_by_the_edges() =>
        shared.EndureAsync(
            FileFaults.DamageNation(
                shared.Arena,
                shared.Oracle,
                Damage.Flip(0.0, 0.0, bit: 3),
                Damage.Flip(0.0, 0.7, bit: 0),
                Damage.Truncate(0.0, 0.5),
                Damage.Flip(0.3, 0.5, bit: 3),
                Damage.Flip(0.6, 0.0, bit: 3),
                Damage.Flip(0.6, 0.4, bit: 7),
                Damage.Flip(0.6, 0.8, bit: 3),
                Damage.Truncate(0.6, 0.5),
                Damage.Truncate(0.6, 0.82),
                Damage.Truncate(0.6, 0.95),
                Damage.Flip(0.9, 0.0, bit: 3),
                Damage.Flip(0.9, 0.5, bit: 3),
                Damage.Flip(0.9, 0.99, bit: 3),
                Damage.Truncate(0.9, 0.5)
            )
        );
}
