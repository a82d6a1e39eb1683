using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Core.Vintages.Revisions;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Federation.Silo.Vintages;

/// <summary>Reads questions about revisions and answers them.</summary>
internal static class RevisionMessages
{
    /// <summary>The province that is asked for; null for the nation.</summary>
    /// <exception cref="RpcException">It denotes nothing in these days, or lies below a province.</exception>
    public static AreaId? CheckArea(string text, Core.Calendars.Span days, AreaCatalogue areas)
    {
        var code = AreaCode.Nation;
        AreaId area = default;
        var isThere =
            (text.Length == 0 || AreaCode.TryParse(text, out code))
            && areas.LatestWithin(code, days, out area)
            && areas.Get(area).Level <= 1;
        if (!isThere)
        {
            var message = $"Area '{Refusal.Shown(text)}' must be VN or a province in {days}: boards hold no others.";
            throw ((IReadOnlyList<Refusal>)[Refusal.Invalid("area", text, message)]).ToRpcException();
        }

        return area == AreaId.Nation ? null : area;
    }

    /// <summary>The answer.</summary>
    /// <param name="kept">The vintage.</param>
    /// <param name="fold">Folded through <paramref name="through"/>.</param>
    /// <param name="through">The version that the vintage is compared with.</param>
    /// <param name="province">Only of it; null: of all.</param>
    /// <param name="max">How many revisions are told at most.</param>
    /// <param name="areas">Codes and names of areas.</param>
    /// <param name="indicators">Codes and units of indicators.</param>
    public static RevisionsResponse ToResponse(
        KeptVintage kept,
        RevisionFold fold,
        JournalVersion through,
        AreaId? province,
        int max,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var now = fold.Now;
        var revisions = fold.Revisions().Where(one => province is null || one.Cell.Area == province).ToList();
        var day = kept.Header.Days.Last;
        return new RevisionsResponse
        {
            Vintage = kept.ToWire(),
            Through = through.ToWire(),
            Digest = UnsafeByteOperations.UnsafeWrap(now.Digest.ToArray()),
            Fingerprint = now.Fingerprint.ToString(),
            Revisions = { revisions.Take(max).Select(one => one.ToWire(day, areas, indicators)) },
            LeftOut = Math.Max(0, revisions.Count - max),
        };
    }
}
