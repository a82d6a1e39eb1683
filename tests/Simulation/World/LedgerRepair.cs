using Federation.Core.Areas;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;

namespace Federation.Simulation.World;

/// <summary>
/// The repair of one edge's ledger, in the order of the edge node's own: plan, close the ledger at the nation, and only
/// then build the new one from what the disk holds and switch to it. Where the nation took more of it meanwhile, or did
/// not answer, nothing was changed and it is tried again. A disk that turns out to be damaged is named so before
/// anything is left out of the new ledger.
/// </summary>
internal sealed class LedgerRepair(Setting setting, SimulatedFederation federation, SimulatedEdge edge)
{
    /// <summary>So often a repair ends behind the nation's answer, and is begun again.</summary>
    private const double Interrupted = 0.3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LedgerId _successor = new(setting.Rng.Uuid());
    private StopReason? _reason;
    private TimeSpan _askAgainAt;
    private int _asked;

    public void Begin(Grain grain, StopReason reason)
    {
        if (setting.Now < _askAgainAt)
        {
            return;
        }

        if (_reason is null)
        {
            _reason = reason;
            federation.Callers[edge.Number].GoOn();
        }

        var local = Salvage.Of(edge.Owner, edge.Ledger, edge.Disk);
        if (Names(local))
        {
            return;
        }

        var plan = Plan(local);
        var mark = federation.Cluster.Journal.Find(edge.Ledger);
        if (mark?.Successor == _successor)
        {
            Replace(_reason.Value);
            return;
        }

        var through = mark?.Watermark ?? Core.Exchange.FrameChain.Genesis(edge.Owner, edge.Ledger);
        var statement = new ClosingStatement(
            edge.Ledger,
            through,
            _successor,
            _reason.Value,
            plan.Adopted,
            plan.Carried
        );
        var asked = ++_asked;
        _askAgainAt = setting.Now + Patience;
        grain.Close(statement, closed => Closed(asked, closed));
    }

    private void Closed(int asked, LedgerMark? mark)
    {
        if (asked != _asked)
        {
            return;
        }

        _askAgainAt = setting.Now;
        if (setting.Rng.Chance(Interrupted))
        {
            setting.Tell($"edge {edge.Number}: the repair was interrupted behind the nation's answer");
            setting.Healed.Interrupted++;
        }
        else if (mark?.Successor == _successor)
        {
            Replace(_reason!.Value);
        }
    }

    /// <summary>With the process at rest: what was recorded until now is carried over as well.</summary>
    private void Replace(StopReason reason)
    {
        edge.Halt();
        edge.Disk.Recover();
        var local = Salvage.Of(edge.Owner, edge.Ledger, edge.Disk);
        if (Names(local))
        {
            return;
        }

        var plan = Plan(local);
        var old = edge.Ledger;
        var held = local.Entries.Select(entry => entry.Id.Value).ToHashSet();
        if (edge.IsDamaged)
        {
            setting.Witness.DiskRestored(old, held, local.Frames.Count);
        }

        Count(plan, reason);
        foreach (var part in plan.Entries.OfType<ApprovalMoved>().Where(part => !held.Contains(part.Id.Value)))
        {
            edge.TellAsked(part.Id.Value, Asked.Moved(part.Id.Value, part));
        }

        edge.GoOnIn(_successor, Build(plan));
        var named = plan.Conflicts.Select(conflict => conflict.Entry.Value).ToHashSet();
        federation.Stops.Repaired(old, _successor, held, named);
        edge.Start();
        federation.Callers[edge.Number].AskAgain();
    }

    /// <summary>True where the disk was thought to be sound, and is not: the ledger stops as damaged.</summary>
    private bool Names(Salvage local)
    {
        if (edge.IsDamaged || local.Damage is not { } damage)
        {
            return false;
        }

        setting.Tell($"edge {edge.Number}: the repair found that {damage}");
        edge.StopDamaged(damage);
        return true;
    }

    private AdoptionPlan Plan(Salvage local)
    {
        var scope = new LedgerScope(edge.Owner, IndicatorCatalogue.Reference, AreaCatalogue.Reference);
        var trail = federation.Cluster.Journal.Trail(edge.Ledger);
        return setting.Parts.Adopt(scope, trail, local.Entries, edge.Clock.UnixMicroseconds);
    }

    private LedgerDisk Build(AdoptionPlan plan)
    {
        var disk = new LedgerDisk();
        var book = OpenBook.Open(edge.Owner, _successor, disk, edge.Rules, setting.Parts.Tell);
        book.Append(plan.Entries);
        book.Commit();
        disk.Sync();
        return disk;
    }

    private void Count(AdoptionPlan plan, StopReason reason)
    {
        var healed = setting.Healed;
        healed.Repaired[$"{reason}"] = healed.Repaired.GetValueOrDefault($"{reason}") + 1;
        healed.Adopted += plan.Adopted;
        healed.Carried += plan.Carried;
        healed.Conflicts += plan.Conflicts.Count;
        setting.Note(TraceKind.Repaired, edge.Number, plan.Adopted, plan.Carried);
        foreach (var conflict in plan.Conflicts)
        {
            setting.Tell($"edge {edge.Number}: {conflict.Kind} {conflict.Entry}: {conflict.Detail}");
        }
    }
}
