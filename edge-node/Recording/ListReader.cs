using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads a request for a list; every field that is wrong is named.</summary>
internal static class ListReader
{
    private const int PageSizeDefault = 100;
    private const int PageSizeMax = 1_000;

    /// <summary>Reads it.</summary>
    /// <param name="request">As written.</param>
    /// <param name="today">The end of an open span is tomorrow.</param>
    /// <param name="query">Null where something is refused.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public static IReadOnlyList<Refusal> Read(ListRequest request, Day today, out ItemQuery? query)
    {
        var wrong = new List<Refusal>();
        var days = ReadDays(request, today, wrong);
        var area = request.Area.Length == 0 ? null : ReadArea(request.Area, days, wrong);
        var force = request.Force.Length == 0 ? null : ReadForce(request.Force, wrong);
        var before = request.PageToken.Length == 0 ? long.MaxValue : ReadToken(request.PageToken, wrong);
        var size = request.PageSize == 0 ? PageSizeDefault : request.PageSize;
        if (size is < 1 or > PageSizeMax)
        {
            wrong.Add(Refusal.Invalid("page_size", $"{size}", $"Page size {size} is not 1 to {PageSizeMax}."));
        }

        query =
            wrong.Count == 0
                ? new ItemQuery(area, days, force, request.IncludeVoided, new EntryNumber(before), size)
                : null;
        return wrong;
    }

    private static Span ReadDays(ListRequest request, Day today, List<Refusal> wrong)
    {
        var open = new Span(LedgerScope.FirstDay, LedgerScope.LastDay(today));
        var first = request.From.Length == 0 ? open.First : ReadDay("from", request.From, wrong);
        var last = request.To.Length == 0 ? open.Last : ReadDay("to", request.To, wrong);
        if (first is not { } from || last is not { } to)
        {
            return open;
        }

        if (from <= to)
        {
            return new Span(from, to);
        }

        wrong.Add(Refusal.Invalid("to", request.To, $"The last day {to} is before the first day {from}."));
        return open;
    }

    private static Day? ReadDay(string field, string text, List<Refusal> wrong)
    {
        if (Day.TryParse(text, out var day))
        {
            return day;
        }

        wrong.Add(Refusal.Invalid(field, text, $"'{Refusal.Shown(text)}' is not a day: write it like 2025-01-15."));
        return null;
    }

    private static AreaId? ReadArea(string text, Span days, List<Refusal> wrong)
    {
        if (AreaCode.TryParse(text, out var code) && AreaCatalogue.Reference.LatestWithin(code, days, out var area))
        {
            return area;
        }

        wrong.Add(Refusal.Invalid("area", text, $"Area '{Refusal.Shown(text)}' denotes nothing in {days}."));
        return null;
    }

    private static Force? ReadForce(string text, List<Refusal> wrong)
    {
        if (Core.Figures.Forces.TryParse(text, out var force))
        {
            return force;
        }

        var codes = string.Join(", ", Core.Figures.Forces.All.Select(f => f.Code()));
        wrong.Add(Refusal.Invalid("force", text, $"Force '{Refusal.Shown(text)}' is not one of {codes}."));
        return null;
    }

    private static long ReadToken(string text, List<Refusal> wrong)
    {
        if (long.TryParse(text, out var token) && token > 0)
        {
            return token;
        }

        var message = $"Page token '{Refusal.Shown(text)}' is not one that an answer gave.";
        wrong.Add(Refusal.Invalid("page_token", text, message));
        return 1;
    }
}
