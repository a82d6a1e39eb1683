using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Grpc.Core;

namespace Federation.EdgeNode.Repair;

/// <summary>
/// Compares a ledger with what the nation holds, and works out how it could go on. Changes nothing.
/// </summary>
internal sealed class RepairPlanner(NationCopies nation, EdgeClock clock)
{
    /// <summary>What a repair would do now.</summary>
    /// <exception cref="RpcException">The nation did not answer, or what it holds cannot be adopted.</exception>
    public async Task<RepairDraft> DraftAsync(LedgerHost ledger, CancellationToken cancellationToken)
    {
        var header = ledger.Writer.View.Header;
        var local = LedgerSalvage.Read(ledger.DataDirectory, header);
        var damage = ledger.Writer.Damage ?? local.Damage;
        var (trail, successor) = await ReadAsync(ledger, local, cancellationToken);
        return new RepairDraft(
            header,
            trail,
            local,
            Plan(header, trail, local),
            Judge(ledger, trail, local, damage),
            successor,
            damage
        );
    }

    /// <summary>What the new ledger would begin with.</summary>
    /// <exception cref="RpcException">What the nation holds cannot be adopted.</exception>
    public AdoptionPlan Plan(LedgerHeader header, NationTrail trail, Salvage local)
    {
        var scope = new LedgerScope(header.Owner, IndicatorCatalogue.Reference, KnownAreas.Current);
        var copies = trail.Ledgers.Select(held => held.Copy).ToList();
        try
        {
            return LedgerAdoption.Plan(scope, copies, local.Entries, clock.NowUnixMicroseconds);
        }
        catch (ArgumentException e)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, e.Message));
        }
    }

    /// <summary>
    /// Names what the plan stands on. Recordings of the meantime do not change it: they are carried over like the
    /// others.
    /// </summary>
    public static string TokenOf(RepairDraft draft)
    {
        var text = new StringBuilder();
        foreach (var (mark, _, _) in draft.Trail.Ledgers)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{mark.Ledger} {mark.Watermark} {mark.Announced} {mark.Successor};"
            );
        }

        text.Append(CultureInfo.InvariantCulture, $"{draft.Header} {draft.Verdict.Word} {draft.Damage?.Record};");
        draft.Plan.Conflicts.ToList().ForEach(conflict => text.Append(conflict));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private async Task<(NationTrail Trail, LedgerId? Successor)> ReadAsync(
        LedgerHost ledger,
        Salvage local,
        CancellationToken cancellationToken
    )
    {
        var header = ledger.Writer.View.Header;
        var trail = await nation.ReadAsync(header, cancellationToken);
        var own = LedgerIdentity.ReadSuccessor(ledger.DataDirectory);
        LedgerId? successor = null;
        if (own is { } began && trail.Find(header.Ledger)?.Mark.Successor == began)
        {
            var further = await nation.ReadAsync(header with { Ledger = began }, cancellationToken);
            (trail, successor) = further.Find(began) is null ? (trail, (LedgerId?)began) : (further, null);
        }

        foreach (var repair in local.Repairs.Where(repair => trail.Find(repair.Closed) is null))
        {
            var before = await nation.ReadAsync(header with { Ledger = repair.Closed }, cancellationToken);
            trail = new NationTrail([
                .. before.Ledgers.Where(held => trail.Find(held.Mark.Ledger) is null),
                .. trail.Ledgers,
            ]);
        }

        return (trail, successor);
    }

    private static RepairVerdict Judge(
        LedgerHost ledger,
        NationTrail trail,
        Salvage local,
        LedgerFileDamagedException? damage
    )
    {
        var header = ledger.Writer.View.Header;
        var mark = trail.Find(header.Ledger)?.Mark;
        if (mark?.Successor is { } other && other != LedgerIdentity.ReadSuccessor(ledger.DataDirectory))
        {
            return new(
                "closed",
                StopReason.Closed,
                $"Ledger {header.Ledger} was closed at frame {mark.Watermark}, and ledger {other} goes on in "
                    + "its place on "
                    + "another machine. What is listed here as carried is held by this machine alone: record it there "
                    + "under the same ids, then end this machine."
            );
        }

        if (damage is not null)
        {
            return RepairVerdict.Way("damaged", StopReason.Damaged);
        }

        return mark?.Successor is not null ? RepairVerdict.Way("closed", StopReason.Closed)
            : LostPredecessor(trail, local) ? RepairVerdict.Way("repair_lost", StopReason.RepairLost)
            : mark is null ? Nothing(ledger)
            : Compare(mark.Announced, local) ?? Compare(mark.Watermark, local) ?? Nothing(ledger);
    }

    /// <summary>
    /// The nation's database went back behind a repair: what was adopted is not all held there any more.
    /// </summary>
    private static bool LostPredecessor(NationTrail trail, Salvage local) =>
        local.Repairs.Any(repair =>
            trail.Find(repair.Closed) is not { } held
            || held.Mark.Successor is null
            || held.Mark.Watermark.Number < repair.Through.Number
        );

    private static RepairVerdict? Compare(FrameHead nation, Salvage local)
    {
        if (nation.Number > local.Head.Number)
        {
            return RepairVerdict.Way("behind", StopReason.Behind);
        }

        return nation.Number != FrameNumber.None && local.At(nation.Number) != nation
            ? RepairVerdict.Way("forked", StopReason.Forked)
            : null;
    }

    private static RepairVerdict Nothing(LedgerHost ledger)
    {
        var link = ledger.Link.Current;
        var text = link.Reason switch
        {
            UplinkReason.Forked =>
                "This ledger fits what the nation holds; another machine brought other frames under its "
                    + "id. End that machine, then let this ledger go on: fed ledger release.",
            UplinkReason.Damaged =>
                "The file is sound, and the nation could not decode one of its frames. When its cause is "
                    + "found, let the ledger go on: fed ledger release.",
            UplinkReason.NationBehind =>
                "The nation lost its tail, and is being sent again what is missing. Nothing is to " + "be decided.",
            _ => "This ledger and the nation agree. Nothing is to be decided.",
        };
        return new(link.Word, StopReason.Behind, text);
    }
}
