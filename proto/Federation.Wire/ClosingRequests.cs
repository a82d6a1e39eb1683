using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Reads requests to close and to reopen; every field that is wrong is named.</summary>
public static class ClosingRequests
{
    /// <summary>Reads a request to close.</summary>
    public static bool TryRead(
        V1.CloseRequest request,
        AreaCatalogue areas,
        Claim by,
        [NotNullWhen(true)] out ClosePeriod? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = LedgerRequests.ReadId("closing_id", request.ClosingId, wrong);
        var force = ReadForce(request.Force, by, wrong);
        var (area, day) = ReadPlace(areas, request.Area, "through", request.Through, wrong);
        command = wrong.Count == 0 ? new ClosePeriod(by, id, force, area, day) : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads a request to reopen.</summary>
    public static bool TryRead(
        V1.ReopenRequest request,
        AreaCatalogue areas,
        Claim by,
        [NotNullWhen(true)] out ReopenPeriod? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = LedgerRequests.ReadId("reopening_id", request.ReopeningId, wrong);
        var force = ReadForce(request.Force, by, wrong);
        var (area, day) = ReadPlace(areas, request.Area, "from", request.From, wrong);
        command = wrong.Count == 0 ? new ReopenPeriod(by, id, force, area, day, request.Reason) : null;
        refusals = wrong;
        return command is not null;
    }

    private static Force ReadForce(string text, Claim by, List<Refusal> wrong)
    {
        if (text.Length == 0 && by.Force is { } own)
        {
            return own;
        }

        if (!Forces.TryParse(text, out var force))
        {
            var codes = string.Join(", ", Forces.All.Select(one => one.Code()));
            var what = text.Length == 0 ? "No force is named" : $"'{Refusal.Shown(text)}' is no force";
            wrong.Add(Refusal.Invalid("force", text, $"{what}: give one of {codes}, or ask as that force."));
        }

        return force;
    }

    private static (AreaId Area, Day Day) ReadPlace(
        AreaCatalogue areas,
        string code,
        string field,
        string text,
        List<Refusal> wrong
    )
    {
        if (!Day.TryParse(text, out var day))
        {
            wrong.Add(Refusal.Invalid(field, text, $"'{Refusal.Shown(text)}' is no day: write it like 2025-03-31."));
            return default;
        }

        var area = default(AreaId);
        if (!AreaCode.TryParse(code, out var parsed) || !areas.TryResolve(parsed, day, out area))
        {
            var message =
                $"Area '{Refusal.Shown(code)}' denotes nothing on {day}: give a province like 04, a district or "
                + "commune like 04/043, or a post like 20/183/ba-son.";
            wrong.Add(Refusal.Invalid("area", code, message));
        }

        return (area, day);
    }
}
