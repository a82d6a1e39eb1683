using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Grpc.Core;

namespace Federation.EdgeNode.Repair;

/// <summary>
/// Goes on in a new ledger: closes the old one at the nation first, then builds and switches with the writer at rest.
/// Each step can be taken again: whatever interrupts it, the next repair goes on from there, and nothing is counted
/// twice. A file that turns out to be damaged is named so before anything is left out of the new ledger.
/// </summary>
internal sealed partial class LedgerRepairer(
    RepairPlanner planner,
    NationCopies nation,
    EdgeClock clock,
    ILogger<LedgerRepairer> log
) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Repairs it.</summary>
    /// <param name="ledger">Which one.</param>
    /// <param name="token">Of the plan that the operator saw.</param>
    /// <param name="by">Who claims to decide it.</param>
    /// <returns>What was done, as the new ledger holds it.</returns>
    /// <exception cref="RpcException">There is no way, things moved on, or the nation did not answer.</exception>
    /// <exception cref="LedgerUnavailableException">The new file could not be made; the old one goes on.</exception>
    public async Task<(LedgerHeader Header, StoredRepair Done)> RepairAsync(
        LedgerHost ledger,
        string token,
        Claim by,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var draft = await planner.DraftAsync(ledger, cancellationToken);
            Demand(draft.Verdict.NoWay.Length == 0, draft.Verdict.NoWay);
            Demand(
                RepairPlanner.TokenOf(draft) == token,
                "Things moved on since this was planned. Nothing was changed: look again by fed ledger repair --plan."
            );
            if (draft.Damage is { } damage)
            {
                ledger.Writer.Declare(damage);
            }

            var header = draft.Header with { Ledger = await CloseAsync(ledger, draft, cancellationToken) };
            await ledger.Writer.ReplaceAsync(() => Replace(ledger, draft, header, by));
            var done = ledger.Writer.View.Repairs[^1];
            Log.Repaired(log, draft.Header.Ledger.Value, header.Ledger.Value, done.Adopted, done.Carried);
            return (header, done);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<LedgerId> CloseAsync(LedgerHost ledger, RepairDraft draft, CancellationToken cancellationToken)
    {
        var successor = draft.Successor ?? new LedgerId(Guid.CreateVersion7());
        LedgerIdentity.KeepSuccessor(ledger.DataDirectory, successor);
        foreach (var mark in draft.Open)
        {
            var statement = new ClosingStatement(
                mark.Ledger,
                mark.Watermark,
                successor,
                draft.Verdict.Reason,
                draft.Plan.Adopted,
                draft.Plan.Carried
            );
            Demand(
                await nation.CloseAsync(draft.Header.Owner, statement, cancellationToken),
                $"The nation took more of ledger {mark.Ledger} meanwhile, or closed it otherwise. Nothing was "
                    + "changed here: "
                    + "look again by fed ledger repair --plan."
            );
        }

        return successor;
    }

    /// <summary>On the writer's thread: what was recorded until now is carried over as well.</summary>
    /// <exception cref="LedgerFileDamagedException">It changed since the draft, in which it was sound.</exception>
    private void Replace(LedgerHost ledger, RepairDraft draft, LedgerHeader header, Claim by)
    {
        var local = LedgerSalvage.Read(ledger.DataDirectory, draft.Header);
        if (draft.Damage is null && local.Damage is { } damage)
        {
            throw damage;
        }

        var plan = planner.Plan(draft.Header, draft.Trail, local);
        var archive = LedgerBuilder.ArchiveName(ledger.DataDirectory, draft.Header.Ledger);
        var done = new StoredRepair(
            draft.Header.Ledger,
            draft.Trail.Find(draft.Header.Ledger)?.Mark.Watermark ?? draft.Common,
            draft.Verdict.Word,
            clock.NowUnixMicroseconds,
            by,
            plan.Adopted,
            plan.Carried,
            archive,
            plan.Conflicts
        );
        var repairs = local.Repairs.Where(repair => repair.Closed != done.Closed).Append(done).ToList();
        LedgerBuilder.Build(LedgerFiles.Next(ledger.DataDirectory), header, plan, repairs);
        LedgerBuilder.Switch(ledger.DataDirectory, header, archive);
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, otherwise));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            4001,
            LogLevel.Warning,
            "Ledger {Closed} was closed and ledger {Ledger} goes on: {Adopted} entries adopted, {Carried} carried over"
        )]
        public static partial void Repaired(ILogger logger, Guid closed, Guid ledger, long adopted, long carried);
    }
}
