using Federation.Core.Ledger.Repair;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Repair;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Repairs on the wire.</summary>
internal static class RepairAnswers
{
    /// <summary>What a repair did.</summary>
    public static RepairRecord ToWire(StoredRepair done)
    {
        var record = new RepairRecord
        {
            Closed = done.Closed.ToString(),
            ClosedAt = UplinkMessages.ToWire(done.Through),
            Reason = done.Reason,
            At = ItemMessages.Time(done.AtUnixMicroseconds),
            Adopted = done.Adopted,
            Carried = done.Carried,
            By = done.By.ToString(),
            Archive = done.Archive,
        };
        record.Conflicts.AddRange(done.Conflicts.Select(ToWire));
        return record;
    }

    /// <summary>What a repair would do.</summary>
    public static PlanRepairResponse ToWire(RepairDraft draft, string token, string reason)
    {
        var own = draft.Trail.Find(draft.Header.Ledger)?.Mark;
        var response = new PlanRepairResponse
        {
            Link = draft.Verdict.Word,
            Reason = reason,
            Ledger = draft.Header.Ledger.ToString(),
            Edge = UplinkMessages.ToWire(draft.Local.Head),
            Nation = own is null ? null : UplinkMessages.ToWire(own.Watermark),
            Announced = own is null ? null : UplinkMessages.ToWire(own.Announced),
            Common = UplinkMessages.ToWire(draft.Common),
            LocalEntries = draft.Local.Entries.Count,
            Adopted = draft.Plan.Adopted,
            AdoptedWhole = draft.Plan.AdoptedWithContent,
            Carried = draft.Plan.Carried,
            NoWay = draft.Verdict.NoWay,
            Damage = draft.Damage?.Message ?? "",
        };
        response.Conflicts.AddRange(draft.Plan.Conflicts.Select(ToWire));
        if (draft.Verdict.NoWay.Length == 0)
        {
            response.Ways.Add(RepairWay.Adopt);
            response.Token = token;
        }

        return response;
    }

    private static RepairConflict ToWire(AdoptionConflict conflict) =>
        new()
        {
            Kind = (RepairConflict.Types.Kind)conflict.Kind,
            Entry = conflict.Entry.ToString(),
            Target = conflict.Target?.ToString() ?? "",
            Detail = conflict.Detail,
        };
}
