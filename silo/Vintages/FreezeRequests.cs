using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Vintages;

/// <summary>Reads requests to freeze.</summary>
internal static class FreezeRequests
{
    /// <summary>The checked order.</summary>
    /// <exception cref="RpcException">Names everything that is wrong.</exception>
    public static FreezeOrder Check(
        FreezeRequest request,
        Claim by,
        Day today,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var refusals = new List<Refusal>();
        if (!VintageId.TryParse(request.Id, out var id))
        {
            refusals.Add(Refusal.Invalid("id", request.Id, $"Id '{Refusal.Shown(request.Id)}' must be a UUID."));
        }

        if (Core.Vintages.Vintage.WhyNotName(request.Name) is { } reason)
        {
            refusals.Add(Refusal.Invalid("name", request.Name, $"Name '{Refusal.Shown(request.Name)}' {reason}."));
        }

        Core.Journal.JournalVersion version = default;
        if (
            request.Version is not null
            && !(VersionMessages.TryRead(request.Version, out version) && version.Epoch > 0)
        )
        {
            refusals.Add(Refusal.Invalid("version", $"{version}", "Version must be of epoch 1 or later."));
        }

        var question = new FigureQuestion(AreaCode.Nation.ToString(), request.Period, request.Calendar, "", []);
        refusals.AddRange(question.Check(today, areas, indicators, out var query));
        if (query is { } known && known.Span.First > today)
        {
            var message =
                $"{known.Period} ({known.Calendar.Code()}) begins on {known.Span.First}, after {today} (today): there "
                + "is nothing to keep of it yet. A period that has begun can be frozen.";
            refusals.Add(Refusal.Invalid("period", request.Period, message));
        }

        return refusals.Count > 0
            ? throw refusals.ToRpcException()
            : new FreezeOrder(
                id,
                request.Name,
                by,
                query!.Period,
                query.Calendar,
                query.Span,
                request.Version is null ? null : version,
                request.AllowIncomplete
            );
    }
}
