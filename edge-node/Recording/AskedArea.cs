using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Wire;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads the area of a question that is about no days.</summary>
internal static class AskedArea
{
    /// <summary>
    /// What the code denotes today, or denoted last, and every earlier area that went into it whole: what is asked of a
    /// province is also in the ledgers of those that it was made of. Null: all areas.
    /// </summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it never denoted anything.</exception>
    public static IReadOnlyList<AreaId>? Resolve(string text, Day today)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var days = new Span(LedgerScope.FirstDay, LedgerScope.LastDay(today));
        var isCode = AreaCode.TryParse(text, out var code);
        if (isCode && KnownAreas.Current.LatestWithin(code, days, out var area))
        {
            return KnownAreas.Current.PartsOf(area);
        }

        IReadOnlyList<Refusal> refusals =
        [
            Refusal.Invalid("area", text, $"'{Refusal.Shown(text)}' denotes no area: 04, 04/043 or 20/183/ba-son."),
        ];
        throw refusals.ToRpcException();
    }
}
