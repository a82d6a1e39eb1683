using Federation.EndToEnd.Battery;
using Federation.Wire.Hosting;
using Npgsql;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>
/// A silo stands still in the middle of an append until it is held for dead, and goes on: the real programs, with every
/// recording of two edges under way.
/// </summary>
public sealed class FencingLaws
{
    private const int Never = 1_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CrashPoint.SiloBeforeCommit)]
    [InlineData(CrashPoint.SiloAfterCommit)]
    public async Task A_silo_that_stands_still_before_or_after_its_commit_writes_nothing_when_it_goes_on(CrashPoint at)
    {
        await using var nation = await SharedNation.StartToStopAsync(at, times: 10);

        await nation.ReplayAsync(
            new Milestones(),
            async () =>
            {
                await nation.Nodes.StoppedAsync("nation", Cancel);
                await nation.HeldForDeadAsync("nation");
                await nation.GoesOnAndEndsAsync("nation");
                await nation.Nodes.StartAsync("nation", Cancel);
            }
        );

        await nation.AssertExactAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silo_that_stands_still_in_its_transaction_holds_nobody_up_whether_it_commits_or_not(
        bool isCommitted
    )
    {
        await using var nation = await SharedNation.StartToStopAsync(CrashPoint.SiloBeforeCommit, Never);
        var milestones = new Milestones(300);

        await nation.ReplayAsync(
            milestones,
            async () =>
            {
                await milestones.ReachAsync(300, Cancel);
                await using (var holder = await nation.Server.OpenAsync(nation.Database))
                {
                    await using var transaction = await holder.BeginTransactionAsync(Cancel);
                    await ExecuteAsync(holder, "SELECT position FROM journal FOR UPDATE");
                    await UntilWaitingAsync(nation, isWaiting: true);
                    ProcessSignals.Freeze(nation.Nodes.IdOf("nation"));
                    if (!isCommitted)
                    {
                        // The server ends a statement that waits too long, whoever is there to hear it.
                        await UntilWaitingAsync(nation, isWaiting: false);
                    }

                    await transaction.RollbackAsync(Cancel);
                }

                await nation.HeldForDeadAsync("nation");
                await nation.GoesOnAndEndsAsync("nation");
                await nation.Nodes.StartAsync("nation", Cancel);
            }
        );

        await nation.AssertExactAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // every text is this class's own
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>Until an append waits for the head of the journal, or none does.</summary>
    private static async Task UntilWaitingAsync(SharedNation nation, bool isWaiting)
    {
        await using var looker = await nation.Server.OpenAsync(nation.Database);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() "
                + "AND wait_event_type = 'Lock' AND query LIKE '%journal_append%'",
            looker
        );
        while ((bool)(await command.ExecuteScalarAsync(Cancel))! != isWaiting)
        {
            await Task.Yield();
        }
    }
}
